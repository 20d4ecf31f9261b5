"""Readers: one file per format, each turning a source file into documents of decoded text."""
