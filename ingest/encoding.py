"""From bytes to text: which encoding a file is in, and whether it is text at all."""

import codecs
import re

from charset_normalizer import from_bytes

from noticegraph.ingest.errors import UnreadableNotice

# The longest notice known to us has 0.3 MB of text; 10 MB is more than any page around one weighs, and
# a file above it is a dump or an archive that would take minutes to read for nothing.
MAX_BYTES = 10_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "a compressed file",
    b"{\\rtf": "an RTF document",
}
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WESTERN = frozenset("ÆØÅæøåÄÖÜäöüßÀÂÇÈÉÊËÎÏÔÙÛàâçèéêëîïôùûÁÍÓÚÑáíóúñÃÕãõ\u00a0§©®°·«»–—‘’“”„‚…•€£´ªº¿¡")
_SAMPLE = 200_000  # bytes that the guess of an encoding looks at

_NUL_SHARE = 0.8  # of a text in Latin letters in UTF-16; the rest are dashes, quotes and other signs


def _without_bom(data: bytes) -> tuple[bytes, str | None]:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :], name
    return data, None


def _declared(data: bytes) -> str | None:
    """Return the encoding that an HTML page declares, when Python knows it."""
    found = _META_CHARSET.search(data[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    # WHATWG Encoding, section 4.2: pages that say Latin-1 mean Windows-1252; a page read as bytes is no UTF-16.
    return {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, None if name.startswith("utf-16") else name)


def _decoded(data: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _guessed(data: bytes) -> str | None:
    """Return the text in the encoding that its bytes suggest.

    Code pages of one byte differ in a few letters only, and a short text fits several: Windows-1252 is taken where all
    that it makes of the bytes are letters and signs of western and northern Europe.
    """
    western = _decoded(data, "cp1252")
    if western is not None and all(c < "\x80" or c in _WESTERN for c in western):
        return western
    best = from_bytes(data[:_SAMPLE]).best()
    return _decoded(data, best.encoding) if best is not None else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Return the encoding of UTF-16 without a byte order mark: of a Latin text, every second byte is NUL."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    least = len(sample) // 2 * _NUL_SHARE
    if low >= least and not high:
        return "utf-16-le"
    return "utf-16-be" if high >= least and not low else None


def decode(data: bytes, source: str, *, html: bool = False) -> str:
    """Return the text of a file: decoded, byte order mark dropped, CRLF and CR turned into LF, nothing else changed.

    UTF-16 and UTF-32 are known by their mark, UTF-16 by its NUL bytes too. Else UTF-8 is tried first,
    then what an HTML page declares, then what charset-normalizer finds.

    Raises:
        UnreadableNotice: the file is empty, too long, binary, or in no encoding that can be found.

    """
    if len(data) > MAX_BYTES:
        raise UnreadableNotice(
            f"{source}: {len(data) / 1e6:.1f} MB is more than the limit of {MAX_BYTES / 1e6:.0f} MB for one notice;"
            " take the notice out of it"
        )
    if not data.strip():
        raise UnreadableNotice(f"{source}: the file is empty; nothing to read")
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableNotice(f"{source}: this is {kind}, not text; save it as .txt, .md or .html")
    body, marked = _without_bom(data)
    if marked is None and b"\x00" in body:
        marked = _unmarked_utf16(body)
    if marked is None and b"\x00" in body:
        raise UnreadableNotice(f"{source}: the file is binary (it holds NUL bytes); save it as .txt, .md or .html")
    text = _decoded(body, marked or "utf-8")
    if text is None and html:
        text = _decoded(body, _declared(data))
    if text is None:
        text = _guessed(body)
    if text is None or len(_CONTROL.findall(text[:10_000])) > 20:
        raise UnreadableNotice(f"{source}: the file is in no encoding that could be found; save it as UTF-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableNotice(f"{source}: the file holds blanks only; nothing to read")
    return text
