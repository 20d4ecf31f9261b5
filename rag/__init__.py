"""The online half: a question in, cited passages out."""
