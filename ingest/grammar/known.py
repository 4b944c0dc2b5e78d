"""Names that are known beforehand: brands, products, companies of the register."""

from collections.abc import Iterable
from dataclasses import dataclass

from noticegraph.ingest.grammar.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Known:
    """A known name as it stands in the text, with the slug of the organisation it leads to."""

    start: int
    end: int
    name: str
    slug: str


class KnownNames:
    """Names to be found as they are written, on word boundaries, the longest where they overlap."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a name and a slug; of several slugs of one name the first given counts."""
        self._phrases: Phrases[str] = Phrases(entries)

    def find(self, text: str) -> tuple[Known, ...]:
        """Return the names found, sorted by start, none overlapping another.

        >>> KnownNames([("HubSpot", "hubspot-inc")]).find("We use HubSpot.")
        (Known(start=7, end=14, name='HubSpot', slug='hubspot-inc'),)
        """
        return tuple(Known(start, end, text[start:end], slugs[0]) for start, end, slugs in self._phrases.find(text))
