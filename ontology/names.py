"""Names of organisations: one slug for all ways to write a legal name."""

import re
import unicodedata
from functools import lru_cache

from noticegraph.ontology.folding import fold

# Abbreviations with full stops, also with blanks between: `B.V.`, `e. V.`, `G.m.b.H.`, `S.p.A.`
_DOTTED = re.compile(r"(?<!\w)(?:\w\.\s?){1,5}\w(?:\.|(?!\w))")
_SLASHED = re.compile(r"(?<!\w)(\w)/(\w)(?!\w)")  # A/S, I/S

# One spelling a legal form; the longer sequences come first.
_ONE_SPELLING = (
    (("gesellschaft", "mit", "beschraenkter", "haftung"), ("gmbh",)),
    (("limited", "liability", "company"), ("llc",)),
    (("public", "limited", "company"), ("plc",)),
    (("ug", "haftungsbeschraenkt"), ("ug",)),
    (("unternehmergesellschaft", "haftungsbeschraenkt"), ("ug",)),
    (("eingetragener", "verein"), ("ev",)),
    (("gmbh", "und", "co"), ("gmbh", "co")),
    (("gmbh", "and", "co"), ("gmbh", "co")),
    (("ag", "und", "co"), ("ag", "co")),
    (("sp", "z", "oo"), ("spzoo",)),
    (("spolka", "z", "oo"), ("spzoo",)),
    (("sa", "rl"), ("sarl",)),
    (("ltd",), ("limited",)),
    (("incorporated",), ("inc",)),
    (("corp",), ("corporation",)),
    (("aktiengesellschaft",), ("ag",)),
    (("kommanditgesellschaft",), ("kg",)),
    (("aksjeselskap",), ("as",)),
    (("allmennaksjeselskap",), ("asa",)),
    (("aktieselskab",), ("as",)),
    (("anpartsselskab",), ("aps",)),
    (("aktiebolag",), ("ab",)),
    (("osakeyhtio",), ("oy",)),
)


@lru_cache(maxsize=8192)
def organisation_slug(name: str) -> str:
    """Return the slug of an organisation's name: case, punctuation and spelling of the legal form do not count.

    >>> organisation_slug("Acme Ireland Ltd."), organisation_slug("ACME Ireland, Limited")
    ('acme-ireland-limited', 'acme-ireland-limited')
    >>> organisation_slug("Weber & Söhne G.m.b.H. & Co. KG")
    'weber-soehne-gmbh-co-kg'
    """
    text = unicodedata.normalize("NFKC", name).casefold()
    joined = _DOTTED.sub(lambda match: re.sub(r"[.\s]", "", match[0]) + " ", _SLASHED.sub(r"\1\2", text))
    return "-".join(_one_spelling(fold(joined).split("-")))


def _one_spelling(words: list[str]) -> list[str]:
    for spelt, one in _ONE_SPELLING:
        size = len(spelt)
        for at in range(1, len(words) - size + 1):  # a form never starts a name
            if tuple(words[at : at + size]) == spelt:
                words = [*words[:at], *one, *words[at + size :]]
                break
    return [*words[:-1], "company"] if len(words) > 1 and words[-1] == "co" else words
