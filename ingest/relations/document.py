"""The facts about a notice as a whole: who is responsible, how to reach them, who supervises, of which day it is."""

from collections.abc import Iterator

from noticegraph.ingest.context import Context, Found
from noticegraph.ingest.relations import no_officer
from noticegraph.ingest.relations.authority import authorities
from noticegraph.ingest.relations.contacts import Contacts
from noticegraph.ingest.relations.controller import controllers
from noticegraph.ingest.relations.edition import adequate_countries, dates, versions
from noticegraph.ingest.relations.officer import officers, representatives
from noticegraph.ingest.relations.own import own_mentions
from noticegraph.ingest.relations.seat import seat

__all__ = ["controllers", "own_mentions", "read"]


def read(context: Context, controller: list[Found]) -> Iterator[Found]:
    """Yield the facts about the notice as a whole but for rights and automated decisions."""
    officer = officers(context, controller)
    representative = representatives(context, controller)
    authority = authorities(context)
    contacts = Contacts(context, own_mentions(context, controller), officer, [*representative, *authority])
    where = list(seat(context, contacts))
    country = next((f.value for f in where if f.relation == "controller_country"), None)
    yield from controller
    yield from where
    emails = no_officer.reached_instead(context, list(contacts.emails()))
    yield from emails
    yield from no_officer.read(context, [*officer, *(f for f in emails if f.relation == "dpo_email")])
    yield from contacts.phones(country)
    yield from officer
    yield from representative
    yield from authority
    yield from dates(context)
    yield from versions(context)
    yield from adequate_countries(context)
