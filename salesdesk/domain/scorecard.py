"""The rep's own behaviour in figures: each measure one pure function over the record, its definition in its docstring.

Fewer than twenty cases are counts, never percentages. Nothing here judges: a no is a number like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from itertools import chain, compress
from statistics import median

from salesdesk.domain.followup import FollowUpState, PromiseState, Result
from salesdesk.domain.modes import CLIENT_WARN
from salesdesk.domain.score_rows import (
    PHONE,
    Alike,
    Count,
    PromiseRow,
    Record,
    Span,
    days_before,
    ids_of,
    people_by_day,
    people_in,
    within,
)
from salesdesk.domain.touch import Disposition

DAY = 86_400
REACHED = frozenset({"connected", "callback_asked"})
OTHER_CHANNEL_DAYS = 7
"""How long before the span the other channel still counts for the same follow-up."""
TRIES = PHONE | {"email"}
NOES = frozenset({Result.DECLINED.value, Result.NOT_NOW.value, Result.NO_NEED.value})


@dataclass(frozen=True, slots=True)
class Cut:
    """The record of one span, sorted once for all measures: a quarter has many thousands of touches."""

    record: Record
    span: Span
    touches: tuple[Alike, ...]
    """The span's own."""
    ours: tuple[Alike, ...]
    dials: tuple[Alike, ...]
    talks: tuple[Alike, ...]
    dialled: Set[tuple[int, int]]
    """Who was called on which day: contact and ordinal."""
    met: Set[tuple[int, int]]
    """Who was talked with on which day."""
    mailed_before: frozenset[int]
    """Whom we wrote an e-mail in the week before."""
    phoned_before: frozenset[int]
    """Whom we called in the week before."""
    due: tuple[PromiseRow, ...]
    """Promises due in the span, up to today, but for those taken back."""


def since(record: Record, first: date) -> Record:
    """The record from that day on, with the touches of the week before it: what shorter spans are cut from."""
    return replace(
        record,
        touches=within(record.touches, days_before(first, OTHER_CHANNEL_DAYS), date.max),
        promises=tuple(p for p in record.promises if (p.due_on or p.made_on) >= first),
        agreed=tuple(a for a in record.agreed if a.day >= first or a.made_on >= first),
        planned=tuple(p for p in record.planned if p.day >= first),
    )


def cut(record: Record, span: Span) -> Cut:
    """What of the record belongs to the span."""
    first, last, week = span.first, span.last, days_before(span.first, OTHER_CHANNEL_DAYS)
    before = days_before(first, 1) if week < first else date.min
    touches = within(record.touches, first, last)
    ours = tuple(t for t in touches if t.out)
    dials, talks = tuple(t for t in ours if t.channel in PHONE), tuple(t for t in touches if t.talked)
    return Cut(
        record=record,
        span=span,
        touches=touches,
        ours=ours,
        dials=dials,
        talks=talks,
        dialled=people_by_day(dials),
        met=people_by_day(talks),
        mailed_before=people_in((t for t in record.touches if t.out and t.channel == "email"), week, before),
        phoned_before=people_in((t for t in record.touches if t.dialled), week, before),
        due=tuple(
            p
            for p in record.promises
            if p.due_on and first <= p.due_on <= min(last, span.today) and p.state != PromiseState.WITHDRAWN
        ),
    )


# -- the measures ------------------------------------------------------------------------------------------------------


def promises_kept(seen: Cut) -> Count:
    """Promises of ours due on these days, up to today, that were kept on their day or before; taken-back ones left out."""
    on_day = (p.id for p in seen.due if standing(p, seen.span.today) == "on the day")
    return Count(tuple(on_day), tuple(p.id for p in seen.due))


