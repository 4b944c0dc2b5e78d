"""A question's rows drawn as its header declares: bars, a heat map, a network, a timeline; as SVG or PNG.

The same rows give the same bytes with the same matplotlib: no dates, no random identifiers, a layout with a seed.
Colours are of the Okabe-Ito palette and of cividis, which people who do not tell red from green can read.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from noticegraph.ontology.errors import NoticegraphError
from noticegraph.queries.catalogue import Question
from noticegraph.queries.plots import Form, Plot
from noticegraph.query import Cell, Table

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".svg", ".png")

_BLUE, _ORANGE, _GREY = "#0072B2", "#E69F00", "#666666"
_BARS, _LINES, _COLUMNS, _EDGES = 30, 40, 30, 80
_LONG = 44  # characters of a label
_METADATA: Mapping[str, Mapping[str, None]] = MappingProxyType(
    {".svg": MappingProxyType({"Date": None, "Creator": None}), ".png": MappingProxyType({"Software": None})}
)

Names = tuple[str, str, float]


class PlotError(NoticegraphError):
    """Rows that cannot be drawn, or nothing to draw them with."""


def check_plot(question: Question, file: Path) -> Plot:
    """Return how a question is drawn. Raises PlotError where it is not, or not into such a file, or by nothing."""
    if file.suffix.lower() not in SUFFIXES:
        raise PlotError(f"{file}: a plot is written as {' or '.join(SUFFIXES)}; give a name that ends so")
    if question.plot is None:
        raise PlotError(f"question {question.name!r} has no plot; docs/questions.md says which have one")
    try:
        import matplotlib as _matplotlib  # noqa: F401
        import networkx as _networkx  # noqa: F401
    except ImportError as error:
        raise PlotError(f"{error.name} is not installed; `pip install 'noticegraph[plot]'` brings it") from None
    return question.plot


def draw(question: Question, rows: Table, file: Path) -> None:
    """Draw rows, whose cells are readable, into a file. Raises PlotError where there is nothing to draw."""
    import matplotlib as mpl
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    plot = check_plot(question, file)
    values = _values(plot, rows)
    if not values:
        raise PlotError(f"question {question.name!r} has no rows here, so there is nothing to draw")
    if not file.parent.is_dir():
        raise PlotError(f"{file.parent}: no such folder to write {file.name} in; make it first")
    style = mpl.RcParams(
        {"svg.hashsalt": "noticegraph", "svg.fonttype": "path", "font.family": "DejaVu Sans", "font.size": 9}
    )
    with mpl.rc_context(style):
        figure = Figure(layout="constrained")
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
        left_out = _DRAWN[plot.form](axes, plot, values)
        note = f"\n{left_out}" if left_out else ""
        axes.set_title(f"{question.title}{note}", loc="left", parse_math=False)
        suffix = file.suffix.lower()
        figure.savefig(file, format=suffix[1:], dpi=150, metadata=dict(_METADATA[suffix]))


def _values(plot: Plot, rows: Table) -> list[list[Cell]]:
    """Return what a plot takes of rows; who is written in several ways has the first: `controller` tells who.

    A column `controllerName` names what is in a column `controller`.
    """
    names: dict[tuple[str, Cell], Cell] = {}
    values = []
    for row in rows.rows:
        cells = dict(zip(rows.columns, row, strict=True))
        for name in plot.columns:
            who = cells.get(name.removesuffix("Name"))
            if name.endswith("Name") and who:
                cells[name] = names.setdefault((name.removesuffix("Name"), who), cells[name])
        values.append([cells[name] for name in plot.columns])
    return values


def _words(column: str) -> str:
    """Return a column's name as words: `recipientName` is recipient."""
    split = "".join(f" {sign.lower()}" if sign.isupper() else sign for sign in column.removesuffix("Name"))
    return split.replace(" eea", " EEA")


def _label(cell: Cell) -> str:
    text = "(not named)" if cell in (None, "") else " ".join(str(cell).split())
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _number(cell: Cell) -> float:
    try:
        return float(str(cell))
    except ValueError:
        return 0.0


