"""The rep's own behaviour in figures: each measure one pure function over the record, its definition in its docstring.

Fewer than twenty cases are counts, never percentages. Nothing here judges: a no is a number like any other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from statistics import median
from typing import NamedTuple

from salesdesk.domain.followup import Disposition, FollowUpState, PromiseState, Result

PERCENT_FROM = 20
"""Cases from which a percentage is shown."""
DAY = 86_400
REACHED = frozenset({"connected", "callback_asked"})
OTHER_CHANNEL_DAYS = 7
"""How long before the span the other channel still counts for the same follow-up."""
PHONE = frozenset({"call", "voicemail"})
TRIES = PHONE | {"email"}
NOES = frozenset({Result.DECLINED.value, Result.NOT_NOW.value, Result.NO_NEED.value})


class TouchRow(NamedTuple):
    """As much of a touch as is counted; a named tuple, because a quarter has many thousands."""

    id: int
    contact_id: int
    channel: str
    out: int
    """1 for a touch of ours, 0 for one of theirs."""
    at: int
    """Seconds since 1970, UTC."""
    on: date
    """In the rep's zone."""
    seconds: int | None = None
    disposition: str | None = None
    result: str | None = None
    gave: int = 0
    prepared: int | None = None
    questions: int | None = None
    prospect: int = 1
    """0 for a client, a former client, a partner or another; who is untagged counts as a prospect."""

    @property
    def dialled(self) -> bool:
        return self.out == 1 and self.channel in PHONE

    @property
    def talked(self) -> bool:
        """Spoke with them: a connected call, a meeting, a call of theirs that was taken."""
        if self.disposition is not None:
            return self.disposition == "connected"
        return self.channel == "meeting" or (self.channel == "call" and not self.out)


class PromiseRow(NamedTuple):
    """A promise of ours."""

    id: int
    contact_id: int
    what: str
    state: str
    made_on: date
    due_on: date | None = None
    closed_on: date | None = None


class AgreedRow(NamedTuple):
    """A follow-up whose day was said aloud, by us or agreed with them."""

    id: int
    contact_id: int
    channel: str
    day: date
    """The day that was agreed first; putting it off does not change it."""
    state: str
    made_on: date
    closed_on: date | None = None
    with_them: int = 1
    """0 where the day was promised in a message: nobody agreed to it."""


class PlannedRow(NamedTuple):
    """A call that was planned, by anybody."""

    id: int
    contact_id: int
    day: date
    """The day that was planned first; putting it off does not change it."""
    state: str
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both included; `today` is the rep's day now: what is still to come is not counted."""

    first: date
    last: date
    today: date

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the span; none where it ends before it begins."""
        return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Record:
    """What is counted, already cut to a span or wider; every measure looks at the span's own days only."""

    touches: tuple[TouchRow, ...] = ()
    promises: tuple[PromiseRow, ...] = ()
    agreed: tuple[AgreedRow, ...] = ()
    planned: tuple[PlannedRow, ...] = ()
    workdays: frozenset[date] = frozenset()
    """The rep's working days."""
    starts: Mapping[date, time] = field(default_factory=dict)
    """When a day was planned to start, where that is not `starts_at`."""
    starts_at: time = time(8)
    zone: tzinfo = UTC
    """The rep's."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the rows it was counted from, so that it can be opened."""

    ids: tuple[int, ...] = ()
    """Rows that count; days as ordinals where days are counted."""
    of: tuple[int, ...] | None = None
    """All rows that could have counted; None where that is no question."""
    amount: int | None = None
    """The number, where it is not how many rows there are; None with `mean` set: nothing to measure."""
    unit: str = ""
    note: str = ""

    @property
    def value(self) -> int:
        return len(self.ids) if self.amount is None else self.amount

    @property
    def words(self) -> str:
        """ "7", "2 of 7", "31 of 36, 86 %", "12 min"; "–" where there was nothing to count from."""
        if self.of is not None:
            return share(len(self.ids), len(self.of)) if self.of else "–"
        if self.unit and not self.ids:
            return "–"
        return f"{self.value:,}" + (f" {self.unit}" if self.unit else "") + (f", {self.note}" if self.note else "")


def share(part: int, whole: int) -> str:
    """ "2 of 7"; from twenty cases on with the percentage: "31 of 36, 86 %"."""
    words = f"{part:,} of {whole:,}"
    return f"{words}, {100 * part / whole:.0f} %" if whole >= PERCENT_FROM else words


def spans(today: date) -> dict[str, Span]:
    """Today, the week since Monday, fourteen days and ninety days, each up to and with today."""
    return {
        "today": Span(today, today, today),
        "week": Span(today - timedelta(days=today.weekday()), today, today),
        "14 days": Span(today - timedelta(days=13), today, today),
        "quarter": Span(today - timedelta(days=89), today, today),
    }


