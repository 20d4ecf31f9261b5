"""The map: all passages of the collection at once, and how they spread over articles and years."""
