"""As of which day a notice is assessed."""

from datetime import date

import pytest

from noticegraph.shapes.dates import assessment_date, last_day

TODAY = date(2026, 2, 3)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-04", date(2019, 3, 4)),
        ("2024-02", date(2024, 2, 29)),
        ("2020-07", date(2020, 7, 31)),
        ("2018", date(2018, 12, 31)),
    ],
)
def test_the_notices_own_date_decides_and_of_a_month_or_year_its_last_day(compiled, written, day):
    notice = compiled(("policy_date", written, None)).notice
    assert assessment_date(notice, today=TODAY) == day


def test_the_day_asked_for_comes_first(compiled):
    notice = compiled(("policy_date", "2019-03-04", None)).notice
    assert assessment_date(notice, date(2021, 1, 1), today=TODAY) == date(2021, 1, 1)


def test_a_notice_without_date_is_assessed_today(compiled):
    notice = compiled(("controller", "Ahorn GmbH", None)).notice
    assert assessment_date(notice, today=TODAY) == TODAY
    assert assessment_date(notice) == date.today()


def test_of_several_dates_the_latest_counts(compiled):
    notice = compiled(("policy_date", "2022-05-25", None), ("policy_date", "2018-05-25", None)).notice
    assert assessment_date(notice, today=TODAY) == date(2022, 5, 25)


@pytest.mark.parametrize("value", ["", "2024-13", "2024-02-30", "soon", "2024-01-01-01", "-5", "99999"])
def test_what_is_no_date_is_passed_over(value):
    assert last_day(value) is None
