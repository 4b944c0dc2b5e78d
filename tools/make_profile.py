"""Write ontology/profile.ttl: the DPV terms that the project uses, their labels and their broader terms.

Run by hand after a data file names a new term:

    python tools/make_profile.py ../shared/vocab

Labels and the hierarchy are facts that the project restates; definitions stay in DPV and are not copied.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pyoxigraph as ox

from noticegraph.ontology.namespaces import PREFIXES, compact, expand

ROOT = Path(__file__).resolve().parents[1]
DPV_PREFIXES = ("dpv", "pd", "eu-gdpr", "legal-eu", "legal-de", "legal-no", "legal", "loc", "tech", "justifications")
FOLDERS = ("ontology", "shapes", "queries", "ingest", "src/noticegraph")
# Properties whose values are words in our data; DPV leaves open what its properties point to.
TEXT_PROPERTIES = frozenset({"dpv:hasAddress", "dpv:hasName"})
SKOS = PREFIXES["skos"]
TYPE, BROADER, LABEL = PREFIXES["rdf"] + "type", SKOS + "broader", SKOS + "prefLabel"

HEAD = """\
# Terms of the Data Privacy Vocabulary 2.3 (W3C DPVCG, https://w3id.org/dpv) that the project uses, with DPV's
# English labels and the broader terms up to the top. Written by tools/make_profile.py; do not edit.
"""
# Code composes terms: a name that ends in a hyphen, goes on in a bracket or is one letter is a part of one.
_CURIE = re.compile(rf"(?<![\w:-])({'|'.join(DPV_PREFIXES)}):([A-Za-z][\w-]++)(?<!-)(?![({{\[])")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


def own_files(root: Path = ROOT) -> Iterator[Path]:
    """Yield the data and code files that name terms; links to the root's folders are not followed."""
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            inside_link = any(parent.is_symlink() for parent in path.parents if parent != root)
            if path.suffix in {".ttl", ".rq", ".py"} and path.name != "profile.ttl" and not inside_link:
                yield path


def terms_in(text: str) -> set[str]:
    """Return the DPV CURIEs in a file's text, comment lines left out."""
    return {f"{prefix}:{name}" for prefix, name in _CURIE.findall(_COMMENT.sub("", text))}


def used_terms(root: Path = ROOT) -> set[str]:
    """Return the DPV CURIEs in the project's files."""
    return set().union(*(terms_in(path.read_text(encoding="utf-8")) for path in own_files(root)))


def listed_patterns(root: Path = ROOT) -> list[str]:
    """Return the lines of profile-terms.txt."""
    lines = (root / "tools" / "profile-terms.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


class Vocabulary:
    """What DPV says of its terms: labels, broader terms, and which are properties."""

    def __init__(self, folder: Path) -> None:
        """Read DPV's RDFS and SKOS files; the OWL ones live in another namespace."""
        self.labels: dict[str, str] = {}
        self.broader: dict[str, set[str]] = {}
        self.types: dict[str, set[str]] = {}
        for path in sorted(folder.glob("*.ttl")):
            if not path.stem.endswith("-owl"):
                self._read(path)

    def _read(self, path: Path) -> None:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            term, predicate = compact(quad.subject.value), quad.predicate.value
            if predicate == LABEL and isinstance(quad.object, ox.Literal):
                self.labels[term] = quad.object.value
            elif predicate == BROADER and isinstance(quad.object, ox.NamedNode):
                self.broader.setdefault(term, set()).add(compact(quad.object.value))
            elif predicate == TYPE and isinstance(quad.object, ox.NamedNode):
                self.types.setdefault(term, set()).add(compact(quad.object.value))

    def matching(self, patterns: Iterable[str]) -> set[str]:
        """Return the terms that one of the patterns fits."""
        return {t for p in patterns for t in self.labels if fnmatchcase(t, p)}

    def with_ancestors(self, terms: Iterable[str]) -> set[str]:
        """Return the terms and all that are broader."""
        found: set[str] = set()
        queue = list(terms)
        while queue:
            term = queue.pop()
            if term not in found:
                found.add(term)
                queue += self.broader.get(term, ())
        return found


def entry(term: str, vocabulary: Vocabulary) -> str:
    """Return a term's Turtle."""
    if "rdf:Property" in vocabulary.types[term]:
        kind = "owl:DatatypeProperty" if term in TEXT_PROPERTIES else "owl:ObjectProperty"
    else:
        kind = "skos:Concept"
    broader = sorted(vocabulary.broader.get(term, ()))
    label = ox.Literal(vocabulary.labels[term], language="en")
    parts = [f"{term} a {kind}", f"skos:prefLabel {label}"]
    if broader:
        parts.append(f"skos:broader {', '.join(broader)}")
    return " ; ".join(parts) + " ."


def profile(vocabulary: Vocabulary, root: Path = ROOT) -> str:
    """Return the text of profile.ttl. Raises `SystemExit` when DPV lacks a term in use."""
    used = used_terms(root)
    unknown = sorted(used - vocabulary.labels.keys())
    if unknown:
        sys.exit(f"not in DPV 2.3: {', '.join(unknown)}; correct the files that name them")
    terms = vocabulary.with_ancestors(used | vocabulary.matching(listed_patterns(root)))
    prefixes = sorted({term.split(":")[0] for term in terms} | {"skos", "owl"})
    head = "".join(f"@prefix {prefix}: <{expand(prefix + ':')}> .\n" for prefix in prefixes)
    return HEAD + head + "\n" + "\n".join(entry(term, vocabulary) for term in sorted(terms)) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1], "dpv.ttl").is_file():
        sys.exit("usage: python tools/make_profile.py FOLDER, the folder of DPV's Turtle files (dpv.ttl, pd.ttl, …)")
    target = ROOT / "ontology" / "profile.ttl"
    target.write_text(profile(Vocabulary(Path(sys.argv[1]))), encoding="utf-8")
