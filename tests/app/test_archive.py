"""Folders of Open Terms Archive: every version in git's history, with its day; the last one holds."""

import csv
import io
import shutil
import subprocess

import pytest

from noticegraph.archive import archived
from noticegraph.ingest.errors import UnreadableNotice

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")

FIRST = """# Privacy notice

The controller is Acme Widgets Ltd, 1 High Street, London, e-mail privacy@acme.example.

## Newsletter

We send you our newsletter on the basis of your consent, Art. 6(1)(a) GDPR. We use Mailer Ltd for it.
"""
SECOND = FIRST.replace("Mailer Ltd", "Postmaster AG")
VERSIONS = """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/>
    PREFIX dpv: <https://w3id.org/dpv#>
    SELECT DISTINCT ?day ?name ?holds {
        GRAPH ?catalog { ?work dcat:hasVersion ?version . ?version dct:available ?day
            BIND(EXISTS { ?work dcat:hasCurrentVersion ?version } AS ?holds) }
        GRAPH ?version { ?process dpv:hasRecipient ?party . ?party dpv:hasName ?name }
    } ORDER BY ?day"""


def commit(folder, day: str, **files: str) -> None:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", " ")
        path = path.with_name(path.name + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    moment = f"{day}T03:00:00Z"
    who = ["-c", "user.name=Archive", "-c", "user.email=archive@example.org"]
    git = ["git", "-C", str(folder), *who]
    env = {
        "GIT_AUTHOR_DATE": moment,
        "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
        "PATH": "/usr/bin:/bin:/usr/local/bin",
    }
    subprocess.run([*git, "add", "-A"], check=True, env=env, capture_output=True)
    subprocess.run([*git, "commit", "-q", "-m", "Record", "--date", moment], check=True, env=env, capture_output=True)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "versions"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    commit(folder, "2021-03-04", Acme_Bikes__Privacy_Policy=FIRST, Acme_Bikes__Terms_of_Service="# Terms\n\nPay.\n")
    commit(folder, "2021-05-06", Acme_Bikes__Terms_of_Service="# Terms\n\nPay at once.\n")
    commit(folder, "2023-07-08", Acme_Bikes__Privacy_Policy=SECOND, README="# Versions\n")
    return folder


def test_every_version_has_its_text_and_its_day(archive):
    found = list(archived(archive))
    assert [(one.name, str(one.revision.recorded), one.revision.holds) for one in found] == [
        ("Acme Bikes/Privacy Policy.md", "2021-03-04", False),
        ("Acme Bikes/Privacy Policy.md", "2023-07-08", True),
    ]
    assert [one.read().text for one in found] == [FIRST, SECOND]
    (terms,) = {one.name for one in archived(archive, ["Terms of Service"])}
    assert terms == "Acme Bikes/Terms of Service.md"


def test_versions_of_one_notice_stand_beside_each_other_and_the_last_one_holds(run, archive):
    done = run("ingest", "--open-terms-archive", "versions")
    assert done.returncode == 0, done.stderr
    assert "2 notices: 1 new, 1 new version" in done.stderr
    rows = list(csv.DictReader(io.StringIO(run("query", VERSIONS, "--format", "csv").stdout)))
    assert [(row["day"], row["name"], row["holds"]) for row in rows] == [
        ("2021-03-04", "Mailer Ltd", "false"),
        ("2023-07-08", "Postmaster AG", "true"),
    ]
    assert "2 unchanged" in run("ingest", "--open-terms-archive", "versions").stderr
    commit(archive, "2024-01-01", Acme_Bikes__Privacy_Policy=FIRST.replace("Mailer Ltd", "Courier GmbH"))
    again = run("ingest", "--open-terms-archive", "versions").stderr
    assert "1 new version" in again
    assert "2 unchanged" in again
    current = list(csv.DictReader(io.StringIO(run("query", VERSIONS, "--format", "csv").stdout)))
    assert [row["name"] for row in current if row["holds"] == "true"] == ["Courier GmbH"]


def test_a_folder_without_history_has_one_version_of_each(run, archive, tmp_path):
    shutil.rmtree(archive / ".git")
    assert "1 notice: 1 new" in run("ingest", "--open-terms-archive", "versions").stderr


@pytest.mark.parametrize(
    ("name", "said"), [("nowhere", "no such folder"), ("empty", "no document SERVICE/Privacy Policy.md")]
)
def test_what_is_no_archive_is_told_in_one_line(run, one_line, tmp_path, name, said):
    (tmp_path / "empty").mkdir()
    done = run("ingest", "--open-terms-archive", name)
    assert done.returncode == 2
    assert said in one_line(done.stderr)


def test_a_broken_history_is_told_with_gits_words(archive):
    shutil.rmtree(archive / ".git" / "objects")
    with pytest.raises(UnreadableNotice, match="git cannot read its history: fatal"):
        list(archived(archive))


def objects(archive, *command: str, told: bytes = b"") -> str:
    done = subprocess.run(["git", "-C", str(archive), *command], input=told, check=True, capture_output=True)
    return done.stdout.decode().strip()


def recommit(archive, old: str, new: str) -> str:
    """Write the last commit with some of its words changed, and make it the last."""
    told = objects(archive, "cat-file", "commit", "HEAD") + "\n"
    changed = objects(
        archive, "hash-object", "--literally", "-t", "commit", "-w", "--stdin", told=told.replace(old, new, 1).encode()
    )
    objects(archive, "update-ref", "HEAD", changed)
    return changed


def test_a_program_that_the_archive_names_to_check_signatures_is_not_run(archive, tmp_path):
    program = tmp_path / "program"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path}/was-run"\n')
    program.chmod(0o755)
    recommit(archive, "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n")
    objects(archive, "config", "log.showSignature", "true")
    objects(archive, "config", "gpg.program", str(program))
    assert [one.read().text for one in archived(archive)] == [FIRST, SECOND]
    assert not (tmp_path / "was-run").exists()


def test_what_a_partial_archive_lacks_is_not_fetched(archive, tmp_path):
    lacking = objects(archive, "rev-parse", "HEAD:Acme Bikes/Privacy Policy.md")
    (archive / ".git" / "objects" / lacking[:2] / lacking[2:]).unlink()
    settings = {
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::touch {tmp_path}/was-run",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        objects(archive, "config", name, value)
    *_, last = archived(archive)
    with pytest.raises(UnreadableNotice, match="git cannot read its history"):
        last.read()
    assert not (tmp_path / "was-run").exists()


def test_the_archive_is_read_also_from_within_a_hook_of_another_repository(archive, tmp_path, monkeypatch):
    subprocess.run(["git", "init", "-q", str(tmp_path / "other")], check=True)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert [one.read().text for one in archived(archive)] == [FIRST, SECOND]


def test_a_version_of_no_day_is_told_and_the_others_are_read(run, archive):
    day = objects(archive, "show", "-s", "--format=%at")
    broken = recommit(archive, f" {day} ", " 999999999999 ")
    with pytest.raises(UnreadableNotice, match=broken):
        list(archived(archive))
    done = run("ingest", "--open-terms-archive", "versions")
    assert done.returncode == 2
    assert f"versions: commit {broken}: its author's date is none; its version is left out" in done.stderr
    assert "1 new" in done.stderr


def test_a_service_with_any_character_in_its_name_is_read(archive):
    commit(archive, "2024-01-02", **{"So\x01h\nline__Privacy_Policy": FIRST})
    assert "So\x01h\nline/Privacy Policy.md" in {one.name for one in archived(archive)}
