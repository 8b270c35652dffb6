"""The top line: the day, how far it is, who is next. While a call runs it is a solid bar."""

from __future__ import annotations

from datetime import datetime

from salesdesk.domain.agenda import Agenda
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.text import Glyphs, width_of
from salesdesk.ui.widgets.lists import Page

METER = 18
METERS = (METER, 12, 6)
"""Cells of the bar, as there is room."""
NEXT = len("   next ")
WIDE = 112


class HeaderBar(Page):
    """Where the rep stands in the day."""

    surface = "background"


def header_line(agenda: Agenda, now: datetime, width: int, glyphs: Glyphs, *, title: str = "", pace: str = "") -> Line:
    """Date, clock, progress, what is late, talks had of those wanted (`pace`), and the next timed follow-up; the narrow
    form says it shorter."""
    if width >= WIDE:
        return _wide(agenda, now, width, glyphs, title, pace)
    return _narrow(agenda, now, width, glyphs, pace)


def meter(row: Row, done: int, total: int, cells: int, glyphs: Glyphs, *, role: str = "accent") -> Row:
    """A bar of so many cells, filled by what is done."""
    filled = round(cells * done / total) if total else 0
    return row.add(glyphs.bar * filled, role, bold=True).add(glyphs.rest * (cells - filled), "muted")


def _wide(agenda: Agenda, now: datetime, width: int, glyphs: Glyphs, title: str, pace: str) -> Line:
    row = Row().add(f" {title or 'salesdesk'}", "accent" if title else "foreground", bold=True)
    row.add(f"  {now:%a %d %b}", "muted").add(f"  {now:%H:%M}", bold=True)
    counts = agenda.counts
    total = counts.done + counts.due
    if agenda.away:
        row.add(f"  {agenda.away.partition(':')[0]}", "accent", bold=True)
    if total:
        side = width < 170
        row.to(33 if side else max(row.width + 4, width // 2 - 27))
        meter(row, counts.done, total, METER, glyphs).add(f"  {counts.done} of {total} done", "foreground")
        if counts.overdue:
            row.add(f" {glyphs.dot} ", "muted").add(f"{counts.overdue} overdue", "late")
    if pace:
        row.add(f" {glyphs.dot} ", "muted").add(pace)
    following = _next(agenda, now)
    promised = f"{counts.promises_due} promise{'s' * (counts.promises_due != 1)} due"
    taken = row.width + 3 + (width_of("next " + following[0]) + 6 if following else 2)
    if counts.promises_due and taken + width_of(promised) <= width:  # what comes next goes before it
        row.add(f" {glyphs.dot} ", "muted").add(promised)
    if following:
        words, role = following
        room = width - row.width - 5
        size = width_of("next " + words)
        if size > room:
            words = words.rpartition(" in ")[0] or words
        if room > width_of("next 00:00 Somebody"):
            row.to(row.width + 4 if width < 170 else width - min(size, room) - 6)  # at the far side where there is one
            row.add("next ", role if role == "accent" else "muted").up_to(words, width - 1, role)
    return row.line()


def _narrow(agenda: Agenda, now: datetime, width: int, glyphs: Glyphs, pace: str) -> Line:
    counts = agenda.counts
    total = counts.done + counts.due
    done = f"{counts.done}/{total}" if total else ""
    late = f"  {counts.overdue} late" if total and counts.overdue else ""
    talks = f"  {pace}" if pace else ""
    row = Row().add(f" {now:%a %d %b}", bold=True).add(f"  {now:%H:%M}")
    if agenda.away:
        row.add("  away", "accent", bold=True)
    if total:
        row.add("   ")
    room = width - row.width - width_of(done + late + talks)
    cells, following = _bar_and_next(agenda, now, room if total else 0)
    if cells:
        meter(row, counts.done, total, cells, glyphs).add(" ")
    row.add(done).add(late, "late").add(talks)
    if following:
        row.add("   next ", "muted").add(following)
    return row.line()


def _bar_and_next(agenda: Agenda, now: datetime, room: int) -> tuple[int, str]:
    """Cells for the bar, and who is next: the name stands whole before the bar has its length, and goes last."""
    item = agenda.next_timed()
    if item is None or item.follow_up.due_at is None:
        return (METER if room > METER else 0), ""
    at = f"{item.follow_up.due_at.astimezone(now.tzinfo):%H:%M}"
    name = item.contact.name
    for words in (f"{at} {name}", f"{at} {name.split(' ')[0]}", at):
        left = room - NEXT - width_of(words) - 1
        if left >= 0:
            return next((cells for cells in METERS if cells + 1 <= left), 0), words
    return 0, ""


def _next(agenda: Agenda, now: datetime) -> tuple[str, str] | None:
    """The words for what comes next and their role: accent when it is due now."""
    item = agenda.next_timed()
    if item is None or item.follow_up.due_at is None:
        return None
    at = item.follow_up.due_at.astimezone(now.tzinfo)
    minutes = round((item.follow_up.due_at - now).total_seconds() / 60)
    if minutes > 90:
        return f"{at:%H:%M} {item.contact.name}", "foreground"
    distance = f"in {minutes} min" if minutes > 0 else "now"
    role = "accent" if minutes <= 15 else "foreground"
    return f"{at:%H:%M} {item.contact.name} {distance}", role if minutes <= 0 else "foreground"
