"""SPARQL's algebra in SQL over the tables `quads` and `terms` of a store's columns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyparsing import ParseResults
from rdflib import RDF, Literal, URIRef, Variable
from rdflib.paths import MulPath, OneOrMore, ZeroOrMore
from rdflib.plugins.sparql.algebra import translateGroupGraphPattern
from rdflib.plugins.sparql.parserutils import CompValue

from columnar.expressions import Scope, constant, text
from columnar.relation import (
    SQL_TYPE,
    UNIT,
    Column,
    Relation,
    Unsupported,
    derived,
    joined,
    optional,
    quoted,
    united,
    without,
)
from noticegraph.ontology.namespaces import compact
from noticegraph.queries.compiled import Held

_OF_EVIDENCE = (
    "oa:",
    "rdf:subject",
    "rdf:predicate",
    "rdf:object",
    "rdf:Statement",
    "prov:wasDerivedFrom",
    "ng:rule",
    "ng:confidence",
)
"""How the CURIEs begin of what graphs of evidence say, which columns do not hold."""

BASE = "http://base.invalid/"
"""Stands before what the query names relative to the store's base."""

PARAMETER = "urn:parameter:"
"""Stands before the name of a parameter where its values will be."""


@dataclass
class Translation:
    """A query on its way into SQL: `parameters` are the kinds of what will be put in, `numbers` properties of numbers.

    `closures` are the paths that it walks, by what defines them; `properties` are those whose quads it reads, rdf:type
    with the class where it is one, among them every IRI that it names where a property is a variable;
    `open_properties` are those variables.
    """

    parameters: Mapping[str, Column]
    numbers: frozenset[str]
    closures: dict[tuple[str, str, bool], str] = field(default_factory=dict)
    properties: set[str] = field(default_factory=set)
    open_properties: set[str] = field(default_factory=set)
    _iris: set[str] = field(default_factory=set)
    _triples: int = 0

    def pattern(self, node: CompValue, graph: object = None) -> Relation:
        """Return the solutions of a pattern; `graph` is the term of the GRAPH that it stands in."""
        if node is None:
            return UNIT
        rule = getattr(self, "_" + node.name.lower(), None)
        if rule is None:
            raise Unsupported(f"the pattern {node.name}")
        return rule(node, graph)  # type: ignore[no-any-return]

    # -- triples

    def _graph(self, node: CompValue, graph: object) -> Relation:
        return self.pattern(node.p, node.term)

    def _bgp(self, node: CompValue, graph: object) -> Relation:
        if not node.triples:
            return UNIT
        if graph is None:
            raise Unsupported("a triple of the default graph")
        paths = [triple for triple in node.triples if isinstance(triple[1], MulPath)]
        plain = [triple for triple in node.triples if not isinstance(triple[1], MulPath)]
        found = self._quads(plain, graph) if plain else UNIT
        for triple in paths:
            found = joined(found, self._path(triple, graph))
        return found

    def _quads(self, triples: Iterable[tuple[object, object, object]], graph: object) -> Relation:
        tables, conditions = [], []
        places: dict[str, list[str]] = {}
        columns: dict[str, Column] = {}
        for subject, predicate, value in triples:
            alias = f"q{self._triples}"
            self._triples += 1
            terms = [("g", graph), ("s", subject), ("o", value)]
            if isinstance(predicate, URIRef):
                tables.append(f"{self._table(predicate, value)} {alias}")
            else:
                self.open_properties.add(str(predicate))
                tables.append(f"quads {alias}")
                terms.insert(0, ("p", predicate))
            for place, term in terms:
                if isinstance(term, Variable):
                    places.setdefault(str(term), []).append(f"{alias}.{place}")
                    number = place == "o" and str(predicate) in self.numbers
                    columns.setdefault(str(term), Column(Held.ID, number=number))
                else:
                    conditions.append(f"{alias}.{place} = {self._id(term)}")
        conditions += [f"{first} = {other}" for first, *others in places.values() for other in others]
        items = ", ".join(f"{first} AS {quoted(name)}" for name, (first, *_) in places.items()) or "1 AS one"
        where = "\n  AND ".join(conditions)
        return Relation(f"SELECT {items}\nFROM {', '.join(tables)}" + (f"\nWHERE {where}" if where else ""), columns)

    def _table(self, predicate: URIRef, value: object = None) -> str:
        """Return the table of a property, of whose quads those with a value are read, by default all."""
        if str(predicate).startswith(PARAMETER):
            return quoted(f"{{{{{str(predicate).removeprefix(PARAMETER)}}}}}")
        self._held(predicate)
        narrow = predicate == RDF.type and isinstance(value, URIRef) and not str(value).startswith((BASE, PARAMETER))
        self.properties.add(f"{predicate} {value}" if narrow else str(predicate))
        return quoted(compact(str(predicate)))

    @staticmethod
    def _held(iri: URIRef) -> None:
        if compact(str(iri)).startswith(_OF_EVIDENCE):
            raise Unsupported(f"{compact(str(iri))}, which is of evidence")

    def _id(self, term: object) -> str:
        if isinstance(term, URIRef):
            self._held(term)
            self._iris.add(str(term))
            return f"iri({text(str(term))})"
        if isinstance(term, Literal):
            return f"md5_number_lower({text(term.n3())})"
        raise Unsupported(f"{term!r} in a triple")

    def _path(self, triple: tuple[object, MulPath, object], graph: object) -> Relation:
        subject, path, value = triple
        if (
            not isinstance(graph, URIRef)
            or not isinstance(path.path, URIRef)
            or path.mod not in (OneOrMore, ZeroOrMore)
        ):
            raise Unsupported(f"the path {path}")
        if subject == value:
            raise Unsupported(f"the path {path} from {subject} to itself")
        key = (self._table(path.path), self._id(graph), path.mod == ZeroOrMore)
        name = self.closures.setdefault(key, f"path{len(self.closures)}")
        conditions, items, columns = [], [], {}
        for place, term in (("s", subject), ("o", value)):
            if isinstance(term, Variable):
                items.append(f"{place} AS {quoted(str(term))}")
                columns[str(term)] = Column(Held.ID)
            else:
                conditions.append(f"{place} = {self._id(term)}")
        where = f"\nWHERE {' AND '.join(conditions)}" if conditions else ""
        return Relation(f"SELECT {', '.join(items) or '1 AS one'}\nFROM {name}{where}", columns)

    def with_clause(self) -> str:
        """Return the WITH clause of the paths, or nothing."""
        parts = []
        for (table, graph, reflexive), name in self.closures.items():
            steps = f"SELECT s, o FROM {table} WHERE g = {graph}"
            start = steps
            if reflexive:
                start += "".join(f"\n  UNION SELECT {x}, {x} FROM {table} WHERE g = {graph}" for x in "so")
            parts.append(
                f"{name}_step AS ({steps}),\n{name}(s, o) AS (\n  {start}\n  UNION\n"
                f"  SELECT c.s, n.o FROM {name} c JOIN {name}_step n ON n.s = c.o\n)"
            )
        return f"WITH RECURSIVE {', '.join(parts)}\n" if parts else ""

    # -- values and sub-queries

    def _tomultiset(self, node: CompValue, graph: object) -> Relation:
        return self.pattern(node.p, graph)

    def _values(self, node: CompValue, graph: object) -> Relation:
        rows = [{str(name): term for name, term in row.items() if term != "UNDEF"} for row in node.res]
        names = list(dict.fromkeys(str(name) for row in node.res for name in row))
        if len(names) == 1 and len(rows) == 1 and str(rows[0].get(names[0], "")).startswith(PARAMETER):
            parameter = str(rows[0][names[0]]).removeprefix(PARAMETER)
            column = self.parameters[parameter]
            listed = f"SELECT v AS {quoted(names[0])}\nFROM (VALUES {{{{{parameter}}}}}) given(v)"
            return Relation(listed, {names[0]: column})
        self._iris.update(str(term) for row in rows for term in row.values() if isinstance(term, URIRef))
        typed = [{name: constant(term) for name, term in row.items()} for row in rows]
        columns = {}
        for name in names:
            kinds = {row[name][1] for row in typed if name in row}
            if len(kinds) != 1:
                raise Unsupported(f"VALUES of several kinds for ?{name}")
            columns[name] = Column(kinds.pop(), any(name not in row for row in typed))
        cells = [
            "("
            + ", ".join(
                row[name][0] if name in row else f"CAST(NULL AS {SQL_TYPE[columns[name].kind]})" for name in names
            )
            + ")"
            for row in typed
        ]
        heads = ", ".join(map(quoted, names))
        return Relation(f"SELECT {heads}\nFROM (VALUES {', '.join(cells)}) given({heads})", columns)

    def _project(self, node: CompValue, graph: object) -> Relation:
        inner = self.pattern(node.p, graph)
        if isinstance(graph, Variable) and graph not in node.PV:
            raise Unsupported(f"a sub-query within GRAPH ?{graph}, which it does not select")
        names = [str(name) for name in node.PV if str(name) in inner.columns]
        if set(names) == set(inner.columns):
            return inner
        items = ", ".join(f"s.{quoted(name)}" for name in names) or "1 AS one"
        return Relation(f"SELECT {items}\nFROM {derived(inner, 's')}", {name: inner.columns[name] for name in names})

    def _distinct(self, node: CompValue, graph: object) -> Relation:
        inner = self.pattern(node.p, graph)
        return replace(inner, sql=f"SELECT DISTINCT *\nFROM {derived(inner, 'd')}")

    # -- combinations

    def _join(self, node: CompValue, graph: object) -> Relation:
        parts = []
        waiting = [node]
        while waiting:
            one = waiting.pop()
            if one.name == "Join":
                waiting += [one.p2, one.p1]
            else:
                parts.append(self.pattern(one, graph))
        return joined(*parts)

    def _leftjoin(self, node: CompValue, graph: object) -> Relation:
        left, right = self.pattern(node.p1, graph), self.pattern(node.p2, graph)
        if node.expr.name == "TrueFilter":
            return optional(left, right)
        both = {**right.columns, **left.columns}
        scope = Scope(both, lambda name: f"{'l' if name in left.columns else 'r'}.{quoted(name)}")
        condition = scope.truth(node.expr)
        if scope.looked_up:
            raise Unsupported("a condition of OPTIONAL that needs a term's words")
        return optional(left, right, condition)

    def _minus(self, node: CompValue, graph: object) -> Relation:
        if isinstance(graph, Variable):
            raise Unsupported(f"MINUS within GRAPH ?{graph}, which is shared there by neither side")
        return without(self.pattern(node.p1, graph), self.pattern(node.p2, graph))

    def _union(self, node: CompValue, graph: object) -> Relation:
        return united([self.pattern(node.p1, graph), self.pattern(node.p2, graph)])

    # -- expressions

    def _scope(self, relation: Relation, graph: object) -> Scope:
        return Scope(relation.columns, exists=lambda node, scope: self._exists(node, scope, graph))

    def _exists(self, node: object, scope: Scope, graph: object) -> str:
        inner = self.pattern(translateGroupGraphPattern(node), graph)
        shared = [name for name in inner.columns if name in scope.columns]
        for name in shared:
            one, other = inner.columns[name], scope.columns[name]
            if one.optional or other.optional or one.kind is not other.kind:
                raise Unsupported(f"EXISTS with ?{name}, which may be unbound or of another kind")
        if outer := {name for name in _variables(node) if name in scope.columns} - {*shared}:
            raise Unsupported(f"?{min(outer)} of outside in a condition of EXISTS")
        on = " AND ".join(f"e.{quoted(name)} = {scope.where(name)}" for name in shared)
        return f"EXISTS (SELECT 1 FROM {derived(inner, 'e')} WHERE {on or 'TRUE'})"

    def _filter(self, node: CompValue, graph: object) -> Relation:
        inner = self.pattern(node.p, graph)
        scope = self._scope(inner, graph)
        condition = scope.truth(node.expr)
        self._note(node.expr)
        return replace(inner, sql=f"SELECT f.*\nFROM {derived(inner, 'f')}{scope.joins()}\nWHERE {condition}")

    def _extend(self, node: CompValue, graph: object) -> Relation:
        inner = self.pattern(node.p, graph)
        scope, name = self._scope(inner, graph), str(node.var)
        sql, kind = scope.typed(node.expr)
        self._note(node.expr)
        if kind is Held.NOTHING:
            return inner
        known = Column(kind, optional=not _bound(node.expr, scope))
        if isinstance(node.expr, Variable):
            known = scope.column(str(node.expr))
        selected = f"SELECT f.*, {sql} AS {quoted(name)}\nFROM {derived(inner, 'f')}{scope.joins()}"
        return Relation(selected, {**inner.columns, name: known})

    def _note(self, node: object) -> None:
        """Take note of the IRIs in an expression, but those of patterns in it, which are noted where they are made."""
        if isinstance(node, CompValue) and node.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS"):
            return
        if isinstance(node, URIRef):
            self._iris.add(str(node))
        for part in _parts(node):
            self._note(part)

    # -- groups

    def _aggregatejoin(self, node: CompValue, graph: object) -> Relation:
        inner = self.pattern(node.p.p, graph)
        scope = self._scope(inner, graph)
        keys = []
        for key in node.p.expr or ():
            if not isinstance(key, Variable):
                raise Unsupported("a group by an expression")
            if str(key) in inner.columns:
                keys.append(str(key))
        items, columns = [], {}
        for aggregate in node.A:
            sql, column = self._aggregate(aggregate, scope, keys)
            if column.kind is not Held.NOTHING:
                items.append(f"{sql} AS {quoted(str(aggregate.res))}")
                columns[str(aggregate.res)] = column
        by = f"\nGROUP BY {', '.join(f'f.{quoted(key)}' for key in keys)}" if keys else ""
        return Relation(f"SELECT {', '.join(items)}\nFROM {derived(inner, 'f')}{scope.joins()}{by}", columns)

    def _aggregate(self, node: CompValue, scope: Scope, keys: list[str]) -> tuple[str, Column]:
        name = node.name.removeprefix("Aggregate_")
        if name == "Sample" and isinstance(node.vars, Variable) and str(node.vars) in keys:
            return scope.where(str(node.vars)), scope.column(str(node.vars))
        if name == "Count":
            counted = "*" if str(node.vars) == "*" else scope.typed(node.vars)[0]
            if node.distinct and counted == "*":
                raise Unsupported("COUNT(DISTINCT *)")
            return f"count({'DISTINCT ' if node.distinct else ''}{counted})", Column(Held.INTEGER)
        if name == "Sample":
            return "NULL", Column(Held.NOTHING)
        if name not in ("Sum", "Min", "Max") or node.distinct:
            raise Unsupported(f"the aggregate {name}")
        sql, kind = scope.typed(node.vars)
        optional = not isinstance(node.vars, Variable) or scope.column(str(node.vars)).optional
        optional = optional or not keys
        if kind is Held.ID and isinstance(node.vars, Variable) and name != "Sum":
            alias, number = scope.lookup(str(node.vars)), scope.column(str(node.vars)).number
            by = f"{alias}.{'num' if number else 'lex'}"
            return _of_all(f"arg_{name.lower()}({sql}, {by})", sql, optional), Column(Held.ID, optional, number)
        if name == "Sum" and not keys:
            raise Unsupported("SUM of all rows, which is 0 where there is none")
        if kind is Held.TERM or (name == "Sum" and kind not in (Held.INTEGER, Held.DECIMAL)):
            raise Unsupported(f"{name} of {kind}")
        # Of rows that bind it not SPARQL has no minimum, where SQL passes over them.
        whole = _of_all(f"{name.lower()}({sql})", sql, any(scope.column(one).optional for one in _variables(node.vars)))
        return f"CAST({whole} AS {SQL_TYPE[kind]})", Column(kind, optional)

    # -- the whole

    def answer(self, algebra: CompValue) -> tuple[str, list[tuple[str, Held]]]:
        """Return a SELECT query as SQL, and the kinds of its columns."""
        if algebra.datasetClause:
            raise Unsupported("FROM")
        inner = self.pattern(algebra.p)
        scope = Scope(inner.columns)
        items, kinds = [], []
        for variable in algebra.PV:
            sql, kind = scope.typed(variable)
            items.append(f"{sql} AS {quoted(str(variable))}")
            kinds.append((str(variable), kind))
        if self.open_properties:
            self.properties |= self._iris
        return f"{self.with_clause()}SELECT {', '.join(items)}\nFROM {derived(inner, 'f')}\n", kinds


_TOTAL = frozenset({"Builtin_IRI", "Builtin_CONCAT", "Builtin_STR", "Builtin_STRAFTER"})


def _bound(node: object, scope: Scope) -> bool:
    """Tell whether an expression has a value in every row: one of IRIs and of words that are put together."""
    if isinstance(node, CompValue):
        return node.name in _TOTAL and all(_bound(each, scope) for each in _parts(node))
    return not isinstance(node, Variable) or not scope.column(str(node)).optional


def _of_all(aggregate: str, value: str, optional: bool) -> str:
    """Return an aggregate that has a value only where all rows of a group have one."""
    return f"CASE WHEN count(*) = count({value}) THEN {aggregate} END" if optional else aggregate


def _parts(node: object) -> Iterable[object]:
    """Return what a node of the algebra or of the syntax consists of."""
    if isinstance(node, CompValue):
        return [part for each in node.values() for part in (each if isinstance(each, list) else [each])]
    return node if isinstance(node, list | tuple | set | ParseResults) else []


def _variables(node: object) -> set[str]:
    """Return the names of all variables that a node of the syntax mentions."""
    if isinstance(node, Variable):
        return {str(node)}
    return {name for part in _parts(node) for name in _variables(part)}
