"""The commands of `python -m rag`, one a file: `add` declares its arguments, `run` carries it out."""
