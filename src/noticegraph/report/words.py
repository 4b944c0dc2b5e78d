"""What reports say around findings, in the language of the messages; the texts are in `words.toml`."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

GDPR = "eu/GDPR"


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the texts by key; in English for a language that has none."""
    known = tomllib.loads(files("noticegraph.report").joinpath("words.toml").read_text(encoding="utf-8"))
    return MappingProxyType(known.get(language, known["en"]))


@cache
def provision(source: str, language: str) -> str:
    """Return the IRI of a provision (`…/law/eu/GDPR-13-1-a`) as lawyers of a language cite it; another IRI unchanged.

    >>> provision("https://w3id.org/noticegraph/id/law/eu/GDPR-13-2-f", "de")
    'Art. 13 Abs. 2 Buchst. f DSGVO'
    >>> provision("https://w3id.org/noticegraph/id/law/de/TDDDG-25-1", "en")
    '§ 25(1) TDDDG'
    """
    law, _, number = source.rpartition("/law/")[2].partition("-")
    if "/law/" not in source or not number:
        return source
    said = words(language)
    first, *rest = number.split("-")
    paragraph, letter = said["article_part"].split("|")
    parts = "".join((letter if part.isalpha() else paragraph).format(part=part) for part in rest)
    if law == GDPR:
        return said["article"].format(article=first, parts=parts)
    jurisdiction, _, name = law.partition("/")
    unit = "Art." if jurisdiction == "eu" else "§"
    return said["section_of"].format(unit=unit, section=first, parts=parts, law=name)


def provisions(sources: Iterable[str], language: str) -> str:
    """Return several provisions as they are cited, one after the other."""
    return ", ".join(provision(source, language) for source in sources)
