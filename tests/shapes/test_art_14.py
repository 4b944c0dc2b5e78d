"""Art. 14 GDPR: it applies where a notice says that data come from others, and demands what Art. 13 does and more."""

from datetime import date

import pytest

from noticegraph.shapes.items import items
from noticegraph.shapes.validate import NOT_APPLICABLE, Validation, validate_notice

OTHERS = ("data_source", "from your employer", "page", "source.words")
PERSON = ("data_source", "from you", "page", "source.person")
UNNAMED = ("data_source", "from third parties", "page", "source.unnamed")


@pytest.fixture
def validated(compiled, base):
    def validate(*stated: tuple[str, ...]) -> Validation:
        notice = compiled(*stated)
        return validate_notice(notice.version_iri, notice.notice, notice.evidence, date(2025, 5, 1), base)

    return validate


def of_art_14(validation: Validation) -> dict[str, str]:
    return {v.item.key: v.verdict for v in validation.verdicts if v.item.article == "14"}


def test_the_items_are_those_of_the_article():
    found = {item.key for item in items() if item.article == "14"}
    rights = {f"14-2-c-{r}" for r in ("access", "rectification", "erasure", "restriction", "objection", "portability")}
    first = {"14-1-a", "14-1-b", "14-1-c-purposes", "14-1-c-legal-basis", "14-1-d", "14-1-e"}
    transfers = {"14-1-f-transfer", "14-1-f-safeguard"}
    sources = {"14-2-f-source", "14-2-f-public"}
    assert found == first | transfers | {"14-2-a", "14-2-b", "14-2-d", "14-2-e", "14-2-g"} | sources | rights


@pytest.mark.parametrize("stated", [[], [PERSON]])
def test_it_does_not_apply_where_data_come_from_the_person_alone_and_says_so(validated, complete, stated):
    validation = validated(*complete, *stated)
    found = of_art_14(validation)
    assert set(found.values()) == {NOT_APPLICABLE}
    reasons = {v.reason["en"] for v in validation.verdicts if v.item.key in found}
    assert reasons == {"The notice does not say that data come from others than the person."}
    assert not any(source.rpartition("GDPR-")[2].startswith("14") for f in validation.findings for source in f.sources)


def test_what_both_articles_demand_is_judged_alike(validated, complete):
    validation = validated(*(s for s in complete if s[1] not in {"eu-gdpr:A15", "eu-gdpr:A77"}), OTHERS)
    verdicts = {v.item.key: v for v in validation.verdicts}
    twins = {"14-2-c-access": "13-2-b-access", "14-2-e": "13-2-d", "14-2-b": "13-1-d", "14-2-g": "13-2-f"}
    for key, twin in twins.items():
        assert verdicts[key].verdict == verdicts[twin].verdict
        assert verdicts[key].claims == verdicts[twin].claims
    assert verdicts["14-2-c-access"].verdict == "absent"


def test_one_omission_is_one_finding_that_cites_both_articles(validated, complete, base):
    validation = validated(*(s for s in complete if s[1] != "eu-gdpr:A77"), OTHERS)
    (finding,) = (f for f in validation.findings if f.check == "13-2-d-complaint")
    assert finding.items == ("13-2-d", "14-2-e")
    assert finding.sources == (f"{base}law/eu/GDPR-13-2-d", f"{base}law/eu/GDPR-14-2-e")
    cited = {q.object.value for q in validation.report if "GDPR-" in q.object.value}
    assert set(finding.sources) <= cited


def test_where_only_art_13_applies_only_it_is_cited(validated, complete, base):
    validation = validated(*(s for s in complete if s[1] != "eu-gdpr:A77"))
    (finding,) = validation.findings
    assert (finding.items, finding.sources) == (("13-2-d",), (f"{base}law/eu/GDPR-13-2-d",))


def test_of_two_cases_the_first_that_is_not_given_tells_the_reason(validated):
    validation = validated(OTHERS, ("legal_basis", "eu-gdpr:A6-1-b", "page"))
    (verdict,) = (v for v in validation.verdicts if v.item.key == "14-2-d")
    assert verdict.reason["en"] == "The notice bases no processing on consent."


def test_there_is_no_counterpart_of_13_2_e(validated, complete):
    validation = validated(*(s for s in complete if s[0] != "obligation_to_provide"), OTHERS)
    (finding,) = (f for f in validation.findings if f.item == "13-2-e")
    assert finding.items == ("13-2-e",)


@pytest.mark.parametrize(("source", "verdict"), [(OTHERS, "present"), (UNNAMED, "absent")])
def test_the_source_is_named_or_not(validated, source, verdict):
    validation = validated(source, PERSON)
    assert of_art_14(validation)["14-2-f-source"] == verdict
    named = {q.text for v in validation.verdicts if v.item.key == "14-2-f-source" for q in v.quotes}
    assert named == ({"data_source is from your employer here."} if verdict == "present" else set())


def test_a_publicly_accessible_source_is_a_source_and_makes_the_article_apply(validated):
    found = of_art_14(validated(("publicly_accessible_source", "the commercial register", None)))
    assert (found["14-2-f-source"], found["14-2-f-public"]) == ("present", "present")


def test_a_source_that_is_publicly_accessible_by_its_words_is_one(validated):
    validation = validated(("data_source", "publicly available data", "page", "source.public"), UNNAMED)
    assert of_art_14(validation)["14-2-f-public"] == "present"
    (verdict,) = (v for v in validation.verdicts if v.item.key == "14-2-f-public")
    assert [quote.text for quote in verdict.quotes] == ["data_source is publicly available data here."]


def test_whether_a_source_is_publicly_accessible_is_only_warned_of(validated):
    validation = validated(OTHERS)
    assert of_art_14(validation)["14-2-f-public"] == "absent"
    assert {f.severity for f in validation.findings if f.check == "14-2-f-public-said"} == {"Warning"}


def test_categories_of_data_are_asked_only_of_a_notice_with_other_sources(validated):
    assert of_art_14(validated(OTHERS))["14-1-d"] == "absent"
    assert of_art_14(validated(OTHERS, ("personal_data", "pd:Name", "page")))["14-1-d"] == "present"
    assert "14-1-d-categories" not in {f.check for f in validated(PERSON).findings}
