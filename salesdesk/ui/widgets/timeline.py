"""Panel 5, the timeline: what has happened with one contact, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesdesk.domain.timeline import Entry, EntryKind
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.text import Glyphs

HEAD, TEXT = 9, 27


def timeline_lines(entries: Sequence[Entry], width: int, glyphs: Glyphs, *, today: date) -> tuple[Line, ...]:
    """One line an entry; a day is written once."""
    if not entries:
        return (text_line(" Nothing yet. c calls, n notes.", "muted"),)
    lines: list[Line] = []
    last: date | None = None
    for entry in entries:
        row = Row(key=(entry.kind.value, entry.row_id))
        day = day_text(entry.on, today) if entry.on != last else ""
        row.add(" ").column(day, HEAD - 1 if len(day) < 7 else len(day) + 1, "muted")
        last = entry.on
        if entry.kind is EntryKind.PROMISE:
            _promise(row, entry, width, glyphs)
        else:
            row.column(
                entry.head, max(0, TEXT - row.width - 1), "foreground" if entry.kind is EntryKind.TOUCH else "muted"
            ).add(" ")
            text = f"{glyphs.quote}{entry.text}{glyphs.unquote}" if entry.quote else entry.text
            row.up_to(text, width - 1, "foreground" if entry.quote else "muted")
        lines.append(row.line())
    return tuple(lines)


def _promise(row: Row, entry: Entry, width: int, glyphs: Glyphs) -> None:
    mark = {"late": glyphs.late, "ok": glyphs.kept, "open": glyphs.open}.get(entry.mark, glyphs.dot)
    role = {"late": "late", "ok": "ok"}.get(entry.mark, "muted")
    row.add(f"{mark} ", role, bold=entry.mark == "late")
    row.up_to(f"{entry.head} {entry.text}", width - 1, "foreground" if entry.mark in ("late", "open") else "muted")


def day_text(day: date, today: date) -> str:
    """A day as the panels write it: "14 Nov", with the year where it is not this one."""
    return f"{day:%d %b}" if day.year == today.year else f"{day:%d %b %y}"
