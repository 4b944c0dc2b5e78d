"""SHACL shapes of what the law demands of a notice, and their validation."""
