"""The tray: passages that a reader has collected, and how they are taken away with their references."""
