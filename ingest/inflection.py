"""What the forms of a word have in common: its stem, and the word that it is read as.

The lexicon speaks of "we" and "our". A sole trader says "I" and "my"; "don't" falls into "don" and "t". Which words
stand for which is said beside the language (`ng:readAs`), and which words a stemmer takes for mere endings of others
(`ng:compoundHead`): the Norwegian one makes "bokføring" (bookkeeping) of "bokføringsloven" (the act on it).
"""

import re
from collections.abc import Iterable, Mapping

import Stemmer


class Inflection:
    """A language's stemmer behind its table of words that are read as others."""

    def __init__(self, stemmer: str, read_as: Mapping[str, str], heads: Iterable[str] = ()) -> None:
        """Take the name of a Snowball stemmer, lower-case words with those they are read as, and heads of compounds."""
        self._stem = Stemmer.Stemmer(stemmer).stemWord
        self._read_as = dict(read_as)
        self._heads = tuple(heads)
        self._compound = re.compile(
            rf"(\w{{3,}}(?:{'|'.join(map(re.escape, self._heads))}))(?:a|as|en|ens|er|ene|enes)?"
        )

    def stemWord(self, word: str) -> str:
        """Return the stem of a lower-case word.

        >>> Inflection("english", {"my": "our"}).stemWord("my"), Inflection("english", {}).stemWord("orders")
        ('our', 'order')
        >>> Inflection("norwegian", {}, ["lov"]).stemWord("arkivlova")
        'arkivlov'
        """
        if self._heads and (compound := self._compound.fullmatch(word)):
            return compound.group(1)
        return str(self._stem(self._read_as.get(word, word)))
