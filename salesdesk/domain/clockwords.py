"""The words for their clock, for an instant on both sides and for how far a day is: one line each, no rules here.

Written out in English of our own: the system's locale must not change what a table column holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from salesdesk.domain.zones import zone_named

if TYPE_CHECKING:
    from salesdesk.domain.hours import TheirClock

UNKNOWN = "time there unknown: check before you call"

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SOON = timedelta(hours=12)


def clock_line(clock: TheirClock, *, now: datetime) -> str:
    """Their time and what follows from it: "06:41 there · opens in 1 h 19", "15:33 there · open until 18:00".

    `now` is in the rep's zone: the day is named where it is another there. Several zones: "06:41–09:41 there · …",
    and a fixed hour is then given at the rep's clock.
    """
    if clock.state == "unknown" or not clock.locals:
        return UNKNOWN
    return f"{_there(clock, now)} · {_what_follows(clock, now)}"


def call_guard(clock: TheirClock, *, now: datetime) -> str:
    """What the call key says: "06:32 there. Opens 08:00 = 10:00 your time." or, inside, "… ok until …"."""
    if clock.state == "unknown" or not clock.locals:
        return UNKNOWN[0].upper() + UNKNOWN[1:] + "."
    there = _there(clock, now)
    if clock.state == "open":
        return f"{there}, ok{_until(clock, now)}{_whose(clock.hours)}"
    if clock.opens_at is None:
        return f"{there}. {'Closed' if _one_clock(clock) else 'No hour suits every zone it may be'} in the next weeks."
    if not _one_clock(clock):
        return f"{there}. Open everywhere it may be from {_yours(clock.opens_at, now)} your time."
    theirs = _stamp(clock.opens_at.astimezone(clock.locals[0].tzinfo), beside=clock.locals[0].date())
    return f"{there}. Opens {theirs}{_equals(clock, now)}."


def offer_again(clock: TheirClock, *, now: datetime) -> str:
    """The way out that the guard offers: "again at 08:00 theirs = 10:00 yours"; "" where no hour is known."""
    if clock.opens_at is None or not clock.locals:
        return ""
    yours = _yours(clock.opens_at, now)
    theirs = _stamp(clock.opens_at.astimezone(clock.locals[0].tzinfo), beside=clock.locals[0].date())
    if not _one_clock(clock) or not _equals(clock, now):
        return f"again at {yours}"
    return f"again at {theirs} theirs = {yours} yours"


def in_both(instant: datetime, *, mine: tzinfo, theirs: Sequence[str], today: date | None = None) -> str:
    """An instant on both clocks: "Tue 29 Nov 16:00 yours · 08:00 theirs"; one only where both show the same.

    The day is named again where it is another there; the year where it is not that of `today`.
    """
    yours = instant.astimezone(mine)
    there = sorted({instant.astimezone(zone).replace(tzinfo=None) for name in theirs if (zone := zone_named(name))})
    stamp = _day(yours.date(), today=today) + yours.strftime(" %H:%M")
    if not there:
        return f"{stamp} yours · theirs unknown"
    if there == [yours.replace(tzinfo=None)]:
        return stamp
    return f"{stamp} yours · {_stretch(there, beside=yours.date())} theirs"


def distance(day: date, *, today: date) -> str:
    """How far a day is: "today", "tomorrow", "in 8 d", "yesterday", "4 d ago"."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days)
    return near or (f"in {how_long(today, day)}" if day > today else f"{how_long(day, today)} ago")


def late(day: date, *, today: date) -> str:
    """How late something due on that day is: "4 d late"; what is not late has its distance."""
    return f"{how_long(day, today)} late" if day < today else distance(day, today=today)


def ago(day: date, *, today: date) -> str:
    """How long ago a day was, always counted: "1 d ago", "8 mo ago"; today and later have their distance."""
    return f"{how_long(day, today)} ago" if day < today else distance(day, today=today)


def how_long(first: date, last: date) -> str:
    """Whole days up to 99 ("81 d"), then whole months up to 23 ("8 mo"), then whole years ("2 y")."""
    days = abs((last - first).days)
    if days < 100:
        return f"{days} d"
    early, recent = sorted((first, last))
    months = (recent.year - early.year) * 12 + recent.month - early.month - (recent.day < early.day)
    return f"{months} mo" if months < 24 else f"{months // 12} y"