def called_on_day(seen: Cut) -> Count:
    """Calls agreed for one of these days, up to today, that were made on that very day, answered or not."""
    span = seen.span
    due = [
        a
        for a in seen.record.agreed
        if a.channel in PHONE and span.holds(a.day) and a.day <= span.today and a.state != FollowUpState.CALLED_OFF
    ]
    spoken = seen.dialled | seen.met
    made = (
        a.id
        for a in due
        if (a.contact_id, a.day.toordinal()) in spoken or (a.state == FollowUpState.DONE and a.closed_on == a.day)
    )
    return Count(tuple(made), tuple(a.id for a in due))


def started(seen: Cut) -> Count:
    """Calls planned for one of these days, up to today, that were begun on that very day; called-off ones left out."""
    first, last = seen.span.first, min(seen.span.last, seen.span.today)
    due = [p for p in seen.record.planned if first <= p.day <= last and p.state != FollowUpState.CALLED_OFF]
    made = (
        p.id
        for p in due
        if (p.contact_id, p.day.toordinal()) in seen.dialled or (p.state == FollowUpState.DONE and p.closed_on == p.day)
    )
    return Count(tuple(made), tuple(p.id for p in due))


def same_day(seen: Cut) -> Count:
    """Promises of ours made for the very day they were made on, that were kept on it."""
    made = [
        p
        for p in seen.record.promises
        if p.due_on == p.made_on and seen.span.holds(p.made_on) and p.state != PromiseState.WITHDRAWN
    ]
    kept = (p.id for p in made if p.state == PromiseState.KEPT and p.closed_on == p.made_on)
    return Count(tuple(kept), tuple(p.id for p in made))


def both_channels(seen: Cut) -> Count:
    """People tried by phone or e-mail who were tried on both in these days or the week before; who was reached on one alone
    that day is left out."""
    tried = [t for t in seen.ours if t.channel in TRIES]
    mailed = seen.mailed_before.union(*(t.contacts for t in tried if t.channel == "email"))
    phoned = seen.phoned_before.union(*(t.contacts for t in tried if t.channel in PHONE))
    last: dict[int, tuple[int, int]] = {}
    for t in tried:
        for who, touch in zip(t.contacts, zip(t.days, t.ids, strict=True), strict=True):
            if who not in last or touch > last[who]:
                last[who] = touch
    whole = mailed & phoned
    of = (row for who, (day, row) in last.items() if who in whole or (who, day) not in seen.met)
    return Count(tuple(row for who, (_, row) in last.items() if who in whole), tuple(of))


def researched(seen: Cut) -> Count:
    """Calls of ours that began prepared, of those for which the desk knows whether they did."""
    known = [t for t in seen.dials if t.prepared is not None]
    return Count(ids_of(t for t in known if t.prepared), ids_of(known))


def questions_asked(seen: Cut) -> Count:
    """Open questions that were ticked as asked in calls and meetings."""
    asked = chain.from_iterable(compress(t.ids, t.questions) for t in seen.touches)
    return Count(tuple(asked), amount=sum(sum(t.questions) for t in seen.touches))


def next_steps(seen: Cut) -> Count:
    """Conversations that ended with a next step agreed: noted as such, or with a day agreed for the next call."""
    agreed = {(a.contact_id, a.made_on.toordinal()) for a in seen.record.agreed if a.with_them}
    noted = ids_of(t for t in seen.talks if t.result == Result.NEXT_STEP)
    dated = (
        row
        for t in seen.talks
        if t.result is None
        for row, met in zip(t.ids, zip(t.contacts, t.days, strict=True), strict=True)
        if met in agreed
    )
    return Count((*noted, *dated), ids_of(seen.talks))


def conversations(seen: Cut) -> Count:
    """Talks with the person meant: connected calls either way, and meetings; of those wanted, where each day was planned."""
    return Count(ids_of(seen.talks), goal=_wanted(seen))


