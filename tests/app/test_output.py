"""Where `-o` writes to: files whole or not at all, through links; what is no file stays what it is."""

import os
import stat
import threading
from pathlib import Path

import pytest

from noticegraph.cli import main
from noticegraph.cli.options import NoSuchFolder, destination, is_no_file


def test_a_pipe_is_written_to_and_no_file_takes_its_place(tmp_path, monkeypatch):
    """As a device would be, of which a command that runs as root must not make a file: `-o /dev/null`."""
    monkeypatch.chdir(tmp_path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    assert main(["ask", "--format", "csv", "-o", str(pipe)]) == 0
    reader.join(20)
    assert read[0].startswith(b"question,title")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_link_goes_on_leading_to_what_is_written(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target.name)
    with destination(link) as file:
        file.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_file_of_the_users_is_not_taken_for_the_unfinished_one(tmp_path):
    own = tmp_path / "report.html.part"
    own.write_bytes(b"mine")
    with destination(tmp_path / "report.html") as file:
        file.write(b"x")
    assert own.read_bytes() == b"mine"


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path):
    old = Path(tmp_path / "out")
    old.write_bytes(b"old")

    def broken() -> None:
        with destination(old) as file:
            file.write(b"half")
            raise ValueError("on purpose")

    with pytest.raises(ValueError, match="on purpose"):
        broken()
    assert old.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("link", "said"), [("self", "a link that leads to itself"), ("missing/file", "leads to .*missing, and there is no")]
)
def test_a_link_that_leads_nowhere_is_told(tmp_path, link, said):
    output = tmp_path / "self"
    output.symlink_to(link)
    with pytest.raises(NoSuchFolder, match=said), destination(output):
        pass


def test_a_file_in_memory_is_a_file_and_what_the_shell_opened_is_not():
    assert not is_no_file(Path("/dev/shm/report.csv"))
    assert is_no_file(Path("/dev/stdout"))
