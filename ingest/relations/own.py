"""The names that a controller goes by in its own notice."""

import re
from functools import cache, lru_cache

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.parties import Mention
from noticegraph.ontology.folding import fold
from noticegraph.ontology.legal_forms import legal_forms
from noticegraph.ontology.names import organisation_slug


@cache
def _form_slugs() -> frozenset[str]:
    return frozenset(fold(re.sub(r"[.\s]", "", s)) for form in legal_forms() for s, _ in form.spellings) | {"limited"}


@lru_cache(maxsize=2048)
def bare(name: str) -> str:
    """Return a name's slug without its legal form: "Example Ltd." and "Example Limited" are one.

    >>> bare("Example Ltd."), bare("Example")
    ('example', 'example')
    """
    words = organisation_slug(name).split("-")
    while len(words) > 1 and words[-1] in _form_slugs():
        words.pop()
    return "-".join(words)


def without_form(name: str) -> str:
    """Return a name as written, without its legal form at the end.

    >>> without_form("Example Birthdays Ltd."), without_form("Example")
    ('Example Birthdays', 'Example')
    """
    words = name.split()
    while len(words) > 1 and fold(re.sub(r"[.,\s]", "", words[-1])) in _form_slugs():
        words.pop()
    return " ".join(words).rstrip(",")


def own_mentions(context: Context, found: list[Found]) -> list[Mention]:
    """Return the names that the controller goes by: its own, and those that only spell its legal form in another way.

    "Example Inc." is another company than "Example SAS"; the brand "Example" is told by the family.
    """
    own: list[Mention] = []
    for fact in found:
        slug = organisation_slug(fact.value)
        family = frozenset({re.findall(r"[^\W_]+(?:[.&][^\W_]+)*", fact.value)[0].lower()})
        spellings = {o.name: o for o in reversed(context.organisations) if organisation_slug(o.name) == slug}
        own.append(Mention(name=fact.value, start=fact.start, end=fact.end, full=True, family=family))
        own += [
            Mention(name=o.name, start=o.start, end=o.end, full=True, family=family)
            for o in spellings.values()
            if o.name != fact.value
        ]
    return own
