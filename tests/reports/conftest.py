import contextlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from noticegraph.cli import main

# Of the right to restriction, of portability, of an officer and of automated decisions it says nothing; the transfer
# has no safeguard. The company's name and a heading try to break out of a page, the support's to be a formula.
HOSTILE = """Privacy notice <script>alert("x")</script>

The controller is Acme "><img src=x onerror=alert(1)> Ltd, 1 High Street, London, e-mail privacy@acme.example.

=HYPERLINK("https://evil.example") customer support

We answer your questions & requests with the help of Zendesk, Inc., USA, on the basis of Art. 6(1)(b) GDPR. Your e-mail
address is transferred to Zendesk, Inc. in the USA. We store it for two years.

Your rights

You have the right of access (Art. 15 GDPR), to rectification (Art. 16 GDPR), to erasure (Art. 17 GDPR) and to object
(Art. 21 GDPR). You may lodge a complaint with a supervisory authority. {{ 7 * 7 }} </div></mark>
"""

# The same sort of notice in German as a page: what it says of the transfer is broken by tags and entities.
PAGE = """<!DOCTYPE html>
<html lang="de"><head><title>Datenschutz</title><style>p { color: red }</style></head>
<body>
<nav><a href="/">Start</a></nav>
<main><h1>Datenschutzerklärung</h1>
<p>Verantwortlicher ist die Muster Werkzeuge GmbH, Hauptstraße 1, 10115 Berlin, E-Mail: info@muster.example.</p>
<h2>Kundendienst</h2>
<p>Wir beantworten Ihre Anfragen auf der Grundlage von Art.&nbsp;6 Abs. 1 lit. b DSGVO mit Hilfe von <b>Zendesk,
 Inc.</b>, USA. Ihre E&#45;Mail-Adresse wird an <b>Zendesk, <i>Inc.</i></b> in die <em>USA</em> &uuml;bermittelt.</p>
</main></body></html>
"""

DANISH = """Privatlivspolitik

Vi behandler dine personoplysninger, når du besøger vores hjemmeside. Den dataansvarlige er Nordlys ApS, Vestergade 1,
8000 Aarhus C. Du kan kontakte os på hej@nordlys.example, hvis du har spørgsmål om, hvordan vi behandler dine
oplysninger, eller hvis du ønsker at gøre brug af dine rettigheder.
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()


Cli = Callable[..., Done]


def run_in(folder: Path, *args: str) -> Done:
    """Run the command line in this process and a folder; what it writes to standard output are bytes."""
    raw = io.BytesIO()
    out, err = io.TextIOWrapper(raw, encoding="utf-8", write_through=True), io.StringIO()
    before = Path.cwd()
    os.chdir(folder)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(args)
    finally:
        os.chdir(before)
    return Done(code, raw.getvalue(), err.getvalue())


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of three notices: hostile English text with CRLF, a German page, one in Danish."""
    folder = tmp_path_factory.mktemp("reports")
    (folder / "notices").mkdir()
    (folder / "notices" / "acme notice.txt").write_bytes(HOSTILE.replace("\n", "\r\n").encode())
    (folder / "notices" / "muster.html").write_text(PAGE, encoding="utf-8")
    (folder / "notices" / "nordlys.txt").write_text(DANISH, encoding="utf-8")
    done = run_in(folder, "ingest", "notices")
    assert done.code == 0, done.err
    return folder


@pytest.fixture(scope="session")
def validate(folder: Path) -> Cli:
    def run(*args: str) -> Done:
        return run_in(folder, "validate", *args)

    return run
