"""Transfers, third countries and safeguards in short notices of our own: exact values, and what must not be read."""

import pytest

from noticegraph.ingest.context import Found, build
from noticegraph.ingest.parties import mentions
from noticegraph.ingest.read import read_bytes
from noticegraph.ingest.relations import document, transfers


def found(text: str, language: str) -> list[Found]:
    context = build(read_bytes(text.encode(), "notice.md", "text/markdown"), language)
    named = mentions(context)
    own = document.own_mentions(context, document.controllers(context))
    return list(transfers.read(context, named, own))


def values(text: str, language: str, relation: str) -> set[str]:
    return {f.value for f in found(text, language) if f.relation == relation}


US, GB, CH = "loc:US", "loc:GB", "loc:CH"
DPF, SCC, BCR, ADEQUACY = "ng:EU-US-DPF", "eu-gdpr:A46-2-c", "eu-gdpr:A46-2-b", "eu-gdpr:A45-3"

TRANSFERS = [
    # the framework goes to the USA only, and Art. 45 is not said again beside it
    (
        "en",
        "## Letters\n\nWe use Postino Mail Inc. Data go to the USA. Postino Mail Inc. is certified "
        "under the EU-US "
        "Data Privacy Framework, so that the transfer is based on the adequacy decision in Art. 45 GDPR.",
        {f"Postino Mail Inc. | {US} | {DPF}"},
    ),
    # both providers
    (
        "en",
        "## Ads\n\nAdverto Inc. and Campaigno LLC may transfer data to the USA. Both providers are "
        "certified under the "
        "Data Privacy Framework.",
        {f"Adverto Inc. | {US} | {DPF}", f"Campaigno LLC | {US} | {DPF}"},
    ),
    # a named country and others: clauses for each
    (
        "nb",
        "## Statistikk\n\nLeverandøren er Tellero Inc., USA. Ifølge Tellero overføres opplysninger "
        "også til USA og andre "
        "tredjeland. Tellero bruker standardkontraktsklausuler.",
        {f"Tellero Inc. | {US} | {SCC}", f"Tellero Inc. | unspecified | {SCC}"},
    ),
    # "a third country" is the one that the sentence names
    (
        "de",
        "## Hosting\n\nDie Seite wird von Cloudia, Inc., USA, bereitgestellt. Da der Anbieter Daten "
        "in den USA verarbeitet, "
        "erfolgt eine Übermittlung in ein Drittland. Grundlage sind Standardvertragsklauseln.",
        {f"Cloudia, Inc. | {US} | {SCC}"},
    ),
    # an address abroad without a safeguard
    (
        "en",
        "## Scripts\n\nScripts are delivered by Scripto Limited, 2 Mount Street, Barnet, EN4 9EB, United Kingdom.",
        {f"Scripto Limited | {GB} | none"},
    ),
    # rows: party, country and safeguard; the framework only where the USA is listed
    (
        "en",
        "## Processors\n\n| Provider | Transfer mechanism | Location |\n|---|---|---|\n| Branchy | "
        "SCCs, DPF | US, Ukraine |\n"
        "| Zendra | DPF | EU |\n| Brazo | BCR | different locations where Brazo operates |\n",
        {
            f"Branchy | {US} | {SCC}",
            f"Branchy | {US} | {DPF}",
            f"Branchy | loc:UA | {SCC}",
            f"Brazo | unspecified | {BCR}",
        },
    ),
    # a double negation is a transfer
    (
        "de",
        "## Videos\n\nAnbieter ist die Clipvid Limited. Es kann nicht ausgeschlossen werden, dass "
        "Daten in ein Drittland "
        "übermittelt werden.",
        {"Clipvid Limited | unspecified | none"},
    ),
    # a brand that is called a company from elsewhere than its branch
    (
        "nb",
        "## CRM\n\nVi bruker Salgia. Salgia er et programvareselskap fra USA. Kontakt: Salgia Germany "
        "GmbH, 10243 Berlin. "
        "Salgia deltar i EU-US Data Privacy Framework, og data kan overføres til USA.",
        {f"Salgia | {US} | {DPF}"},
    ),
]


@pytest.mark.parametrize(("language", "section", "expected"), TRANSFERS)
def test_importer_country_and_safeguard_combine(language: str, section: str, expected: set[str]) -> None:
    assert values(section, language, "transfer") == expected


