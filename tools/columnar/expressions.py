"""SPARQL's expressions in SQL. An error is NULL, which SQL's logic treats as SPARQL's does."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rdflib import Literal, URIRef, Variable
from rdflib.namespace import XSD
from rdflib.plugins.sparql.parserutils import CompValue

from columnar.relation import SQL_TYPE, Column, Columns, Unsupported, common, converted, quoted
from noticegraph.queries.compiled import Held

Typed = tuple[str, Held]
_ARITHMETIC = frozenset("+-*/")
_NUMBERS = (Held.INTEGER, Held.DECIMAL)


def text(value: str) -> str:
    """Return a string as SQL writes it; what is below the store's base is put together when the store is known."""
    from columnar.algebra import BASE

    escaped = value.replace("'", "''")
    return f"'{{{{base}}}}{escaped.removeprefix(BASE)}'" if value.startswith(BASE) else f"'{escaped}'"


def constant(node: object) -> Typed:
    """Return an IRI or a literal of the query."""
    if isinstance(node, URIRef):
        return f"iri({text(str(node))})", Held.ID
    if isinstance(node, Literal):
        if node.datatype == XSD.integer:
            return str(int(node)), Held.INTEGER
        if node.datatype == XSD.boolean:
            return ("TRUE" if node.toPython() else "FALSE"), Held.BOOLEAN
        if node.datatype is None and not node.language:
            return text(str(node)), Held.STRING
    raise Unsupported(f"the constant {node!r}")


