"""From the ways a phrase can be taken apart to the days and hours it may mean, and from these to one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from salesdesk.domain.phrases.echo import spelled
from salesdesk.domain.phrases.grammar import Draft
from salesdesk.domain.phrases.phrase import Days, Frame, Phrase, Span, Weight, day
from salesdesk.domain.phrases.reckon import day_text, rest_of, wall_time
from salesdesk.domain.phrases.times import AFTERNOON, ENDS, EVENING, MORNING, Clock, PartOfDay, times_of, usual_hour
from salesdesk.domain.phrases.zones import zone_named

ONE_DAY = timedelta(days=1)
HALF_HOUR = timedelta(minutes=30)
_BEGINS = {MORNING: time(4), AFTERNOON: time(12), EVENING: time(16)}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One thing a phrase may mean, in the rep's zone."""

    on: date
    at: datetime | None = None
    until: date | None = None
    repeats: str | None = None
    rhythm: str | None = None
    theirs: bool = False
    doubt: str | None = None
    weight: Weight = Weight.PLAIN

    @property
    def text(self) -> str:
        """The echo."""
        return spelled(self.on, self.at, self.until, self.rhythm)

    @property
    def same(self) -> tuple[object, ...]:
        """What two outcomes must share to be one; an hour that comes twice in a night is two."""
        return self.on, self.at.timestamp() if self.at else None, self.until, self.repeats


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that may be meant. `part` where only a part of the day was said; `written` as the figures stand."""

    at: time
    part: PartOfDay | None = None
    written: time | None = None


def outcomes_of(p: Phrase, draft: Draft) -> Iterator[Outcome]:
    """Everything a draft may mean, what is past included."""
    if draft.opening:
        yield from _opening(p, draft)
    elif draft.repeat is not None:
        yield from (replace(one, weight=Weight.NEVER) for one in _repeated(p, draft))
    else:
        weight = _weight(draft)
        for one in _plain(p, draft):
            another_days = draft.days is None and one.on != p.frame.now.date()  # “before 9am”, said at ten
            yield replace(one, weight=Weight.NEVER if another_days else weight)


def _weight(draft: Draft) -> Weight:
    """How much the words of a draft weigh inside of a sentence."""
    days, clock = draft.days, next(iter(draft.clocks), None)
    if clock is not None and clock.first:
        return Weight.NEVER
    if days is None:
        return _weight_of_hour(draft, clock)
    if clock is not None and clock.plain and not clock.led:
        return max(days.weight, Weight.LED)
    single = all(span.end is None for span in days.spans)
    sure_hour = draft.point is not None or draft.part is not None or (clock is not None and not clock.plain)
    return Weight.PLAIN if sure_hour and single and days.weight is Weight.WEAK else days.weight


def _weight_of_hour(draft: Draft, clock: Clock | None) -> Weight:
    """An hour without a day: only “by 3pm”, “at 15:00”, “eod”."""
    if clock is not None:
        return Weight.NEVER if clock.plain else Weight.LED if clock.led else Weight.WEAK
    return draft.point.weight if draft.point is not None else Weight.NEVER


def is_live(frame: Frame, one: Outcome) -> bool:
    """Whether it lies on the side of now that the phrase is about; the running minute does on both."""
    now = frame.now.replace(second=0, microsecond=0)
    today = now.date()
    if one.at is not None and one.until is None:
        ahead = one.at.timestamp() - now.timestamp()
        return ahead >= 0 if frame.ahead else ahead <= 0
    return (one.until or one.on) >= today if frame.ahead else one.on <= today


def gone_sentence(frame: Frame, one: Outcome) -> str:
    """Why an outcome on the wrong side of now is refused."""
    if one.doubt:
        return one.doubt
    what = one.text if one.at else day_text(one.on)
    return f"{what} has passed." if frame.ahead else f"{what} is still to come."


def _plain(p: Phrase, draft: Draft) -> Iterator[Outcome]:
    """A day, an hour, or both."""
    hours = _hours(p, draft)
    if draft.days is None:
        for hour in hours:
            yield from _next_such_hour(p.frame, draft, hour)
    elif not draft.has_hour and not draft.shade:
        yield from _days_only(p.frame, draft.days)
    else:
        for span in _begun(p.frame, draft.days):
            for hour in hours:
                if span.at is None:
                    yield from _on_day(p.frame, draft, span, hour, doubt=draft.days.doubt)


def _begun(frame: Frame, days: Days) -> Iterator[Span]:
    """The days, a span that has begun from today on."""
    for span in days.spans:
        start, end = rest_of(frame, span.start, span.end or span.start)
        yield replace(span, start=start, end=end if end > start else None)


def _days_only(frame: Frame, days: Days) -> Iterator[Outcome]:
    for span in _begun(frame, days):
        at = span.at.replace(second=0, microsecond=0) if span.at else None
        yield Outcome(span.start, at, span.end, doubt=days.doubt)


def _hours(p: Phrase, draft: Draft) -> tuple[Hour, ...]:
    """The hours that a draft may mean, the likelier first."""
    part = draft.part
    if draft.shade:
        part = PartOfDay(part.name, draft.shade) if part else _whole_shade(draft.shade)
    if draft.clocks:
        hours = [
            hour
            for clock in draft.clocks
            for hour in _clock_hours(p, draft, clock.hour, clock.minute, times_of(clock, part))
        ]
        if not hours and part:
            p.complain(p.size, f"That hour is not in the {part.name}.")
        return tuple(hours)
    if draft.point is not None:
        return (Hour(draft.point.at),)
    return (Hour(usual_hour(p.frame.habits, part), part),) if part else ()


def _whole_shade(shade: str) -> PartOfDay:
    """“early monday” is its morning, “late monday” the end of its afternoon."""
    return PartOfDay(MORNING, "early") if shade == "early" else PartOfDay(AFTERNOON, "late")


def _clock_hours(p: Phrase, draft: Draft, hour: int, minute: int, found: Iterable[time]) -> Iterator[Hour]:
    written = time(hour, minute) if any(clock.half is None for clock in draft.clocks) else None
    yield from (Hour(one, written=written) for one in found)


def _zones(frame: Frame, draft: Draft, on: date, at: time) -> tuple[tzinfo, ...]:
    """The clocks the hour may be named at."""
    if draft.zone is None:
        return (_mine(frame),)
    return draft.zone.offsets(datetime.combine(on, at))


def _mine(frame: Frame) -> tzinfo:
    return frame.now.tzinfo or UTC


def _on_day(frame: Frame, draft: Draft, span: Span, hour: Hour, *, doubt: str | None) -> Iterator[Outcome]:
    """That hour of a day, at every clock that may be meant."""
    for zone in _zones(frame, draft, span.start, hour.at):
        at = _in_the_running_part(frame, span.start, hour, zone)
        if at is None:
            at, real = wall_time(span.start, hour.at, zone)
            doubt = doubt or _gap_doubt(span.start, hour, zone, at, real=real)
        mine = at.astimezone(_mine(frame))
        until = span.end if span.end and span.end > mine.date() else None
        if until is not None:
            doubt = doubt or "On which of these days is not said."
        theirs = bool(draft.zone and draft.zone.theirs)
        yield Outcome(mine.date(), mine, until, theirs=theirs, doubt=doubt)


def _gap_doubt(on: date, hour: Hour, zone: tzinfo, at: datetime, *, real: bool) -> str | None:
    """What is said where the clocks go forward over the hour that was asked for or written."""
    if real and (hour.written is None or wall_time(on, hour.written, zone)[1]):
        return None
    asked = hour.at if not real else hour.written or hour.at
    return f"{asked:%H:%M} does not exist on {day_text(on)}: the clocks go forward. Read as {at:%H:%M}."


def _in_the_running_part(frame: Frame, on: date, hour: Hour, zone: tzinfo) -> datetime | None:
    """“this afternoon” at half past three: the next half hour of what is left of it; looking back, now."""
    now = frame.now.astimezone(zone).replace(second=0, microsecond=0)
    if hour.part is None or on != now.date():
        return None
    if not frame.ahead:
        return now if _BEGINS[hour.part.name] <= now.time() < hour.at else None
    if not hour.at < now.time() < ENDS[hour.part.name]:
        return None
    later = now + HALF_HOUR - timedelta(minutes=now.minute % 30)
    return later if later.date() == on and later.time() <= ENDS[hour.part.name] else now


def _next_such_hour(frame: Frame, draft: Draft, hour: Hour) -> Iterator[Outcome]:
    """An hour without a day: the next one. On a Friday it may be the Saturday's or the Monday's."""
    for zone in _zones(frame, draft, frame.today, hour.at):
        now = frame.now.astimezone(zone).replace(second=0, microsecond=0)
        for on in _days_with_hour(frame, hour, now):
            one = replace(draft, zone=replace(draft.zone, clocks=(zone,)) if draft.zone else None)
            yield from _on_day(frame, one, Span(on), hour, doubt=None)


def _days_with_hour(frame: Frame, hour: Hour, now: datetime) -> tuple[date, ...]:
    today = now.date()
    passed = wall_time(today, hour.at, now.tzinfo or UTC)[0].timestamp() - now.timestamp()
    if not frame.ahead:
        return (today,) if passed <= 0 else (today - ONE_DAY,)
    if passed >= 0:
        return (today,)
    tomorrow = today + ONE_DAY
    running = hour.part is not None and now.time() < ENDS[hour.part.name]
    return tuple(dict.fromkeys((*([today] if running else []), tomorrow, frame.workdays.on_or_after(tomorrow))))


def _repeated(p: Phrase, draft: Draft) -> Iterator[Outcome]:
    """A rhythm and its first day, with an hour where one was named."""
    assert draft.repeat is not None
    starts = [span.start for span in draft.days.spans] if draft.days else [None]
    for start in starts:
        repeat, firsts = draft.repeat.settled(p.frame, start)
        for first in firsts:
            rule, spoken = repeat.rule(first), repeat.spoken(first)
            plain = replace(draft, repeat=None, days=day(first, doubt=repeat.doubt))
            for one in _plain(p, plain):
                yield replace(one, repeats=rule, rhythm=spoken)


def _opening(p: Phrase, draft: Draft) -> Iterator[Outcome]:
    """“when they open”: the next opening at their clock, or that of the day named."""
    frame = p.frame
    zone, opens = zone_named(frame.theirs.zone or ""), frame.theirs.opens
    if zone is not None and frame.theirs.opening is not None:
        yield from _opening_asked(p, draft, frame.theirs.opening, zone)
        return
    if zone is None or opens is None:
        missing = "Their time zone is not known" if zone is None else "Their opening hour is not known"
        p.complain(p.size, f"{missing}, so when they open is not either.")
        return
    spans = draft.days.spans if draft.days else (Span(_next_opening(frame, opens, frame.now.astimezone(zone))),)
    for span in spans:
        at = wall_time(span.start, opens, zone)[0].astimezone(_mine(frame))
        yield Outcome(at.date(), at, span.end, theirs=True, doubt=draft.days.doubt if draft.days else None)


def _opening_asked(
    p: Phrase, draft: Draft, opening: Callable[[datetime], datetime | None], zone: tzinfo
) -> Iterator[Outcome]:
    """The opening that their hours and holidays give; of a day on which they are closed, the next with a doubt."""
    now = p.frame.now.replace(second=0, microsecond=0)
    if draft.days is None:
        found = opening(now)
        if found is None:
            p.complain(p.size, "No hour suits every zone they may be in.")
            return
        at = found.astimezone(_mine(p.frame))
        yield Outcome(at.date(), at, theirs=True)
        return
    for span in draft.days.spans:
        found = opening(max(now, wall_time(span.start, time(0), zone)[0]))
        if found is None:
            continue
        at, there = found.astimezone(_mine(p.frame)), found.astimezone(zone).date()
        shut = (
            f"They do not open on {day_text(span.start)}."
            if not span.start <= there <= (span.end or span.start)
            else None
        )
        yield Outcome(at.date(), at, span.end, theirs=True, doubt=shut or draft.days.doubt)


def _next_opening(frame: Frame, opens: time, there: datetime) -> date:
    """The day of their next opening; on days they work, where these are known."""
    first = there.date() if there.time().replace(second=0, microsecond=0) <= opens else there.date() + ONE_DAY
    return frame.workdays.on_or_after(first)
