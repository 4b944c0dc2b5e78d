"""TILT, the Transparency Information Language (Grünewald and Pallas, FAccT 2021): each notice as a document of it.

TILT speaks of one category of data at a time, so a process becomes an entry for each of its categories. What TILT
cannot say stands under `noticegraph.unmapped` with the words that say it, and what TILT demands and the notice does
not say is empty and named under `noticegraph.unstated`: an empty field is not read as a statement.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from noticegraph.export.readings import Reading, readings
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.hierarchy import broader_terms
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.terms import term
from noticegraph.ontology.values import NAME, parts_of_transfer
from noticegraph.ontology.wording import label, value_words

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

_ADDRESS, _COUNTRY = term("dpv:hasAddress"), term("dpv:hasCountry")
_EMAIL, _PHONE = term("schema:email"), term("schema:telephone")
_RIGHTS = {
    "rightToInformation": ("eu-gdpr:A15",),
    "rightToRectificationOrDeletion": ("eu-gdpr:A16", "eu-gdpr:A17"),
    "rightToDataPortability": ("eu-gdpr:A20",),
    "rightToWithdrawConsent": ("eu-gdpr:A7-3",),
    "rightToComplain": ("eu-gdpr:A77",),
}
_SAID = frozenset(
    {
        "controller", "controller_address", "controller_country", "controller_email", "controller_phone",
        "representative", "dpo", "dpo_email", "authority", "purpose", "personal_data", "legal_basis",
        "legitimate_interest", "recipient", "recipient_category", "processor_contract", "retention", "third_country",
        "transfer", "adequacy_country", "safeguard", "data_source", "automated_decisions", "obligation_to_provide",
        "right", "policy_date",
    }
)  # fmt: skip
_PERSONAL_DATA = "dpv:PersonalData"  # the category of what is said of data in general


def write_tilt(quads: Iterable[Quad], base: str) -> bytes:
    """Return the TILT document of the one notice in the quads, or a JSON array of them where there are several."""
    documents = [_document(reading) for reading in readings(quads, base)]
    whole: Json = documents[0] if len(documents) == 1 else list(documents)
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


class _Notice:
    """A reading with what its graph says of its parties."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.general = reading.of(None)
        self._nodes = reading.said.leading_to(NAME.value)

    def all(self, *relations: str) -> list[StatedClaim]:
        return [claim for claim in self.reading.claims if claim.relation in relations]

    def one(self, relation: str) -> str:
        return next((claim.value for claim in self.general if claim.relation == relation), "")

    def of_party(self, name: str, said: NamedNode) -> str:
        return min(self.reading.said.values(self._nodes.get(name, ""), said), default="")

    def words(self, claim: StatedClaim) -> str:
        return value_words(claim.relation, claim.value, self.reading.language)


def _document(reading: Reading) -> dict[str, Json]:
    notice = _Notice(reading)
    document: dict[str, Json] = {
        "meta": _meta(notice),
        "controller": _controller(notice),
        "dataProtectionOfficer": _officer(notice),
        "dataDisclosed": list(_disclosed(notice)),
        "thirdCountryTransfers": list(_transfers(notice)),
        "accessAndDataPortability": _right(notice, "eu-gdpr:A15", "eu-gdpr:A20")
        | {"administrativeFee": {"amount": 0, "currency": "EUR"}, "dataFormats": []},
        "sources": list(_sources(notice)),
        **{field: _right(notice, *rights) for field, rights in _RIGHTS.items()},
        "automatedDecisionMaking": _automated(notice),
        "changesOfPurpose": [],
    }
    complaint = document["rightToComplain"]
    if isinstance(complaint, dict):
        complaint["supervisoryAuthority"] = _authority(notice)
    unstated: list[Json] = [*sorted(set(_empty(document)) | set(_never_read(notice)))]
    document["noticegraph"] = {"notice": reading.version, "unstated": unstated, "unmapped": list(_unmapped(notice))}
    return document


def _meta(notice: _Notice) -> dict[str, Json]:
    reading = notice.reading
    moment = reading.read.removesuffix("Z") or "1970-01-01T00:00:00"
    address = reading.policy if reading.policy.startswith(("http:", "https:")) else reading.version.rpartition("/")[0]
    return {
        "_id": _identity(reading.version),
        "name": notice.one("controller"),
        "created": notice.one("policy_date") or moment,
        "modified": moment,
        "version": 1,
        "language": reading.language,
        "status": "active",
        "url": address,
        "_hash": sha256("".join(map(str, reading.graph)).encode()).hexdigest(),
    }