@dataclass
class Scope:
    """The columns that an expression sees: of one table, or of the two of a join; and the terms that it looks up."""

    columns: Columns
    where: Callable[[str], str] = lambda name: f"f.{quoted(name)}"
    exists: Callable[[object, "Scope"], str] | None = None
    looked_up: dict[str, str] = field(default_factory=dict)

    def lookup(self, name: str) -> str:
        """Return the alias of the row of `terms` that says what a variable's term is."""
        return self.looked_up.setdefault(name, f"t{len(self.looked_up)}")

    def joins(self) -> str:
        """Return the joins that the lookups need."""
        return "".join(
            f"\nLEFT JOIN terms {alias} ON {alias}.id = {self.where(name)}" for name, alias in self.looked_up.items()
        )

    def column(self, name: str) -> Column:
        """Return what is known of a variable; of one that is never bound that it is not."""
        return self.columns.get(name, Column(Held.NOTHING, optional=True))

    # -- values

    def typed(self, node: object) -> Typed:
        """Return an expression and its kind."""
        if isinstance(node, Variable):
            column = self.column(str(node))
            return ("NULL" if column.kind is Held.NOTHING else self.where(str(node))), column.kind
        if isinstance(node, URIRef | Literal):
            return constant(node)
        if isinstance(node, CompValue):
            rule = getattr(self, "_" + node.name.lower().replace("builtin_", ""), None)
            if rule is not None:
                return rule(node)  # type: ignore[no-any-return]
        raise Unsupported(f"the expression {getattr(node, 'name', node)!r}")

    def truth(self, node: object) -> str:
        """Return an expression as a condition."""
        sql, kind = self.typed(node)
        if kind not in (Held.BOOLEAN, Held.NOTHING):
            raise Unsupported(f"{kind} as a condition")
        return sql

    def words(self, node: object) -> str:
        """Return an expression as its words: an IRI as a string, a literal's lexical form."""
        if isinstance(node, URIRef):
            return text(str(node))
        sql, kind = self.typed(node)
        if kind is Held.ID and isinstance(node, Variable):
            return f"{self.lookup(str(node))}.lex"
        if kind in (Held.STRING, Held.DATE, Held.NOTHING):
            return sql
        raise Unsupported(f"the words of {kind}")

    def number(self, node: object) -> Typed:
        """Return an expression as a number."""
        sql, kind = self.typed(node)
        if kind is Held.ID and isinstance(node, Variable):
            return f"{self.lookup(str(node))}.num", Held.DECIMAL
        if kind in (*_NUMBERS, Held.NOTHING):
            return sql, kind
        raise Unsupported(f"{kind} as a number")

    def _numeric(self, node: object) -> bool:
        if isinstance(node, Variable):
            column = self.column(str(node))
            return column.number or column.kind in _NUMBERS
        return self.typed(node)[1] in _NUMBERS

    def _unified(self, nodes: list[object]) -> tuple[list[str], Held]:
        """Return expressions as of one kind."""
        typed = [self.typed(node) for node in nodes]
        kinds = {kind for _, kind in typed} - {Held.NOTHING}
        if kinds & set(_NUMBERS) and all(
            kind is Held.NOTHING or self._numeric(n) for n, (_, kind) in zip(nodes, typed, strict=True)
        ):
            pairs = [self.number(node) for node in nodes]
            kind = Held.DECIMAL if any(k is Held.DECIMAL for _, k in pairs) else Held.INTEGER
            return [converted(sql, k, kind) for sql, k in pairs], kind
        kind = Held.NOTHING
        for _, one in typed:
            kind = common(kind, one)
        if kind is Held.TERM:
            return [self._term(node) for node in nodes], kind
        return [converted(sql, one, kind) for sql, one in typed], kind

    # -- operators

    def _relationalexpression(self, node: CompValue) -> Typed:
        op, one, other = str(node.op), node.expr, node.other
        if op in ("IN", "NOT IN"):
            parts = [self._compared("=", one, each) for each in other]
            return f"{'NOT ' if op == 'NOT IN' else ''}({' OR '.join(parts)})", Held.BOOLEAN
        return self._compared(op, one, other), Held.BOOLEAN

    def _compared(self, op: str, one: object, other: object) -> str:
        if self._numeric(one) or self._numeric(other):
            return f"{self.number(one)[0]} {op} {self.number(other)[0]}"
        (a, first), (b, second) = self.typed(one), self.typed(other)
        if Held.NOTHING in (first, second):
            return "CAST(NULL AS BOOLEAN)"
        if op in ("=", "!=") and first is second:
            return f"{a} {'<>' if op == '!=' else '='} {b}"
        if op in ("=", "!=") and (Held.TERM in (first, second) or {first, second} == {Held.ID, Held.STRING}):
            return f"{self._term(one)} {'<>' if op == '!=' else '='} {self._term(other)}"
        return f"{self.words(one)} {'<>' if op == '!=' else op} {self.words(other)}"

    def _term(self, node: object) -> str:
        sql, kind = self.typed(node)
        if kind is Held.ID and isinstance(node, Variable):
            return f"{self.lookup(str(node))}.term"
        return converted(sql, kind, Held.TERM)

    def _conditionalandexpression(self, node: CompValue) -> Typed:
        return " AND ".join(f"({self.truth(each)})" for each in (node.expr, *node.other)), Held.BOOLEAN

    def _conditionalorexpression(self, node: CompValue) -> Typed:
        return "(" + " OR ".join(f"({self.truth(each)})" for each in (node.expr, *node.other)) + ")", Held.BOOLEAN

    def _unarynot(self, node: CompValue) -> Typed:
        return f"NOT ({self.truth(node.expr)})", Held.BOOLEAN

    def _additiveexpression(self, node: CompValue) -> Typed:
        return self._calculated(node)

    def _multiplicativeexpression(self, node: CompValue) -> Typed:
        return self._calculated(node)

    def _calculated(self, node: CompValue) -> Typed:
        sql, kind = self.number(node.expr)
        for op, other in zip(node.op, node.other, strict=True):
            if str(op) not in _ARITHMETIC:
                raise Unsupported(f"the operator {op}")
            b, second = self.number(other)
            if str(op) == "/":
                # SQL's quotient of decimals is a floating point number.
                divisor = b if isinstance(other, Literal) and other.toPython() else f"nullif({b}, 0)"
                sql, kind = f"CAST({sql} / {divisor} AS {SQL_TYPE[Held.DECIMAL]})", Held.DECIMAL
            else:
                sql = f"({sql} {op} {b})"
                kind = Held.DECIMAL if Held.DECIMAL in (kind, second) else Held.INTEGER
        return sql, kind

    # -- functions

    def _bound(self, node: CompValue) -> Typed:
        sql, kind = self.typed(node.arg)
        return ("FALSE" if kind is Held.NOTHING else f"{sql} IS NOT NULL"), Held.BOOLEAN

    def _sameterm(self, node: CompValue) -> Typed:
        (a, first), (b, second) = self.typed(node.arg1), self.typed(node.arg2)
        if first is not Held.ID or second is not Held.ID:
            raise Unsupported(f"sameTerm of {first} and {second}")
        return f"{a} = {b}", Held.BOOLEAN

    def _if(self, node: CompValue) -> Typed:
        (yes, no), kind = self._unified([node.arg2, node.arg3])
        truth = self.truth(node.arg1)
        # Where a condition has no truth, IF has no value.
        other = "ELSE" if self._sure(node.arg1) else f"WHEN NOT ({truth}) THEN"
        return f"CASE WHEN {truth} THEN {yes} {other} {no} END", kind

    def _sure(self, node: object) -> bool:
        """Tell whether an expression has a value for certain: BOUND, or a comparison of what is bound."""
        if isinstance(node, Variable):
            return not self.column(str(node)).optional
        if isinstance(node, CompValue) and node.name == "RelationalExpression" and node.op in ("=", "!="):
            return self._sure(node.expr) and self._sure(node.other)
        return isinstance(node, URIRef | Literal) or getattr(node, "name", "") == "Builtin_BOUND"

    def _coalesce(self, node: CompValue) -> Typed:
        parts, kind = self._unified(list(node.arg))
        return f"coalesce({', '.join(parts)})", kind

    def _str(self, node: CompValue) -> Typed:
        return self.words(node.arg), Held.STRING

    def _concat(self, node: CompValue) -> Typed:
        return "(" + " || ".join(self.words(each) for each in node.arg) + ")", Held.STRING

    def _strafter(self, node: CompValue) -> Typed:
        a, b = self.words(node.arg1), self.words(node.arg2)
        return f"CASE WHEN contains({a}, {b}) THEN substr({a}, strpos({a}, {b}) + length({b})) ELSE '' END", Held.STRING

    def _strstarts(self, node: CompValue) -> Typed:
        return f"starts_with({self.words(node.arg1)}, {self.words(node.arg2)})", Held.BOOLEAN

    def _regex(self, node: CompValue) -> Typed:
        if node.flags:
            raise Unsupported("flags of REGEX")
        return f"regexp_matches({self.words(node.text)}, {self.words(node.pattern)})", Held.BOOLEAN

    def _replace(self, node: CompValue) -> Typed:
        if node.flags:
            raise Unsupported("flags of REPLACE")
        put = self.words(node.replacement).replace("\\", "\\\\").replace("$", "\\")
        return f"regexp_replace({self.words(node.arg)}, {self.words(node.pattern)}, {put}, 'g')", Held.STRING

    def _iri(self, node: CompValue) -> Typed:
        sql, kind = self.typed(node.arg)
        if kind is not Held.STRING:
            raise Unsupported(f"IRI of {kind}")
        return f"iri({sql})", Held.ID

    def _strdt(self, node: CompValue) -> Typed:
        if node.arg2 != XSD.boolean:
            raise Unsupported(f"STRDT of {node.arg2}")
        return f"{self.words(node.arg1)} = 'true'", Held.BOOLEAN

    def _exists(self, node: CompValue) -> Typed:
        if self.exists is None:
            raise Unsupported("EXISTS here")
        return self.exists(node.graph, self), Held.BOOLEAN

    def _notexists(self, node: CompValue) -> Typed:
        return f"NOT {self._exists(node)[0]}", Held.BOOLEAN
