"""What a store answers: a sequence of values that is a table as well, and becomes a data frame."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from html import escape
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar, overload

from noticegraph.ontology.errors import NoticegraphError

if TYPE_CHECKING:
    import pandas
    import polars

Cell = str | int | float | bool | date | None

Row = Mapping[str, Cell]

T_co = TypeVar("T_co", covariant=True)

_SHOWN = 50  # rows that a notebook shows


class MissingFrames(NoticegraphError, ImportError):
    """The library of data frames that was asked for is not installed."""


class Records(Sequence[T_co], Generic[T_co]):
    """Values in an order, each with the same columns: rows of an answer, claims, notices, findings.

    `remarks` are lines that a user should see, such as how a name that was given in part was understood.

    >>> found = Records(("slug", "days"), [{"slug": "acme", "days": 30}], lambda row: row)
    >>> found[0]["days"], len(found), found.column("slug")
    (30, 1, ['acme'])
    """

    def __init__(
        self,
        columns: Sequence[str],
        values: Iterable[T_co],
        as_row: Callable[[T_co], Row],
        remarks: Sequence[str] = (),
    ) -> None:
        self.columns = tuple(columns)
        self.remarks = tuple(remarks)
        self._values = tuple(values)
        self._as_row = as_row

    @overload
    def __getitem__(self, at: int) -> T_co: ...
    @overload
    def __getitem__(self, at: slice) -> "Records[T_co]": ...
    def __getitem__(self, at: int | slice) -> "T_co | Records[T_co]":
        """Return one value, or records of several."""
        if isinstance(at, slice):
            return Records(self.columns, self._values[at], self._as_row, self.remarks)
        return self._values[at]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[T_co]:
        return iter(self._values)

    def __repr__(self) -> str:
        return f"<{len(self)} records: {', '.join(self.columns)}>"

    def rows(self) -> list[tuple[Cell, ...]]:
        """Return the cells, row by row in the order of `columns`; None where there is nothing."""
        return [tuple(row.get(name) for name in self.columns) for row in self.dicts()]

    def dicts(self) -> list[dict[str, Cell]]:
        """Return each value as a dictionary with the columns as keys."""
        return [dict(self._as_row(value)) for value in self._values]

    def column(self, name: str) -> list[Cell]:
        """Return the cells of one column. Raises KeyError where there is no such column."""
        if name not in self.columns:
            raise KeyError(f"{name}: the columns are {', '.join(self.columns)}")
        return [row.get(name) for row in self.dicts()]

    def to_pandas(self) -> "pandas.DataFrame":
        """Return a pandas data frame; columns of whole numbers with gaps are Int64. Raises MissingFrames."""
        frames = _library("pandas")
        frame: pandas.DataFrame = frames.DataFrame(self.rows(), columns=list(self.columns))
        whole = {name: "Int64" for name in self.columns if _is_whole(self.column(name))}
        return frame.astype(whole)

    def to_polars(self) -> "polars.DataFrame":
        """Return a polars data frame. Raises MissingFrames."""
        frames = _library("polars")
        frame: polars.DataFrame = frames.DataFrame(
            self.rows(), schema=list(self.columns), orient="row", infer_schema_length=None, strict=False
        )
        return frame

    def _repr_html_(self) -> str:
        """Return a table for a notebook, of the first rows; what notices say is escaped."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{escape(_shown(cell))}</td>' for cell in row)}</tr>" for row in self[:_SHOWN].rows()
        )
        more = f"<p>and {len(self) - _SHOWN} more</p>" if len(self) > _SHOWN else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _shown(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _is_whole(cells: Sequence[Cell]) -> bool:
    """Tell whether cells are whole numbers, which pandas would make floats where one is missing."""
    numbers = [cell for cell in cells if cell is not None]
    return bool(numbers) and all(type(cell) is int for cell in numbers)


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        raise MissingFrames(
            f"a data frame needs {name}; pip install 'noticegraph[frames]', or take .dicts() or .rows()"
        ) from None
