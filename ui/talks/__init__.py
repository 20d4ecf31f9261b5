"""The conversations that a visitor's browser keeps: how they are written, read again and listed."""
