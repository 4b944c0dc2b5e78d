"""Who is responsible: controller, officer, representative, authority, with their contacts; version and date."""

import re
from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.grammar.contacts import find_emails, find_phones
from noticegraph.ingest.grammar.dates import find_dates, find_versions
from noticegraph.ingest.model import Kind, Role
from noticegraph.ingest.parties import Mention

_REACH = 500  # characters after a cue in which what it announces stands
_HEAD = 1500  # characters of a notice in which its date and version stand, at its beginning and at its end
_PERSON = re.compile(r"(?:(?:Dr|Prof|Dipl|Herr|Frau|Mr|Mrs|Ms)\.?[\w.-]* )*([A-ZÄÖÜÆØÅ][\w'’-]+(?: (?:[A-ZÄÖÜÆØÅ]\.|von|van|de|zu))*(?: [A-ZÄÖÜÆØÅ][\w'’-]+){1,2})")
_DATE_CUE = {
    "en": re.compile(r"\b(as of|last (?:updated|modified|changed|revised)|updated|effective|version|date|dated|revised|valid from|in force)\b", re.IGNORECASE),
    "de": re.compile(r"\b(Stand|Version|Fassung|aktualisiert|gültig|Datum|Änderung|vom)\b", re.IGNORECASE),
    "nb": re.compile(r"\b(oppdatert|endret|revidert|versjon|gjeldende|gjelder|dato|sist|datert|vedtatt)\b", re.IGNORECASE),
}
_AUTHORITY = {
    "en": re.compile(r"(?:the )?((?:The )?(?:[A-Z][\w'’-]+ )*(?:Information Commissioner(?:['’]s Office)?|Data Protection (?:Authority|Commission(?:er)?|Agency|Board|Inspectorate)|Commissioner for Data Protection(?: and Freedom of Information)?|Supervisory Authority)(?: of [A-Z][\w-]+)?)|\b(Datatilsynet|ICO|CNIL|Datenschutzbehörde)\b"),
    "de": re.compile(r"((?:(?:Der|Die) )?(?:Landesbeauftragte|Bundesbeauftragte|Hessische Beauftragte|Hamburgische Beauftragte|Berliner Beauftragte|Bayerisches Landesamt|Unabhängiges Landeszentrum|Landesamt)[^\n.;:,()]{0,110}?(?:Datenschutz(?:aufsicht)?(?: und (?:die )?Informationsfreiheit)?)(?: (?:Nordrhein-Westfalen|Baden-Württemberg|Niedersachsen|Rheinland-Pfalz|Saarland|Sachsen(?:-Anhalt)?|Thüringen|Brandenburg|Berlin|Bremen|Schleswig-Holstein|Mecklenburg-Vorpommern|NRW))?)|\b((?:Österreichische )?Datenschutzbehörde)\b"),
    "nb": re.compile(r"\b(Datatilsynet)\b"),
}


def _place(context: Context, cue: str, role: Role) -> tuple[int, int] | None:
    """Return where the party that a cue announces stands: after the cue, else in the section on it."""
    sections = [context.ranges[i] for i in context.scopes_of(role)]
    for hit in context.scan.of(cue):
        if context.block_at(hit.start).kind is not Kind.HEADING and context.role_at(hit.start) is not Role.DEFINITIONS:
            return hit.end, min(hit.end + _REACH, len(context.text))
    return sections[0] if sections else None


def _first_name(context: Context, start: int, end: int) -> tuple[str, int, int] | None:
    """Return the first organisation in start:end, else the first line or words that look like a person's name."""
    organisation = next(iter(context.within(context.organisations, start, end)), None)
    person = _PERSON.search(context.text, start, min(end, start + 200))
    if organisation and (person is None or organisation.start <= person.start() + 60):
        return organisation.name, organisation.start, organisation.end
    if person:
        return person.group(1), person.start(1), person.end(1)
    return None


