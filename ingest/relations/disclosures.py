"""What the law asks to be said in a few words: an arrangement of joint controllers, publicly accessible sources.

Art. 26(2) GDPR has the essence of the arrangement made available; Art. 14(2)(f) asks whether data come from publicly
accessible sources. "We search public registers" says so; "you may ask whether data come from public sources" does not.
"""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.denial import denied
from noticegraph.ingest.model import Role
from noticegraph.ingest.relations.sources import outermost

ROLES = (Role.PROCESS, Role.GENERAL, Role.PREAMBLE)
_CONCEPTS = (
    ("joint_arrangement", "ng:JointArrangement", 0.85, "joint_arrangement.words"),
    ("publicly_accessible_source", "ng:PublicSource", 0.8, "public_source.words"),
)


def read(context: Context) -> Iterator[Found]:
    """Yield `joint_arrangement` and `publicly_accessible_source` facts, whose values are the words."""
    for relation, concept, confidence, rule in _CONCEPTS:
        for hit in outermost(context.scan.of(concept)):
            if context.role_at(hit.start) in ROLES and not denied(context, hit.start, hit.end):
                words = context.text[hit.start : hit.end]
                scope = context.scope_at(hit.start)
                yield Found(relation, words, hit.start, hit.end, scope, confidence, rule)
