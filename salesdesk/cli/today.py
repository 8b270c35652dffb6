"""`salesdesk today`: the agenda as calm lines that read well aloud, or as JSON."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date, datetime

from salesdesk.cli import shapes
from salesdesk.cli.desks import desk_for_deeds
from salesdesk.cli.paper import heading, put, put_json, put_rows
from salesdesk.desk import Desk
from salesdesk.domain.agenda import Agenda, Group, Item, day_of, said_aloud
from salesdesk.domain.clockwords import late
from salesdesk.domain.dayplan import Course, plan_words
from salesdesk.domain.who import ContactLine

MARKS = {Group.OVERDUE: "!", Group.NOW: ">", Group.TODAY: "o", Group.HELD: "z", Group.DONE: "x"}
NAMES = {Group.OVERDUE: "Overdue", Group.NOW: "Now", Group.TODAY: "Today", Group.HELD: "Held", Group.DONE: "Done"}
LANE_ROWS = 10


def today(given: Namespace) -> None:
    with desk_for_deeds(given) as desk:
        wanted = _day_named(given.date, desk) if given.date is not None else None
        found = _agenda(desk, wanted)
        if given.json:
            zone, course = desk.core.zone, desk.plan.course(found)
            is_today = found.day == desk.core.today()
            put_json({**shapes.agenda(found, zone), "plan": shapes.plan(course, zone, today=is_today)})
            return
        _print(found, desk, wanted or found.day)


def _day_named(words: str, desk: Desk) -> date:
    from salesdesk.cli.days import any_day

    return any_day(words, now=desk.core.now(), config=desk.core.config)


def _agenda(desk: Desk, day: date | None) -> Agenda:
    """The agenda of a day; of one to come, as it will look when it starts."""
    if day is None or day <= desk.core.today():
        return desk.day.today(day)
    found = desk.day.day(datetime.combine(day, desk.core.config.day_starts, tzinfo=desk.core.zone))
    early = [
        i.follow_up.due_at for i in found.section(Group.OVERDUE) if i.follow_up.due_at and i.follow_up.due_on == day
    ]
    return desk.day.day(min(early).astimezone(desk.core.zone)) if early else found


def _print(found: Agenda, desk: Desk, day: date) -> None:
    counts = found.counts
    clock = f" {found.now:%H:%M}" if day == desk.core.today() else ""
    words = [f"{counts.due} due", f"{counts.overdue} overdue", f"{counts.done} done"]
    words += [_count(counts.promises_due, "promise") + " due"] if counts.promises_due else []
    words += [f"{counts.held} held"] if counts.held else []
    heading(f"{found.day:%a} {found.day.day} {found.day:%b %Y}{clock}  {', '.join(words)}")
    if found.away:
        put(found.away)
    if plan := _plan_words(desk.plan.course(found), today=day == desk.core.today()):
        put(plan)
    rows = {s.group: [_row(item, s.group, found, desk) for item in s.items] for s in found.sections if s.items}
    every = [row for several in rows.values() for row in several]
    for group, several in rows.items():
        put()
        heading(f"{NAMES[group]}  {len(several)}")
        put_rows(several, among=every)
    if found.more:
        put(f"and {found.more:,} more that are due")
    if found.paused:
        put()
        put(f"{len(found.paused)} waiting {'while you are away' if found.away else 'out of office or in quiet mode'}")
    if not counts.due and not counts.done:
        put()
        put("Nothing is due.")
    _lanes(found)


def _plan_words(course: Course, *, today: bool) -> str:
    """The day's plan in one line, with how far it is; empty where none is made."""
    plan = course.plan
    if plan is None or not plan.planned:
        return ""
    talks = f"{course.talks} of {plan.conversations} talks" if plan.conversations else ""
    rest = plan_words(replace(plan, conversations=None)) if plan.has_times else ""
    left = course.capacity.left if course.capacity and today and not plan.closed_at else ""
    return "Plan: " + ", ".join(part for part in (talks, rest.replace(" · ", ", "), left) if part)


def _row(item: Item, group: Group, found: Agenda, desk: Desk) -> tuple[str, ...]:
    """The reason stands last: it may be long, and nothing after it goes out of line."""
    from salesdesk.domain.phones import number_shown

    promise = "promise" if said_aloud(item.follow_up) else ""
    return (
        MARKS[group], _when(item, group, found, desk), item.contact.name, item.contact.account or "",
        number_shown(item.number or ""), _there(item, group, found), promise, item.follow_up.why_now,
    )  # fmt: skip


def _when(item: Item, group: Group, found: Agenda, desk: Desk) -> str:
    """How late, at what time, or any time."""
    follow_up = item.follow_up
    local = follow_up.due_at.astimezone(found.now.tzinfo) if follow_up.due_at else None
    if group is Group.DONE:
        closed = follow_up.closed_at.astimezone(found.now.tzinfo) if follow_up.closed_at else None
        return f"{closed:%H:%M}" if closed else ""
    if group is Group.OVERDUE and (counts := day_of(item, desk.core.workdays)) < found.day:
        return late(counts, today=found.day)
    return f"{local:%H:%M}" if local and follow_up.due_on == found.day else "any time"


def _there(item: Item, group: Group, found: Agenda) -> str:
    if group is Group.DONE:
        return ""
    if item.refused:
        return "do not contact"
    if item.held_until:
        return f"back at {item.held_until.astimezone(found.now.tzinfo):%H:%M}"
    if item.clock.local is None:
        return "their time unknown"
    closed = ", outside their hours" if item.outside_hours else ""
    return f"{item.clock.local:%H:%M} there{closed}"


def _lanes(found: Agenda) -> None:
    lanes = found.lanes
    for title, people, count in (
        ("No next step", lanes.no_next_step, lanes.no_next_step_count),
        ("Quiet", lanes.quiet, lanes.quiet_count),
        ("Untagged", lanes.untagged, lanes.untagged_count),
        ("Not started", lanes.not_started, lanes.not_started_count),
    ):
        if count:
            put()
            heading(f"{title}  {count:,}")
            put_rows([_person(line) for line in people[:LANE_ROWS]])
            if count > LANE_ROWS:
                put(f"and {count - min(LANE_ROWS, len(people)):,} more")


def _person(line: ContactLine) -> tuple[str, ...]:
    return str(line.id), line.name, line.account or "", line.kind.value.replace("_", " ") if line.kind else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
