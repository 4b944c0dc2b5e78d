"""The notices in a store: listing them, finding the one that a user means, reading its parts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pyoxigraph import NamedNode, Quad

from noticegraph.ingest.catalogue import catalog_iri
from noticegraph.ontology.claims import StatedClaim, claims_of
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.languages import language_code
from noticegraph.ontology.terms import term
from noticegraph.ontology.values import NAME
from noticegraph.store import NoticeStore
from noticegraph.store.works import CURRENT, HAS_VERSION, KnownWork, file_name, read_works, version_of, work_of

_CONTROLLER = term("dpv:hasDataController")
_LANGUAGE, _LANGUAGES = term("schema:inLanguage"), term("dct:language")
_ISSUED = term("dct:issued")


class NoSuchNotice(NoticegraphError):
    """Nothing in the store is called what the user asked for."""


class AmbiguousNotice(NoticegraphError):
    """Several notices are called what the user asked for."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A version of a notice in the store; `places` are its work's sources, as seen from the store's folder.

    `language` is that of the most of it; `beside` are those of parts of it in other languages.
    """

    slug: str
    version: str
    places: tuple[str, ...]
    controllers: tuple[str, ...]
    language: str
    current: bool
    beside: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """All its languages, that of the most of it first."""
        return (self.language, *self.beside)

    @property
    def policy(self) -> str:
        """The name of the file that the notice came from, or what it was called on standard input."""
        return file_name(self.places[0]) if self.places else self.slug

    @property
    def evidence(self) -> str:
        """The IRI of its evidence graph."""
        return f"{self.version}/evidence"


def notices(store: NoticeStore, *, all_versions: bool = False) -> tuple[Notice, ...]:
    """Return the notices of a store by slug: the versions that hold, or every version."""
    return tuple(
        _notice(store, work, version)
        for _, work in sorted(read_works(store).items())
        for version, _ in work.versions
        if all_versions or version == work.current
    )


def _notice(store: NoticeStore, work: KnownWork, version: str) -> Notice:
    graph = NamedNode(version)
    language = next((value for value in _values(store, version, _LANGUAGE, graph)), "und")
    controllers = {
        name
        for organisation in _values(store, version, _CONTROLLER, graph)
        for name in _values(store, organisation, NAME, graph)
    }
    places = tuple(sorted(work.places))
    spoken = filter(None, map(language_code, _values(store, version, _LANGUAGES, graph)))
    main = language.partition("-")[0]
    beside = tuple(sorted(code for code in spoken if code != main))
    return Notice(work.slug, version, places, tuple(sorted(controllers)), language, version == work.current, beside)


def translations(store: NoticeStore, notice: Notice) -> tuple[str, ...]:
    """Return the versions of the same work in other languages: for each language one, of the same date.

    A version without a date goes with every version; of several in a language the one that holds counts, else the
    last by date and IRI. Versions of different dates are no translations of each other: one is out of date.
    """
    catalog, work = NamedNode(catalog_iri(store.base)), work_of(notice.version)
    versions = _values(store, work, HAS_VERSION, catalog)
    if len(versions) < 2:
        return ()
    held = set(_values(store, work, CURRENT, catalog))
    dated = {version: set(_values(store, version, _ISSUED, catalog)) for version in versions}
    found: dict[str, tuple[bool, str, str]] = {}
    for version in versions:
        language = next(iter(_values(store, version, _LANGUAGE, catalog)), notice.language)
        same = not dated[version] or not dated[notice.version] or dated[version] & dated[notice.version]
        if language != notice.language and same:
            ranked = (version in held, max(dated[version], default=""), version)
            found[language] = max(found.get(language, ranked), ranked)
    return tuple(version for _, (_, _, version) in sorted(found.items()))


def _values(store: NoticeStore, subject: str, predicate: NamedNode, graph: NamedNode) -> list[str]:
    found = store.quads.quads_for_pattern(NamedNode(subject), predicate, None, graph)
    return [getattr(quad.object, "value", "") for quad in found]


def matching(known: Iterable[Notice], asked: str) -> tuple[Notice, ...]:
    """Return the notices that a slug, an IRI, a file name or a controller's name means.

    Names are compared without regard to case. What is called exactly so comes alone; else every notice that
    has the words in its slug, file name or controller's name. Raises NoSuchNotice for none.
    """
    known = tuple(known)
    wanted = asked.casefold().strip()
    exact = tuple(notice for notice in known if wanted in _names(notice))
    found = exact or tuple(n for n in known if wanted and any(wanted in name for name in _partial(n)))
    if not found:
        raise NoSuchNotice(f"no notice is called {asked!r}; `noticegraph show` lists those in the store")
    return found


def chosen(store: NoticeStore, asked: Sequence[str], *, all_versions: bool = False) -> tuple[Notice, ...]:
    """Return the notices that a user named, each once; all of the store for no name.

    Raises NoSuchNotice, AmbiguousNotice for a name that several works have.
    """
    known = notices(store, all_versions=all_versions or any("/" in name for name in asked))
    if not asked:
        return known
    found: dict[str, Notice] = {}
    for name in asked:
        named = matching(known, name)
        if len({notice.slug for notice in named}) > 1:
            slugs = ", ".join(notice.slug for notice in named)
            raise AmbiguousNotice(f"{name!r} is the name of several notices; take one of the slugs {slugs}")
        found |= {notice.version: notice for notice in named}
    return tuple(found.values())


def _names(notice: Notice) -> set[str]:
    work = work_of(notice.version)
    short = f"{notice.slug}/{notice.version.rpartition('/')[2]}"
    paths = {form for place in notice.places for form in (place, PurePosixPath(place).name, PurePosixPath(place).stem)}
    named = {notice.slug, short, notice.version, work, notice.evidence, notice.policy, *paths, *notice.controllers}
    return {name.casefold() for name in named}


def _partial(notice: Notice) -> set[str]:
    return {name.casefold() for name in (notice.slug, notice.policy, *notice.controllers)}


def claims(store: NoticeStore, notice: Notice) -> tuple[StatedClaim, ...]:
    """Return the claims of a version, in the order of its text."""
    return claims_of(store.graph(notice.version), store.graph(notice.evidence), notice.policy)


def quads_of(store: NoticeStore, chosen: Sequence[Notice]) -> Iterator[Quad]:
    """Yield the graphs of some versions, their reports included, and what the catalogue says of them."""
    versions = {notice.version for notice in chosen}
    for graph in _graphs(store):
        if version_of(graph, store.base) in versions:
            yield from store.graph(graph)
    works = set(map(work_of, versions))
    for quad in store.graph(catalog_iri(store.base)):
        subject, value = getattr(quad.subject, "value", ""), getattr(quad.object, "value", "")
        if (subject in works and version_of(value, store.base) in {None, *versions}) or (
            version_of(subject, store.base) in versions
        ):
            yield quad


def store_quads(store: NoticeStore, *, all_versions: bool = False) -> Iterator[Quad]:
    """Yield all graphs of a store, without those of versions that do not hold unless `all_versions`."""
    current = {work.current for work in read_works(store).values()}
    for graph in _graphs(store):
        version = version_of(graph, store.base)
        if all_versions or version is None or version in current:
            yield from store.graph(graph)


def _graphs(store: NoticeStore) -> list[str]:
    return sorted(str(graph.value) for graph in store.quads.named_graphs())
