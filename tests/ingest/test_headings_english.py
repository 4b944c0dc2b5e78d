"""What the headings of English notices say that their sections are about."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.interpret import interpret
from noticegraph.ingest.language import detect
from noticegraph.ingest.model import Role
from noticegraph.ingest.read import read_file

HEADINGS = [
    ("What rights you have over your data", Role.RIGHTS),
    ("Your rights and your personal information", Role.RIGHTS),
    ("How can I access the information you hold?", Role.RIGHTS),
    ("What if you are not happy?", Role.RIGHTS),
    ("Subject access requests", Role.RIGHTS),
    ("Specific legal rights for users located in the EEA region", Role.RIGHTS),
    ("Request erasure of your personal data", Role.RIGHTS),
    ("Who are we?", Role.CONTROLLER),
    ("Get in touch", Role.CONTROLLER),
    ("Keeping this policy up to date", Role.CHANGES),
    ("How do we keep your information safe?", Role.SECURITY),
    ("Sharing your personal data", Role.GENERAL),
    ("Where we store your data", Role.GENERAL),
    ("Our commitment to you", Role.PREAMBLE),
    ("Children's privacy", Role.GENERAL),
    ("Links to other websites", Role.GENERAL),
    ("Law enforcement", Role.GENERAL),
    ("Business transfers", Role.GENERAL),
    ("What is the legal basis for processing your personal data?", Role.GENERAL),
    ("On which legal basis do we process your details?", Role.GENERAL),
    ("With whom do we share your personal information?", Role.GENERAL),
    ("Will my data be shared with others?", Role.GENERAL),
    ("How we share your personal information", Role.GENERAL),
    ("How long are my details saved?", Role.GENERAL),
    ("Are data transferred to a third country?", Role.GENERAL),
    ("Definitions and legal references", Role.DEFINITIONS),
    ("Larkmoor as data processor", Role.GENERAL),
    ("When we act as a processor", Role.GENERAL),
    ("Processing on behalf of our customers", Role.GENERAL),
    ("Information on the collection of personal data", Role.GENERAL),
    ("Third parties with whom your data may be shared", Role.GENERAL),
    ("Right to object to the use of your data in special cases", Role.RIGHTS),
    ("Data processor software", Role.PROCESS),
    ("Information on our kites", Role.PROCESS),
    ("Rectification", Role.RIGHTS),
    ("EU and UK residents' rights", Role.RIGHTS),
    ("Rights of California residents", Role.RIGHTS),
    ("What information do we collect?", Role.PROCESS),
    ("Use of information we collect", Role.PROCESS),
    ("Donations", Role.PROCESS),
]


@pytest.mark.parametrize(("heading", "role"), HEADINGS)
def test_a_heading_tells_what_its_section_is_about(heading: str, role: Role, tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(
        f"# Privacy\n\nHello.\n\n## {heading}\n\nWe say it here in a few words.\n\n## News\n\nWe post some.\n"
    )
    known = build(read_file(tmp_path / "notice.md", tmp_path), "en")
    assert [s.role for s in known.scopes if s.title == heading] == [role]


def test_words_of_the_controllers_name_are_no_data(tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(
        "# Privacy\n\nThe data controller is Merry Birthdays Ltd, Mill Road.\n\n## Orders\n\nMerry Birthdays uses your "
        "birthday and your e-mail address to answer you.\n"
    )
    document = read_file(tmp_path / "notice.md", tmp_path)
    said = [c for c in interpret(document, detect(document)).claims if c.value == "pd:BirthDate"]
    assert ["Merry" in document.text[c.start - 9 : c.end] for c in said] == [False]


@pytest.mark.parametrize(
    ("over", "role"), [("Legal bases for processing", Role.GENERAL), ("Our newsletter", Role.PROCESS)]
)
def test_a_basis_heads_no_processing_under_the_legal_bases(over: str, role: Role, tmp_path: Path) -> None:
    path = tmp_path / "notice.md"
    path.write_text(
        f"# Privacy\n\n## {over}\n\nWe do as the law says.\n\n### Legitimate interests\n\nWe want safe kites.\n\n"
        "## Logs\n\nWe log your IP address.\n",
        encoding="utf-8",
    )
    context = build(read_file(path, tmp_path), "en")
    scope = context.scope_at(context.text.index("safe kites"))
    assert scope is not None
    assert context.scopes[scope].role is role
