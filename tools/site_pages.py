"""What the site makes of pages: links to files outside docs/ become their names, the notebook becomes a page."""

import json
import posixpath
import re
from pathlib import Path
from typing import Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

NOTEBOOK = "notebook.ipynb"

_LINK = re.compile(r"\[([^\]]+)\]\(((?:\.\./)+[^)\s]+)\)")


class _File(Protocol):
    src_uri: str


class _Page(Protocol):
    file: _File


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the notebook as a page beside its file."""
    cells = json.loads((Path(config.docs_dir) / NOTEBOOK).read_text(encoding="utf-8"))["cells"]
    shown = (
        "".join(cell["source"]) if cell["cell_type"] == "markdown" else f"```python\n{''.join(cell['source'])}\n```"
        for cell in cells
    )
    download = f"The file: [{NOTEBOOK}]({NOTEBOOK}), for Jupyter."
    content = "\n\n".join([*shown, download]) + "\n"
    files.append(File.generated(config, "notebook.md", content=content))
    return files


def on_page_markdown(markdown: str, *, page: _Page, **_: object) -> str:
    """Return a page without links to what lies outside docs/."""
    return within(markdown, page.file.src_uri)


def within(markdown: str, uri: str) -> str:
    """Return a page at a path below docs/ with links that lead out of docs/ as their text and the path.

    >>> within("[fails](../tests/a.ttl), [`x`](y.md)", "shapes.md")
    'fails (`tests/a.ttl`), [`x`](y.md)'
    >>> within("[fails](../../tests/a.ttl), [x](../shapes.md)", "how-to/officer.md")
    'fails (`tests/a.ttl`), [x](../shapes.md)'
    """

    def named(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), link[2]))
        return f"{link[1]} (`{target.removeprefix('../')}`)" if target.startswith("../") else link[0]

    return _LINK.sub(named, markdown)
