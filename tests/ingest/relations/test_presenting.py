"""How small bodies, sole traders and makers of apps say whose a notice is, in sentences of our own."""

from pathlib import Path

import pytest

from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_file
from noticegraph.ingest.relations import document

BODY = "\n\n## Contact form\n\nWe process your name in order to answer your enquiry. It is kept for six months.\n"
PRESENTED = [
    ("en", "# Privacy\n\nWe are Wickerlane Weavers, a workshop in Frome.", "Wickerlane Weavers"),
    ("en", "# Privacy\n\nHi! I'm Orla Tamsin and I repair accordions.", "Orla Tamsin"),
    ("en", "# Privacy\n\nMy name is Orla Tamsin. I write this blog.", "Orla Tamsin"),
    ("en", "# Privacy\n\n## Who we are\n\nWickerlane Choir is a group of thirty singers.", "Wickerlane Choir"),
    ("en", "# Wickerlane Choir – Privacy notice\n\nThe Wickerlane Choir keeps few data.", "Wickerlane Choir"),
    ("en", "# Privacy notice | Wickerlane Choir\n\nAsk Wickerlane Choir for more.", "Wickerlane Choir"),
    ("en", "# Privacy\n\nWicker is a trading name of Orla & Tamsin Weaving Ltd, X.", "Orla & Tamsin Weaving Ltd"),
    ("en", "# Privacy\n\nOrla Tamsin, trading as Reed & Bellows, is the data controller.", "Orla Tamsin"),
    ("en", "# Privacy\n\nReedpipe is an open source project of the Bellows Foundation.", "Bellows Foundation"),
    ("en", "# Privacy\n\nThis app was written by Orla Tamsin in her evenings.", "Orla Tamsin"),
    ("en", "# Privacy\n\nThe owner of this blog is Orla Tamsin.", "Orla Tamsin"),
    ("en", "# Privacy\n\nThe data controller is 3rd Frome Scout Group, Mill Road.", "3rd Frome Scout Group"),
    ("en", "# Privacy\n\nData controller: St Aldhelm's Church Council", "St Aldhelm's Church Council"),
    ("en", "# Privacy\n\nOwner and Data Controller\n\nTelai di Orla\n\nVia Lunga 3\n\n20121 Milano", "Telai di Orla"),
    ("en", '# Privacy\n\nBelow, "the Club" means Frome Bowls Society.', "Frome Bowls Society"),
    ("en", "# Privacy\n\nReed & Bellows (\"I\", \"me\") is a business of one.", "Reed & Bellows"),
    ("de", "# Datenschutz\n\nWir sind Korbwerk Eichgrund, eine kleine Werkstatt.", "Korbwerk Eichgrund"),
    ("de", "# Korbwerk Eichgrund – Datenschutzerklärung\n\nKorbwerk Eichgrund speichert wenig.", "Korbwerk Eichgrund"),
    ("nb", "# Personvern\n\nVi er Kurvverkstedet Lia, et lite verksted i Voss.", "Kurvverkstedet Lia"),
]  # fmt: skip
NOBODY = [
    ("en", "# Privacy\n\nWe are European and proud of it."),
    ("en", "# Privacy\n\nWe are GDPR compliant."),
    ("en", "# Job Applicant Privacy Notice\n\nIt tells what happens to a CV."),
    ("en", "# Privacy\n\n## Payments\n\nWe use Samplia Ltd for payments."),
    ("de", "# Datenschutz\n\nWir sind stolz auf unsere Körbe."),
]


def controllers(language: str, text: str, folder: Path) -> list[str]:
    path = folder / "notice.md"
    path.write_text(text + (BODY if language == "en" else ""), encoding="utf-8")
    return [f.value for f in document.controllers(build(read_file(path, folder), language))]


@pytest.mark.parametrize(("language", "text", "name"), PRESENTED)
def test_the_name_that_a_notice_presents_is_the_controller(language: str, text: str, name: str, tmp_path: Path) -> None:
    assert controllers(language, text, tmp_path) == [name]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_what_presents_nobody_names_nobody(language: str, text: str, tmp_path: Path) -> None:
    assert controllers(language, text, tmp_path) == []


def test_the_holder_of_the_copyright_counts_where_nothing_says_more(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "notice.md").write_text("# Privacy" + BODY + "\n\n© 2021–2023 Reedpipe Studio. All rights reserved.")
    known = build(read_file(folder / "notice.md", folder), "en")
    assert [(f.value, f.rule) for f in document.controllers(known)] == [("Reedpipe Studio", "controller.copyright")]


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Effective date: 2021/07/01", ["2021-07-01"]),
        ("Dated this 20th day of June 2019", ["2019-06-20"]),
        ("Approved by the governing body: 11 November 2021. Next review: November 2023", ["2021-11-11"]),
        ("Issued: March 2020", ["2020-03"]),
        ("Next review date: 1 May 2024", []),
    ],
)
def test_a_notice_is_of_the_day_it_was_made_not_of_the_next_review(said: str, day: list[str], tmp_path: Path) -> None:
    (tmp_path / "notice.md").write_text("# Privacy notice\n\nOf Reedpipe Ltd.\n\n" + said + BODY)
    known = build(read_file(tmp_path / "notice.md", tmp_path), "en")
    stated = document.read(known, document.controllers(known))
    assert [f.value for f in stated if f.relation == "policy_date"] == day
