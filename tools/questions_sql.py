"""Write each question's SQL over a store's columns beside it: `python tools/questions_sql.py`.

A question that uses what is not put into SQL has no such file, and the store itself answers it; `--why` says what
that is.
"""

import re
import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from columnar.algebra import BASE, PARAMETER, Translation
from columnar.relation import Column, Unsupported
from pyoxigraph import NamedNode
from pyparsing import ParseException
from rdflib import RDFS, XSD, Graph
from rdflib.plugins.sparql import prepareQuery

from noticegraph.asking import own_fault
from noticegraph.ontology.errors import NoticegraphError
from noticegraph.ontology.namespaces import PREFIXES, expand
from noticegraph.queries.catalogue import Kind, Question, QuestionError, faults, questions, written
from noticegraph.queries.compiled import Held, hash_of
from noticegraph.queries.ordering import without_order

HERE = Path(__file__).resolve().parent.parent
FOLDER = HERE / "queries"

_HOLDS = re.compile(r"VALUES\s+\?holds\s*\{\s*dcat:hasCurrentVersion\s*\}")
_KINDS = {
    Kind.NUMBER: Held.INTEGER,
    Kind.DATE: Held.DATE,
    Kind.TEXT: Held.STRING,
}


@cache
def numbers() -> frozenset[str]:
    """Return the properties whose values are numbers."""
    graph = Graph()
    for file in (HERE / "ontology").glob("*.ttl"):
        graph.parse(file)
    kinds = (XSD.integer, XSD.decimal, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.double)
    return frozenset(str(s) for kind in kinds for s in graph.subjects(RDFS.range, kind))


def translated(question: Question) -> str:
    """Return a question as the text of its SQL file. Raises Unsupported."""
    places = {p.name: (NamedNode(PARAMETER + p.name),) for p in question.parameters}
    sparql, _ = without_order(written(question, places))
    # Which versions count is a property of works, so that it is a table here.
    sparql = _HOLDS.sub("", sparql).replace("?holds", f"<{PARAMETER}holds>")
    given = {p.name: Column(_KINDS.get(p.kind, Held.ID), optional=True) for p in question.parameters}
    translation = Translation(given, numbers())
    sql, columns = translation.answer(prepareQuery(f"BASE <{BASE}>\n{sparql}", initNs=dict(PREFIXES)).algebra)
    for name in sorted(translation.open_properties):
        if not re.search(rf"\?{name} IN \(|VALUES [^{{]*\?{name}\b", sparql):
            raise Unsupported(f"any property as ?{name}, where columns hold those that questions name")
    properties = translation.properties | {expand("dcat:hasCurrentVersion"), expand("dcat:hasVersion")}
    head = [f"-- Made by tools/questions_sql.py from {question.name}.rq; change that."]
    head.append(f"-- @of {hash_of(question)}")
    head.append("-- @columns " + " ".join(f"{name}:{kind}" for name, kind in columns))
    head += [f"-- @property {iri}" for iri in sorted(properties) if not iri.startswith(BASE)]
    return "\n".join(head) + "\n" + sql


def files() -> tuple[dict[str, str], dict[str, str]]:
    """Return the files' texts by question, and why the others have none. Raises QuestionError."""
    for fault in faults():
        raise fault
    found, missing = {}, {}
    for name, question in questions().items():
        try:
            found[name] = translated(question)
        except Unsupported as error:
            missing[name] = str(error)
        except ParseException as error:
            with own_fault(question):
                raise QuestionError(f"queries/{name}.rq: {error.msg}, in {error.line.strip()!r}") from None
    return found, missing


def main() -> None:
    """Write the files; delete those of questions that are no more."""
    try:
        found, missing = files()
    except NoticegraphError as error:
        sys.exit(str(error))
    for file in FOLDER.glob("*.sql"):
        if file.stem not in found:
            file.unlink()
    for name, text in found.items():
        (FOLDER / f"{name}.sql").write_text(text, encoding="utf-8")
    if "--why" in sys.argv[1:]:
        for name, why in missing.items():
            print(f"{name}: {why}")


if __name__ == "__main__":
    main()
