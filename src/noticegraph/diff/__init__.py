"""What changed between two notices: versions of one, or its translations, compared as facts."""
