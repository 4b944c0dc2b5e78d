"""Words with a capital that name no organisation: weekdays, months and the towns that time zones are called after.

They are Babel's, from the Unicode CLDR; towns that name no time zone are not among them.
"""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global


@cache
def everyday_names(language: str) -> frozenset[str]:
    """Return the names in a language (BCP 47) and in English, in lower case.

    >>> {"friday", "april", "berlin"} <= everyday_names("nb"), "torsdag" in everyday_names("nb")
    (True, True)
    """
    zones = list(get_global("zone_territories"))
    found = {zone.rpartition("/")[2].replace("_", " ") for zone in zones}
    for code in dict.fromkeys((language, "en")):
        try:
            locale = Locale.parse(code.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            continue
        found |= {known["city"] for zone in zones if "city" in (known := locale.time_zones.get(zone, {}))}
        found |= {*locale.days["format"]["wide"].values(), *locale.months["format"]["wide"].values()}
    return frozenset(map(str.lower, found))
