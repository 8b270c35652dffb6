"""How a date is offered and echoed: the usual choices, the resolved day on both clocks, what it clashes with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from salesdesk.desk import Desk
from salesdesk.domain.clockwords import in_both
from salesdesk.domain.dates import Reading, TheirSide
from salesdesk.domain.followup import Play
from salesdesk.domain.plays import Proposal
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.text import first_lines

PLAY_WORDS = {
    Play.PROSPECTING: "As the rhythm goes", Play.PROMISE_PASSED: "Their promise", Play.SECOND_CHANNEL: "The other half",
    Play.QUIET: "Quiet", Play.CLIENT: "As clients go", Play.RESTING: "Their day",
    Play.STALL: "The stall's play",
}  # fmt: skip


SOON = timedelta(minutes=30)
"""What is nearer than this is no putting off, and is not offered as such."""


@dataclass(frozen=True, slots=True)
class Option:
    """One usual choice."""

    label: str
    says: str
    reading: Reading


def options_for(desk: Desk, contact_id: int | None) -> tuple[Option, ...]:
    """When they open, this afternoon, tomorrow, next week, before their next date; only what is well ahead."""
    theirs = desk.agenda.their_side(contact_id)
    phrases = [
        ("This afternoon", "this afternoon"),
        ("Tomorrow morning", "tomorrow morning"),
        ("Next week", "monday morning"),
    ]
    dates = [(what, on) for what, on in theirs.dates if on > desk.core.today()]
    if dates:
        phrases.append((f"Before their date: {dates[0][0]}", f"before {dates[0][0]}"))
    phrases.append(("In a month", "in a month"))
    found = [*_when_they_open(desk, contact_id)] if contact_id and theirs.zone else []
    for label, phrase in phrases:
        reading = _in_their_hours(desk, desk.agenda.read_when(phrase, contact_id), contact_id)
        late = reading.at is not None and reading.at < desk.core.now() + SOON
        known = any(reading.text == option.reading.text for option in found)
        if reading.understood and reading.certain and reading.on and not late and not known:
            feast = desk.core.workdays.feast(reading.on)
            says = both_clocks(desk, reading, theirs) + (f" · {feast}" if feast else "")
            found.append(Option(label, says, reading))
    return tuple(found)


def _in_their_hours(desk: Desk, reading: Reading, contact_id: int | None) -> Reading:
    """An offered hour at which they are closed gives way to the next one that day at which both are in."""
    both = desk.agenda.both_open(contact_id, reading.at) if reading.at and contact_id else None
    return both if both and both.on == reading.on else reading


def _when_they_open(desk: Desk, contact_id: int) -> tuple[Option, ...]:
    """Their next opening; where that falls outside of the rep's own day, the next time that suits both."""
    theirs = desk.agenda.their_side(contact_id)
    opens, config = desk.agenda.read_when("when they open", contact_id), desk.core.config
    if opens.at is None or not opens.certain:
        return ()
    if config.day_starts <= opens.at.time() < config.day_stops:
        return (Option("When they open", both_clocks(desk, opens, theirs), opens),)
    both = desk.agenda.both_open(contact_id)
    if both is None or both.at is None or both.at <= desk.core.now():
        return ()
    return (Option("When you are both in", both_clocks(desk, both, theirs), both),)


def both_clocks(desk: Desk, reading: Reading, theirs: TheirSide) -> str:
    """A reading with an hour on both clocks, any other as it is echoed."""
    if reading.at is None or theirs.zone is None:
        return reading.text
    return in_both(reading.at, mine=desk.core.zone, theirs=(theirs.zone, *theirs.more_zones), today=desk.core.today())


def proposed(proposal: Proposal | None) -> tuple[Option, ...]:
    """The play's next step as the first choice: "as the rhythm goes: e-mail Thu 24 Nov". Its phrase names it."""
    if proposal is None:
        return ()
    text = f"{proposal.on:%a} {proposal.on.day} {proposal.on:%b %Y}"
    reading = Reading(
        phrase=proposal.words, understood=True, on=proposal.on, at=None, until=None, repeats=None, text=text,
        certain=True, why=None,
    )  # fmt: skip
    return (Option(f"{PLAY_WORDS[proposal.play]}: {proposal.words}", proposal.why_now, reading),)


def reading_lines(desk: Desk, reading: Reading, contact_id: int | None, width: int) -> tuple[Line, ...]:
    """What a phrase means: the day on both clocks, whether it is free, or why it is not understood."""
    if not reading.understood or reading.on is None:
        why = first_lines(reading.why or "Not understood. Try: tomorrow 3pm · in 2 weeks · 30 nov", width - 2, 3)
        return tuple(Row().add(" " + word, "stale").line() for word in why)
    if not reading.certain and len(reading.readings) > 1 and reading.why:
        return tuple(Row().add(" " + word, "stale").line() for word in first_lines(reading.why, width - 2, 3))
    theirs = desk.agenda.their_side(contact_id)
    row = Row().add(" -> " if desk.core.config.ascii else " → ", "muted")
    row.add(both_clocks(desk, reading, theirs), bold=True)
    lines = [row.line()]
    if reading.at:
        others = desk.agenda.clashes(reading.at)
        words = (
            "free"
            if not others
            else f"{len(others)} other: {others[0]}"
            if len(others) == 1
            else f"{len(others)} others then"
        )
        lines[0] = Row(spans=list(row.spans), width=row.width).up_to(f" · {words}", width, "muted").line()
    for said in filter(None, (reading.why, desk.agenda.feast(reading.on, theirs))):
        lines += [Row().add(" " + word, "stale").line() for word in first_lines(said, width - 2, 3)]
    return tuple(lines)
