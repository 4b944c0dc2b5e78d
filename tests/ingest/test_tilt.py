"""Documents of TILT are read field by field, each claim at its characters; what has no counterpart is listed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.json_text import Leaf, parse
from noticegraph.ingest.language import detect
from noticegraph.ingest.read import find_notices, read_bytes
from noticegraph.ingest.tilt import unread

DOCUMENT = {
    "meta": {"_id": "1", "name": "Muster Räder", "language": "de", "version": 1},
    "controller": {
        "name": "Muster Räder GmbH",
        "division": "Verleih",
        "address": "Ringweg 3, 12345 Musterstadt",
        "country": "DE",
        "representative": {"name": "Erika Muster", "email": "erika@muster.example", "phone": ""},
    },
    "dataProtectionOfficer": {"name": "Max Beispiel", "email": "dsb@muster.example"},
    "dataDisclosed": [
        {
            "_id": "a",
            "category": "E-Mail-Adresse",
            "purposes": [{"purpose": 'Versand eines "Newsletters"', "description": "monatlich"}],
            "legalBases": [
                {"reference": "GDPR-6-1-a", "description": ""},
                {"reference": "TDDDG-25-1", "description": ""},
                {"reference": "ABCD-1", "description": ""},
            ],
            "legitimateInterests": [{"exists": True, "reasoning": "Werbung für eigene Räder"}],
            "recipients": [{"name": "Versand AG", "country": "CH"}, {"category": "Druckereien"}],
            "storage": [
                {
                    "temporal": [{"description": "Sicherung", "ttl": "2020-01-01T00:00:00P2Y6MT3H"}],
                    "purposeConditional": ["bis zur Abbestellung"],
                    "legalBasisConditional": ["HGB-257"],
                    "aggregationFunction": "max",
                }
            ],
            "nonDisclosure": {"legalRequirement": False, "obligationToProvide": True, "consequences": "keine"},
        },
        {"_id": "b", "category": "E-Mail-Adresse", "purposes": [], "legalBases": []},
        {"_id": "c", "category": "Zauberdaten", "concept": "pd:Health"},
    ],
    "thirdCountryTransfers": [
        {"country": "US", "standardDataProtectionClause": {"available": True, "description": "SCC"}},
        {"country": "ES"},
    ],
    "rightToInformation": {"available": True, "description": "per E-Mail", "identificationEvidences": ["Ausweis"]},
    "rightToRectificationOrDeletion": {"available": True},
    "rightToDataPortability": {"available": False},
    "rightToComplain": {"available": True, "supervisoryAuthority": {"name": "Landesbeauftragte"}},
    "automatedDecisionMaking": {"inUse": False},
    "changesOfPurpose": [],
}
TEXT = json.dumps(DOCUMENT, ensure_ascii=True, indent=2)


def read(text: str = TEXT):
    document = read_bytes(text.encode(), "muster.tilt.json", "application/tilt+json")
    language = detect(document)
    return document, language, interpret(document, language)


def claims(process: str | None) -> set[tuple[str, str]]:
    return {(claim.relation, claim.value) for claim in read()[2].claims if claim.process == process}


def test_what_is_said_of_the_notice():
    assert claims(None) == {
        ("controller", "Muster Räder GmbH"),
        ("controller_address", "Ringweg 3, 12345 Musterstadt"),
        ("controller_country", "loc:DE"),
        ("representative", "Erika Muster"),
        ("dpo", "Max Beispiel"),
        ("dpo_email", "dsb@muster.example"),
        ("third_country", "loc:US"),
        ("safeguard", "eu-gdpr:A46-2-c"),
        ("right", "eu-gdpr:A15"),
        ("right", "eu-gdpr:A16"),
        ("right", "eu-gdpr:A17"),
        ("right", "eu-gdpr:A77"),
        ("authority", "Landesbeauftragte"),
    }


def test_an_entry_is_a_process():
    assert claims("e-mail-adresse") == {
        ("personal_data", "pd:EmailAddress"),
        ("purpose", "dpv:DirectMarketing"),
        ("legal_basis", "eu-gdpr:A6-1-a"),
        ("legal_basis", "de:TDDDG-25-1"),
        ("legitimate_interest", "Werbung für eigene Räder"),
        ("recipient", "Versand AG"),
        ("recipient_category", "Druckereien"),
        ("retention", "P2Y6M"),
        ("retention", "until-purpose-fulfilled"),
        ("retention", "statutory-period"),
        ("obligation_to_provide", "required"),
    }
    assert claims("e-mail-adresse-2") == {("personal_data", "pd:EmailAddress")}
    assert claims("zauberdaten") == {("personal_data", "pd:Health")}


def test_every_claim_points_to_the_characters_of_its_field():
    document, _, reading = read()
    for claim in reading.claims:
        quote = json.loads(f'"{document.text[claim.start : claim.end]}"')
        if claim.relation in {
            "controller",
            "recipient",
            "authority",
            "dpo",
            "legitimate_interest",
            "recipient_category",
        }:
            assert quote == claim.value
        if claim.relation in {"right", "safeguard", "obligation_to_provide"}:
            assert quote == "true"
    purpose = next(claim for claim in reading.claims if claim.relation == "purpose")
    assert document.text[purpose.start : purpose.end] == 'Versand eines \\"Newsletters\\"'


def test_what_has_no_counterpart_is_listed_and_false_says_nothing():
    document, language, _ = read()
    assert unread(document, language) == (
        "controller.division",
        "controller.representative.email",
        "dataDisclosed.legalBases.reference",
        "dataDisclosed.recipients.country",
        "rightToInformation.identificationEvidences",
        "thirdCountryTransfers.country",  # Spain is no third country
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "no JSON"),
        ('{"a": 1} x', "more follows"),
        ('{"a": 1}', "no TILT document"),
        ("[" * 200, "nested more than"),
        ("[1 2]", "',' is missing"),
    ],
)
def test_other_json_is_refused_in_one_line(text, said):
    with pytest.raises(UnreadableNotice, match=said) as caught:
        read_bytes(text.encode(), "x.json", "application/tilt+json")
    assert "\n" not in str(caught.value)


def test_a_folder_gives_its_tilt_documents_and_no_other_json(tmp_path):
    (tmp_path / "package.json").write_text("{}")
    (tmp_path / "muster.tilt.json").write_text(TEXT)
    assert [path.name for path, _ in find_notices([tmp_path])] == ["muster.tilt.json"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def plain(tree):
    if isinstance(tree, Leaf):
        return tree.value
    return {k: plain(v) for k, v in tree.items()} if isinstance(tree, dict) else [plain(v) for v in tree]


@given(json_values, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_parsed_as_the_standard_library_parses_it(value, ascii_only, indent):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert plain(parse(text)) == readable(json.loads(text))


def readable(value):
    """Return a JSON value with the zero byte, which no text holds, replaced in its strings; names stay."""
    if isinstance(value, dict):
        return {name: readable(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [readable(inner) for inner in value]
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def told(**changed) -> list[tuple[str, str]]:
    text = json.dumps(DOCUMENT | changed)
    document = read_bytes(text.encode(), "odd.tilt.json", "application/tilt+json")
    return [(claim.relation, claim.value) for claim in interpret(document, detect(document)).claims]


def test_an_entry_inside_an_entry_is_no_process():
    assert ("controller", "Muster Räder GmbH") in told(dataDisclosed=[{"dataDisclosed": ["Name", {"category": "IP"}]}])


@pytest.mark.parametrize("escaped", ["A\ud800B", "A\0B"])
def test_what_no_text_can_hold_is_replaced(escaped):
    assert ("controller", "A\ufffdB") in told(controller={"name": escaped})


@pytest.mark.parametrize("language", ["de> .x", "DEUTSCH-", "", "\ud800", "de-DE", "de_AT"])
def test_a_language_that_is_no_code_is_not_believed(language):
    document = read_bytes(
        json.dumps(DOCUMENT | {"meta": {"language": language}}).encode(), "odd.tilt.json", "application/tilt+json"
    )
    assert detect(document).code.isalpha()
    if language.startswith(("de-", "de_")):
        assert detect(document).code == "de"


@pytest.mark.parametrize("ttl", ["P5X", "P" + "9" * 40 + "Y", "XP1Y", "P"])
def test_a_period_that_is_none_is_not_read(ttl):
    found = told(dataDisclosed=[{"category": "Name", "storage": [{"temporal": [{"ttl": ttl}]}]}])
    assert "retention" not in dict(found)


def test_a_country_and_a_concept_that_do_not_exist_are_not_invented():
    found = told(
        controller={"name": "A", "country": "ZZ"},
        thirdCountryTransfers=[{"country": "XX"}],
        dataDisclosed=[
            {"category": "E-Mail-Adresse", "concept": "pd:Nonsense"},
            {"category": "Name", "concept": "dpv:Marketing"},
        ],
    )
    assert [value for relation, value in found if relation == "personal_data"] == ["pd:EmailAddress", "pd:Name"]
    assert not {"controller_country", "third_country"} & dict(found).keys()
