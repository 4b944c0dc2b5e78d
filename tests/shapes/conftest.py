from collections.abc import Callable

import pytest
from pyoxigraph import RdfFormat, Triple, serialize
from rdflib import Graph

from noticegraph.ingest.emit import Emission, Work, emit
from noticegraph.ingest.model import Claim, Document, Language, Process, Reading
from noticegraph.shapes.data import Data

BASE = "https://data.example/"
Compile = Callable[..., Emission]


@pytest.fixture
def as_rdflib() -> Callable[[Data], Graph]:
    """Give all statements that a notice is validated in, of whatever graph, as one graph of rdflib."""

    def as_rdflib_(data: Data) -> Graph:
        triples = {Triple(subject, predicate, value) for subject, predicate, value, _ in data.store}
        return Graph().parse(data=serialize(triples, format=RdfFormat.N_TRIPLES))

    return as_rdflib_


@pytest.fixture
def base() -> str:
    return BASE


@pytest.fixture
def compiled(base: str) -> Compile:
    """Give a notice that states (relation, value, process or None, rule if it matters), each in words of its own."""

    def compile_(*told: tuple[str, str, str | None] | tuple[str, str, str | None, str], base: str = base) -> Emission:
        stated = [(*one, "test.rule")[:4] for one in told]
        lines = [f"{relation} is {value} here." for relation, value, *_ in stated]
        text = "\n".join(lines)
        starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
        claims = tuple(
            Claim(relation, value, start, start + len(line), process, 0.9, rule)
            for (relation, value, process, rule), start, line in zip(stated, starts, lines, strict=True)
        )
        names = sorted({process for _, _, process, _ in stated if process is not None})
        processes = tuple(Process(name, name.title(), at, 0, len(text)) for at, name in enumerate(names, 1))
        document = Document("notice.txt", text, ())
        return emit(Reading(document, Language("en", "en"), processes, claims), Work("notice", "notice.txt"), base)

    return compile_


COMPLETE = (
    ("controller", "Ahorn Möbel GmbH", None),
    ("controller_email", "datenschutz@ahorn.example", None),
    ("controller_address", "Am Markt 1, 10115 Berlin", None),
    ("policy_date", "2025-05-01", None),
    ("dpo", "Eva Lind", None),
    ("dpo_email", "dpo@ahorn.example", None),
    *(("right", f"eu-gdpr:{right}", None) for right in ("A15", "A16", "A17", "A18", "A20", "A21", "A77", "A7-3")),
    ("automated_decisions", "none", None),
    ("purpose", "dpv:DirectMarketing", "newsletter"),
    ("legal_basis", "eu-gdpr:A6-1-a", "newsletter"),
    ("recipient", "Mailer Inc.", "newsletter"),
    ("third_country", "loc:US", "newsletter"),
    ("safeguard", "ng:EU-US-DPF", "newsletter"),
    ("transfer", "Mailer Inc. | loc:US | ng:EU-US-DPF", "newsletter"),
    ("obligation_to_provide", "voluntary", "newsletter"),
    ("retention", "until-withdrawal", "newsletter"),
    ("processor_contract", "Mailer Inc.", "newsletter"),
    ("purpose", "dpv:Marketing", "page"),
    ("legal_basis", "eu-gdpr:A6-1-f", "page"),
    ("legitimate_interest", "we want to be found", "page"),
    ("joint_controller", "Netz AB", "page"),
    ("joint_arrangement", "we inform you and Netz AB answers you", "page"),
)
"""What a notice states that has every item."""


@pytest.fixture
def complete() -> tuple[tuple[str, str, str | None], ...]:
    return COMPLETE
