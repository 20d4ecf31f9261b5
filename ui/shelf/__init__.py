"""The shelf: every article of the collection."""
