"""JSON with the place of every string and word in it, so that what is read from it can point to its characters."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from json.decoder import scanstring  # type: ignore[attr-defined]  # the standard library's, in C; not in its stubs
from typing import TypeAlias

_SPACE = re.compile(r"[ \t\r\n]*")
_LITERAL = re.compile(r"true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_NO_TEXT = re.compile("[\0\ud800-\udfff]")  # halves of a pair, which no encoding has, and what ends a text in C
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Leaf:
    r"""A string, number, true, false or null: `start`:`end` are its characters, those of a string without the quotes.

    What a string escapes and no text can hold (`\u0000`, half of a pair) is U+FFFD in its value.
    """

    value: str | int | float | bool | None
    start: int
    end: int


Tree: TypeAlias = "Leaf | list[Tree] | Mapping[str, Tree]"


def parse(text: str) -> Tree:
    """Return the values of a JSON text with their places. Raises ValueError for what is no JSON, or nested too deep."""
    tree, end = _value(text, _skip(text, 0), 0)
    if _skip(text, end) != len(text):
        raise ValueError(f"character {end}: more follows the document")
    return tree


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _value(text: str, at: int, depth: int) -> tuple[Tree, int]:
    if depth > _DEEPEST:
        raise ValueError(f"character {at}: nested more than {_DEEPEST} deep")
    sign = text[at : at + 1]
    if sign == '"':
        value, end = scanstring(text, at + 1)
        return Leaf(_NO_TEXT.sub("\ufffd", value), at + 1, end - 1), end
    if sign == "{":
        return _members(text, at + 1, depth)
    if sign == "[":
        return _items(text, at + 1, depth)
    found = _LITERAL.match(text, at)
    if found is None:
        raise ValueError(f"character {at}: a value is missing")
    return Leaf(json.loads(found[0]), found.start(), found.end()), found.end()


def _members(text: str, at: int, depth: int) -> tuple[Tree, int]:
    members: dict[str, Tree] = {}
    at = _skip(text, at)
    while text[at : at + 1] != "}":
        if members:
            at = _past(text, at, ",")
        if text[at : at + 1] != '"':
            raise ValueError(f"character {at}: the name of a member is missing")
        name, at = scanstring(text, at + 1)
        at = _past(text, _skip(text, at), ":")
        members[name], at = _value(text, at, depth + 1)
        at = _skip(text, at)
    return members, at + 1


def _items(text: str, at: int, depth: int) -> tuple[Tree, int]:
    items: list[Tree] = []
    at = _skip(text, at)
    while text[at : at + 1] != "]":
        if items:
            at = _past(text, at, ",")
        item, at = _value(text, at, depth + 1)
        items.append(item)
        at = _skip(text, at)
    return items, at + 1


def _past(text: str, at: int, sign: str) -> int:
    if text[at : at + 1] != sign:
        raise ValueError(f"character {at}: {sign!r} is missing")
    return _skip(text, at + 1)