COUNTRIES = [
    ("en", "## Hosting\n\nData are stored on servers in Switzerland.", {CH}),
    ("en", "## Transfers\n\nWe may transfer your data to third countries.", {"unspecified"}),
    ("en", "## Support\n\nData stay in a third country that is secure under data protection law.", {"unspecified"}),
    ("en", "## Transfers\n\nWe do not transfer data to third countries.", set()),
    ("en", "## Transfers\n\nAre data transferred to a third country? No.", set()),
    ("en", "## Hosting\n\nData are stored on servers in Norway and Iceland.", set()),
    (
        "en",
        "## Duty\n\nNetlink Ireland Limited is in charge of data protection in the EU, the EEA and Switzerland.",
        set(),
    ),
    (
        "de",
        "## Videos\n\nBetreiber ist die Clipvid Ireland Limited. Die Muttergesellschaft ist die "
        "Clipvid LLC, 1 Main Street, "
        "Mountain View, CA 94043, USA.",
        set(),
    ),
]


@pytest.mark.parametrize(("language", "section", "expected"), COUNTRIES)
def test_a_third_country_is_where_data_go(language: str, section: str, expected: set[str]) -> None:
    assert values(section, language, "third_country") == expected


def test_a_general_section_states_its_transfers_of_the_notice() -> None:
    text = (
        "# Privacy\n\n## Contact form\n\nWe use your name to answer.\n\n## International transfers\n\n"
        "We transfer personal data to countries outside the EEA on the basis of standard contractual clauses.\n"
    )
    assert values(text, "en", "third_country") == {"unspecified"}
    assert values(text, "en", "safeguard") == {SCC}
    assert values(text, "en", "transfer") == set()


def test_a_transfer_cites_the_words_of_its_safeguard() -> None:
    text = (
        "## Letters\n\nWe use Postino Mail Inc. in the USA. "
        "Standard contractual clauses were agreed with Postino Mail Inc.\n"
    )
    rules = {(f.value, f.rule) for f in found(text, "en") if f.relation == "transfer"}
    assert rules == {(f"Postino Mail Inc. | {US} | {SCC}", "transfer.safeguard")}


@pytest.mark.parametrize(
    ("language", "heading", "text"),
    [
        ("en", "International transfers", "Our group has branches in Testville, for instance in Israel and Morocco."),
        ("de", "Internationaler Datentransfer", "Unsere Gruppe ist etwa in Israel und Marokko tätig."),
        ("nb", "Internasjonale overføringer", "Konsernet vårt har avdelinger i Israel og Marokko."),
    ],
)
def test_countries_under_a_heading_on_transfers_need_no_verb_of_transfer(
    language: str, heading: str, text: str
) -> None:
    assert values(f"# Notice\n\n## {heading}\n\n{text}\n", language, "third_country") == {"loc:IL", "loc:MA"}
    assert values(f"# Notice\n\n## Bikes\n\n{text}\n", language, "third_country") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We send letters to countries without an adequate level of data protection."),
        ("de", "Briefe gehen in Länder, die über kein angemessenes Datenschutzniveau verfügen."),
        ("nb", "Brev sendes til land uten tilstrekkelig beskyttelsesnivå."),
    ],
)
def test_countries_without_adequate_protection_are_third_countries(language: str, text: str) -> None:
    assert values(f"## Letters\n\n{text}", language, "third_country") == {"unspecified"}
    assert values(f"## Letters\n\n{text}", language, "safeguard") == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Postino commits itself to an adequate level of protection."),
        ("de", "Postino verpflichtet sich, ein angemessenes Schutzniveau zu halten."),
        ("nb", "Postino forplikter seg til et tilstrekkelig beskyttelsesnivå."),
    ],
)
def test_what_an_importer_undertakes_is_no_decision_on_adequacy(language: str, text: str) -> None:
    assert values(f"## Letters\n\n{text}", language, "safeguard") == set()


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("en", "If you live in Canada or Japan, we transfer your data to a provider in Israel.", {"loc:IL"}),
        ("en", "Whenever we transfer letters out of the UK or the EEA, we protect them.", set()),
        ("en", "We pass letters to partners, who are located in India.", {"loc:IN"}),
        ("en", "Data are transferred to countries outside of the EEA, such as India.", {"loc:IN"}),
        ("de", "Wenn Sie in der Schweiz wohnen, übermitteln wir Briefe in die USA.", {"loc:US"}),
        ("de", "Briefe werden an Empfänger mit Sitz in Indien übermittelt.", {"loc:IN"}),
        ("nb", "Hvis du bor i Japan, overfører vi brev til USA.", {"loc:US"}),
        ("nb", "Brev overføres til mottakere utenfor EØS, i India.", {"loc:IN"}),
    ],
)
def test_a_country_where_persons_live_or_that_is_left_is_no_destination(
    language: str, text: str, countries: set[str]
) -> None:
    assert values(f"# Notice\n\n## Letters\n\n{text}\n", language, "third_country") - {"unspecified"} == countries
