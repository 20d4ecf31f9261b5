"""The page, for Hugging Face Spaces and `python app.py`."""

from ui.app import main

raise SystemExit(main())
