"""What the forms of a word have in common: its stem, and the word that it is read as.

The lexicon speaks of "we" and "our". A sole trader says "I" and "my"; "don't" falls into "don" and "t". Which words
stand for which is said beside the language (`ng:readAs`).
"""

from collections.abc import Mapping

import Stemmer


class Inflection:
    """A language's stemmer behind its table of words that are read as others."""

    def __init__(self, stemmer: str, read_as: Mapping[str, str]) -> None:
        """Take the name of a Snowball stemmer, and lower-case words with the words that they are read as."""
        self._stem = Stemmer.Stemmer(stemmer).stemWord
        self._read_as = dict(read_as)

    def stemWord(self, word: str) -> str:
        """Return the stem of a lower-case word.

        >>> Inflection("english", {"my": "our"}).stemWord("my"), Inflection("english", {}).stemWord("orders")
        ('our', 'order')
        """
        return str(self._stem(self._read_as.get(word, word)))
