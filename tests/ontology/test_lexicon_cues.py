"""The cue lexicon: it is complete in three languages, well formed, and finds what it is for."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from noticegraph.ingest.lexical import Hit, scan
from noticegraph.ingest.patterns import PatternError, compile_pattern, is_pattern
from noticegraph.ontology.lexicon import Tier, entries

FOLDER = Path(__file__).parents[2] / "ontology" / "lexicon"
TOPICS = ("rights", "bases", "retention", "transfers", "roles", "parties", "sections")
LANGUAGES = ("en", "de", "nb")

RIGHTS = tuple(f"eu-gdpr:{a}" for a in ("A15", "A16", "A17", "A18", "A20", "A21", "A22", "A77", "A7-3"))
BASES = (*(f"eu-gdpr:A6-1-{letter}" for letter in "abcdef"), "eu-gdpr:A9-2-a", "eu-gdpr:A9-2-g")
SAFEGUARDS = (
    "eu-gdpr:A45-3",
    "eu-gdpr:A46-2-b",
    "eu-gdpr:A46-2-c",
    "eu-gdpr:A49-1-a",
    "ng:EU-US-DPF",
    "ng:EU-US-PrivacyShield",
)
OWN = """
UntilPurposeFulfilled UntilWithdrawal UntilObjection StatutoryPeriod UntilAccountDeletion UntilContractEnd
UntilDeletionRequest UntilDeletedByUser AsInstructed CaseByCase DutyOfLaw Session StorageVerb ReplyDeadline
TransferCue ThirdCountryUnspecified AdequateCountriesCue OriginCue NotThere OutsideCue
ProviderCue RecipientCue ProcessorContract JointControllerCue ControllerCue OfficerCue RepresentativeCue
AuthorityCue NoOfficer HasOfficer LegitimateInterestCue InterestReference InterestConnective InterestEnd
Required Voluntary ReaderClause EmploymentWord NoAutomatedDecisions AutomatedDecisions GroupCue Negation
RecipientKind GivesTo ReceivesVerb SuccessionCue PassesOver
PurposeConnective ExampleCue RecipientCategoryCue DataSourceCue DataSubjectCue PersonAsSource UnnamedSource
OpenToThePublic
SectionRights SectionController SectionOfficer SectionAuthority SectionGeneral SectionDefinitions SectionSecurity
SectionTransfers SectionChanges SectionPreamble FacetHeading
ColumnParty ColumnData ColumnPurpose ColumnBasis ColumnRetention ColumnCountry ColumnSafeguard ColumnTitle
ColumnObjection
DeniedAfter Ended Hypothetical DenialBreak DenialException IdentifierExamples DeniesBasis BasisNotNeeded
ExplicitConsent SpecialCategoryExamples LacksMeasure SubjectInterest Derogation ReceivesFrom ActsAs ContactMeans
""".split()  # noqa: SIM905
# Persons are named everywhere; which names say whose data are processed, the words before them decide.
SUBJECTS = """
Customer JobApplicant Visitor User Employee Child Patient Member Student Subscriber Participant ParentOfDataSubject
""".split()  # noqa: SIM905
DPV = """
EncryptionInTransfer EncryptionAtRest EndToEndEncryption Encryption Pseudonymisation Anonymisation
AccessControlMethod PhysicalAccessControlMethod StaffTraining MultiFactorAuthentication PasswordAuthentication
ConfidentialityAgreement DataBackupProtocols NetworkSecurityProtocols SecurityAudit PrivacyByDesign
""".split()  # noqa: SIM905
CONCEPTS = (*RIGHTS, *BASES, *SAFEGUARDS, *(f"ng:{c}" for c in OWN), *(f"dpv:{c}" for c in (*DPV, *SUBJECTS)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_file_holds_labels_of_its_own_language_only(language: str, topic: str) -> None:
    triples = list(parse((FOLDER / f"{language}-{topic}.ttl").read_bytes(), format=RdfFormat.TURTLE))
    assert triples
    for t in triples:
        assert isinstance(t.subject, NamedNode)
        assert isinstance(t.object, Literal)
        assert t.object.language == language, t
        assert t.object.value == " ".join(t.object.value.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_concept_has_words_that_find_it(language: str) -> None:
    anywhere = (Tier.LABEL, Tier.PATTERN)
    in_place = {f"dpv:{c}" for c in SUBJECTS}
    finding = {
        e.concept
        for e in entries(language)
        if e.topic in TOPICS and (e.tier in anywhere or (e.tier is Tier.LIST and e.concept in in_place))
    }
    assert set(CONCEPTS) - finding == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_concept_goes_unlisted(language: str) -> None:
    assert {e.concept for e in entries(language) if e.topic in TOPICS} - set(CONCEPTS) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_compile_and_hold_a_word_they_cannot_do_without(language: str) -> None:
    seen = 0
    for entry in entries(language):
        if entry.topic in TOPICS and (entry.tier is Tier.PATTERN or is_pattern(entry.text)):
            anchors = compile_pattern(entry.text, lambda word: word).anchors
            assert all(len(a.strip(" ~")) > 1 for a in anchors), entry
            seen += 1
    assert seen > 50


def test_an_unbalanced_pattern_is_refused() -> None:
    with pytest.raises(PatternError, match="missing"):
        compile_pattern("until (you", lambda word: word)


def test_single_words_for_a_basis_count_in_lists_only() -> None:
    words = {"consent", "contract", "Vertrag", "Einwilligung", "samtykke", "avtale"}
    found = [e for language in LANGUAGES for e in entries(language) if e.concept in BASES and e.text in words]
    assert {e.text for e in found} == words
    tiers = {e.tier for e in found}
    assert tiers == {Tier.LIST}


SAYS = [
    ("en", "You are entitled to object to the processing at any time.", "eu-gdpr:A21"),
    ("en", "You may have your data erased or ask us to correct it.", "eu-gdpr:A17"),
    ("en", "You may also complain to the data protection commissioner of your country.", "eu-gdpr:A77"),
    ("en", "Each guest has the right to access, rectification or erasure.", "eu-gdpr:A16"),
    ("en", "Any consent can be revoked at any time with a click.", "eu-gdpr:A7-3"),
    ("en", "We keep booking data for as long as the stay makes it necessary.", "ng:UntilPurposeFulfilled"),
    ("en", "Your address is kept until you unsubscribe.", "ng:UntilWithdrawal"),
    ("en", "Invoices are subject to statutory retention periods.", "ng:StatutoryPeriod"),
    ("en", "The profile remains until you delete your account.", "ng:UntilAccountDeletion"),
    ("en", "This cookie expires when you close your browser.", "ng:Session"),
    ("en", "We store the record for the duration of the membership.", "ng:UntilContractEnd"),
    ("en", "The processing rests on your explicit consent.", "eu-gdpr:A6-1-a"),
    ("en", "We need the plan to perform the contract with you.", "eu-gdpr:A6-1-b"),
    ("en", "The transfer is covered by standard data protection clauses.", "eu-gdpr:A46-2-c"),
    ("en", "Data may reach countries outside the European Economic Area.", "ng:ThirdCountryUnspecified"),
    ("en", "No automated decision-making is used.", "ng:NoAutomatedDecisions"),
    ("en", "Fields marked with an asterisk are mandatory fields.", "ng:Required"),
    ("en", "Acme is a subsidiary of the Example Group.", "ng:GroupCue"),
    ("de", "Ihnen steht ein Auskunftsrecht zu.", "eu-gdpr:A15"),
    ("de", "Sie haben ein Recht auf Berichtigung, Sperrung oder Löschung.", "eu-gdpr:A16"),
    ("de", "Eine erteilte Einwilligung können Sie jederzeit widerrufen.", "eu-gdpr:A7-3"),
    ("de", "Sie können sich bei der Aufsichtsbehörde beschweren.", "eu-gdpr:A77"),
    ("de", "Wir löschen die Daten, sobald der Zweck ihrer Erhebung entfällt.", "ng:UntilPurposeFulfilled"),
    ("de", "Die Nachricht bleibt gespeichert, bis Sie uns zur Löschung auffordern.", "ng:UntilDeletionRequest"),
    ("de", "Das Cookie verfällt beim Schließen des Browsers.", "ng:Session"),
    ("de", "Danach gelten die handelsrechtlichen Aufbewahrungsfristen.", "ng:StatutoryPeriod"),
    ("de", "Wir stützen uns auf ein überwiegendes berechtigtes Interesse.", "eu-gdpr:A6-1-f"),
    ("de", "Mit dem Anbieter besteht ein Auftragsverarbeitungsvertrag.", "ng:ProcessorContract"),
    ("de", "Beide Stellen sind gemeinsam verantwortlich.", "ng:JointControllerCue"),
    ("de", "Für das Land besteht ein Angemessenheitsbeschluss.", "eu-gdpr:A45-3"),
    ("de", "Ein Profiling findet nicht statt.", "ng:NoAutomatedDecisions"),
    ("de", "Die Angabe der Telefonnummer ist freiwillig.", "ng:Voluntary"),
    ("nb", "Du kan når som helst kreve innsyn i egne opplysninger.", "eu-gdpr:A15"),
    ("nb", "Du kan klage på behandlingen til Datatilsynet.", "eu-gdpr:A77"),
    ("nb", "Du har rett til å få sletta opplysningar om deg.", "eu-gdpr:A17"),
    ("nb", "Vi sletter adressen når formålet er oppfylt.", "ng:UntilPurposeFulfilled"),
    ("nb", "Bilag oppbevares etter bokføringsloven.", "ng:StatutoryPeriod"),
    ("nb", "Opplysningene lagres så lenge du er medlem.", "ng:UntilContractEnd"),
    ("nb", "Kapselen forsvinner når du lukker nettleseren.", "ng:Session"),
    ("nb", "Behandlingen er nødvendig for å oppfylle en avtale.", "eu-gdpr:A6-1-b"),
    ("nb", "Overføringen bygger på EUs standardkontrakter.", "eu-gdpr:A46-2-c"),
    ("nb", "Data sendes ikke ut, og vi deler aldri lister.", "ng:Negation"),
    ("nb", "Vi har inngått databehandleravtale med trykkeriet.", "ng:ProcessorContract"),
]

SAYS_NOT = [
    ("en", "Guests cannot choose a table without your consent.", "eu-gdpr:A6-1-a"),
    ("en", "Statutory retention obligations remain unaffected.", "eu-gdpr:A6-1-c"),
    ("en", "You have the right not to be subject to automated decision-making.", "ng:NoAutomatedDecisions"),
    ("en", "There is no adequacy decision for this country.", "eu-gdpr:A45-3"),
    ("en", "No data is transferred to third countries.", "ng:ThirdCountryUnspecified"),
    ("en", "Files are kept for as long as required by law.", "ng:UntilPurposeFulfilled"),
    ("en", "Optional cookies are switched off.", "ng:Voluntary"),
    ("de", "Sie können das automatische Löschen der Cookies beim Schließen des Browsers aktivieren.", "ng:Session"),
    ("de", "Die bis zum Widerruf erfolgte Verarbeitung bleibt rechtmäßig.", "ng:UntilWithdrawal"),
    ("de", "Die USA sind kein sicherer Drittstaat.", "eu-gdpr:A45-3"),
    ("de", "Der Dienstleister hat sich zur Sorgfalt verpflichtet.", "ng:Required"),
    ("nb", "Vi overfører aldri data til tredjeland.", "ng:ThirdCountryUnspecified"),
    ("nb", "Ingenting deles uten ditt samtykke.", "eu-gdpr:A6-1-a"),
    ("nb", "Våre frivillige ledere hjelper til.", "ng:Voluntary"),
]


@cache
def _hits(language: str, text: str) -> tuple[Hit, ...]:
    return tuple(h for h in scan(text, language).hits if h.tier is not Tier.LIST)


@pytest.mark.parametrize(("language", "text", "concept"), SAYS)
def test_a_sentence_says_what_it_says(language: str, text: str, concept: str) -> None:
    assert concept in {h.concept for h in _hits(language, text)}


@pytest.mark.parametrize(("language", "text", "concept"), SAYS_NOT)
def test_a_sentence_does_not_say_what_it_denies_or_excepts(language: str, text: str, concept: str) -> None:
    assert [h.entry for h in _hits(language, text) if h.concept == concept] == []


def test_an_interest_begins_where_its_cue_ends() -> None:
    text = "We have a legitimate interest in keeping the site available."
    ends = {text[h.end :] for h in _hits("en", text) if h.concept == "ng:LegitimateInterestCue"}
    assert ends == {" keeping the site available."}
