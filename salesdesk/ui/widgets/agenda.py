"""Panel 1, the agenda: who is due, in the order in which they are best called."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import UTC, datetime, time, tzinfo
from functools import lru_cache
from typing import NamedTuple

from salesdesk.domain.agenda import Agenda, Group, Item, day_of
from salesdesk.domain.dayplan import Course, Mark
from salesdesk.domain.text import fold
from salesdesk.domain.who import ContactLine
from salesdesk.domain.workdays import Workdays
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.text import Glyphs, width_of, wrap
from salesdesk.ui.widgets.lists import PanelList

HEADINGS = {
    Group.OVERDUE: ("OVERDUE", "late"),
    Group.NOW: ("NOW", "accent"),
    Group.TODAY: ("TODAY", "foreground"),
    Group.HELD: ("WAITING", "muted"),
    Group.DONE: ("DONE", "muted"),
}
LANES = (
    ("no_next_step", "NO NEXT STEP", "stale"),
    ("not_started", "NOT STARTED", "foreground"),
    ("untagged", "UNTAGGED", "muted"),
    ("quiet", "QUIET", "muted"),
)
TIME, NAME = 3, 11
WITH_REASON = 56
"""Width from which the reason has a column of its own."""
ACCOUNT, ACCOUNT_LEAST, REASON_LEAST = 10, 6, 12
NAME_USUAL, NAME_MOST = 15, 30
ROWS_KEPT = 2_000
"""Rows that stay drawn: a full day in a few widths."""


class Columns(NamedTuple):
    """The columns at which the parts of a row begin; `reason` is 0 where there is no room for it."""

    account: int
    asleep: int
    reason: int


def columns_for(names: Iterable[str], width: int) -> Columns:
    """Names get the room they need, then the account, then the reason; what is left of a narrow panel is shared."""
    longest = max((width_of(name) for name in names), default=0)
    reason = REASON_LEAST + 1 if width >= WITH_REASON else 0
    room = width - NAME - reason - (ACCOUNT if reason else ACCOUNT_LEAST) - 5
    name = min(max(NAME_USUAL, min(longest, room, NAME_MOST)), max(4, width - NAME - 4))
    account = NAME + name + 1
    asleep = min(account + ACCOUNT + 1, width - 3)
    return Columns(account, asleep, asleep + 4 if reason else 0)


class AgendaPanel(PanelList):
    """The day's rows; headings of folded groups are rows too, so that Enter unfolds them."""

    surface = "surface"
    keeps_row = True

    def show(self, lines: Sequence[Line], *, cursor: Hashable = None) -> None:
        """A row that left the list hands the cursor to the one that stood after it, never to a heading."""
        wanted = cursor if cursor is not None else self.key
        super().show(lines, cursor=neighbour(wanted, self.lines, lines) or cursor)


def neighbour(gone: Hashable, before: Sequence[Line], now: Sequence[Line]) -> Hashable:
    """For a row that is no longer there: the next of its kind that still is, else the last before it; else None."""
    keys, here = [line.key for line in before], {line.key for line in now}
    if not isinstance(gone, tuple) or gone in here or gone not in keys:
        return None
    at = keys.index(gone)
    kin = (key for key in (*keys[at + 1 :], *keys[:at][::-1]) if isinstance(key, tuple) and key[0] == gone[0])
    return next((key for key in kin if key in here), None)


def agenda_lines(
    agenda: Agenda, width: int, glyphs: Glyphs, *, zone: tzinfo, workdays: Workdays, unfolded: Collection[str] = (),
    wanted: str = "", close: bool = False, course: Course | None = None,
) -> tuple[Line, ...]:  # fmt: skip
    """The agenda in so many columns. `unfolded` names the groups that are open, `wanted` filters the rows, `course` is
    how the day goes: its calm line stands on top, its plan between the rows of today.

    `close`: no blank line between groups, for low screens.
    """
    lines: list[Line] = [text_line(f" {agenda.away.partition(':')[0]} · A: back", "accent")] if agenda.away else []
    if course and not wanted:
        lines += _course_lines(agenda, course, width)
    marks = list(course.marks) if course and not wanted else []
    cols = columns_for(_names_shown(agenda, unfolded, wanted), width)
    for section in agenda.sections:
        items = [item for item in section.items if _wanted(item.contact, item.follow_up.why_now, wanted)]
        todays = marks if section.group is Group.TODAY else []
        if not items and not todays:
            continue
        _gap(lines, close)
        folded = section.group in (Group.DONE,) and section.group not in unfolded and not wanted
        lines.append(_heading(section.group, len(items), folded, glyphs))
        if not folded:
            rows = [
                (_clock(item, zone), _row(item, agenda, section.group, cols, width, glyphs, zone, workdays))
                for item in items
            ]
            lines += _with_marks(rows, todays, width, glyphs)
    if agenda.more:
        lines.append(text_line(f" +{agenda.more:,} more: / finds them", "muted"))
    if agenda.paused and not wanted:
        why = "while you are away" if agenda.away else "out of office or in quiet mode"
        lines.append(text_line(f" {len(agenda.paused)} waiting {why}", "muted"))
    lanes = _lanes(agenda, cols, width, glyphs, unfolded, wanted)
    if lanes:
        _gap(lines, close)
    return (*lines, *lanes)