def _there(clock: TheirClock, now: datetime) -> str:
    """ "06:41 there", with the day where it is not the rep's or where the opening is on another."""
    shown = sorted({local.replace(tzinfo=None, second=0, microsecond=0) for local in clock.locals})
    named = any(time.date() != now.date() for time in shown) or (_one_clock(clock) and _opens_another_day(clock))
    return f"{_stretch(shown, beside=date.min if named else now.date())} there"


def _what_follows(clock: TheirClock, now: datetime) -> str:
    if clock.state == "open":
        return "open" + _until(clock, now)
    if clock.opens_at is None:
        return "closed" if _one_clock(clock) else "no hour suits every zone"
    wait = clock.opens_at - now.replace(second=0, microsecond=0)
    if _one_clock(clock):
        if not _opens_another_day(clock):
            return f"opens in {_wait(wait)}"
        return "opens " + _stamp(clock.opens_at.astimezone(clock.locals[0].tzinfo), beside=clock.locals[0].date())
    return f"opens in {_wait(wait)}" if wait < _SOON else f"opens {_yours(clock.opens_at, now)} yours"


def _until(clock: TheirClock, now: datetime) -> str:
    if clock.closes_at is None:
        return ""
    if not _one_clock(clock):
        return f" until {_yours(clock.closes_at, now)} yours"
    local = clock.locals[0]
    closes = clock.closes_at.astimezone(local.tzinfo)
    midnight = closes.date() == local.date() + timedelta(days=1) and closes.strftime("%H:%M") == "00:00"
    return " until 24:00" if midnight else f" until {_stamp(closes, beside=local.date())}"


def _equals(clock: TheirClock, now: datetime) -> str:
    """The opening at the rep's clock, where that shows another time."""
    if clock.opens_at is None:
        return ""
    theirs, yours = (
        clock.opens_at.astimezone(zone).replace(tzinfo=None) for zone in (clock.locals[0].tzinfo, now.tzinfo)
    )
    return "" if theirs == yours else f" = {_yours(clock.opens_at, now)} your time"


def _whose(hours: str) -> str:
    if hours == "default":
        return ""
    return " (your business window)" if hours == "business" else f" ({hours} calling hours)"


def _yours(instant: datetime, now: datetime) -> str:
    return _stamp(instant.astimezone(now.tzinfo), beside=now.date())


def _one_clock(clock: TheirClock) -> bool:
    return len({local.replace(tzinfo=None) for local in clock.locals}) == 1


def _opens_another_day(clock: TheirClock) -> bool:
    if clock.opens_at is None or clock.state == "open":
        return False
    local = clock.locals[0]
    return clock.opens_at.astimezone(local.tzinfo).date() != local.date()


def _stretch(times: Sequence[datetime], *, beside: date) -> str:
    """ "08:00", or "08:00–11:00" from the earliest to the latest; days where they are not the one beside it."""
    first, last = times[0], times[-1]
    if first == last:
        return _stamp(first, beside=beside)
    return f"{_stamp(first, beside=beside)}–{_stamp(last, beside=first.date())}"


def _stamp(time: datetime, *, beside: date) -> str:
    """The hour, with its day where that is not the one beside it: "Mon 08:00", further off "Mon 5 Jan 08:00"."""
    if time.date() == beside:
        return time.strftime("%H:%M")
    near = beside == date.min or abs((time.date() - beside).days) < 7
    return (_WEEKDAYS[time.weekday()] if near else _day(time.date())) + time.strftime(" %H:%M")


def _day(day: date, *, today: date | None = None) -> str:
    year = f" {day.year}" if today and today.year != day.year else ""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


def _wait(time: timedelta) -> str:
    """ "1 h 19", "2 h", "45 min"; never nothing."""
    hours, minutes = divmod(max(1, int(time.total_seconds() // 60)), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02}" if minutes else f"{hours} h"


def months_between(start: date, end: date) -> int:
    """Whole months from one day to a later one; the last day of a month completes it (31 Jan to 28 Feb is one)."""
    months = (end.year - start.year) * 12 + end.month - start.month
    ends_month = (end + timedelta(days=1)).day == 1 if end < date.max else True
    return months - 1 if end.day < start.day and not ends_month else months
