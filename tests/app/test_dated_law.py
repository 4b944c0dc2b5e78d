"""The law of the day: one notice that rests on the Privacy Shield conforms in 2019 and not in 2021."""

import json

NOTICE = """# Privacy policy

As of {day}

## Controller

The controller is Rowan Tools GmbH, Am Markt 1, 10115 Berlin, Germany, e-mail: info@rowan.example. You can reach our
data protection officer at officer@rowan.example.

## Newsletter

We use your e-mail address to send you our newsletter. The legal basis is your consent (Art. 6(1)(a) GDPR). You can
withdraw your consent at any time. Providing your e-mail address is voluntary. We store it until you withdraw your
consent. The newsletter is sent by Mailway Inc., USA, as our processor, with which we have concluded a data processing
agreement. The transfer of your e-mail address to Mailway Inc. in the USA is based on the EU-US Privacy Shield, under
which Mailway Inc. is certified.

## Your rights

You have the right of access (Art. 15 GDPR), to rectification (Art. 16 GDPR), to erasure (Art. 17 GDPR), to restriction
of processing (Art. 18 GDPR), to data portability (Art. 20 GDPR) and to object to processing (Art. 21 GDPR). You may
lodge a complaint with a supervisory authority (Art. 77 GDPR). There is no automated decision-making.
"""


def found(run, *options: str) -> tuple[int, str, set[str]]:
    """Give the exit code, the day of assessment, and what is found that is more than information."""
    done = run("validate", "--format", "json", *options)
    (one,) = json.loads(done.stdout)
    return done.returncode, one["asOf"], {f["check"] for f in one["findings"] if f["severity"] != "Info"}


def ingest(run, tmp_path, day: str) -> None:
    (tmp_path / "rowan.md").write_text(NOTICE.format(day=day))
    assert run("ingest", "rowan.md").returncode == 0


def test_the_day_asked_for_decides(run, tmp_path):
    ingest(run, tmp_path, "1 March 2019")
    assert found(run, "--as-of", "2019-06-01") == (0, "2019-06-01", set())
    assert found(run, "--as-of", "2021-06-01") == (1, "2021-06-01", {"transfer-framework-holds"})
    assert found(run, "--as-of", "2020-07-15")[0] == 0  # the day before the judgment in case C-311/18
    assert found(run, "--as-of", "2020-07-16")[0] == 1


def test_by_default_the_notices_own_date_decides(run, tmp_path):
    ingest(run, tmp_path, "1 March 2019")
    assert found(run) == (0, "2019-03-01", set())
    (tmp_path / "rowan.md").write_text(NOTICE.format(day="1 March 2021"))
    run("ingest", "rowan.md")
    assert found(run) == (1, "2021-03-01", {"transfer-framework-holds"})


def test_without_a_date_today_decides(run, tmp_path):
    (tmp_path / "rowan.md").write_text(NOTICE.replace("As of {day}\n\n", ""))
    run("ingest", "rowan.md")
    assert found(run) == found(run, "--as-of", "today")
    assert found(run)[2] == {"transfer-framework-holds"}


def test_each_day_has_a_report_of_its_own(run, tmp_path):
    ingest(run, tmp_path, "1 March 2019")
    turtle = [run("validate", "--format", "turtle", "--as-of", day).stdout for day in ("2019-06-01", "2021-06-01")]
    assert ["transfer-framework-holds" in one for one in turtle] == [False, True]
    assert "report/2019-06-01" in turtle[0]
