"""Languages as the EU Publications Office's authority table names them."""

from collections.abc import Mapping
from types import MappingProxyType

_AUTHORITY = "http://publications.europa.eu/resource/authority/language/"

# BCP 47 primary language and the authority's code: the languages of the EEA, and the commonest beside them.
_TABLE = """
bg:BUL cs:CES da:DAN de:DEU el:ELL en:ENG es:SPA et:EST fi:FIN fr:FRA ga:GLE hr:HRV hu:HUN is:ISL it:ITA
lt:LIT lv:LAV mt:MLT nb:NOB nl:NLD nn:NNO no:NOR pl:POL pt:POR ro:RON sk:SLK sl:SLV sv:SWE
ar:ARA bs:BOS ca:CAT eu:EUS fa:FAS gl:GLG he:HEB hi:HIN id:IND ja:JPN ko:KOR lb:LTZ mk:MKD ru:RUS
se:SME sq:SQI sr:SRP th:THA tr:TUR uk:UKR vi:VIE zh:ZHO
"""
_CODES: Mapping[str, str] = MappingProxyType(dict(pair.split(":") for pair in _TABLE.split()))
_TAGS: Mapping[str, str] = MappingProxyType({authority: code for code, authority in _CODES.items()})


def language_iri(code: str) -> str | None:
    """Return the authority's IRI of a BCP 47 tag's language; None where the table here lacks it.

    >>> language_iri("nb")
    'http://publications.europa.eu/resource/authority/language/NOB'
    """
    authority = _CODES.get(code.partition("-")[0].lower())
    return _AUTHORITY + authority if authority else None


def language_code(iri: str) -> str | None:
    """Return the BCP 47 tag of a language of the authority table; None where the table here lacks it.

    >>> language_code("http://publications.europa.eu/resource/authority/language/NOB")
    'nb'
    """
    return _TAGS.get(iri.removeprefix(_AUTHORITY)) if iri.startswith(_AUTHORITY) else None
