"""What is not assessed, and what a finding says of a transfer."""

import json

import noticegraph
from noticegraph.store import open_store

DANISH = """Privatlivspolitik

Vi behandler dine personoplysninger, når du besøger vores hjemmeside. Den dataansvarlige er Nordlys ApS, Vestergade 1,
8000 Aarhus C. Du kan kontakte os på hej@nordlys.example, hvis du har spørgsmål om, hvordan vi behandler dine
oplysninger, eller hvis du ønsker at gøre brug af dine rettigheder. Behandlingen sker på grundlag af artikel 6, stk. 1,
litra c i GDPR.
"""
FOX = "The quick brown fox jumps over the lazy dog and then sleeps in the sun for the whole of a long afternoon.\n"
SHOP = """Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

Customer support

We answer your questions with the help of Zendesk, Inc., USA, on the basis of Art. 6(1)(b) GDPR. Your e-mail address
is transferred to Zendesk, Inc. in the USA.
"""


def test_a_language_that_is_not_read_and_a_text_that_says_nothing_are_not_accused(run, tmp_path):
    (tmp_path / "da.txt").write_text(DANISH)
    (tmp_path / "fox.txt").write_text(FOX)
    said = run("ingest", "da.txt", "fox.txt").stderr
    assert "fox.txt: no statement was read from it" in said
    assert "da.txt: the language da is not read" in said
    done = run("validate", "--format", "json")
    assert done.returncode == 2  # nothing was assessed, which is no pass
    assert done.stderr == (
        "noticegraph: 2 of 2 notices not assessed: da-txt (language da is not read), "
        "fox-txt (nothing was read from it)\n"
    )
    reasons = {one["policy"]: one["notAssessed"] for one in json.loads(done.stdout)}
    assert reasons == {"da.txt": "language da is not read", "fox.txt": "nothing was read from it"}
    assert run("validate", "--format", "coverage").stdout == ""
    assert "da-txt not assessed: language da is not read" in run("validate", "--format", "table").stdout
    assert len(run("ask", "rights-not-granted").stdout.splitlines()) == 1
    (tmp_path / "shop.txt").write_text(SHOP)
    run("ingest", "shop.txt")
    assert run("validate").returncode == 1
    assert {
        row.rpartition("/notice/")[2].partition("/")[0]
        for row in run("ask", "rights-not-granted").stdout.splitlines()[1:]
    } == {"shop-txt"}


def test_validation_of_an_empty_store_has_not_passed(run, one_line, tmp_path):
    with open_store(tmp_path / ".noticegraph", write=True, create=True):
        pass
    for form in ("table", "json", "junit", "html"):
        done = run("validate", "--format", form, "--fail-on", "never")
        assert done.returncode == 2
        assert "no notices, so nothing was assessed; `noticegraph ingest FOLDER`" in one_line(done.stderr)


def test_a_question_about_reports_says_what_makes_them(run, one_line, tmp_path):
    (tmp_path / "shop.txt").write_text(SHOP)
    (tmp_path / "da.txt").write_text(DANISH)
    run("ingest", "shop.txt", "da.txt")
    for name in ("completeness", "findings-by-article", "findings-by-controller"):
        done = run("ask", name, "--format", "table")
        assert "no notice was validated yet" in one_line(done.stderr)
        assert "`noticegraph validate`" in done.stderr
    assert "validate" not in run("ask", "transfers", "-p", "country=NO").stderr
    run("validate", "shop-txt")
    (tmp_path / "two.txt").write_text(SHOP.replace("Acme", "Bolt"))
    run("ingest", "two.txt")
    done = run("ask", "completeness")
    assert len(done.stdout.splitlines()) == 2
    assert "left out without a report: 1 of 3 notices" in one_line(done.stderr)
    run("validate", "two-txt")
    done = run("ask", "completeness")
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == ""  # the notice in Danish can have none
    with noticegraph.open_store(tmp_path / ".noticegraph") as store:
        assert store.ask("completeness").remarks == ()


