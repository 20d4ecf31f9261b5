"""Where a visitor has the questions searched: chosen articles, publications and years."""
