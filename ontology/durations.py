"""ISO 8601 durations: the form that RDF can hold, and their length in days for comparing."""

import re
from decimal import Decimal
from functools import lru_cache

_DURATION = re.compile(
    r"P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.ASCII
)
_YEAR = Decimal("365.2425")  # the Gregorian year, so that twelve months are a year
_UNITS = (_YEAR, _YEAR / 12, Decimal(7), Decimal(1), Decimal(1) / 24, Decimal(1) / 1440, Decimal(1) / 86400)
_PLACES = Decimal("0.000001")  # below a tenth of a second


def is_duration(value: str) -> bool:
    """Tell whether a value is an ISO 8601 duration of whole numbers: `P30D`, `P4W`, `P1Y6M`, `PT1H`."""
    return _DURATION.fullmatch(value) is not None


@lru_cache(maxsize=512)
def xsd_form(value: str) -> str:
    """Return the xsd:duration of an ISO 8601 duration: weeks become days, which XSD 1.1 part 2, 3.3.6 lacks.

    Raises ValueError for what is no duration.

    >>> xsd_form("P4W")
    'P28D'
    """
    years, months, weeks, days, *_ = _numbers(value)
    if "W" not in value:
        return value
    date = "".join(f"{number}{unit}" for number, unit in ((years, "Y"), (months, "M")) if number)
    time = value.partition("T")[2]
    return f"P{date}{7 * weeks + days}D" + (f"T{time}" if time else "")


@lru_cache(maxsize=512)
def length_in_days(value: str) -> str:
    """Return the length of an ISO 8601 duration as a canonical xsd:decimal; a month is 365.2425/12 days.

    Raises ValueError for what is no duration.

    >>> length_in_days("P1M"), length_in_days("PT1H"), length_in_days("P30D")
    ('30.436875', '0.041667', '30')
    """
    total = sum((number * unit for number, unit in zip(_numbers(value), _UNITS, strict=True)), Decimal(0))
    return canonical_decimal(total.quantize(_PLACES))


def canonical_decimal(number: Decimal) -> str:
    """Return the canonical form of an xsd:decimal (XSD 1.1 part 2, 3.3.3.2): no exponent, no idle zeros.

    >>> canonical_decimal(Decimal("0.90")), canonical_decimal(Decimal("1.00"))
    ('0.9', '1')
    """
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _numbers(value: str) -> tuple[int, ...]:
    match = _DURATION.fullmatch(value)
    if match is None:
        raise ValueError(f"{value!r} is no ISO 8601 duration such as P30D or P1Y6M")
    return tuple(int(group or 0) for group in match.groups())
