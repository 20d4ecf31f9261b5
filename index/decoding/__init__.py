"""Decoding: the bytes of a file to text, in the encoding that is stated or found out."""