def _cut(shown: int, there: int, what: str) -> str:
    return f"the first {shown} of {there} {what}" if shown < there else ""


def _bar(axes: "Axes", plot: Plot, rows: Sequence[Sequence[Cell]]) -> str:
    from matplotlib.ticker import MaxNLocator

    totals: dict[str, float] = {}
    for name, number in rows:
        totals[_label(name)] = max(totals.get(_label(name), 0.0), _number(number))
    ranked = sorted(totals.items(), key=lambda one: -one[1])[:_BARS]
    names, numbers = [name for name, _ in ranked], [number for _, number in ranked]
    axes.figure.set_size_inches(8.5, 1.2 + 0.26 * len(names))  # type: ignore[union-attr]
    bars = axes.barh(range(len(names)), numbers, color=_BLUE, height=0.7)
    axes.bar_label(bars, [f"{number:g}" for number in numbers], padding=3)
    axes.set_yticks(range(len(names)), names, parse_math=False)
    axes.invert_yaxis()
    axes.margins(x=0.1, y=0.01)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel(_words(plot.columns[1]))
    axes.set_ylabel(_words(plot.columns[0]))
    axes.spines[["top", "right"]].set_visible(False)
    return _cut(len(names), len(totals), _words(plot.columns[0]))


def _heat(axes: "Axes", plot: Plot, rows: Sequence[Sequence[Cell]]) -> str:
    from matplotlib.ticker import MaxNLocator

    cells: dict[tuple[str, str], float] = defaultdict(float)
    for first, second, number in rows:
        cells[_label(first), _label(second)] += _number(number)
    lines, columns = (_heaviest(cells, at, most) for at, most in ((0, _LINES), (1, _COLUMNS)))
    grid = [[cells.get((line, column), float("nan")) for column in columns] for line in lines]
    axes.figure.set_size_inches(4.5 + 0.32 * len(columns), 3.2 + 0.26 * len(lines))  # type: ignore[union-attr]
    image = axes.imshow(grid, cmap="cividis_r", aspect="auto", vmin=0)
    axes.set_facecolor("white")
    axes.set_yticks(range(len(lines)), lines, parse_math=False)
    axes.set_xticks(range(len(columns)), columns, rotation=60, ha="right", rotation_mode="anchor", parse_math=False)
    axes.set_xticks([at - 0.5 for at in range(1, len(columns))], minor=True)
    axes.set_yticks([at - 0.5 for at in range(1, len(lines))], minor=True)
    axes.grid(which="minor", color="#dddddd", linewidth=0.5)
    axes.tick_params(which="minor", length=0)
    axes.set_xlabel(_words(plot.columns[1]))
    axes.set_ylabel(_words(plot.columns[0]))
    bar = axes.figure.colorbar(image, ax=axes, shrink=0.6, ticks=MaxNLocator(integer=True))
    bar.set_label(_words(plot.columns[2]))
    whole = [len({key[at] for key in cells}) for at in (0, 1)]
    cuts = (_cut(len(lines), whole[0], _words(plot.columns[0])), _cut(len(columns), whole[1], _words(plot.columns[1])))
    return ", ".join(filter(None, cuts))


def _heaviest(cells: Mapping[tuple[str, str], float], at: int, most: int) -> list[str]:
    totals: dict[str, float] = defaultdict(float)
    for key, number in cells.items():
        totals[key[at]] += number
    return sorted(totals, key=lambda name: (-totals[name], name))[:most]


