"""Named questions on a store: what the store knows of the values given, and the question bound to what they mean."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Store

from noticegraph.columnar import from_columns, values_of
from noticegraph.malformed import why
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import DEFAULT_BASE, PREFIXES
from noticegraph.ontology.terms import term
from noticegraph.ontology.values import NAME
from noticegraph.queries.catalogue import Question, QuestionError, bound, text_of, written
from noticegraph.queries.known import OF_STORE, Known, Meaning, meaning
from noticegraph.queries.ordering import without_order
from noticegraph.queries.parameters import Parameter, Term
from noticegraph.query import Solutions, ask_store, solutions
from noticegraph.store import NoticeStore
from noticegraph.store.works import CURRENT, HAS_VERSION

_READ_WITH, _SUBJECT = term("ng:readWith"), term("dct:subject")
_TYPE, _REPORT = term("rdf:type"), term("sh:ValidationReport")
_VALIDATE = "`noticegraph validate`"
_OTHER_NAME = term("schema:alternateName")
_NOTHING = Known({}, (), lambda iri: False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question ready for a store; `remarks` a user should see, `unused` are terms asked for that no notice has.

    `nobody` tells that an organisation asked for is none of the store's, which a remark says.
    """

    question: Question
    given: Mapping[str, tuple[Term, ...]]
    all_versions: bool
    remarks: tuple[str, ...]
    unused: tuple[str, ...]
    nobody: bool

    @property
    def sparql(self) -> str:
        """The question in SPARQL, for any engine."""
        return written(self.question, self.given, all_versions=self.all_versions)


def known(store: NoticeStore) -> Known:
    """Return what a store knows; organisations are those that notices name."""
    pairs = values_of(store, NAME.value)
    organisations: dict[str, set[str]] = {}
    for organisation, name in _pairs(store, NAME) if pairs is None else pairs:
        organisations.setdefault(organisation, set()).add(name)
    for organisation, name in _pairs(store, _OTHER_NAME):
        if organisation in organisations:  # else of the register alone
            organisations[organisation].add(name)
    graphs = [NamedNode(store.base + name) for name in ("ontology", "law")]
    terms = {
        quad.subject.value
        for graph in graphs
        for quad in store.quads.quads_for_pattern(None, None, None, graph)
        if isinstance(quad.subject, NamedNode)
    }
    return Known(organisations, terms, lambda iri: _used(store, iri))


def _pairs(store: NoticeStore, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in store.quads.quads_for_pattern(None, predicate, None, None):
        yield getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")


def _used(store: NoticeStore, iri: str) -> bool:
    within = store.base + "notice/"
    found = store.quads.quads_for_pattern(None, None, NamedNode(iri), None)
    return any(getattr(quad.graph_name, "value", "").startswith(within) for quad in found)


def prepare(store: NoticeStore, question: Question, values: Mapping[str, str], *, all_versions: bool = False) -> Asked:
    """Return a question bound to what values mean in a store. Raises QuestionError."""
    meanings: list[Meaning] = []
    knows = cache(lambda: known(store))  # which takes longer than most questions, and few values need it

    def meant(parameter: Parameter, value: str, base: str) -> tuple[Term, ...]:
        held = knows() if parameter.kind in OF_STORE else _NOTHING
        meanings.append(meaning(parameter, value, base, held))
        return meanings[-1].terms

    given = bound(question, values, store.base, meant=meant)
    remarks = tuple(remark for one in meanings for remark in one.remarks)
    unused = tuple(name for one in meanings for name in one.unused)
    return Asked(question, given, all_versions, remarks, unused, any(one.nobody for one in meanings))


def answered(store: NoticeStore, asked: Asked) -> Solutions:
    """Return the rows of a question in its order, which is made here: see `queries.ordering`."""
    sparql, keys = without_order(asked.sparql)
    found = from_columns(store, asked.question, asked.given, keys, all_versions=asked.all_versions)
    if found is not None:
        return found
    with own_fault(asked.question):
        return solutions(ask_store(store, sparql), keys)


def unvalidated(store: NoticeStore, asked: Asked) -> str | None:
    """Return what to say where a question is about reports, and notices have none; None where all have that can."""
    if not asked.question.about_reports:
        return None
    catalog, held = NamedNode(store.base + "catalog"), HAS_VERSION if asked.all_versions else CURRENT
    versions = {quad.object for quad in store.quads.quads_for_pattern(None, held, None, catalog)}
    reports = {quad.subject for quad in store.quads.quads_for_pattern(None, _TYPE, _REPORT, None)}
    reported = {q.object for one in reports for q in store.quads.quads_for_pattern(one, _SUBJECT, None, None)}
    missing = [one for one in versions - reported if isinstance(one, NamedNode) and _assessable(store, one)]
    if not missing:
        return None
    if not versions & reported:
        return f"no notice was validated yet, and this asks for what was found; {_VALIDATE} finds it"
    return f"left out without a report: {len(missing)} of {len(versions)} notices; {_VALIDATE} makes it"


def _assessable(store: NoticeStore, version: NamedNode) -> bool:
    return next(store.quads.quads_for_pattern(None, _READ_WITH, None, version), None) is not None


@contextmanager
def own_fault(question: Question) -> Iterator[None]:
    """Have a question that cannot be answered tell what is wrong with its file, by the file's own lines.

    Where the file is well-formed, what was raised goes on. Raises QuestionError.
    """
    try:
        yield
    except NoticegraphError:
        text = text_of(question.name)
        try:
            Store().query(text, base_iri=DEFAULT_BASE, prefixes=dict(PREFIXES))
        except SyntaxError as fault:
            raise QuestionError(f"queries/{question.name}.rq: {why(text, str(fault))}") from None
        raise
