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
