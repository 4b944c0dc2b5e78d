"""The graph of companies for graph viewers: GraphML and GEXF of controllers, processes, recipients and countries.

Nodes are organisations, processes and countries; an organisation that several notices name is one node. Edges: a
controller `controls` a process, a process `discloses_to` a recipient, `transfers_to` a country; a process is
`joint_with` another controller; a controller is `seated_in` a country where its notice says so. Several values are
joined by `; `, for neither format has lists that Gephi reads.
"""

import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Quad

from noticegraph.export.errors import library
from noticegraph.export.readings import Reading, readings
from noticegraph.ontology.namespaces import compact
from noticegraph.ontology.terms import term
from noticegraph.ontology.values import NAME
from noticegraph.ontology.wording import label

_LISTED = {
    term("dpv:hasPurpose"): "purposes",
    term("dpv:hasPersonalData"): "personal_data",
    term("dpv:hasLegalBasis"): "legal_bases",
    term("dpv:hasDataSubject"): "data_subjects",
}
_CONTROLLER, _COUNTRY = term("dpv:hasDataController"), term("dpv:hasCountry")
_RECIPIENT, _JOINT, _PROCESSING = (
    term("dpv:hasRecipient"),
    term("dpv:hasJointDataControllers"),
    term("dpv:hasProcessing"),
)
_IMPORTER, _THIRD_COUNTRY = term("dpv:hasDataImporter"), term("dpv:hasThirdCountry")
_SAFEGUARDS = (term("ng:hasFramework"), term("dpv:hasLegalBasis"))


def write_graphml(quads: Iterable[Quad], base: str) -> bytes:
    """Return the network as GraphML. Raises MissingLibrary."""
    networkx: Any = library("networkx", "graphml")
    buffer = io.BytesIO()
    networkx.write_graphml_xml(network(quads, base), buffer, named_key_ids=True)
    return buffer.getvalue()


def write_gexf(quads: Iterable[Quad], base: str) -> bytes:
    """Return the network as GEXF 1.2. Raises MissingLibrary."""
    networkx: Any = library("networkx", "gexf")
    text = "\n".join(networkx.generate_gexf(network(quads, base), version="1.2draft"))
    # networkx writes the day on which it writes, and equal graphs are to give equal bytes
    return re.sub(r' lastmodifieddate="[^"]*"', "", text).encode() + b"\n"


def network(quads: Iterable[Quad], base: str) -> Any:
    """Return a networkx MultiDiGraph.

    Nodes have `label` and `kind`, processes the labels of their values, parties and countries how many `notices` name
    them; edges `relation`, and `safeguard` where a transfer has one.

    Raises MissingLibrary.
    """
    networkx: Any = library("networkx", "graphml")
    graph = networkx.MultiDiGraph()
    named: dict[str, set[str]] = defaultdict(set)
    for reading in readings(quads, base):
        _Notice(graph, reading, named).add()
    for node, versions in named.items():
        graph.nodes[node]["notices"] = len(versions)
    return _sorted(networkx, graph)


class _Notice:
    """One version on its way into the network; `named` counts by node the versions that name it."""

    def __init__(self, graph: Any, reading: Reading, named: dict[str, set[str]]) -> None:
        self._graph = graph
        self._reading = reading
        self._named = named
        self._said = reading.said.values

    def add(self) -> None:
        """Add the controllers, what they process, to whom and where it goes."""
        version = self._reading.version
        controllers = [self._party(one, "controller") for one in self._said(version, _CONTROLLER)]
        for controller in controllers:
            for place in self._said(controller, _COUNTRY):
                _edge(self._graph, controller, self._country(place), "seated_in")
        self._process(version, f"{self._reading.title} (all processing)", controllers)
        for process, title in self._reading.processes.items():
            self._process(process, title, controllers)

    def _process(self, process: str, title: str, controllers: Iterable[str]) -> None:
        edges = [(self._party(one), "discloses_to", "") for one in self._said(process, _RECIPIENT)]
        for group in self._said(process, _JOINT):
            edges += [(self._party(one), "joint_with", "") for one in self._said(group, _CONTROLLER)]
        reached = set()
        for transfer in self._said(process, _PROCESSING):
            safeguard = next((compact(one) for said in _SAFEGUARDS for one in self._said(transfer, said)), "")
            edges += [(self._party(one), "discloses_to", "") for one in self._said(transfer, _IMPORTER)]
            edges += [(self._country(one), "transfers_to", safeguard) for one in self._said(transfer, _THIRD_COUNTRY)]
            reached.update(self._said(transfer, _THIRD_COUNTRY))
        stated = [place for place in self._said(process, _THIRD_COUNTRY) if place not in reached]
        edges += [(self._country(place), "transfers_to", "") for place in stated]
        if process == self._reading.version and not edges:
            return
        values = {
            key: "; ".join(sorted({label(compact(one), "en") for one in self._said(process, said)}))
            for said, key in _LISTED.items()
        }
        about = {"label": title, "kind": "process", "notice": self._reading.policy, "language": self._reading.language}
        self._graph.add_node(process, **about, **values)
        for controller in controllers:
            _edge(self._graph, controller, process, "controls")
        for target, relation, safeguard in edges:
            _edge(self._graph, process, target, relation, safeguard=safeguard)

    def _party(self, node: str, kind: str = "organisation") -> str:
        name = next(iter(self._said(node, NAME)), node.rpartition("/")[2])
        held = self._graph.nodes.get(node, {}).get("kind")
        self._graph.add_node(node, label=name, kind="controller" if "controller" in (held, kind) else kind)
        self._named[node].add(self._reading.version)
        return node

    def _country(self, node: str) -> str:
        self._graph.add_node(node, label=label(compact(node), "en"), kind="country")
        self._named[node].add(self._reading.version)
        return node


def _edge(graph: Any, source: str, target: str, relation: str, safeguard: str = "") -> None:
    key = f"{relation} {safeguard}"
    if not graph.has_edge(source, target, key=key):
        graph.add_edge(source, target, key=key, relation=relation, label=relation, safeguard=safeguard)


def _sorted(networkx: Any, graph: Any) -> Any:
    """Return the graph with nodes and edges in order, edges numbered: equal graphs, equal bytes."""
    ordered = networkx.MultiDiGraph()
    ordered.add_nodes_from(sorted(graph.nodes(data=True)))
    numbers: Counter[tuple[str, str]] = Counter()
    for source, target, _, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        ordered.add_edge(source, target, key=numbers[source, target], **data)
        numbers[source, target] += 1
    return ordered