def _controller(notice: _Notice) -> dict[str, Json]:
    name, person = notice.one("controller"), notice.one("representative")
    return {
        "name": name,
        "division": "",
        "address": _line(notice.one("controller_address")),
        "country": _country(notice.one("controller_country")),
        "representative": {
            "name": person,
            "email": notice.of_party(person, _EMAIL) or notice.one("controller_email"),
            "phone": notice.of_party(person, _PHONE) or notice.one("controller_phone"),
        },
    }


def _officer(notice: _Notice) -> dict[str, Json]:
    name = notice.one("dpo")
    return _contact(notice, name) | {"email": notice.one("dpo_email") or notice.of_party(name, _EMAIL)}


def _authority(notice: _Notice) -> dict[str, Json]:
    return _contact(notice, notice.one("authority"))


def _contact(notice: _Notice, name: str) -> dict[str, Json]:
    return {
        "name": name,
        "address": _line(notice.of_party(name, _ADDRESS)),
        "country": _country(compact(notice.of_party(name, _COUNTRY))),
        "email": notice.of_party(name, _EMAIL),
        "phone": notice.of_party(name, _PHONE),
    }


def _disclosed(notice: _Notice) -> Iterator[dict[str, Json]]:
    for process in (None, *notice.reading.processes):
        claims = notice.reading.of(process)
        categories = {claim.value: claim for claim in claims if claim.relation == "personal_data"}
        about = [c for c in claims if c.relation in {"purpose", "legal_basis", "recipient", "retention"}]
        if not categories and about:
            yield _entry(notice, process, _PERSONAL_DATA, claims)
        for concept in categories:
            yield _entry(notice, process, concept, claims)


def _entry(notice: _Notice, process: str | None, concept: str, claims: Sequence[StatedClaim]) -> dict[str, Json]:
    def each(relation: str) -> list[StatedClaim]:
        return list({c.value: c for c in reversed(claims) if c.relation == relation}.values())[::-1]

    parties = list(dict.fromkeys(c.value for c in claims if c.relation in {"recipient", "processor_contract"}))
    recipients: list[Json] = [_recipient(notice, name) for name in parties]
    recipients += [{"category": claim.value} for claim in each("recipient_category")]
    return {
        "_id": _identity(f"{process or notice.reading.version} {concept}"),
        "category": label(concept, notice.reading.language),
        "concept": concept,
        "process": notice.reading.processes.get(process, "") if process else "",
        "purposes": [{"purpose": notice.words(c), "description": c.quote, "concept": c.value} for c in each("purpose")],
        "legalBases": [{"reference": _reference(c.value), "description": c.quote} for c in each("legal_basis")],
        "legitimateInterests": [{"exists": True, "reasoning": c.value} for c in each("legitimate_interest")],
        "recipients": recipients,
        "storage": [_storage(c) for c in each("retention")],
        "nonDisclosure": _obligation([*each("obligation_to_provide"), *notice.general]),
    }


def _recipient(notice: _Notice, name: str) -> dict[str, Json]:
    contact = _contact(notice, name)
    return {
        "name": name,
        "division": "",
        "address": contact["address"],
        "country": contact["country"],
        "representative": {"name": "", "email": contact["email"], "phone": contact["phone"]},
        "category": "",
    }


def _storage(claim: StatedClaim) -> dict[str, Json]:
    """Return a period as temporal, a statutory one as conditional on its law, any other as on its purpose."""
    timed: list[Json] = [{"description": claim.quote, "ttl": claim.value}] if claim.value.startswith("P") else []
    legal = claim.value == "statutory-period"
    return {
        "temporal": timed,
        "purposeConditional": [claim.quote] if not timed and not legal else [],
        "legalBasisConditional": [claim.quote] if legal else [],
        "aggregationFunction": "max",
    }


def _obligation(claims: Iterable[StatedClaim]) -> dict[str, Json]:
    said = next((claim for claim in claims if claim.relation == "obligation_to_provide"), None)
    required = said is not None and said.value == "required"
    return {
        "legalRequirement": False,
        "contractualRegulation": False,
        "obligationToProvide": required,
        "consequences": said.quote if said else "",
    }


