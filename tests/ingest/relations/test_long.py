"""Long texts are read to their end: what stands last in 60,000 characters of the same is found, and found once."""

import pytest

from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.model import Block, Claim, Document, Kind, Language

SIZE = 60_000
ENGLISH = Language("en", "en")
LAST = "We share your data with Lastly Limited."


def _claims(*blocks: tuple[Kind, str]) -> list[Claim]:
    text, placed = "", []
    for kind, words in blocks:
        placed.append(Block(kind, len(text), len(text) + len(words), level=int(kind is Kind.HEADING)))
        text += words + "\n\n"
    document = Document("long.txt", text, tuple(placed))
    return list(interpret(document, ENGLISH).claims)


def _repeated(words: str) -> str:
    return (words * (SIZE // len(words) + 1)).strip()


@pytest.mark.parametrize(
    "words",
    [
        "Google, ",
        "DPO: ",
        "United States, ",
        "Foo GmbH & Co. KG ",
        "GmbH ",
        "Ltd, ",
        "the EEA and Switzerland, ",
        "we use Google and Microsoft, ",
        "Union of Example Bands, UEB; ",
    ],
)
def test_a_text_without_a_full_stop_is_read_to_its_end(words: str) -> None:
    claims = _claims((Kind.PARAGRAPH, _repeated(words)), (Kind.PARAGRAPH, LAST))
    last = [c for c in claims if c.relation == "recipient"][-1]
    assert last.value == "Lastly Limited"
    assert last.start >= SIZE


def test_a_word_without_end_is_read_past() -> None:
    claims = _claims((Kind.PARAGRAPH, "A" * SIZE), (Kind.PARAGRAPH, LAST))
    assert [c.value for c in claims if c.relation == "recipient"] == ["Lastly Limited"]


def test_a_name_in_every_paragraph_is_one_recipient() -> None:
    paragraphs = [(Kind.PARAGRAPH, "We use the services of Foo GmbH.")] * (SIZE // 32)
    claims = _claims(*paragraphs, (Kind.PARAGRAPH, LAST))
    assert [c.value for c in claims if c.relation == "recipient"] == ["Foo GmbH", "Lastly Limited"]


def _vendor(number: int) -> str:
    return "V" + "".join("abcdefghijklm"[int(d)] for d in str(number))


@pytest.mark.parametrize("form", ["Ltd.", "Analytics"])
def test_every_one_of_a_long_list_of_recipients_is_found(form: str) -> None:
    names = [f"{_vendor(n)} {form}" for n in range(10_000, 12_400)]
    lead = (Kind.PARAGRAPH, "We share your data with the following recipients:")
    claims = _claims(lead, *((Kind.ITEM, name) for name in names))
    assert [c.value for c in claims if c.relation == "recipient"] == names


def test_many_sections_are_each_read() -> None:
    section = [(Kind.HEADING, "Newsletter"), (Kind.PARAGRAPH, "Our mails are sent by Foo GmbH.")]
    last = [(Kind.HEADING, "Shop"), (Kind.PARAGRAPH, LAST)]
    claims = [c for c in _claims(*section * (SIZE // 60), *last) if c.relation == "recipient"]
    assert len(claims) == SIZE // 60 + 1
    assert (claims[-2].process, claims[-2].value) == (f"newsletter-{SIZE // 60}", "Foo GmbH")
    assert (claims[-1].process, claims[-1].value) == ("shop", "Lastly Limited")


def test_transfers_of_many_sections_are_each_read() -> None:
    words = "Foo Inc. receives your data. Data are transferred to the USA on the basis of standard contractual clauses."
    section = [(Kind.HEADING, "Mail"), (Kind.PARAGRAPH, words)]
    count = SIZE // len(words)
    claims = [c for c in _claims(*section * count) if c.relation == "transfer"]
    assert {c.value for c in claims} == {"Foo Inc. | loc:US | eu-gdpr:A46-2-c"}
    assert len(claims) == count
