"""The command line: `noticegraph COMMAND`."""

from noticegraph.cli.main import main

__all__ = ["main"]
