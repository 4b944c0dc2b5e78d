"""The rules by which claims are read: what each rests on, and how sure it has proved to be.

The rules are described in `rules.ttl`; the code that makes claims names them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.tables import Row, of_type

FILE = "rules.ttl"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `rests_on` is the regularity of language or law behind it, `example` a sentence that shows it.

    `confidence` is the share of its claims that is right, measured on annotated notices; None where they have
    too few of them. `value_class` is the CURIE of a class that the rule knows of the node its value becomes, narrower
    than the relation's.
    """

    name: str
    rests_on: Mapping[str, str]
    example: str
    confidence: float | None = None
    value_class: str | None = None


def _rule(row: Row) -> Rule:
    confidence, kind = row.one("ng:confidence"), row.one("ng:valueClass")
    return Rule(
        name=row.all("skos:notation")[0],
        rests_on=MappingProxyType({language: text for text, language in row.tagged("rdfs:comment")}),
        example=row.all("skos:example")[0],
        confidence=None if confidence is None else float(confidence),
        value_class=None if kind is None else compact(kind),
    )


@cache
def rules() -> Mapping[str, Rule]:
    """Return the rules by name.

    >>> rules()["basis.citation"].example
    'Art. 6(1)(a) GDPR'
    """
    found = map(_rule, of_type(FILE, "ng:Rule"))
    return MappingProxyType({rule.name: rule for rule in sorted(found, key=lambda rule: rule.name)})


def measured(rule: str, estimate: float) -> float:
    """Return how sure a rule's claims are: as measured, or by the estimate where it was met too seldom.

    >>> measured("a rule without a description", 0.6)
    0.6
    """
    known = rules().get(rule)
    return estimate if known is None or known.confidence is None else known.confidence
