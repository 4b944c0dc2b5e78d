"""A small notice of our own and what a reader would claim of it."""

from noticegraph.ingest.model import Claim, Document, Language, Party, Process, Reading, Span
from noticegraph.ontology.register import Register, read_register

BASE = "https://data.example/"
SOURCE = "shop/Privacy Ærø.md"

TEXT = """Privacy – Jæger Bikes
Responsible: Jæger Bikes ApS, Havnegade 1, 5970 Ærøskøbing, hello@bikes.example
As of 2026-03
Newsletter 💌
With your consent (Art. 6(1)(a)) we use your e-mail address to send you offers.
Mailer Inc., USA, sends them under the Data Privacy Framework and, as a fallback, standard clauses.
We have a processing agreement with Mailer, Inc. We keep the address for four weeks.
Ride club
The club is run together with Fjord Rides AS. § 25(1) TDDDG applies.
In general we delete data once you object. You can ask for access.
"""

REGISTER = b"""
@prefix ng: <https://w3id.org/noticegraph#> .
@prefix schema: <https://schema.org/> .
<organisation/mailer-inc> schema:legalName "Mailer Inc." ; ng:shortName "Mailer" ; ng:provides "Mailer Pro" .
"""


def register() -> Register:
    return read_register(REGISTER, BASE)


def _claim(relation: str, value: str, quote: str, process: str | None = None, confidence: float = 0.9) -> Claim:
    start = TEXT.index(quote)
    return Claim(relation, value, start, start + len(quote), process, confidence, f"{relation}.sample")


def _process(identifier: str, title: str, position: int, end: str) -> Process:
    start = TEXT.index(title)
    return Process(identifier, title, position, start, TEXT.index(end) + len(end))


NEWSLETTER = _process("newsletter", "Newsletter 💌", 1, "four weeks.")
CLUB = _process("ride-club", "Ride club", 2, "TDDDG applies.")

CLAIMS = (
    _claim("controller", "Jæger Bikes ApS", "Jæger Bikes ApS", None, 1.0),
    _claim("controller_email", "hello@bikes.example", "hello@bikes.example"),
    _claim("policy_date", "2026-03", "2026-03"),
    _claim("purpose", "dpv:DirectMarketing", "to send you offers", NEWSLETTER.id),
    _claim("personal_data", "pd:EmailAddress", "e-mail address", NEWSLETTER.id),
    _claim("legal_basis", "eu-gdpr:A6-1-a", "With your consent", NEWSLETTER.id, 0.85),
    _claim("legal_basis", "eu-gdpr:A6-1-a", "Art. 6(1)(a)", NEWSLETTER.id, 0.99),
    _claim("recipient", "Mailer Inc.", "Mailer Inc.", NEWSLETTER.id),
    _claim("transfer", "Mailer Inc. | loc:US | ng:EU-US-DPF", "Mailer Inc., USA", NEWSLETTER.id),
    _claim("transfer", "Mailer Inc. | loc:US | eu-gdpr:A46-2-c", "standard clauses", NEWSLETTER.id),
    _claim("processor_contract", "Mailer, Inc.", "agreement with Mailer, Inc.", NEWSLETTER.id),
    _claim("retention", "P4W", "four weeks", NEWSLETTER.id),
    _claim("joint_controller", "Fjord Rides AS", "together with Fjord Rides AS", CLUB.id),
    _claim("legal_basis", "de:TDDDG-25-1", "§ 25(1) TDDDG", CLUB.id),
    _claim("retention", "until-objection", "once you object"),
    _claim("right", "eu-gdpr:A15", "access"),
)
_ADDRESS = "Havnegade 1, 5970 Ærøskøbing"
READING = Reading(
    Document(SOURCE, TEXT, (), "text/markdown", title="Privacy – Jæger Bikes"),
    Language("en", "en"),
    (NEWSLETTER, CLUB),
    CLAIMS,
    (
        Party(
            "Jæger Bikes ApS",
            country="loc:DK",
            address=_ADDRESS,
            evidence=Span(TEXT.index(_ADDRESS), TEXT.index(_ADDRESS) + len(_ADDRESS)),
        ),
    ),
)
