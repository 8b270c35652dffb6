"""The two fixed lines under the voicemail script: how long it is, and what would make it better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.text import Glyphs, width_of
from salesdesk.ui.widgets.lists import Page

if TYPE_CHECKING:
    from salesdesk.domain.voicemail import Critique, Gap, Length

FIRST, LAST, END = 18, 30, 40
"""Seconds: the goal zone, and where the bar ends."""
ROLES = {"green": "ok", "amber": "stale", "red": "late"}


class MeterBar(Page):
    """Length and critique."""


def meter_lines(
    found: Critique, width: int, height: int, glyphs: Glyphs, *, learned: bool, gaps: Sequence[Gap] = (),
    pinned: str = "",
) -> tuple[Line, ...]:  # fmt: skip
    """The meter, and below it what is to be filled and the critique's headlines in as many rows as there are.

    `pinned`: whether the pinned message is in it, in a headline's words.
    """
    lines = [length_line(found.length, width, glyphs, learned=learned)]
    if height > 1 and not found.length.words:
        lines.append(text_line(" enter starts from a promise, a date or your library.", "muted"))
    elif height > 1:
        lines += headline_lines(found, width, height - 1, glyphs, gaps=gaps, pinned=pinned)
    return tuple(lines)


def length_line(length: Length, width: int, glyphs: Glyphs, *, learned: bool) -> Line:
    """The bar with the goal zone marked on it; seconds at the rep's own pace, past the goal also in words."""
    role = ROLES[length.band] if length.words else "muted"
    seconds, words, *remark = length.words_say.split(" · ")
    row = Row().add(" ")
    for text, part in bar_parts(length.seconds, 20 if width >= 70 else 16, glyphs):
        row.add(text, {"done": role, "mark": "ok", "rest": "muted"}[part], bold=part != "rest")
    shown, _, rest = seconds.partition(" of ")
    row.add(f"  {shown}", role if length.band == "red" else "foreground", bold=True).add(f" of {rest}", "muted")
    pace = words if learned else words.replace(" at your ", " at ")
    pieces = [(said, role) for said in remark if length.words] + [(pace, "muted"), (f"goal {FIRST}–{LAST} s", "muted")]
    for said, as_role in pieces:
        if row.width + width_of(said) + 3 < width:
            row.add(f" {glyphs.dot} {said}", as_role)
    return row.line()


def bar_parts(seconds: float, cells: int, glyphs: Glyphs) -> tuple[tuple[str, str], ...]:
    """(text, "done", "mark" or "rest") of the bar from left to right; two marks stand around the goal zone."""
    marks = ("[", "]") if glyphs.bar == "=" else ("├", "┤")
    filled = min(cells, round(cells * seconds / END))
    first, last = round(cells * FIRST / END), round(cells * LAST / END)
    parts: list[tuple[str, str]] = []
    for start, end, mark in ((0, first, marks[0]), (first, last, marks[1]), (last, cells, "")):
        done = max(0, min(filled, end) - start)
        parts += [(glyphs.bar * done, "done"), (glyphs.rest * (end - start - done), "rest"), (mark, "mark")]
    return tuple(part for part in parts if part[0])


def headline_lines(
    found: Critique, width: int, rows: int, glyphs: Glyphs, *, gaps: Sequence[Gap] = (), pinned: str = ""
) -> list[Line]:
    """What is to be filled, then the critique in short words, whole words only; second whether the message is in it."""
    lines = [Row().add(" ")]
    headlines = list(found.headlines)
    if gaps:
        names = ", ".join(dict.fromkeys(gap.name.replace("_", " ") for gap in gaps))
        headlines = [
            f"△ to fill: {names} (ctrl+n)",
            *(h for h in headlines if not h.endswith((": fill it", "is still to be filled"))),
        ]
    if pinned and found.length.words:
        headlines.insert(1, pinned)
    for words in headlines:
        mark, rest = words[:1], words[1:].strip()
        role = "ok" if mark == "✓" else "stale"
        shown = glyphs.kept if mark == "✓" else glyphs.stale
        if lines[-1].width > 1 and lines[-1].width + width_of(rest) + 4 > width:
            if len(lines) == rows:
                break
            lines.append(Row().add(" "))
        lines[-1].add(f"{shown} ", role).up_to(rest, width - 1).add("  ")
    return [row.line() for row in lines]


def offer_line(offers: Sequence[str], choice: int, values: Mapping[str, str], width: int, glyphs: Glyphs) -> Line:
    """The merge fields that fit what is typed: the chosen one with what it says here, the others behind it."""
    from salesdesk.domain.voicemail import FIELDS

    name = offers[choice % len(offers)]
    row = Row().add(f" {glyphs.arrow} ", "accent", bold=True).add(name, bold=True)
    said = values.get(name)
    room = width - 1 if len(offers) == 1 else width - 14
    meaning = f" ({FIELDS[name]})"
    words = f" = {said}" if said else ": not on record"
    if not said and row.width + width_of(words + meaning) < room:
        words += meaning
    row.up_to(words, room, "ok" if said else "stale")
    for other in (*offers[choice + 1 :], *offers[:choice]):
        if row.width + width_of(other) + 5 > width:
            break
        row.add(f"  {glyphs.down} " if row.spans[-1].role != "muted" else "  ", "muted").add(other, "muted")
    return row.line()
