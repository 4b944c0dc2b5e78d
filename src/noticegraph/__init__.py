"""noticegraph: privacy notices as a knowledge graph in the W3C Data Privacy Vocabulary."""

__version__ = "0.1.0"
