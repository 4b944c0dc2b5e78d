"""What a term is to a person."""

import pytest
from pyoxigraph import Literal, NamedNode

from noticegraph.query import readable

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("value", "kind", "read"),
    [("1", "boolean", "true"), ("0", "boolean", "false"), ("true", "boolean", "true"), ("1", "integer", "1")],
)
def test_truth_is_in_words_however_a_server_writes_it(value, kind, read):
    assert readable(Literal(value, datatype=NamedNode(XSD + kind)), "") == read
