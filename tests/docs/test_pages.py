"""The pages of docs/: made pages are current, what they show runs and answers as they say, the site is whole."""

import doctest
import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import click
import pytest

import noticegraph
from noticegraph.cli import main
from noticegraph.cli.main import noticegraph as commands

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
RUN = ("tutorial.md", *(f"how-to/{path.name}" for path in sorted((DOCS / "how-to").glob("*.md"))))
SERVER = "http://localhost:7878"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_EXITS = re.compile(r"  # exits (\d)$")
_GIT = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "An archive"), ("EMAIL", "archive@example.org"))
}


def tool(name: str):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_the_reference_is_what_the_code_says():
    made = tool("reference").pages()
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "reference").glob("*.md")}
    assert written.keys() == made.keys()
    assert not [name for name, text in made.items() if written[name] != text], "run tools/reference.py"


def test_the_reference_has_every_command_option_and_name():
    cli = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
    for name, command in commands.commands.items():
        assert f"## noticegraph {name}\n" in cli
        section = cli.partition(f"## noticegraph {name}\n")[2].partition("\n## ")[0]
        options = [o for p in command.params if isinstance(p, click.Option) for o in p.opts]
        assert all(f"`{option}`" in section for option in options)
    assert "\\b" not in cli  # click's sign that lines are kept, which a raw docstring would show
    python = (DOCS / "reference" / "python.md").read_text(encoding="utf-8")
    assert all(f"## {name}\n" in python for name in noticegraph.__all__ if name != "__version__")
    methods = [name for name in vars(noticegraph.Store) if not name.startswith("_")]
    assert len(methods) > 10
    assert all(f"### {name}\n" in python for name in methods)


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Start Oxigraph's server for a page that needs one, and return its address."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("the oxigraph server is not installed (pip install oxigraph)")
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [program, "serve", "--location", str(tmp_path / "server"), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/query?query=ASK%7B%7D", timeout=5).close()
                break
            except (URLError, OSError):
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


class Reader:
    """Does what a page says, as someone who reads it from top to bottom would."""

    def __init__(self, capsys: pytest.CaptureFixture[str], page: str, address: str) -> None:
        self._capsys = capsys
        self._page = page
        self._address = address
        self._names: dict[str, object] = {}
        self._said = ""
        self.commands = 0

    def do(self, language: str, text: str) -> None:
        text = text.replace(SERVER, self._address)
        if language == "sh":
            self._said = ""
            for line in text.splitlines():
                self._run(line)
        elif language == "python":
            exec(compile(text, self._page, "exec"), self._names)
        elif language == "text":
            missing = [line for line in text.splitlines() if line not in self._said]
            assert not missing, f"{self._page} shows what is not said: {self._said[:2000]}"
        else:
            pytest.fail(f"{self._page}: a block of {language or 'no language'}, which nothing runs or checks")

    def _run(self, line: str) -> None:
        expected = _EXITS.search(line)
        program, *arguments = shlex.split(_EXITS.sub("", line))
        if program == "noticegraph":
            code = main(arguments)
            told = self._capsys.readouterr()
            said = told.out + told.err
        else:
            env = {**os.environ, **_GIT, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
            done = subprocess.run([program, *arguments], capture_output=True, text=True, env=env, timeout=60)
            code, said = done.returncode, done.stdout + done.stderr
        assert code == (int(expected[1]) if expected else 0), f"{self._page}: {line}\n{said}"
        self._said += said
        self.commands += 1


@pytest.mark.parametrize("page", RUN)
def test_what_a_page_shows_runs(page, tmp_path, monkeypatch, capsys, request):
    for extra in ("matplotlib", "pandas", "polars", "networkx", "pyarrow", "xlsxwriter"):
        pytest.importorskip(extra, reason="the extras exchange, frames and plot are needed")
    text = (DOCS / page).read_text(encoding="utf-8")
    address = request.getfixturevalue("server") if SERVER in text else SERVER
    for name in [name for name in os.environ if name.startswith("NOTICEGRAPH_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    reader = Reader(capsys, page, address)
    for language, block in _FENCE.findall(text):
        reader.do(language, block)
    assert reader.commands > 2


def test_what_the_readme_shows_of_python_runs_in_any_folder(tmp_path, monkeypatch, capsys):
    pytest.importorskip("pandas", reason="the extra frames is needed")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [block for language, block in _FENCE.findall(text) if language == "python"]
    assert len(blocks) == 1
    exec(compile(blocks[0], "README.md", "exec"), {})
    assert "Mailer Inc." in capsys.readouterr().out
    assert not list(tmp_path.iterdir())


def test_no_page_shows_a_command_that_is_not_there():
    """Also of pages whose commands are not run, and in the words of a sentence."""
    checked = 0
    for path in [ROOT / "README.md", *DOCS.rglob("*.md")]:
        text = path.read_text(encoding="utf-8")
        fenced = (line for _, block in _FENCE.findall(text) for line in block.splitlines())
        shown = [found[0] for line in fenced if (found := re.search(r"(?<![\w/.])noticegraph (?!:).+", line))]
        shown += re.findall(r"`noticegraph [^`]+`", _FENCE.sub("", text))
        for line in shown:
            words = line.strip("`").partition("noticegraph ")[2].partition("#")[0]
            name, _, rest = words.partition(" ")
            if name.startswith(("-", "[")) or "[OPTIONS]" in rest:  # of the program itself
                continue
            assert name in commands.commands, f"{path.name}: {line}"
            command = commands.commands[name]
            known = {o for p in command.params for o in (*p.opts, *p.secondary_opts)}
            if isinstance(command, click.Group):
                assert rest.split()[0] in command.commands, f"{path.name}: {line}"
                continue
            options = re.findall(r"(?<=\s)--?[a-z][a-z-]*", f" {rest}")
            assert set(options) <= known, f"{path.name}: {line}"
            checked += 1
    assert checked > 50


def test_links_to_files_that_the_site_has_not_are_their_names():
    pytest.importorskip("mkdocs", reason="the group `docs` is not installed")
    pages = tool("site_pages")
    assert doctest.testmod(pages).attempted
    assert not doctest.testmod(pages).failed


def test_the_site_is_built_without_a_warning_and_asks_for_nothing_elsewhere(tmp_path):
    pytest.importorskip("material", reason="the group `docs` is not installed")
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    pages = {path.relative_to(tmp_path / "site").as_posix(): path.read_text() for path in tmp_path.rglob("*.html")}
    expected = {path.relative_to(DOCS).with_suffix(".html").as_posix() for path in DOCS.rglob("*.md")}
    assert expected <= pages.keys()
    fetched = re.compile(r"<(?:script|img|iframe|link(?=[^>]*stylesheet))[^>]*(?:src|href)=\"?(https?:)?//")
    assert not [name for name, text in pages.items() if fetched.search(text)]
    assert "store.validate" in re.sub(r"<[^>]*>", "", pages["notebook.html"])
    assert "tests/shapes/examples" in pages["shapes.html"]
    assert 'href="../tests' not in pages["shapes.html"]
