"""Values of claims, of every type, for tests of the ways between values and RDF."""

from hypothesis import strategies as st

from noticegraph.ontology.relations import Relation, ValueType, relations

_RARE = "\n\t„“–’§株💡\u0301\u200b"
_SIGNS = st.one_of(st.characters(min_codepoint=32, max_codepoint=0x3FF), st.sampled_from(_RARE))
TEXT = st.text(_SIGNS, min_size=1, max_size=40).filter(lambda text: text.strip() == text)
NAMES = st.one_of(
    st.sampled_from(["Acme GmbH", "ACME G.m.b.H.", "Mailer Inc.", "Mailer, Inc.", "Post & Söhne AG", "Ærlig Drift AS"]),
    TEXT.filter(lambda name: name != "none"),
)
LOCAL = st.from_regex(r"[A-Za-z][A-Za-z0-9]{0,8}(-[0-9a-z]{1,3}){0,2}", fullmatch=True)
CONCEPTS = st.builds("{}:{}".format, st.sampled_from(["dpv", "pd", "eu-gdpr", "ng", "legal-de"]), LOCAL)
PROVISIONS = st.builds("{}:{}".format, st.sampled_from(["de", "no", "at", "eu"]), LOCAL)
COUNTRIES = st.from_regex(r"loc:[A-Z]{2}", fullmatch=True)
_ARTICLES = ("45-3", "46-2-b", "46-2-c", "49-1-a")
SAFEGUARDS = st.sampled_from(
    ["none", "ng:EU-US-DPF", "ng:EU-US-PrivacyShield", *(f"eu-gdpr:A{article}" for article in _ARTICLES)]
)
_NUMBER = st.integers(0, 999)


def _durations() -> st.SearchStrategy[str]:
    date = st.lists(st.sampled_from("YMWD"), unique=True, max_size=4).map(lambda units: sorted(units, key="YMWD".index))
    time = st.lists(st.sampled_from("HMS"), unique=True, max_size=3).map(lambda units: sorted(units, key="HMS".index))

    @st.composite
    def duration(draw) -> str:
        parts = "".join(f"{draw(_NUMBER)}{unit}" for unit in draw(date))
        clock = "".join(f"{draw(_NUMBER)}{unit}" for unit in draw(time))
        return f"P{parts or ('' if clock else '0D')}" + (f"T{clock}" if clock else "")

    return duration()


DURATIONS = _durations()
DATES = st.one_of(st.dates().map(str), st.dates().map(lambda d: str(d)[:7]), st.dates().map(lambda d: str(d)[:4]))


def values(row: Relation) -> st.SearchStrategy[str]:
    """Values that a relation can have."""
    choices = st.sampled_from(sorted(row.choices)) if row.choices else st.nothing()
    match row.value_type:
        case ValueType.CONCEPT:
            return CONCEPTS
        case ValueType.LAW:
            return st.one_of(CONCEPTS, PROVISIONS)
        case ValueType.CHOICE:
            return choices
        case ValueType.COUNTRY:
            return st.one_of(COUNTRIES, choices)
        case ValueType.ORGANISATION | ValueType.CONTRACT:
            return NAMES
        case ValueType.RETENTION:
            return st.one_of(DURATIONS, choices)
        case ValueType.TRANSFER:
            return st.builds("{} | {} | {}".format, NAMES, st.one_of(COUNTRIES, choices), SAFEGUARDS)
        case ValueType.CITATION:
            gdpr = st.builds("GDPR-{}".format, st.from_regex(r"[1-9][0-9]?(-[1-9])?(-[a-k])?", fullmatch=True))
            return st.one_of(gdpr, PROVISIONS.filter(lambda value: not value.startswith("eu:GDPR")), TEXT)
        case ValueType.HEDGE:
            return st.builds("{} | {}".format, choices, TEXT)
        case ValueType.DATE:
            return DATES
        case _:
            return TEXT


PAIRS = st.sampled_from(list(relations().values())).flatmap(lambda row: st.tuples(st.just(row), values(row)))
