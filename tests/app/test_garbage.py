"""The collector of garbage looks seldom while notices are compiled, and as before after that."""

import gc

import pytest

from noticegraph.garbage import collected_seldom
from noticegraph.pipeline import workers


@pytest.fixture
def threshold():
    before = gc.get_threshold()
    yield lambda: gc.get_threshold()
    gc.set_threshold(*before)


def test_garbage_is_looked_for_seldom_while_notices_are_compiled(threshold):
    before = threshold()
    with workers(1, 1):
        assert threshold()[0] > 10 * before[0]
        assert threshold()[1:] == before[1:]
    assert threshold() == before
    with pytest.raises(RuntimeError), workers(1, 1):
        raise RuntimeError
    assert threshold() == before


def test_other_processes_look_for_it_seldom_too(threshold):
    with workers(2, 2) as processes:
        assert processes.submit(gc.get_threshold).result()[0] > 10 * threshold()[0]


@pytest.mark.parametrize("set_by_user", [0, 1_000_000])
def test_who_lets_it_look_less_often_is_left_alone(threshold, set_by_user):
    gc.set_threshold(set_by_user, 10, 10)
    with collected_seldom():
        assert threshold() == (set_by_user, 10, 10)
    assert threshold() == (set_by_user, 10, 10)
