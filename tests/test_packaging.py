"""What is listed for installing is what lies in the folders."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
SETUPTOOLS = PROJECT["tool"]["setuptools"]
MAP = SETUPTOOLS["package-dir"]
LINE = re.compile(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.!+]+)")


def folder(package: str) -> Path:
    """Where setuptools finds a package: the longest mapped parent, and the rest below it."""
    parent = max((name for name in MAP if package == name or package.startswith(name + ".")), key=len)
    return ROOT / MAP[parent] / package.removeprefix(parent).strip(".").replace(".", "/")


def pinned() -> dict[str, str]:
    lines = [line for line in (ROOT / "requirements.lock").read_text().splitlines() if not line.startswith("#")]
    matches = [LINE.fullmatch(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    return {canonicalize_name(match[1]): match[2] for match in matches}


def test_every_package_is_listed_and_every_listed_package_is_there():
    found = set()
    for name, place in MAP.items():
        for init in (ROOT / place).rglob("__init__.py"):
            below = init.parent.relative_to(ROOT / place)
            link = name == "noticegraph" and below.parts and f"noticegraph.{below.parts[0]}" in MAP
            if not link:
                found.add(".".join((name, *below.parts)))
    assert found == set(SETUPTOOLS["packages"])
    assert all((folder(name) / "__init__.py").is_file() for name in SETUPTOOLS["packages"])


def test_links_lead_to_the_mapped_folders():
    links = {entry.name: entry.resolve() for entry in (ROOT / "src/noticegraph").iterdir() if entry.is_symlink()}
    mapped = {name.removeprefix("noticegraph."): (ROOT / place).resolve() for name, place in MAP.items() if "." in name}
    assert links == mapped
    assert all(not (ROOT / "src/noticegraph" / name).readlink().is_absolute() for name in links)


DATA = {".ttl", ".rq", ".typed", ".json", ".jsonld", ".toml", ".j2", ".css"}


def test_every_data_file_is_packaged():
    data, packaged = set(), set()
    for name, place in MAP.items():
        data |= {file for file in (ROOT / place).rglob("*") if file.suffix in DATA}
        for glob in SETUPTOOLS["package-data"].get(name, []):
            packaged |= set((ROOT / place).glob(glob))
    assert data
    assert not data - packaged


ASKED = {
    "dependencies": PROJECT["project"]["dependencies"],
    **PROJECT["dependency-groups"],
    **PROJECT["project"]["optional-dependencies"],
}


@pytest.mark.parametrize("place", ASKED)
def test_the_lock_pins_what_the_project_asks_for(place):
    versions = pinned()
    for line in ASKED[place]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), line


def test_the_lock_names_no_address():
    assert "://" not in (ROOT / "requirements.lock").read_text()
    assert not re.search(r"^-", (ROOT / "requirements.lock").read_text(), re.MULTILINE)


def test_licence_and_credit():
    licence = (ROOT / "LICENSE").read_text()
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence
    notice = (ROOT / "NOTICE").read_text()
    assert "Data Privacy Vocabulary" in notice
    assert "https://www.w3.org/copyright/software-license-2023/" in notice
    assert {"LICENSE", "NOTICE"} <= set(PROJECT["project"]["license-files"])
