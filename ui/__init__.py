"""The chat page: it shows what rag/ answers and decides nothing about ranking."""
