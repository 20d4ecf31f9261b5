"""The reader: an article in full, with what was cited of it marked."""