def _wanted(seen: Cut) -> int | None:
    """Conversations wanted in the span; None where a day on which the rep works or talked had no plan."""
    wanted = seen.record.wanted
    if not wanted:
        return None
    talked = {date.fromordinal(day) for day in set(chain.from_iterable(t.days for t in seen.talks))}
    days = talked | (set(seen.span.days) & seen.record.workdays)
    return sum(n for day, n in wanted.items() if seen.span.holds(day)) if days and days <= wanted.keys() else None


def gave_something(seen: Cut) -> Count:
    """Touches of ours that gave them something: an article, an introduction, an answer."""
    return Count(ids_of(t for t in seen.ours if t.gave), ids_of(seen.ours))


def noes_heard(seen: Cut) -> Count:
    """Times somebody said no: not now, no need, declined, please do not contact me. It is part of the count."""
    return Count(ids_of(t for t in seen.touches if t.result in NOES or t.disposition == Disposition.DO_NOT_CONTACT))


def days_without(seen: Cut) -> Count:
    """Working days before today, from the first touch in the desk on, on which nobody was tried who is not a client or
    partner yet, by phone or in writing."""
    tried = (t.days for t in seen.ours if t.prospect and t.channel not in ("talk", "other"))
    worked = set(chain.from_iterable(tried))
    days = (day for day in seen.span.days if seen.record.began <= day < seen.span.today)
    missing = (day.toordinal() for day in days if day in seen.record.workdays)
    return Count(tuple(day for day in missing if day not in worked))


def first_call(seen: Cut) -> Count:
    """Minutes from the start of the day to the first call of ours: the middle value of the days that had one."""
    firsts: dict[int, tuple[int, int]] = {}
    for t in seen.dials:
        for day, touch in zip(t.days, zip(t.ats, t.ids, strict=True), strict=True):
            if day not in firsts or touch < firsts[day]:
                firsts[day] = touch
    starts = ((date.fromordinal(day), at) for day, (at, _) in firsts.items())
    waits = [max(0, _minutes_after_start(seen.record, day, at)) for day, at in starts]
    return Count(tuple(row for _, row in firsts.values()), amount=round(median(waits)) if waits else None, unit="min")


def clients_in_rhythm(seen: Cut) -> Count:
    """Clients with at least four touches in the twelve months up to the last of these days, of all clients."""
    rows = seen.record.clients
    return Count(tuple(c.contact_id for c in rows if c.touches >= CLIENT_WARN), tuple(c.contact_id for c in rows))


def referrals(seen: Cut) -> Count:
    """People who were named to us by somebody else on these days."""
    return Count(tuple(dict.fromkeys(r.contact_id for r in seen.record.referrals if seen.span.holds(r.on))))


def talks_given(seen: Cut) -> Count:
    """Talks that were given: at a club, a fair, in a room of people."""
    return Count(ids_of(t for t in seen.ours if t.channel == "talk"))


def meetings(seen: Cut) -> Count:
    """Meetings that were held."""
    return Count(ids_of(t for t in seen.touches if t.channel == "meeting"))


def voicemails(seen: Cut) -> Count:
    """Messages left, with their mean length where it was timed."""
    left = [t for t in seen.ours if t.disposition == "left_voicemail" or t.channel == "voicemail"]
    timed = [length for t in left for length in t.seconds if length]
    note = f"mean {sum(timed) / len(timed):.0f} s" if timed else ""
    return Count(ids_of(left), note=note)


def dials(seen: Cut) -> Count:
    """Calls of ours, whatever came of them."""
    return Count(ids_of(seen.dials))


@dataclass(frozen=True, slots=True)
class Measure:
    """One behaviour: what it is called, what its rows are, how it is counted."""

    id: str
    title: str
    rows: str
    """touch, promise, follow_up, contact or day."""
    count: Callable[[Cut], Count]
    small: bool = False
    """In small print."""

    @property
    def definition(self) -> str:
        return " ".join((self.count.__doc__ or "").split())


