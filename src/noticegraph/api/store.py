"""A store as Python sees it: notices in, questions answered, notices checked, the graph out."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from os import PathLike
from pathlib import Path
from types import TracebackType

import rdflib
from pyoxigraph import Store as Oxigraph

from noticegraph.api.answers import as_dataset, as_graph, as_records
from noticegraph.api.login import login
from noticegraph.api.records import Records, Row
from noticegraph.api.tables import CLAIMS, DIFFERENCES, NOTICES, claim_row, difference_row, notice_row
from noticegraph.api.validated import Validated
from noticegraph.archive import PRIVACY_POLICY, archived
from noticegraph.asking import answered, prepare, unvalidated
from noticegraph.assessment import assess
from noticegraph.behind import Evidence
from noticegraph.diff.compare import Difference
from noticegraph.diff.load import compared
from noticegraph.export import FORMATS, write
from noticegraph.export.errors import ExportError
from noticegraph.exporting import exported
from noticegraph.loading import Outcome
from noticegraph.notices import AmbiguousNotice, Notice, chosen, claims, notices, store_quads
from noticegraph.ontology.claims import StatedClaim
from noticegraph.ontology.namespaces import DEFAULT_BASE
from noticegraph.pipeline import Report, ingest_all, workers
from noticegraph.push import GraphStore, Pushed, UpdateServer, Way, push
from noticegraph.queries.catalogue import question
from noticegraph.query import ask_store, table
from noticegraph.reasoning import Reasoned, reason
from noticegraph.sources import Source, file_sources
from noticegraph.store import Change, NoticeStore, check_base
from noticegraph.store import open_store as opened_store
from noticegraph.store.background import background_quads

Value = str | int | date
AnyPath = str | PathLike[str]

EVIDENCE = ("row", "notice", "quote", "start", "end", "claim")


class Store:
    """An open store. Close it, or use it in a `with` block: it holds a lock on its folder.

    Notices are named as on the command line: by slug, slug/version, IRI, file name or controller's name.
    Every method raises a NoticegraphError, whose message is one line, for what a user can put right.
    """

    def __init__(self, opened: NoticeStore, closing: ExitStack) -> None:
        self._opened = opened
        self._closing = closing

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.__exit__(kind, error, trace)

    def __repr__(self) -> str:
        return f"<Store of {self.base}, {'for writing' if self.writable else 'for reading'}>"

    def close(self) -> None:
        """Write what is in memory, and let go of the folder."""
        self._closing.close()

    @property
    def base(self) -> str:
        """The start of every data IRI."""
        return self._opened.base

    @property
    def writable(self) -> bool:
        """Whether notices can be ingested."""
        return self._opened.writable

    def ingest(self, *paths: AnyPath, slug: str | None = None, jobs: int = 1) -> Report:
        """Read notices from files and folders. What cannot be read is a failed outcome, and the others are ingested.

        `slug` names the notice that one file is a version of. More `jobs` than one start processes, which need a
        script's own code below `if __name__ == "__main__":`. Raises UnreadableNotice for a path that holds no notice.

        >>> with in_memory() as store:
        ...     store.ingest("examples/notices/klangkammer.txt").summary()
        '1 notice: 1 new'
        """
        return self._ingested(list(file_sources([Path(path) for path in paths], slug)), jobs)

    def ingest_text(self, text: str, name: str, *, media_type: str | None = None, slug: str | None = None) -> Outcome:
        """Read a notice from a text; `name` is what it is called, an ending .md or .html tells its form.

        >>> with in_memory() as store:
        ...     outcome = store.ingest_text("Acme GmbH is the controller. You can withdraw consent.", "acme")
        ...     outcome.status, store.notice("acme").language
        (<Status.NEW: 'new'>, 'en')
        """
        from noticegraph.ingest.read import MEDIA_TYPES

        form = media_type or MEDIA_TYPES.get(Path(name).suffix.casefold())
        source = Source(name, data=text.encode("utf-8", "surrogatepass"), media_type=form, slug=slug)
        return self._ingested([source], 1).outcomes[0]

    def ingest_archive(self, folder: AnyPath, types: Sequence[str] = (PRIVACY_POLICY,), *, jobs: int = 1) -> Report:
        """Read every version of the documents in a folder of Open Terms Archive. Raises UnreadableNotice."""
        return self._ingested(list(archived(Path(folder), types)), jobs)

    def _ingested(self, sources: Sequence[Source], jobs: int) -> Report:
        with workers(jobs, len(sources)) as executor:
            return Report(tuple(ingest_all(self._opened, sources, executor)))

    def notices(self, *, all_versions: bool = False) -> Records[Notice]:
        """Return the notices: the versions that hold, or every version."""
        return Records(NOTICES, notices(self._opened, all_versions=all_versions), notice_row)

    def notice(self, name: str) -> Notice:
        """Return the one notice that a name means. Raises NoSuchNotice, AmbiguousNotice."""
        found = chosen(self._opened, (name,))
        if len(found) > 1:
            versions = ", ".join(f"{one.slug}/{one.version.rpartition('/')[2]}" for one in found)
            raise AmbiguousNotice(f"{name!r} is the name of several versions; take one of {versions}")
        return found[0]

    def claims(self, *names: str, all_versions: bool = False) -> Records[StatedClaim]:
        """Return the claims of some notices, of all for none, in the order of their texts, with the exact words.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices/klangkammer.txt")
        ...     claim = store.claims("klangkammer")[1]
        >>> claim.relation, claim.end - claim.start == len(claim.quote)
        ('policy_date', True)
        """
        picked = chosen(self._opened, names, all_versions=all_versions)
        return Records(CLAIMS, (claim for one in picked for claim in claims(self._opened, one)), claim_row)

    def ask(self, name: str, /, *, all_versions: bool = False, **parameters: Value) -> Records[Row]:
        """Return the answer to a named question; `noticegraph.questions()` lists them with their parameters.

        `remarks` of the answer say how a value was understood that was given in part, and which answer is incomplete as
        notices were not validated. Raises QuestionError.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices")
        ...     answer = store.ask("transfers", country="loc:US", controller="Harbourlight")
        >>> answer.column("importerName")
        ['Rocket Science Group LLC', 'Google LLC', 'Stripe, Inc.']
        """
        ready = prepare(self._opened, question(name), texts(parameters), all_versions=all_versions)
        unused = tuple(f"no notice in the store has {term}" for term in ready.unused)
        said = unvalidated(self._opened, ready)
        return as_records(answered(self._opened, ready), (*ready.remarks, *unused, *filter(None, [said])))

    def evidence(self, name: str, /, *, all_versions: bool = False, **parameters: Value) -> Records[Row]:
        """Return the claims behind the rows of an answer: `row` counts from 0, offsets are code points."""
        asked = question(name)
        ready = prepare(self._opened, asked, texts(parameters), all_versions=all_versions)
        found = answered(self._opened, ready)
        lookup = Evidence(self._opened, all_versions=all_versions or asked.about_versions)
        rows: Iterator[Row] = (
            {"row": at, "notice": c.notice, "quote": c.quote, "start": c.start, "end": c.end, "claim": c.claim}
            for at, row in enumerate(found.rows)
            for c in lookup.behind(asked, found.columns, row)
        )
        return Records(EVIDENCE, rows, dict, ready.remarks)

    def plot(self, name: str, file: AnyPath, /, *, all_versions: bool = False, **parameters: Value) -> Path:
        """Draw the answer to a question into a file, .svg or .png, and return its path. Raises PlotError."""
        from noticegraph.plotting import draw

        asked = question(name)
        ready = prepare(self._opened, asked, texts(parameters), all_versions=all_versions)
        draw(asked, table(answered(self._opened, ready), self.base), Path(file))
        return Path(file)

    def query(self, sparql: str) -> Records[Row]:
        """Return the answer to SPARQL 1.1 as rows. Raises QueryError.

        The default graph is the union of all graphs, the project's prefixes are known. ASK answers with one row
        `answer`, CONSTRUCT with subject, predicate and object.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices")
        ...     store.query("SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n a dpv:PrivacyNotice }")[0]["count"]
        8
        """
        return as_records(ask_store(self._opened, sparql))

    def graph(self, sparql: str) -> rdflib.Graph:
        """Return the graph that CONSTRUCT or DESCRIBE answers with. Raises QueryError."""
        return as_graph(ask_store(self._opened, sparql))

    def validate(self, *names: str, as_of: date | None = None, all_versions: bool = False) -> Validated:
        """Check notices, all for none, against GDPR Art. 13 and 14, and keep the reports in a store for writing.

        `as_of` is the day whose law is applied: by default the notice's date, else today.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices/werkhof-lindental.html")
        ...     found = store.validate(as_of=date(2026, 3, 1))
        >>> found.verdicts()[0]["verdict"], found.not_assessed
        ('present', <0 records: notice, reason>)
        """
        picked = chosen(self._opened, names, all_versions=all_versions)
        return Validated(self._opened, tuple(assess(self._opened, picked, as_of, with_claims=True)))

    def reason(self, *names: str, as_of: date | None = None, all_versions: bool = False) -> tuple[Reasoned, ...]:
        """Classify notices with HermiT, which needs Java: a value a notice, with the types inferred or what clashes."""
        picked = chosen(self._opened, names, all_versions=all_versions)
        return tuple(reason(self._opened, picked, as_of))

    def diff(self, old: str, new: str) -> Records[Difference]:
        """Return what notice `new` states and `old` does not, and the other way round, with the words of both.

        Raises NoSuchNotice, AmbiguousNotice.
        """
        return Records(DIFFERENCES, compared(self._opened, old, new).differences, difference_row)

    def push(
        self,
        url: str,
        *,
        protocol: str = "graph-store",
        query_url: str | None = None,
        timeout: int = 30,
        user: str | None = None,
        password: str = "",
        scheme: str = "basic",
        token: str | None = None,
        all_versions: bool = False,
        prune: bool = False,
    ) -> Pushed:
        """Make the graphs of a SPARQL server those of the store; only those that have changed are sent.

        What was pushed of notices that the store does not hold stays, unless `prune` is true.

        `url` takes graphs by the Graph Store Protocol, or with `protocol` "update" by SPARQL Update, and is asked at
        `query_url` then. Signing in and `timeout` are as for `noticegraph.connect`. Raises EndpointError.
        """
        signed = login(user, password, scheme, token)
        server = (
            GraphStore(url, timeout, signed)
            if Way(protocol) is Way.GRAPH_STORE
            else UpdateServer(url, query_url or url, timeout, signed)
        )
        return push(store_quads(self._opened, all_versions=all_versions), server, self.base, prune=prune)

    def dataset(self, *names: str, all_versions: bool = False) -> rdflib.Dataset:
        """Return the graphs of some notices, or the whole store, as a dataset of rdflib: a copy.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices/klangkammer.txt")
        ...     dataset = store.dataset("klangkammer")
        ...     rdflib.URIRef(store.notice("klangkammer").version) in {graph.identifier for graph in dataset.graphs()}
        True
        """
        return as_dataset(exported(self._opened, names, "trig", all_versions=all_versions))

    def export(self, form: str, *names: str, all_versions: bool = False) -> bytes:
        """Return some notices, or the whole store, in a format of `noticegraph export`. Raises ExportError.

        >>> with in_memory() as store:
        ...     report = store.ingest("examples/notices/klangkammer.txt")
        ...     store.export("claims", "klangkammer")[:32]
        b'{"policy": "klangkammer.txt", "n'
        """
        if form not in FORMATS:
            raise ExportError(f"there is no format {form!r}; take one of {', '.join(FORMATS)}")
        return write(exported(self._opened, names, form, all_versions=all_versions), form, self.base)


def open_store(
    path: AnyPath = ".noticegraph", *, write: bool = False, base: str | None = None, wait: float = 2.0
) -> Store:
    """Open the store in a folder; with `write` for ingesting, and made where there is none.

    Readers share a store, a writer has it alone; `wait` is in seconds, for other processes to end. `base` is the start
    of every data IRI of a new store. Raises a StoreError.
    """
    closing = ExitStack()
    opened = opened_store(Path(path), write=write, create=write, base=base, wait=wait)
    return Store(closing.enter_context(opened), closing)


def in_memory(base: str = DEFAULT_BASE) -> Store:
    """Return an empty store that no folder keeps, for writing. Raises InvalidBase."""
    opened = NoticeStore(Path(), check_base(base), Oxigraph(), writable=True)
    opened.apply(Change(add=tuple(background_quads(base))))
    return Store(opened, ExitStack())


def texts(parameters: Mapping[str, Value]) -> dict[str, str]:
    """Return values as the command line takes them: days as 2026-03-01."""
    return {name: _text(value) for name, value in parameters.items()}


def _text(value: Value) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