def _course_lines(agenda: Agenda, course: Course, width: int) -> list[Line]:
    """At most one calm line: what comes after the last row, or that a rest is due."""
    counts = agenda.counts
    over = not counts.due and counts.done and not (course.plan and course.plan.closed_at)
    words = course.line or ("That is everyone for today. E: the day's end" if over else "")
    return [text_line(" " + part, "accent") for part in wrap(words, max(10, width - 2))] if words else []


def _with_marks(
    rows: Sequence[tuple[time, Line]], marks: Sequence[Mark], width: int, glyphs: Glyphs
) -> list[Line]:  # fmt: skip
    """The rows with the plan's quiet lines at their times; rows without a time stand after every mark but the stop."""
    lines: list[Line] = []
    waiting = list(marks)
    for at, row in rows:
        while waiting and waiting[0].at <= at and not (at == time.max and waiting[0].last):
            lines.append(_mark_line(waiting.pop(0), width, glyphs))
        lines.append(row)
    return [*lines, *(_mark_line(mark, width, glyphs) for mark in waiting)]


def _mark_line(mark: Mark, width: int, glyphs: Glyphs) -> Line:
    row = Row(key=("c", mark.contact_id, "plan") if mark.contact_id else None)
    row.add(" ").column(glyphs.now if mark.now else "", 2, "accent")
    row.column(f"{mark.at:%H:%M}", NAME - TIME - 2, "muted", right=True).add("  ")
    return row.up_to(mark.words, width - 1, "accent" if mark.now else "muted").line()


def _clock(item: Item, zone: tzinfo) -> time:
    """The time at which a row stands; the day's last moment where it has none."""
    at = item.follow_up.due_at
    return at.astimezone(zone).time() if at else time.max


def _names_shown(agenda: Agenda, unfolded: Collection[str], wanted: str) -> Iterator[str]:
    """The names of the rows that stand open."""
    for section in agenda.sections:
        if section.group is not Group.DONE or section.group in unfolded or wanted:
            yield from (i.contact.name for i in section.items if _wanted(i.contact, i.follow_up.why_now, wanted))
    for name, _, _ in LANES:
        if name in unfolded or wanted:
            yield from (line.name for line in getattr(agenda.lanes, name) if _wanted(line, "", wanted))


def _lanes(
    agenda: Agenda, cols: Columns, width: int, glyphs: Glyphs, unfolded: Collection[str], wanted: str
) -> list[Line]:
    """The people whom no day brings up, folded under their headings."""
    lines: list[Line] = []
    for name, title, role in LANES:
        people = [line for line in getattr(agenda.lanes, name) if _wanted(line, "", wanted)]
        if not people:
            continue
        count = getattr(agenda.lanes, f"{name}_count") if not wanted else len(people)
        folded = name not in unfolded and not wanted
        lines.append(_lane_heading(name, title, role, count, folded, glyphs))
        if folded:
            continue
        lines += [_contact_row(line, name, cols, width) for line in people]
        if count > len(people):
            lines.append(text_line(f" +{count - len(people):,} more: / finds them", "muted"))
    return lines


def first_key(lines: Sequence[Line]) -> object:
    """The row on which a new day's cursor stands: the first follow-up, else the first person."""
    keys = [line.key for line in lines if isinstance(line.key, tuple)]
    return next((key for kind in "fc" for key in keys if key[0] == kind), None)


def _gap(lines: list[Line], close: bool) -> None:
    if lines and not close:
        lines.append(BLANK)


def _heading(group: Group, count: int, folded: bool, glyphs: Glyphs) -> Line:
    title, role = HEADINGS[group]
    row = Row(key=("fold", group.value) if group is Group.DONE else None)
    row.add(f" {title}", role, bold=True).add(f"  {count}", "muted")
    if folded:
        row.add(f"  {glyphs.dot} enter shows", "muted")
    return row.line()


def _lane_heading(name: str, title: str, role: str, count: int, folded: bool, glyphs: Glyphs) -> Line:
    row = Row(key=("fold", name)).add(f" {title}", role, bold=True).add(f"  {count:,}", "muted")
    return (row.add(f"  {glyphs.dot} enter shows", "muted") if folded else row).line()


