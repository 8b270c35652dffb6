"""Follow-ups as an iCalendar file: stable uids, times in the rep's zone with that zone's rules beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from salesdesk.exchange.lines_out import escaped, folded, param
from salesdesk.exchange.outgoing import Event

_PRODUCT = "-//salesdesk//follow-ups//EN"
_SAFE_RULE = re.compile(r"RRULE:FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*")
_LINK = re.compile(r"(?:https?|mailto|tel):[^\s\x00-\x1f\x7f]+", re.I)


def ics_text(events: Sequence[Event], *, stamp: datetime, name: str = "salesdesk") -> str:
    """A whole calendar; `stamp` (aware) is when it was written. Raises ValueError for a naive time."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]  # fmt: skip
    for zone, (first, last) in sorted(_zones(events).items()):
        lines += _zone_lines(zone, first, last)
    for event in events:
        lines += _event_lines(event, stamp)
    return "".join(folded(line) for line in (*lines, "END:VCALENDAR"))


def _zones(events: Sequence[Event]) -> dict[str, tuple[int, int]]:
    """Zones that are named, with the years their rules are needed for; a repeating event needs ten more."""
    years: dict[str, tuple[int, int]] = {}
    for e in events:
        if e.at is None or not (zone := _zone_name(e.at)):
            continue
        first, last = years.get(zone, (e.at.year, e.at.year))
        years[zone] = min(first, e.at.year), max(last, e.at.year + (10 if e.repeats else 1))
    return years


def _zone_name(at: datetime) -> str:
    """The IANA name of a time's zone; "" where it has none, or is UTC: it is then written in UTC."""
    zone: tzinfo | None = at.tzinfo
    if not isinstance(zone, ZoneInfo) or zone.key in {"UTC", "Etc/UTC"} or not zone.key:
        return ""
    return zone.key


def _zone_lines(name: str, first: int, last: int) -> Iterator[str]:
    """A VTIMEZONE that lists every change of the clock in the years that matter."""
    zone = ZoneInfo(name)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    start = datetime(first, 1, 1, tzinfo=UTC)
    yield from _observance(zone, start, before=start.astimezone(zone))
    for change in _changes(zone, start, datetime(last + 1, 1, 1, tzinfo=UTC)):
        yield from _observance(zone, change, before=(change - timedelta(seconds=1)).astimezone(zone))
    yield "END:VTIMEZONE"


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """Instants at which the offset changes, found day by day and then by halving."""
    day = start
    while day < end:
        after = day + timedelta(days=1)
        if day.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset():
            yield _between(zone, day, after)
        day = after


def _between(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    offset = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=int((high - low).total_seconds()) // 2)
        if middle.astimezone(zone).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high


def _observance(zone: ZoneInfo, instant: datetime, *, before: datetime) -> Iterator[str]:
    after = instant.astimezone(zone)
    offset_before = before.utcoffset() or timedelta()
    kind = "DAYLIGHT" if after.dst() else "STANDARD"
    yield f"BEGIN:{kind}"
    yield f"DTSTART:{(instant + offset_before).strftime('%Y%m%dT%H%M%S')}"
    yield f"TZOFFSETFROM:{_offset(offset_before)}"
    yield f"TZOFFSETTO:{_offset(after.utcoffset() or timedelta())}"
    yield f"TZNAME:{after.tzname() or zone.key}"
    yield f"END:{kind}"


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"


def _event_lines(event: Event, stamp: datetime) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}", f"DTSTAMP:{_utc(event.modified or stamp)}")
    if event.modified:
        yield f"LAST-MODIFIED:{_utc(event.modified)}"
    yield from _when(event)
    yield f"SUMMARY:{escaped(event.summary)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{name}:{escaped(text)}"
    if _LINK.fullmatch(event.url):
        yield f"URL:{event.url}"
    if event.categories:
        yield "CATEGORIES:" + ",".join(escaped(c) for c in event.categories)
    if _SAFE_RULE.fullmatch(event.repeats):
        yield event.repeats
    yield f"SEQUENCE:{event.changed}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT" if event.at is None else "TRANSP:OPAQUE"
    if event.alarm_minutes is not None:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(event.summary)}",
                    f"TRIGGER:-PT{event.alarm_minutes}M", "END:VALARM")  # fmt: skip
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    if event.at is None:
        yield f"DTSTART;VALUE=DATE:{_date(event.on)}"
        yield f"DTEND;VALUE=DATE:{_date(event.on + timedelta(days=1))}"
        return
    zone = _zone_name(event.at)
    if zone:
        yield f"DTSTART;TZID={param(zone)}:{event.at.strftime('%Y%m%dT%H%M%S')}"
    else:
        yield f"DTSTART:{_utc(event.at)}"
    yield f"DURATION:PT{max(0, event.minutes)}M"


def _date(day: date) -> str:
    return day.strftime("%Y%m%d")


def _utc(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("a time in a calendar needs its zone")
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
