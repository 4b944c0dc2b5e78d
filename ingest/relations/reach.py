"""Whom "the providers named above" means."""

from collections.abc import Mapping, Sequence

from noticegraph.ingest.context import Context
from noticegraph.ingest.kinship import Mention, Names, fullest
from noticegraph.ingest.parties import distinct, goes_by, in_scope, scopes_above


def named_in(context: Context, found: Names, scope: int, start: int, end: int) -> list[Mention]:
    """Return the parties that start:end of a scope names, each at its fullest name."""
    names = goes_by(context, found, scope)
    return distinct(fullest(m, names) for m in in_scope(context, found, scope).between(start, end))


def above(context: Context, scope: int, by_scope: Mapping[int, Sequence[Mention]]) -> list[Mention]:
    """Return the recipients of the scopes a scope stands under, else of the one before it below the same heading.

    "Agreement: we have concluded one with the above provider" stands under or after the section on the provider.
    """
    for other in scopes_above(context, scope):
        if by_scope.get(other):
            return list(by_scope[other])
    if scope and context.scopes[scope - 1].path[:1] == context.scopes[scope].path[:1]:
        return list(by_scope.get(scope - 1, ()))
    return []