def test_a_finding_on_a_transfer_says_which(run, tmp_path):
    (tmp_path / "shop.txt").write_text(SHOP)
    run("ingest", "shop.txt")
    (notice,) = json.loads(run("validate", "--format", "json").stdout)
    (found,) = [one for one in notice["findings"] if one["check"] == "transfer-safeguard-named"]
    assert {key: found[key] for key in ("importer", "country", "framework", "process")} == {
        "importer": "Zendesk, Inc.",
        "country": "loc:US",
        "framework": None,
        "process": "Customer support",
    }
    assert "#transfer/" in found["focus"]
    assert any(one["quote"] in SHOP for one in found["quotes"])
    table = " ".join(run("validate", "--format", "table").stdout.split())
    assert "safeguards for it: Zendesk, Inc. → loc:US (Customer support) “" in table


def test_the_day_may_be_today_and_must_exist(run, one_line, tmp_path):
    (tmp_path / "shop.txt").write_text(SHOP)
    run("ingest", "shop.txt")
    assert run("validate", "--as-of", "today").returncode == 1
    wrong = run("validate", "--as-of", "2026-02-30")
    assert wrong.returncode == 2
    assert "2026-02-30 is no date" in one_line(wrong.stderr)


ENGLISH = """# Privacy policy

As of 1 March 2024

The controller is Rowan Tools GmbH, Am Markt 1, 10115 Berlin, Germany, info@rowan.example.

## Newsletter

We use your e-mail address to send our newsletter on the basis of your consent (Art. 6(1)(a) GDPR). Our service provider
is Mailway GmbH. Data are also passed on to Adlane Ltd.
"""
GERMAN = """# Datenschutzerklärung

Stand: 1. März 2024

Verantwortlicher ist die Rowan Tools GmbH, Am Markt 1, 10115 Berlin, info@rowan.example.

## Newsletter

Wir verwenden Ihre E-Mail-Adresse für den Versand unseres Newsletters auf Grundlage Ihrer Einwilligung (Art. 6 Abs. 1
lit. a DSGVO). Empfänger der Daten ist unser Dienstleister Mailway GmbH.
"""


def translated(run, tmp_path, english: str, german: str) -> list[tuple[str, str]]:
    """Give, for two languages of one notice, the language that misses a recipient of the other, and the recipient."""
    (tmp_path / "en.md").write_text(english)
    (tmp_path / "de.md").write_text(german)
    run("ingest", "--slug", "rowan", "en.md")
    run("ingest", "--slug", "rowan", "de.md")
    listed = json.loads(run("validate", "--all-versions", "--format", "json").stdout)
    return [
        ("de" if one["policy"] == "de.md" else "en", finding["about"])
        for one in listed
        for finding in one["findings"]
        if finding["check"] == "consistency-translation"
    ]


def test_a_recipient_of_one_language_alone_is_told_of_the_other(run, tmp_path):
    assert [about for _, about in translated(run, tmp_path, ENGLISH, GERMAN)] == ["Adlane Ltd."]


def test_versions_of_different_dates_are_not_compared(run, tmp_path):
    assert translated(run, tmp_path, ENGLISH, GERMAN.replace("2024", "2022")) == []


def test_two_processes_find_what_one_finds(run, tmp_path, monkeypatch):
    from datetime import date

    from noticegraph import assessment
    from noticegraph.notices import notices
    from noticegraph.store import open_store

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text(SHOP.replace("Acme", f"Acme {name}"))
    (tmp_path / "da.txt").write_text(DANISH)
    run("ingest", "a.txt", "b.txt", "c.txt", "da.txt")
    path, day = tmp_path / ".noticegraph", date(2026, 6, 1)
    assert assessment.ahead(path, (), day) == {}
    monkeypatch.setattr(assessment, "_MANY", 2)
    monkeypatch.setattr(assessment.os, "cpu_count", lambda: 2)
    ahead = assessment.ahead(path, (), day, with_claims=True)
    with open_store(path, write=True) as store:
        alone = list(assessment.assess(store, notices(store), day, with_claims=True))
        assert [ahead[one.notice.version] for one in alone] == alone
        again = list(assessment.assess(store, notices(store), day, known=ahead))
        assert again == alone
        reports = {str(graph.value) for graph in store.quads.named_graphs() if "/report/" in str(graph.value)}
    assert len(reports) == 3
