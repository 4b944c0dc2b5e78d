"""Patterns of infinitives that go on without their mark.

"We use your data to run the shop" goes on as ", answer you and | run the shop", and in a list under "to:" every item is
an infinitive without its "to". So each pattern that begins with the mark has a second form that does without.
"""

import re

_GROUP = re.compile(r"\(([^()\[\]]*)\)")


def without_mark(pattern: str, mark: str) -> str | None:
    """Return a pattern without the infinitive's mark at its beginning; None where it does not begin with one.

    Of alternatives only those with the mark are kept: the others stand on their own.

    >>> without_mark("to (run|operate) the shop", "to")
    '(run|operate) the shop'
    >>> without_mark("(to provide|for providing) help", "to")
    '(provide) help'
    >>> without_mark("(host|hosting) the site", "to") is None
    True
    """
    if pattern.startswith(f"{mark} "):
        return pattern.removeprefix(f"{mark} ")
    group = _GROUP.match(pattern)
    options = [o.removeprefix(f"{mark} ") for o in group[1].split("|") if o.startswith(f"{mark} ")] if group else []
    return f"({'|'.join(options)}){pattern[group.end() :]}" if group and options else None
