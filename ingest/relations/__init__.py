"""Readers of relations: each takes a notice's `Context` and yields what it states of its relations."""
