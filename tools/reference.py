"""Write docs/reference/: the commands, the Python interface and the relation table, each from what the code says.

Run by hand after a change of any of them:

    python tools/reference.py
"""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

import noticegraph
from noticegraph.cli.main import noticegraph as commands
from noticegraph.export import FORMATS
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.relations import ValueType, relations

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"

MADE = "Made by `tools/reference.py` from the code; change it there."

ORDER = (
    "open_store",
    "in_memory",
    "connect",
    "questions",
    "Store",
    "Records",
    "Row",
    "Validated",
    "Endpoint",
    "NoticegraphError",
)
"""The names of the interface, as someone who learns it meets them."""

VALUES = (
    "noticegraph.loading:Status",
    "noticegraph.loading:Outcome",
    "noticegraph.pipeline:Report",
    "noticegraph.notices:Notice",
    "noticegraph.ontology.claims:StatedClaim",
    "noticegraph.assessment:Assessment",
    "noticegraph.assessment:NotAssessed",
    "noticegraph.shapes.validate:Validation",
    "noticegraph.shapes.validate:Verdict",
    "noticegraph.shapes.findings:Finding",
    "noticegraph.reasoning:Reasoned",
    "noticegraph.reasoning:Inference",
    "noticegraph.diff.compare:Difference",
    "noticegraph.push:Pushed",
    "noticegraph.queries.catalogue:Question",
    "noticegraph.queries.parameters:Parameter",
)
"""What the interface returns, as module and name."""

_SHOWN = frozenset({"__enter__", "__getitem__", "__len__", "__iter__"})


def pages() -> dict[str, str]:
    """Return the pages by file name."""
    return {"cli.md": cli(), "python.md": python(), "relations.md": relation_table(), "formats.md": formats()}


def cli() -> str:
    """Return the page of the commands."""
    parts = [f"# Commands\n\n{MADE}\n", *_command(commands, "noticegraph")]
    return "\n".join(parts)


def _command(command: click.Command, name: str) -> Iterator[str]:
    context = click.Context(command, info_name=name)
    if name != "noticegraph":
        yield f"## {name}\n"
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```\n"
    yield _prose(inspect.cleandoc(command.help or ""))
    if command.epilog:
        yield f"{_markdown(command.epilog)}\n"
    options = [p for p in command.get_params(context) if isinstance(p, click.Option) and "--help" not in p.opts]
    if options:
        yield "| option | |\n|---|---|"
        yield "\n".join(_option(option, context) for option in options) + "\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            yield from _command(command.commands[child], f"{name} {child}")


def _prose(help_text: str) -> str:
    r"""Return the help of a command as Markdown: paragraphs after \b keep their lines."""
    shown = []
    for paragraph in help_text.replace("\f", "").split("\n\n"):
        if paragraph.startswith("\b"):
            lines = textwrap.dedent(paragraph.removeprefix("\b").strip("\n"))
            shown.append(f"```text\n{lines}\n```\n")
        else:
            shown.append(_markdown(paragraph) + "\n")
    return "\n".join(shown)


def _markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    return re.sub(r"([<>*_|\[\]])", r"\\\1", text)


def _option(option: click.Option, context: click.Context) -> str:
    names = ", ".join(f"`{name}`" for name in (*option.opts, *option.secondary_opts))
    if isinstance(option.type, click.Choice):
        takes = " " + " \\| ".join(f"`{choice}`" for choice in option.type.choices)
    else:
        takes = "" if option.is_flag else f" `{option.make_metavar(context)}`"
    told = [_markdown(option.help or "").replace("\n", " ")]
    if option.show_envvar and option.envvar:
        told.append(f"Also from `{option.envvar}`.")
    if option.show_default and option.default is not None:
        told.append(f"Default: `{option.default}`.")
    return f"| {names}{takes} | {' '.join(filter(None, told))} |"


def python() -> str:
    """Return the page of the Python interface."""
    parts = [
        "# Python\n",
        f"{MADE}\n",
        "```\nimport noticegraph\n```\n",
        "Every error that a user can put right is a `noticegraph.NoticegraphError`, whose message is one line. Offsets "
        "are code points of a notice's text, start included, end excluded. The examples run in the folder of a "
        "checkout, whose notices they read.\n",
    ]
    assert {*ORDER, "__version__"} == set(noticegraph.__all__)
    for name in ORDER:
        thing = getattr(noticegraph, name)
        if name == "Row":
            parts.append(
                "## Row\n\nA row of an answer: `Mapping[str, str | int | float | bool | date | None]`, by column.\n"
            )
        elif inspect.isclass(thing):
            parts += _class(thing, "##", methods=True)
        elif callable(thing):
            parts += _function(_definition(thing.__module__, thing.__name__), "##", prefix="noticegraph.")
    parts.append("## What is returned\n\nFrozen values; their fields:\n")
    for place in VALUES:
        module, _, name = place.partition(":")
        parts += _class(getattr(import_module(module), name), "###", methods=False)
    return "\n".join(parts)


def _class(thing: type, level: str, *, methods: bool) -> Iterator[str]:
    found = _definition(thing.__module__, thing.__name__)
    assert isinstance(found, ast.ClassDef)
    yield f"{level} {thing.__name__}\n"
    yield _docstring(found)
    fields = [node for node in found.body if isinstance(node, ast.AnnAssign)]
    constants = [node for node in found.body if isinstance(node, ast.Assign)]
    if fields:
        yield "```python\n" + "\n".join(ast.unparse(node) for node in fields) + "\n```\n"
    if constants:
        yield "```python\n" + "\n".join(ast.unparse(node) for node in constants) + "\n```\n"
    for node in found.body:
        if not isinstance(node, ast.FunctionDef) or not _is_public(node):
            continue
        if methods or _is_property(node):
            yield from _function(node, level + "#", prefix=f"{thing.__name__}.")


def _is_public(node: ast.FunctionDef) -> bool:
    if any(isinstance(one, ast.Name) and one.id == "overload" for one in node.decorator_list):
        return False
    return not node.name.startswith("_")


def _is_property(node: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "property" for one in node.decorator_list)


def _function(node: ast.stmt, level: str, prefix: str) -> Iterator[str]:
    assert isinstance(node, ast.FunctionDef)
    yield f"{level} {node.name}\n"
    returns = ast.unparse(node.returns).strip("\"'") if node.returns is not None else "None"
    if _is_property(node):
        yield f"```python\n{prefix}{node.name}: {returns}\n```\n"
    else:
        arguments = [ast.unparse(node.args)]
        if prefix != "noticegraph.":
            arguments = [re.sub(r"^self(, )?", "", arguments[0])]
        yield f"```python\n{prefix}{node.name}({arguments[0].removeprefix('/, ')}) -> {returns}\n```\n"
    yield _docstring(node)


def _docstring(node: ast.ClassDef | ast.FunctionDef) -> str:
    """Return a docstring as Markdown, its examples as code."""
    text = ast.get_docstring(node) or ""
    shown = []
    for paragraph in text.split("\n\n"):
        if paragraph.lstrip().startswith(">>> "):
            shown.append(f"```pycon\n{textwrap.dedent(paragraph)}\n```\n")
        else:
            shown.append(re.sub(r"([<>*_|\[\]])", r"\\\1", paragraph) if "`" not in paragraph else paragraph)
            shown[-1] += "\n"
    return "\n".join(shown)