def controllers(context: Context) -> list[Found]:
    """Return the `controller` facts: the party after "the controller is", else the organisation named most."""
    place = _place(context, "ng:ControllerCue", Role.CONTROLLER)
    name = _first_name(context, *place) if place else None
    if name is None and context.organisations:
        first = context.organisations[0]
        name = first.name, first.start, first.end
    return [Found("controller", *name, None, 0.9 if place else 0.5, "controller.cue" if place else "controller.first")] if name else []


def own_mentions(context: Context, found: list[Found]) -> list[Mention]:
    """Return the controller as a mention, so that its own name is no recipient."""
    return [Mention(f.value, f.start, f.end, True, frozenset({f.value.split()[0].lower()})) for f in found]


def _contacts(context: Context, controller: list[Found]) -> Iterator[Found]:
    text = context.text
    officer = _place(context, "ng:OfficerCue", Role.OFFICER)
    officers = [officer] if officer else []
    emails = find_emails(text)
    for e in emails:
        near = text[max(0, e.start - 250) : e.start]
        of_officer = any(s <= e.start < min(t, s + 400) for s, t in officers)
        if of_officer and not any(c.start > s and c.start < e.start for c in controller for s, _ in officers):
            yield Found("dpo_email", e.value, e.start, e.end, None, 0.85, "officer.email")
        elif near is not None:
            yield Found("controller_email", e.value, e.start, e.end, None, 0.8, "controller.email")
    for c in controller[:1]:
        for p in find_phones(text, {"en": "GB", "de": "DE", "nb": "NO"}.get(context.language, "DE")):
            if abs(p.start - c.end) < _REACH:
                yield Found("controller_phone", p.value, p.start, p.end, None, 0.85, "controller.phone")
                break
        address = next((a for a in context.addresses if 0 <= a.start - c.start < 300 and a.country), None)
        if address and address.country:
            yield Found("controller_country", address.country, address.start, address.end, None, 0.9, "controller.address")


def _officer(context: Context, controller: list[Found]) -> Iterator[Found]:
    place = _place(context, "ng:OfficerCue", Role.OFFICER)
    name = _first_name(context, *place) if place else None
    if name and all(name[0] != c.value for c in controller):
        yield Found("dpo", *name, None, 0.8, "officer.cue")


def _authority(context: Context) -> Iterator[Found]:
    match = _AUTHORITY[context.language].search(context.text) if context.language in _AUTHORITY else None
    if match:
        group = next(i for i, g in enumerate(match.groups(), 1) if g)
        yield Found("authority", match.group(group), match.start(group), match.end(group), None, 0.85, "authority.name")


def _edition(context: Context) -> Iterator[Found]:
    text = context.text
    cue = _DATE_CUE.get(context.language, _DATE_CUE["en"])
    for d in find_dates(text, context.language):
        at_edge = d.start < _HEAD or d.end > len(text) - _HEAD
        if at_edge and cue.search(text, max(0, d.start - 60), d.start):
            yield Found("policy_date", d.value, d.start, d.end, None, 0.85, "edition.date")
            break
    for v in find_versions(text):
        if v.start < _HEAD or v.end > len(text) - _HEAD:
            yield Found("policy_version", v.value, v.start, v.end, None, 0.8, "edition.version")
            break


def _adequacy(context: Context) -> Iterator[Found]:
    for cue in context.scan.of("ng:AdequateCountriesCue"):
        start, end = context.sentence(cue.start)
        for c in context.within(context.countries, start, end):
            yield Found("adequacy_country", c.value, c.start, c.end, None, 0.85, "adequacy.list")


def read(context: Context, controller: list[Found]) -> Iterator[Found]:
    """Yield the facts about the notice as a whole but for rights and automated decisions."""
    yield from controller
    yield from _contacts(context, controller)
    yield from _officer(context, controller)
    yield from _authority(context)
    yield from _edition(context)
    yield from _adequacy(context)
