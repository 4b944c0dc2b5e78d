"""How a question's rows are drawn: which columns play which part.

    # @plot bar recipientName controllers
    # @plot heat controllerName provision findings
    # @plot network recipientName otherName controllers
    # @plot timeline controllerName date current

Nothing here draws; the application does.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from noticegraph.queries.parameters import QuestionError


class Form(StrEnum):
    """A way to draw rows; the value stands in the header."""

    BAR = "bar"  # a name, a number
    HEAT = "heat"  # a row, a column, a number
    NETWORK = "network"  # a node, another node, a number
    TIMELINE = "timeline"  # a name, a day, a truth value


_COLUMNS = {Form.BAR: 2, Form.HEAT: 3, Form.NETWORK: 3, Form.TIMELINE: 3}


@dataclass(frozen=True, slots=True)
class Plot:
    """A form and the columns that it takes, in the order that `Form` names."""

    form: Form
    columns: tuple[str, ...]


def parse_plot(place: str, text: str, columns: Collection[str]) -> Plot:
    """Return the plot that a header line declares. Raises QuestionError, which names its place."""
    form, *names = text.split()
    if form not in set(Form) or len(names) != _COLUMNS[Form(form)]:
        known = ", ".join(f"{one} with {_COLUMNS[one]} columns" for one in Form)
        raise QuestionError(f"{place}: '# @plot {text}': want one of {known}")
    for name in names:
        if name not in columns:
            raise QuestionError(f"{place}: '# @plot {text}': no column {name!r}")
    return Plot(Form(form), tuple(names))
