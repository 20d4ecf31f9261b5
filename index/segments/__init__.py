"""The search indexes in pieces: each is written once, never changed, merged as they grow many."""
