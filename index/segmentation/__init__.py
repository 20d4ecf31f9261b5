"""Segmentation: the text of a file to its articles, each clean and with the way back to the file."""
