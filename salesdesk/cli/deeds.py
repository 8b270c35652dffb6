"""What changes the desk from a shell: add, log, undo, redo; and what was done last."""

from __future__ import annotations

from argparse import Namespace
from datetime import date, datetime

from salesdesk.cli import shapes, words
from salesdesk.cli.days import certain, day_ahead, moment_past
from salesdesk.cli.desks import desk_for_deeds, desk_for_reading
from salesdesk.cli.paper import put, put_json, put_rows, say
from salesdesk.desk import Changed, Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.people import NewContact
from salesdesk.domain.callguess import said_outright
from salesdesk.domain.callnotes import CaughtKind
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import BY_PHONE, CHANNEL_WORDS, Channel, FollowUp
from salesdesk.domain.people import Contact
from salesdesk.domain.touch import Disposition
from salesdesk.domain.who import ContactLine
from salesdesk.errors import NotFound, NotUnderstood, WrongUsage

HISTORY_ROWS = 30
FEWEST_DIGITS = 3


def add(given: Namespace) -> None:
    kind = words.kind(given.kind) if given.kind else None
    channel = words.channel(given.channel) if given.channel else Channel.CALL
    zone = words.zone(given.zone)
    _check_ways(given.phone, given.email)
    with desk_for_deeds(given) as desk:
        new = NewContact(
            given.name, account=given.account or "", phone=given.phone or "", email=given.email or "",
            title=given.title or "", kind=kind, zone=zone or "",
        )  # fmt: skip
        when = certain(desk.read_when_new(given.next, new), desk) if given.next is not None else None
        changed = desk.add_person(new, when, why_now=given.why or "", channel=channel)
        _tell(given, desk, changed, when)


def log(given: Namespace) -> None:
    disposition = words.disposition(given.disposition) if given.disposition else None
    channel = _channel(given, disposition)
    direction = _direction(given, disposition)
    if not given.text.strip() and disposition is None:
        raise NotUnderstood("There is nothing to log.", "Say what happened, or how it ended: --disposition no_answer.")
    if disposition is None and channel is Channel.CALL:
        disposition = said_outright(given.text)
    with desk_for_deeds(given) as desk:
        contact = desk.people.who(given.who)
        happened = moment_past(given.at, desk) if given.at is not None else None
        when = day_ahead(given.next, desk, contact.id) if given.next is not None else None
        if disposition is Disposition.LEFT_VOICEMAIL and when is None and happened is None:
            changed = desk.calls.left_voicemail(contact.id, given.text)
        elif (
            channel is Channel.EMAIL and when is None and happened is None and _is_automatic(desk, contact, given.text)
        ):
            changed = desk.calls.keep_note(contact.id, given.text)
        else:
            wrap = WrapUp(
                contact.id, channel=channel, direction=direction, disposition=disposition, at=happened, text=given.text, next_when=when,
                follow_up_id=_meant(desk, contact, happened.astimezone(desk.core.zone).date()) if happened else None,
                words=given.text if disposition is Disposition.DO_NOT_CONTACT else "",
            )  # fmt: skip
            changed = desk.calls.log(wrap)
        _tell(given, desk, changed, when)
        if not given.json:
            _warn_of_no_next_step(desk, contact)


def _is_automatic(desk: Desk, contact: Contact, text: str) -> bool:
    """Whether it is their automatic reply: no touch of ours and no answer of theirs, but days to wait for."""
    first = next(iter(desk.calls.caught(contact.id, text)), None)
    return first is not None and first.kind is CaughtKind.ABSENCE and first.line == 1


def undo(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        _turned(desk.undo(), "There is nothing to undo.")


def redo(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        _turned(desk.redo(), "There is nothing to do again.")


def history(given: Namespace) -> None:
    with desk_for_reading(given) as desk:
        deeds = [(deed, _local(desk, deed.at)) for deed in desk.history(HISTORY_ROWS)]
    if given.json:
        put_json({"deeds": [{"label": d.label, "at": at.isoformat(), "undone": d.undone} for d, at in deeds]})
        return
    if not deeds:
        put("Nothing was done yet.")
    put_rows([(f"{at:%a} {at.day} {at:%b %H:%M}", deed.label, "undone" if deed.undone else "") for deed, at in deeds])


def _check_ways(phone: str | None, email: str | None) -> None:
    """What could never reach anybody is not kept as a number or an address."""
    if phone and sum(character.isdigit() for character in phone) < FEWEST_DIGITS:
        raise NotUnderstood(f"“{phone}” is not a phone number.", "Write it as you dial it: +1 503 555 0142.")
    name, at, domain = (email or "").strip().partition("@")
    if email and not (name and at and domain and " " not in email.strip()):
        raise NotUnderstood(f"“{email}” is not an e-mail address.", "Write it like dana@northwind.example.")


def _channel(given: Namespace, disposition: Disposition | None) -> Channel:
    """The channel that was said; a disposition is a call's."""
    channel = words.channel(given.channel) if given.channel else Channel.CALL
    if disposition is not None and channel not in BY_PHONE:
        raise WrongUsage(
            f"“{disposition.value}” is what happens to a call, not to {CHANNEL_WORDS[channel]}.",
            "Leave --disposition or --channel out.",
        )
    return channel


def _direction(given: Namespace, disposition: Disposition | None) -> str:
    """ "out" where nothing is said; a voicemail that was left is always the rep's own."""
    direction = words.direction(given.direction) if given.direction else "out"
    if direction == "in" and disposition is Disposition.LEFT_VOICEMAIL:
        raise WrongUsage("“left_voicemail” is a message that you left.", "Theirs: --channel voicemail --direction in.")
    return direction


def _meant(desk: Desk, contact: Contact, happened_on: date) -> int | None:
    """The follow-up that a touch of that day was: one that was due by then."""
    following = desk.agenda.next_of(contact.id)
    return following.id if following and following.due_on <= happened_on else None


def _tell(given: Namespace, desk: Desk, changed: Changed, when: Reading | None) -> None:
    contact_id = changed.contact_id or 0
    following = desk.agenda.next_of(contact_id)
    if given.json:
        contact = desk.people.get(contact_id)
        put_json(
            {
                "done": changed.label,
                "contact": shapes.contact_line(line_of(contact)),
                "next": shapes.follow_up(following, desk.core.zone),
            }
        )
        return
    put(changed.label)
    if when is not None:
        put(f"next  {when.text}")
    elif following is not None:
        put(f"next  {_day_words(following, desk)}")


def _warn_of_no_next_step(desk: Desk, contact: Contact) -> None:
    fresh = desk.people.get(contact.id)
    if desk.agenda.next_of(contact.id) is None and not fresh.do_not_contact:
        say(f"{contact.name} has no next step.", f'salesdesk log {contact.id} … --next "in 2 weeks" dates one.')


def _turned(changed: Changed | None, nothing: str) -> None:
    if changed is None:
        raise NotFound(nothing, "salesdesk history lists the last deeds.")
    put(changed.label)


def _local(desk: Desk, stamp: str) -> datetime:
    return datetime.fromisoformat(stamp).astimezone(desk.core.zone)


def _day_words(following: FollowUp, desk: Desk) -> str:
    local = desk.core.local(following.due_at)
    return f"{following.due_on:%a} {following.due_on.day} {following.due_on:%b %Y}" + (
        f" {local:%H:%M}" if local else ""
    )


def line_of(contact: Contact) -> ContactLine:
    """A contact as a row of a list shows it."""
    return ContactLine(contact.id, contact.name, contact.kind, contact.account_name or None, contact.title)