@dataclass(frozen=True, slots=True)
class Cut:
    """The record of one span, sorted once for all measures: a quarter has many thousands of touches."""

    record: Record
    span: Span
    touches: tuple[TouchRow, ...]
    """The span's own."""
    ours: tuple[TouchRow, ...]
    dials: tuple[TouchRow, ...]
    talks: tuple[TouchRow, ...]
    before: frozenset[tuple[int, str]]
    """Contact and channel of our touches of the week before."""
    due: tuple[PromiseRow, ...]
    """Promises due in the span, up to today, but for those taken back."""


def since(record: Record, first: date) -> Record:
    """The record from that day on, with the touches of the week before it: what shorter spans are cut from."""
    before = days_before(first, OTHER_CHANNEL_DAYS)
    return replace(
        record,
        touches=tuple(t for t in record.touches if t.on >= before),
        promises=tuple(p for p in record.promises if (p.due_on or p.made_on) >= first),
        agreed=tuple(a for a in record.agreed if a.day >= first or a.made_on >= first),
        planned=tuple(p for p in record.planned if p.day >= first),
    )


def cut(record: Record, span: Span) -> Cut:
    """What of the record belongs to the span."""
    first, last, since = span.first, span.last, days_before(span.first, OTHER_CHANNEL_DAYS)
    touches = [t for t in record.touches if first <= t.on <= last]
    ours = [t for t in touches if t.out]
    return Cut(
        record=record,
        span=span,
        touches=tuple(touches),
        ours=tuple(ours),
        dials=tuple(t for t in ours if t.channel in PHONE),
        talks=tuple(t for t in touches if t.talked),
        before=frozenset((t.contact_id, t.channel) for t in record.touches if since <= t.on < first and t.out),
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
    people = {a.contact_id for a in due}
    spoken = {(t.contact_id, t.on) for rows in (seen.dials, seen.talks) for t in rows if t.contact_id in people}
    made = (
        a.id for a in due if (a.contact_id, a.day) in spoken or (a.state == FollowUpState.DONE and a.closed_on == a.day)
    )
    return Count(tuple(made), tuple(a.id for a in due))


def started(seen: Cut) -> Count:
    """Calls planned for one of these days, up to today, that were begun on that very day; called-off ones left out."""
    first, last = seen.span.first, min(seen.span.last, seen.span.today)
    due = [p for p in seen.record.planned if first <= p.day <= last and p.state != FollowUpState.CALLED_OFF]
    begun = {(t.contact_id, t.on) for t in seen.dials}
    made = (
        p.id for p in due if (p.contact_id, p.day) in begun or (p.state == FollowUpState.DONE and p.closed_on == p.day)
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
    """People tried by phone or e-mail without a talk that day, who were tried on both in these days or the week before."""
    met = {(t.contact_id, t.on) for t in seen.talks}
    last = {t.contact_id: t for t in seen.ours if t.channel in TRIES and (t.contact_id, t.on) not in met}
    used = {(t.contact_id, t.channel) for t in seen.ours if t.contact_id in last} | seen.before
    whole = (t.id for who, t in last.items() if (who, "email") in used and any((who, way) in used for way in PHONE))
    return Count(tuple(whole), tuple(t.id for t in last.values()))


def researched(seen: Cut) -> Count:
    """Calls of ours that began prepared, of those for which the desk knows whether they did."""
    known = [t for t in seen.dials if t.prepared is not None]
    return Count(tuple(t.id for t in known if t.prepared), tuple(t.id for t in known))


def questions_asked(seen: Cut) -> Count:
    """Open questions that were ticked as asked in calls and meetings."""
    asked = [t for t in seen.touches if t.questions]
    return Count(tuple(t.id for t in asked), amount=sum(t.questions or 0 for t in asked))


def next_steps(seen: Cut) -> Count:
    """Conversations that ended with a next step agreed: noted as such, or with a day agreed for the next call."""
    agreed = {(a.contact_id, a.made_on) for a in seen.record.agreed if a.with_them}
    led = (
        t.id
        for t in seen.talks
        if t.result == Result.NEXT_STEP or (t.result is None and (t.contact_id, t.on) in agreed)
    )
    return Count(tuple(led), tuple(t.id for t in seen.talks))


def conversations(seen: Cut) -> Count:
    """Talks with the person meant: connected calls either way, and meetings."""
    return Count(tuple(t.id for t in seen.talks))


def gave_something(seen: Cut) -> Count:
    """Touches of ours that gave them something: an article, an introduction, an answer."""
    return Count(tuple(t.id for t in seen.ours if t.gave), tuple(t.id for t in seen.ours))


def noes_heard(seen: Cut) -> Count:
    """Times somebody said no: not now, no need, declined, please do not contact me. It is part of the count."""
    return Count(tuple(t.id for t in seen.touches if t.result in NOES or t.disposition == Disposition.DO_NOT_CONTACT))


def days_without(seen: Cut) -> Count:
    """Working days before today on which nobody was tried who is not a client or partner yet, by phone or in writing."""
    worked = {t.on for t in seen.ours if t.prospect and t.channel not in ("talk", "other")}
    days = (
        day for day in seen.span.days if day in seen.record.workdays and day < seen.span.today and day not in worked
    )
    return Count(tuple(day.toordinal() for day in days))


def first_call(seen: Cut) -> Count:
    """Minutes from the start of the day to the first call of ours: the middle value of the days that had one."""
    firsts: dict[date, TouchRow] = {}
    for t in seen.dials:
        if t.on not in firsts or t.at < firsts[t.on].at:
            firsts[t.on] = t
    waits = [max(0, _minutes_after_start(seen.record, day, t.at)) for day, t in firsts.items()]
    return Count(tuple(t.id for t in firsts.values()), amount=round(median(waits)) if waits else None, unit="min")


def meetings(seen: Cut) -> Count:
    """Meetings that were held."""
    return Count(tuple(t.id for t in seen.touches if t.channel == "meeting"))


def voicemails(seen: Cut) -> Count:
    """Messages left, with their mean length where it was timed."""
    left = [t for t in seen.ours if t.disposition == "left_voicemail" or t.channel == "voicemail"]
    timed = [t.seconds for t in left if t.seconds]
    note = f"mean {sum(timed) / len(timed):.0f} s" if timed else ""
    return Count(tuple(t.id for t in left), note=note)


def dials(seen: Cut) -> Count:
    """Calls of ours, whatever came of them."""
    return Count(tuple(t.id for t in seen.dials))


@dataclass(frozen=True, slots=True)
class Measure:
    """One behaviour: what it is called, what its rows are, how it is counted."""

    id: str
    title: str
    rows: str
    """touch, promise, follow_up or day."""
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
    Measure("first_call", "Time to the first call", "touch", first_call),
    Measure("dials", "Dials", "touch", dials, small=True),
)
BY_ID = {measure.id: measure for measure in MEASURES}


def counted(record: Record, span: Span) -> dict[str, Count]:
    """Every measure of the span."""
    seen = cut(record, span)
    return {measure.id: measure.count(seen) for measure in MEASURES}


def series(record: Record, span: Span) -> dict[str, tuple[int, ...]]:
    """The number of every measure on each day of the span."""
    by_day: dict[date, list[TouchRow]] = {}
    for t in record.touches:
        by_day.setdefault(t.on, []).append(t)
    found: dict[str, list[int]] = {measure.id: [] for measure in MEASURES}
    for day in span.days:
        near = (days_before(day, n) for n in range(OTHER_CHANNEL_DAYS, -1, -1))
        few = replace(record, touches=tuple(t for d in near for t in by_day.get(d, ())))
        for name, count in counted(few, Span(day, day, span.today)).items():
            found[name].append(count.value)
    return {name: tuple(values) for name, values in found.items()}


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


def pick_up_hours(touches: Iterable[TouchRow], zones: Mapping[int, tzinfo]) -> dict[int, Count]:
    """Calls of ours by the hour on their clock, and which of them reached the person; who has no known zone is left out."""
    tried: dict[int, list[int]] = {}
    reached: dict[int, list[int]] = {}
    offsets: dict[tuple[tzinfo, int], int | None] = {}
    for t in touches:
        zone = zones.get(t.contact_id)
        if zone is None or not t.dialled:
            continue
        key = (zone, t.at // DAY)
        if key not in offsets:
            offsets[key] = _one_offset(t.at // DAY * DAY, zone)
        offset = offsets[key]
        hour = (t.at + (_offset(t.at, zone) if offset is None else offset)) % DAY // 3600
        tried.setdefault(hour, []).append(t.id)
        if t.disposition in REACHED:
            reached.setdefault(hour, []).append(t.id)
    return {hour: Count(tuple(reached.get(hour, ())), tuple(tried[hour])) for hour in sorted(tried)}


def _one_offset(start: int, zone: tzinfo) -> int | None:
    """The zone's offset on the whole UTC day; None on the day its clocks change. Asking it for every call takes long."""
    first = _offset(start, zone)
    return first if first == _offset(start + DAY - 1, zone) else None


def _offset(at: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    return round(offset.total_seconds()) if offset else 0


def days_before(day: date, count: int) -> date:
    """The day so many days before, or the calendar's first."""
    return date.fromordinal(max(1, day.toordinal() - count))


def _minutes_after_start(record: Record, day: date, at: int) -> int:
    """Real minutes, also on the day on which the clocks change."""
    start = datetime.combine(day, record.starts.get(day, record.starts_at), tzinfo=record.zone)
    return round((at - start.timestamp()) / 60)