def _transfers(notice: _Notice) -> Iterator[dict[str, Json]]:
    tools: dict[str, list[tuple[str, str]]] = {}
    for claim in notice.all("third_country", "transfer"):
        if claim.relation == "third_country":
            tools.setdefault(claim.value, [])
            continue
        _, country, tool = parts_of_transfer(claim.value)
        tools.setdefault(country, []).append((tool, claim.quote))
    general = [(claim.value, claim.quote) for claim in notice.all("safeguard")]
    adequate = {claim.value: claim.quote for claim in notice.all("adequacy_country")}
    for country, own in sorted(tools.items()):
        named = [*own, *general, *((("eu-gdpr:A45-3", adequate[country]),) if country in adequate else ())]
        yield {
            "country": _country(country),
            "adequacyDecision": _available(named, _is_adequacy),
            "appropriateGuarantees": _available(named, _is_guarantee),
            "presenceOfEnforceableRightsAndEffectiveRemedies": {"available": False, "description": ""},
            "standardDataProtectionClause": _available(named, _is_clause),
        }


def _available(named: Iterable[tuple[str, str]], counts: Callable[[str], bool]) -> dict[str, Json]:
    quote = next((quote for tool, quote in named if counts(tool)), None)
    return {"available": quote is not None, "description": quote or ""}


def _article(tool: str) -> str:
    """Return the article of a provision of the GDPR (`46-2-c`); empty for another tool."""
    return tool.partition(":A")[2] if tool.startswith("eu-gdpr:A") else ""


def _is_adequacy(tool: str) -> bool:
    """Tell whether a tool is an adequacy decision, a framework among them: Art. 45(3)."""
    return _article(tool).startswith("45-") or "eu-gdpr:AdequacyDecision" in broader_terms(tool)


def _is_guarantee(tool: str) -> bool:
    return _article(tool).startswith("46-")


def _is_clause(tool: str) -> bool:
    """Tell whether a tool is standard data protection clauses: Art. 46(2)(c) and (d)."""
    return _article(tool) in {"46-2-c", "46-2-d"}


def _sources(notice: _Notice) -> Iterator[dict[str, Json]]:
    for claim in {claim.value: claim for claim in reversed(notice.all("data_source"))}.values():
        yield {
            "_id": _identity(claim.iri),
            "dataCategory": label(_PERSONAL_DATA, notice.reading.language),
            "sources": [{"description": claim.value, "url": "", "publiclyAvailable": False}],
        }


def _right(notice: _Notice, *rights: str) -> dict[str, Json]:
    quotes = [claim.quote for claim in notice.all("right") if claim.value in rights]
    return {
        "available": bool(quotes),
        "description": " … ".join(dict.fromkeys(quotes)),
        "url": "",
        "email": notice.one("controller_email"),
        "identificationEvidences": [],
    }


def _automated(notice: _Notice) -> dict[str, Json]:
    said = next(iter(notice.all("automated_decisions")), None)
    return {
        "inUse": said is not None and said.value == "present",
        "logicInvolved": "",
        "scopeAndIntendedEffects": said.quote if said is not None else "",
    }


def _unmapped(notice: _Notice) -> Iterator[dict[str, Json]]:
    """Yield the claims that no field of TILT can take."""
    mapped = {right for rights in _RIGHTS.values() for right in rights}
    for claim in notice.reading.claims:
        if claim.relation in _SAID and (claim.relation != "right" or claim.value in mapped):
            continue
        yield {"relation": claim.relation, "value": claim.value, "quote": claim.quote, "process": claim.process or ""}


def _never_read(notice: _Notice) -> Iterator[str]:
    """Yield the fields whose false is no statement: TILT has no word for what a notice leaves open."""
    yield "accessAndDataPortability.administrativeFee"
    yield "meta.version"
    if not notice.all("automated_decisions"):
        yield "automatedDecisionMaking.inUse"
    if not notice.all("obligation_to_provide"):
        yield "dataDisclosed.nonDisclosure"
    if notice.all("data_source"):
        yield "sources.sources.publiclyAvailable"


def _empty(value: Json, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _empty(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for inner in value:
            yield from _empty(inner, path)
    elif value in ("", []):
        yield path


def _reference(value: str) -> str:
    """Return a provision as TILT writes it: `GDPR-6-1-a`, `TDDDG-25-1`."""
    gdpr = value.removeprefix("eu-gdpr:A")
    return f"GDPR-{gdpr}" if gdpr != value else value.partition(":")[2]


def _country(curie: str) -> str:
    """Return a country's ISO 3166-1 code; empty for none."""
    return curie.removeprefix("loc:") if curie.startswith("loc:") else ""


def _line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())


def _identity(of: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, of))
