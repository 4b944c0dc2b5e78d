"""What is known before any notice is read: terms, relations, law, organisations, lexicon."""
