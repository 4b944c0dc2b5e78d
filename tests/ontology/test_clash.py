"""A smallest clash, found by leaving out, for any sets that clash."""

from hypothesis import given
from hypothesis import strategies as st

from noticegraph.ontology.clash import clash

AXIOMS = st.integers(1, 40)


@given(AXIOMS, st.data())
def test_what_is_found_clashes_and_no_part_of_it_does(size, data):
    axioms = list(range(size))
    sets = data.draw(st.lists(st.frozensets(st.sampled_from(axioms), min_size=1, max_size=5), min_size=1, max_size=4))

    def consistent(some):
        return not any(one <= set(some) for one in sets)

    found = clash(axioms, consistent)
    assert not consistent(found)
    assert all(consistent([one for one in found if one != left]) for left in found)
    assert list(found) == sorted(found)


def test_few_questions_find_a_clash_among_many_axioms():
    asked = []

    def consistent(some):
        asked.append(len(some))
        return not {17, 800} <= set(some)

    assert clash(range(1000), consistent) == (17, 800)
    assert len(asked) < 50


def test_declarations_that_clash_by_themselves_leave_nothing_to_name():
    assert clash(range(3), lambda some: False) == ()
