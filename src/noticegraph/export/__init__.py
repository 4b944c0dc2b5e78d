"""Exports: one table of formats, each a function from quads to bytes."""

from noticegraph.export.formats import FORMATS, ExportError, ExportFormat, write

__all__ = ["FORMATS", "ExportError", "ExportFormat", "write"]
