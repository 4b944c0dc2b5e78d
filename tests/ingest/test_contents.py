"""Tables of contents state nothing; lists that no headings repeat do."""

from noticegraph.ingest.contents import contents
from noticegraph.ingest.context import build
from noticegraph.ingest.read import read_bytes

TITLES = ("Cookies we set", "Newsletter", "Your rights", "Who gets the data")
LIST = "\n".join(f"{number}. {title}" for number, title in enumerate(TITLES, 1))


def listed(text: str) -> frozenset[int]:
    return contents(build(read_bytes(text.encode(), "n", "text/markdown"), "en"))


def test_a_list_that_headings_repeat_is_a_table_of_contents():
    sections = "\n\n".join(f"## § {number} {title.upper()}\n\nWe say it here." for number, title in enumerate(TITLES))
    assert listed(f"# Notice\n\n{LIST}\n\n{sections}\n") == frozenset({1, 2, 3, 4})


def test_a_list_that_no_heading_repeats_is_none():
    assert listed(f"# Notice\n\n{LIST}\n\n## Newsletter\n\nWe say it here.\n") == frozenset()


def test_three_items_are_no_table_of_contents():
    sections = "\n\n".join(f"## {title}\n\nWe say it here." for title in TITLES[:3])
    assert listed("# Notice\n\n" + "\n".join(f"- {t}" for t in TITLES[:3]) + f"\n\n{sections}\n") == frozenset()