def _network(axes: "Axes", plot: Plot, rows: Sequence[Sequence[Cell]]) -> str:
    import networkx as nx

    weights: dict[tuple[str, str], float] = {}
    for first, second, number in rows:
        weights.setdefault((_label(first), _label(second)), _number(number))
    edges = sorted(weights.items(), key=lambda one: (-one[1], one[0]))[:_EDGES]
    graph = nx.Graph()
    graph.add_weighted_edges_from((first, second, weight) for (first, second), weight in edges)
    axes.figure.set_size_inches(10, 8)  # type: ignore[union-attr]
    left = {first for (first, _), _ in edges}
    right = {second for (_, second), _ in edges}
    bipartite = not left & right
    if bipartite:
        places = nx.spring_layout(graph, seed=1, weight=None, k=1.6 / len(graph) ** 0.5, iterations=300)
    else:  # which falls apart where few hang together
        places = nx.circular_layout(sorted(graph, key=lambda node: (-graph.degree(node), node)))
    heaviest = max(weight for _, weight in edges)
    nx.draw_networkx_edges(
        graph,
        places,
        ax=axes,
        edge_color="#b0b0b0",
        width=[0.5 + 2.5 * d["weight"] / heaviest for *_, d in graph.edges(data=True)],
    )
    colours = [_ORANGE if bipartite and node in left else _BLUE for node in graph]
    nx.draw_networkx_nodes(
        graph, places, ax=axes, node_color=colours, node_size=[40 + 25 * graph.degree(n) for n in graph]
    )
    for node, (x, y) in places.items():
        side, away = ("center", (0, 7)) if bipartite else ("left", (9, -3)) if x >= 0 else ("right", (-9, -3))
        axes.annotate(node, (x, y), away, textcoords="offset points", ha=side, fontsize=7, parse_math=False)
    names = [_words(column) for column in plot.columns]
    if bipartite:
        for colour, name in ((_ORANGE, names[0]), (_BLUE, names[1])):
            axes.scatter([], [], color=colour, label=name)
        axes.legend(loc="lower left", frameon=False)
    axes.set_xlabel(f"the wider a line, the more {names[2]}")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.margins(0.12 if bipartite else 0.3, 0.12)
    axes.spines[:].set_visible(False)
    return _cut(len(edges), len(weights), "links")


def _timeline(axes: "Axes", plot: Plot, rows: Sequence[Sequence[Cell]]) -> str:
    from matplotlib.dates import date2num

    dated = [(_label(name), _day(str(day)), str(now)) for name, day, now in rows if day]
    if not dated:
        raise PlotError("none of the rows has a date, so there is nothing to draw")
    first: dict[str, date] = {}
    for name, day, _ in dated:
        first[name] = min(day, first.get(name, day))
    names = sorted(first, key=lambda name: (first[name], name))[:_LINES]
    at = {name: line for line, name in enumerate(names)}
    axes.figure.set_size_inches(9, 1.6 + 0.28 * len(names))  # type: ignore[union-attr]
    for name in names:
        days = [date2num(day) for own, day, _ in dated if own == name]  # type: ignore[no-untyped-call]
        axes.plot([min(days), max(days)], [at[name]] * 2, color=_GREY, linewidth=1, zorder=1)
    for now, face, said in (("true", _BLUE, "holds"), ("false", "white", "earlier")):
        points = [(date2num(day), at[name]) for name, day, held in dated if held.lower() == now and name in at]  # type: ignore[no-untyped-call]
        if points:
            across, down = zip(*points, strict=True)
            axes.scatter(across, down, s=36, facecolor=face, edgecolor=_BLUE, label=said, zorder=2)
    axes.xaxis_date()
    axes.set_yticks(range(len(names)), names, parse_math=False)
    axes.invert_yaxis()
    axes.set_xlabel(_words(plot.columns[1]))
    axes.set_ylabel(_words(plot.columns[0]))
    axes.grid(axis="x", color="#dddddd", linewidth=0.5)
    axes.legend(loc="best", title=_words("version"))
    axes.spines[["top", "right"]].set_visible(False)
    return _cut(len(names), len(first), _words(plot.columns[0]))


def _day(text: str) -> date:
    """Return a date, of a month or a year its first day."""
    return date.fromisoformat((text + "-01-01")[:10])


_DRAWN: Mapping[Form, Callable[["Axes", Plot, Sequence[Sequence[Cell]]], str]] = MappingProxyType(
    {Form.BAR: _bar, Form.HEAT: _heat, Form.NETWORK: _network, Form.TIMELINE: _timeline}
)
