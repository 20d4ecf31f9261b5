"""The offline half: source files in, a searchable library out. It knows nothing of questions or pages."""