MEASURES = (
    Measure("promises_kept", "Promises kept", "promise", promises_kept),
    Measure("called_on_day", "Called on the agreed day", "follow_up", called_on_day),
    Measure("same_day", "Same-day follow-ups", "promise", same_day),
    Measure("both_channels", "Both channels used", "touch", both_channels),
    Measure("researched", "Researched before calling", "touch", researched),
    Measure("questions", "Open questions asked", "touch", questions_asked),
    Measure("next_steps", "Next steps agreed", "touch", next_steps),
    Measure("conversations", "Conversations", "touch", conversations),
    Measure("gave", "Gave them something", "touch", gave_something),
    Measure("noes", "No's heard", "touch", noes_heard),
    Measure("voicemails", "Voicemails", "touch", voicemails),
    Measure("meetings", "Meetings", "touch", meetings),
    Measure("days_without", "Days without prospecting", "day", days_without),
    Measure("started", "Planned calls begun", "follow_up", started),
    Measure("clients", "Clients in rhythm", "contact", clients_in_rhythm),
    Measure("referrals", "Referrals", "contact", referrals),
    Measure("talks_given", "Talks given", "touch", talks_given),
    Measure("first_call", "Time to the first call", "touch", first_call),
    Measure("dials", "Dials", "touch", dials, small=True),
)
BY_ID = {measure.id: measure for measure in MEASURES}


# -- promises and hours ------------------------------------------------------------------------------------------------


def standing(promise: PromiseRow, today: date) -> str:
    """How one promise stands: "on the day", "late", "broken", "open" or, past its day, "overdue"."""
    if promise.state == PromiseState.KEPT:
        late = promise.due_on and promise.closed_on and promise.closed_on > promise.due_on
        return "late" if late else "on the day"
    if promise.state == PromiseState.OPEN:
        return "overdue" if promise.due_on and promise.due_on < today else "open"
    return promise.state


def promise_counts(seen: Cut) -> dict[str, tuple[int, ...]]:
    """The promises of ours due in the span by how they stand."""
    found: dict[str, list[int]] = {"on the day": [], "late": [], "open": [], "overdue": [], "broken": []}
    for promise in seen.due:
        found[standing(promise, seen.span.today)].append(promise.id)
    return {name: tuple(ids) for name, ids in found.items()}


def pick_up_hours(touches: Iterable[Alike], zones: Mapping[int, tzinfo]) -> dict[int, Count]:
    """Calls of ours by the hour on their clock, and which of them reached the person; who has no known zone is left out."""
    tried: dict[int, list[int]] = {}
    reached: dict[int, list[int]] = {}
    offsets: dict[tuple[tzinfo, int], int | None] = {}
    for t in touches:
        lists = (tried, reached) if t.disposition in REACHED else (tried,)
        for row, who, at in zip(t.ids, t.contacts, t.ats, strict=True) if t.dialled else ():
            zone = zones.get(who)
            if zone is None:
                continue
            key = (zone, at // DAY)
            if key not in offsets:
                offsets[key] = _one_offset(at // DAY * DAY, zone)
            offset = offsets[key]
            hour = (at + (_offset(at, zone) if offset is None else offset)) % DAY // 3600
            for found in lists:
                found.setdefault(hour, []).append(row)
    return {hour: Count(tuple(reached.get(hour, ())), tuple(tried[hour])) for hour in sorted(tried)}


def _one_offset(start: int, zone: tzinfo) -> int | None:
    """The zone's offset on the whole UTC day; None on the day its clocks change. Asking it for every call takes long."""
    first = _offset(start, zone)
    return first if first == _offset(start + DAY - 1, zone) else None


def _offset(at: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    return round(offset.total_seconds()) if offset else 0


def _minutes_after_start(record: Record, day: date, at: int) -> int:
    """Real minutes, also on the day on which the clocks change."""
    start = datetime.combine(day, record.starts_at, tzinfo=record.zone)
    return round((at - start.timestamp()) / 60)
