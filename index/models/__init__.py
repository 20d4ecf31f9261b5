"""Embedding models: the default one from the package registry, and any other through sentence-transformers."""
