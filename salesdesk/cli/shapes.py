"""The JSON shapes of CLI.md: values of the desk as dicts with dates as text; absent values are None."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from salesdesk.domain.agenda import Agenda, Item, Lanes, said_aloud
from salesdesk.domain.dayplan import Course, lunch_of
from salesdesk.domain.who import ContactLine

if TYPE_CHECKING:
    from salesdesk.domain.followup import FollowUp


def instant(moment: datetime | None, zone: ZoneInfo) -> str | None:
    """An instant on the rep's clock, with its offset."""
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else None


def day(on: date | None) -> str | None:
    return on.isoformat() if on else None


def contact_line(line: ContactLine) -> dict[str, Any]:
    return {"id": line.id, "name": line.name, "kind": line.kind, "account": line.account or None}


def agenda(found: Agenda, zone: ZoneInfo) -> dict[str, Any]:
    """`salesdesk today --json`."""
    counts = found.counts
    return {
        "date": day(found.day),
        "now": instant(found.now, zone),
        "zone": zone.key,
        "counts": {
            "due": counts.due,
            "overdue": counts.overdue,
            "done": counts.done,
            "promises_due": counts.promises_due,
            "held": counts.held,
        },
        "sections": [
            {"name": section.group.value, "follow_ups": [agenda_item(item, zone) for item in section.items]}
            for section in found.sections
        ],
        "lanes": lanes(found.lanes),
        "lane_counts": {
            "no_next_step": found.lanes.no_next_step_count,
            "quiet": found.lanes.quiet_count,
            "untagged": found.lanes.untagged_count,
            "not_started": found.lanes.not_started_count,
        },
        "more": found.more,
        "away": found.away or None,
        "paused": [agenda_item(item, zone) for item in found.paused],
    }


def plan(course: Course, zone: ZoneInfo, *, today: bool) -> dict[str, Any] | None:
    """The plan of a day; None where none is made. What still fits is known of today alone."""
    found = course.plan
    if found is None or not found.planned:
        return None
    lunch = lunch_of(found)
    return {
        "conversations_wanted": found.conversations,
        "conversations": course.talks,
        "prospecting": {**_stretch(found.block_from, found.block_until), "warm_up": found.warm_up or None}
        if found.block_from
        else None,
        "lunch": _stretch(*lunch) if lunch else None,
        "stop": _clock(found.stop_at),
        "room": course.capacity.room if course.capacity and today else None,
        "closed_at": instant(found.closed_at, zone),
        "line_for_tomorrow": found.line_for_tomorrow or None,
    }


def _stretch(first: time | None, last: time | None) -> dict[str, Any]:
    return {"from": _clock(first), "until": _clock(last)}


def _clock(at: time | None) -> str | None:
    return f"{at:%H:%M}" if at else None


def agenda_item(item: Item, zone: ZoneInfo) -> dict[str, Any]:
    """One row of the agenda."""
    clock = item.clock
    return {
        "id": item.follow_up.id,
        "contact": contact_line(item.contact),
        "channel": item.follow_up.channel,
        "due_on": day(item.follow_up.due_on),
        "due_at": instant(item.follow_up.due_at, zone),
        "why_now": item.follow_up.why_now or None,
        "mode": item.mode,
        "promise": said_aloud(item.follow_up),
        "phone": item.number,
        "their_zone": clock.zones[0] if clock.zones else None,
        "their_time": f"{clock.local:%H:%M}" if clock.local else None,
        "their_hours": clock.state,
        "held_until": instant(item.held_until, zone),
        "snoozes": item.follow_up.snoozes,
        "state": item.follow_up.state,
        "refused": item.refused,
    }


def follow_up(found: FollowUp | None, zone: ZoneInfo) -> dict[str, Any] | None:
    """A follow-up by itself."""
    if found is None:
        return None
    return {
        "id": found.id,
        "channel": found.channel,
        "due_on": day(found.due_on),
        "due_at": instant(found.due_at, zone),
        "why_now": found.why_now or None,
        "their_words": found.their_words,
        "repeats": found.repeats,
        "promise": said_aloud(found),
        "snoozes": found.snoozes,
    }


def lanes(found: Lanes) -> dict[str, Any]:
    """The people whom no day brings up; a list may be cut, its count is whole."""
    named: dict[str, Sequence[ContactLine]] = {
        "no_next_step": found.no_next_step,
        "quiet": found.quiet,
        "untagged": found.untagged,
        "not_started": found.not_started,
    }
    return {name: [contact_line(line) for line in people] for name, people in named.items()}