def _definition(module: str, name: str) -> ast.ClassDef | ast.FunctionDef:
    """Return where a module defines a class or function, also one below a decorator."""
    for node in ast.parse(inspect.getsource(_module(module))).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name == name:
            return node
    raise LookupError(f"{module} defines no {name}")


def _module(name: str) -> ModuleType:
    return import_module(name)


def relation_table() -> str:
    """Return the page of the relation table."""
    head = f"""# Relations

What a claim can say. The key stands in exports and answers, the property in the graph.
{MADE.replace("code", "ontology")}

| key | English | German | Norwegian bokmål | said of | value | property |
|---|---|---|---|---|---|---|
"""
    rows = (
        _line(
            f"`{row.key}`",
            *(row.label(language) for language in ("en", "de", "nb")),
            ", ".join(sorted(row.places)),
            row.value_type,
            f"`{compact(row.property)}`",
        )
        for row in relations().values()
    )
    return head + "".join(rows) + _choices()


def _choices() -> str:
    """Return the keys that stand for terms, relation by relation."""
    rows = (
        _line(f"`{row.key}`", ", ".join(f"`{key}`" for key in sorted(row.choices)))
        for row in relations().values()
        if row.choices and row.value_type in {ValueType.CHOICE, ValueType.RETENTION, ValueType.COUNTRY, ValueType.HEDGE}
    )
    return "\n## Values with keys of their own\n\n| relation | keys |\n|---|---|\n" + "".join(rows)


def formats() -> str:
    """Return the page of the formats of exports."""
    head = f"""# Export formats

`noticegraph export --format` and `Store.export`. {MADE}

| format | names of graphs | about | beside the file |
|---|---|---|---|
"""
    named = {True: "kept", False: "merged", None: ""}
    rows = (
        _line(
            f"`{name}`",
            named[row.names_graphs],
            "the terms" if row.background else "the notices",
            "`…-metadata.json`" if row.beside else "",
        )
        for name, row in FORMATS.items()
    )
    return head + "".join(rows)


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def write(made: Iterable[tuple[str, str]]) -> None:
    """Write pages into the folder."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in made:
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(pages().items())
