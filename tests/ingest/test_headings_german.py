"""What the headings of German notices say that their sections are about."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.model import Role
from noticegraph.ingest.read import read_file

HEADINGS = [
    ("3. Zweck der Bearbeitung", Role.GENERAL),
    ("Wozu wir Ihre Daten verwenden", Role.GENERAL),
    ("Zu welchen Zwecken verarbeiten wir deine Daten?", Role.GENERAL),
    ("Zwecke, zu denen wir Daten nutzen", Role.GENERAL),
    ("Dritte, denen wir Ihre Daten übermitteln", Role.GENERAL),
    ("Empfänger Ihrer Daten (und deren Kategorien)", Role.GENERAL),
    ("Aufbewahrung und Löschung", Role.GENERAL),
    ("Verarbeitung in Drittländern oder durch internationale Organisationen", Role.GENERAL),
    ("Werden meine Daten ins Ausland übermittelt?", Role.GENERAL),
    ("Umfang Ihrer Pflichten, soweit Sie uns Angaben machen", Role.GENERAL),
    ("Daten, die beim Besuch anfallen", Role.PROCESS),
    ("Zwecke der Terminvergabe", Role.PROCESS),
    ("Bestellungen (Dauer der Speicherung: sechs Jahre)", Role.PROCESS),
]


@pytest.mark.parametrize(("heading", "role"), HEADINGS)
def test_a_heading_tells_what_its_section_is_about(heading: str, role: Role, tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text(
        f"# Datenschutz\n\nHallo.\n\n## {heading}\n\nDas steht hier in wenigen Worten.\n\n## Neues\n\nWir berichten.\n"
    )
    known = build(read_file(tmp_path / "notice.md", tmp_path), "de")
    assert [s.role for s in known.scopes if s.title == heading] == [role]
