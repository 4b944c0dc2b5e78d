"""Files, folders and bytes: what is read, and what is said of what cannot be read."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticegraph.ingest.encoding import MAX_BYTES, decode
from noticegraph.ingest.errors import UnreadableNotice
from noticegraph.ingest.model import Document
from noticegraph.ingest.read import find_notices, read_bytes, read_file

NORSK = "Personvern\n\nVi lagrer navnet på kunden så lenge avtalen løper, og sletter det når året er omme.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    data = NORSK.encode(encoding)
    if encoding == "utf-16-le":
        data = b"\xff\xfe" + data
    (tmp_path / "n.txt").write_bytes(data)
    assert read_file(tmp_path / "n.txt").text == NORSK


def test_line_ends_become_line_feeds_and_nothing_else_changes() -> None:
    assert decode(b"a\r\nb\rc \t\nd", "x") == "a\nb\nc \t\nd"


def test_the_charset_that_a_page_declares() -> None:
    html = '<html><head><meta charset="iso-8859-15"></head><body><p>Pris: 10 € på året</p></body></html>'
    assert "10 € på året" in read_bytes(html.encode("iso-8859-15"), "p.html", "text/html").text


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("pdf.txt", b"%PDF-1.7 ...", "PDF"),
        ("nul.md", b"text\x00\x01\x02", "binary"),
        ("scripts.html", b"<html><body><script>app()</script></body></html>", "no text"),
        ("front.md", b"---\ntitle: x\n---\n", "no text"),
        ("big.txt", b"a" * (MAX_BYTES + 1), "10 MB"),
        ("notice.docx", b"PK\x03\x04", "kind of file"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableNotice) as error:
        read_file(path)
    message = str(error.value)
    assert name in message
    assert words in message
    assert "\n" not in message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableNotice, match="no such file"):
        read_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableNotice, match="no such file"):
        list(find_notices([tmp_path / "none"]))


@pytest.mark.skipif(
    os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything"
)
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(UnreadableNotice, match="permission"):
        read_file(path)


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", ".hidden.txt", "c.pdf", "sub/d.HTML", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>words</p>")
    found = list(find_notices([tmp_path, tmp_path / "a.txt"]))
    assert [p.relative_to(tmp_path).as_posix() for p, _ in found] == ["a.txt", "b.md", "sub/d.HTML"]
    assert {root for _, root in found} == {tmp_path}
    assert read_file(found[2][0], found[2][1]).source == "sub/d.HTML"


def test_a_folder_without_notices_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableNotice, match="no notice"):
        list(find_notices([tmp_path]))


def test_standard_input_knows_a_page_by_its_first_tag() -> None:
    assert read_bytes(b"<!DOCTYPE html><p>We keep your name.</p>", "-").media_type == "text/html"
    assert read_bytes(b"We keep your name.", "-").media_type == "text/plain"


PIECES = st.sampled_from(
    [
        "# Cookies",
        "Cookies",
        "**Newsletter**",
        "- name",
        "  - street",
        "1. first",
        "(a) mail",
        "a | b | c",
        "| a | b |",
        "| --- | --- |",
        "x\ty\tz",
        "\ty\t",
        "We keep your name & [mail](https://a.example/b_c) for *30* days.",
        "Kestrel Ltd",
        "24103 Kiel",
        "",
        "   ",
        "<p>raw <b>words</b><br>more</p>",
        "<table><tr><td>a</td><td>b</td></tr><tr><td></td><td>c</td></tr></table>",
        "-----",
        "=====",
        "```",
        "> quoted",
        "---",
        "+++",
        "content: |",
        "<!-- open",
        "&nbsp;&amp;",
        "\\* note",
        "æøå ß „Wort“ \u00ad\u200b",
    ]
)


def laws(document: Document) -> None:
    last = 0
    for block in document.blocks:
        assert last <= block.start < block.end <= len(document.text)
        assert not document.text[block.start].isspace()
        last = block.end
        for cell in block.cells:
            assert cell.start < cell.end
            assert cell.inherited or (block.start <= cell.start and cell.end <= block.end)
    at = 0
    for mask in document.masked:
        assert at <= mask.start < mask.end
        at = mask.end
        assert any(b.start <= mask.start and mask.end <= b.end for b in document.blocks)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=14), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_blocks_are_ordered_apart_and_inside_the_text(pieces: list[str], media_type: str) -> None:
    text = "\n".join(pieces)
    try:
        document = read_bytes(text.encode(), "x", media_type)
    except UnreadableNotice:
        return
    if media_type != "text/html":
        assert document.text == text
    laws(document)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=200), st.sampled_from(["text/plain", "text/markdown", "text/html"]))
def test_any_text_is_read_or_refused(text: str, media_type: str) -> None:
    try:
        data = text.encode()
    except UnicodeEncodeError:
        return
    try:
        document = read_bytes(data, "x", media_type)
    except UnreadableNotice:
        return
    laws(document)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_nul_bytes(encoding: str) -> None:
    assert decode((NORSK + "„Sitat“ – slutt\n").encode(encoding), "n.txt") == NORSK + "„Sitat“ – slutt\n"


def test_nul_bytes_at_random_are_no_utf16() -> None:
    with pytest.raises(UnreadableNotice, match="binary"):
        decode(b"ab\x00\x00cd\x00e" * 20, "n.txt")


def test_a_folder_that_cannot_be_listed_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a/one.txt", "b/two.txt", "c/three.txt"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("We keep your name.")
    listed = os.scandir

    def refusing(path: Path) -> object:
        if Path(path).name == "b":
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr("noticegraph.ingest.read.os.scandir", refusing)
    faults: list[UnreadableNotice] = []
    found = [p.name for p, _ in find_notices([tmp_path], faults.append)]
    assert found == ["one.txt", "three.txt"]
    assert [str(f).split(":")[0] for f in faults] == [str(tmp_path / "b")]
    assert "permission" in str(faults[0])
    with pytest.raises(UnreadableNotice, match="permission"):
        list(find_notices([tmp_path]))


@pytest.mark.skipif(os.name == "nt", reason="links, pipes and bytes as names are those of POSIX")
def test_links_in_circles_end_and_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "n.txt").write_text("We keep your name.")
    (tmp_path / "l").mkdir()
    (tmp_path / "l" / "m.txt").write_text("We keep your mail.")
    for link in ("l1", "l2"):
        (tmp_path / "l" / link).symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    faults: list[UnreadableNotice] = []
    found = [p.relative_to(tmp_path).as_posix() for p, _ in find_notices([tmp_path], faults.append)]
    assert found == ["l/m.txt", "n.txt"]
    assert len(faults) == 1
    assert "self.txt: cannot be read" in str(faults[0])


@pytest.mark.skipif(os.name == "nt", reason="links, pipes and bytes as names are those of POSIX")
def test_pipes_and_devices_are_refused_before_they_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for path, _ in find_notices([tmp_path]):
        with pytest.raises(UnreadableNotice, match=rf"{path.name}: this is no regular file"):
            read_file(path)


@pytest.mark.skipif(os.name == "nt", reason="links, pipes and bytes as names are those of POSIX")
def test_a_name_that_is_not_utf8_is_a_fault_of_that_file(tmp_path: Path) -> None:
    bad = tmp_path / os.fsdecode(b"b\xff.txt")
    try:
        bad.write_text("We keep your name.")
    except OSError:
        pytest.skip("this file system has names in UTF-8 only")
    (tmp_path / "good.txt").write_text("We keep your name.")
    faults: list[UnreadableNotice] = []
    assert [p.name for p, _ in find_notices([tmp_path], faults.append)] == ["good.txt"]
    assert r"b\udcff.txt'" in str(faults[0])
    assert "not UTF-8" in str(faults[0])
    with pytest.raises(UnreadableNotice, match="not UTF-8"):
        read_file(bad)
