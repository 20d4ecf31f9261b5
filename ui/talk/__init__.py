"""The conversation: what was asked, and the cited passages that answer it."""