def _row(
    item: Item,
    agenda: Agenda,
    group: Group,
    cols: Columns,
    width: int,
    glyphs: Glyphs,
    zone: tzinfo,
    workdays: Workdays,
) -> Line:
    follow_up = item.follow_up
    words = RowWords(
        ("f", follow_up.id, follow_up.contact_id),
        *_mark(group, glyphs),
        *_time(item, agenda, group, zone, workdays),
        item.contact.name,
        "muted" if group in (Group.DONE, Group.HELD) else "foreground",
        item.contact.account or "",
        glyphs.asleep if item.outside_hours and group is not Group.DONE else "",
        why_line(item, group) if cols.reason else "",
        "stale" if item.refused else "muted",
    )
    return _drawn(words, cols, width)


class RowWords(NamedTuple):
    """What a row says, each with its role: of the hundreds of rows of a full day most say the same after a deed."""

    key: tuple[str, int, int]
    mark: str
    mark_role: str
    at: str
    at_role: str
    name: str
    name_role: str
    account: str
    asleep: str
    why: str
    why_role: str


@lru_cache(maxsize=ROWS_KEPT)
def _drawn(words: RowWords, cols: Columns, width: int) -> Line:
    row = Row(key=words.key).add(" ").column(words.mark, 2, words.mark_role)
    row.column(words.at, NAME - TIME - 2, words.at_role, right=True).add("  ")
    row.column(words.name, cols.account - NAME - 1, words.name_role).add(" ")
    room = cols.asleep - cols.account - 1
    row.column(short_account(words.account, room), room, "muted").add(" ")
    row.column(words.asleep, 1, "muted")
    if cols.reason:
        row.to(cols.reason)
        row.column(words.why, width - cols.reason - 1, words.why_role)
    return row.line()


def _contact_row(line: ContactLine, lane: str, cols: Columns, width: int) -> Line:
    row = Row(key=("c", line.id, lane)).to(NAME)
    room = cols.asleep - cols.account
    row.column(line.name, cols.account - NAME - 1).add(" ").column(
        short_account(line.account or "", room), room, "muted"
    )
    if cols.reason:
        row.to(cols.reason).column(line.title or "", width - cols.reason - 1, "muted")
    return row.line()


def why_line(item: Item, group: Group) -> str:
    """One short line: why the row stands where it stands."""
    if item.refused:
        return "asked not to be contacted"
    if group is Group.DONE:
        return item.follow_up.closed_why or item.follow_up.why_now
    return item.follow_up.why_now or (item.promise.what if item.promise else "")


def _mark(group: Group, glyphs: Glyphs) -> tuple[str, str]:
    return {
        Group.OVERDUE: (glyphs.late, "late"),
        Group.NOW: (glyphs.now, "accent"),
        Group.DONE: (glyphs.kept, "ok"),
    }.get(group, (glyphs.open, "muted"))


def _time(item: Item, agenda: Agenda, group: Group, zone: tzinfo, workdays: Workdays) -> tuple[str, str]:
    follow_up = item.follow_up
    if group is Group.HELD and item.held_until:
        return f"{item.held_until.astimezone(zone):%H:%M}", "muted"
    if group is Group.DONE and follow_up.closed_at:
        return f"{follow_up.closed_at.astimezone(zone):%H:%M}", "muted"
    if group is Group.OVERDUE:
        return late_by(follow_up.due_at, (agenda.day - day_of(item, workdays)).days, agenda.now), "late"
    if follow_up.due_at is None:
        return "any", "muted"
    return f"{follow_up.due_at.astimezone(zone):%H:%M}", "accent" if group is Group.NOW else "muted"


def late_by(due_at: datetime | None, days: int, now: datetime) -> str:
    """How late, in one short word: "4 d", "2 h", "20 min"."""
    if days > 0:
        return f"{days} d"
    if due_at is None:
        return "any"
    minutes = max(0, int((now.astimezone(UTC) - due_at).total_seconds() // 60))
    return f"{minutes // 60} h" if minutes >= 60 else f"{minutes} min"


_FORMS = ("ltd", "inc", "gmbh", "llc", "plc", "corp", "co", "ag", "sa", "bv", "limited", "corporation", "company")


def short_account(name: str, width: int) -> str:
    """An account's name without its legal form, and without its last words where the room is small."""
    words = name.split()
    while len(words) > 1 and words[-1].strip(".,()&").casefold() in _FORMS:
        words.pop()
    while len(words) > 1 and width_of(" ".join(words)) > width:
        words.pop()
    return " ".join(words).rstrip(",& ") or name


def _wanted(contact: ContactLine, why: str, wanted: str) -> bool:
    if not wanted:
        return True
    text = fold(f"{contact.name} {contact.account or ''} {contact.title or ''} {why}")
    return all(word in text for word in fold(wanted).split())
