"""Words with a capital that name no organisation: weekdays, months and towns.

Days, months and the towns that time zones are called after are Babel's, from the Unicode CLDR; further towns are those
by which an address tells its country.
"""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from noticegraph.ontology.countries import address_marks


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
    for marks in address_marks().values():
        found |= marks.cities
    return frozenset(map(str.lower, found))
