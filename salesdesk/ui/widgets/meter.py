"""The two fixed lines under the voicemail script: how long it is, and what would make it better."""

from __future__ import annotations

from salesdesk.domain.voicemail import Critique, Length
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.text import Glyphs, width_of
from salesdesk.ui.widgets.lists import Page

CELLS = 20
LIMIT = 30
ROLES = {"green": "ok", "amber": "stale", "red": "late"}


class MeterBar(Page):
    """Length and critique."""


def meter_lines(found: Critique, width: int, height: int, glyphs: Glyphs, *, learned: bool) -> tuple[Line, ...]:
    """The meter, and below it the critique's headlines in as many rows as there are."""
    lines = [length_line(found.length, width, glyphs, learned=learned)]
    if height > 1 and not found.length.words:
        lines.append(text_line(" No script yet. F3 starts one: from what you know, or from your library.", "muted"))
    elif height > 1:
        lines += headline_lines(found, width, height - 1, glyphs)
    return tuple(lines)


def length_line(length: Length, width: int, glyphs: Glyphs, *, learned: bool) -> Line:
    """Seconds at the rep's own pace; past the limit also in words."""
    role = ROLES[length.band] if length.words else "muted"
    filled = min(CELLS, round(CELLS * length.seconds / LIMIT))
    row = Row().add(" ").add(glyphs.bar * filled, role, bold=True).add(glyphs.rest * (CELLS - filled), "muted")
    row.add("  ").add(f"{length.seconds:.0f} s", role if length.band == "red" else "foreground", bold=True).add(
        f" of {LIMIT}", "muted"
    )
    if length.seconds > LIMIT:
        row.add(f" {glyphs.dot} {length.seconds - LIMIT:.0f} s over", role)
    pace = f"at your {length.pace} wpm" if learned else f"at {length.pace} wpm"
    row.up_to(f" {glyphs.dot} {length.words} words {pace} {glyphs.dot} goal 18–30 s", width - 1, "muted")
    return row.line()


def headline_lines(found: Critique, width: int, rows: int, glyphs: Glyphs) -> list[Line]:
    """The critique in short words: what is well first, then what to mend; whole words only."""
    lines = [Row().add(" ")]
    for words in found.headlines:
        mark, rest = words[:1], words[1:].strip()
        role = "ok" if mark == "✓" else "stale"
        shown = glyphs.kept if mark == "✓" else glyphs.stale
        if lines[-1].width > 1 and lines[-1].width + width_of(rest) + 4 > width:
            if len(lines) == rows:
                break
            lines.append(Row().add(" "))
        lines[-1].add(f"{shown} ", role).up_to(rest, width - 1).add("  ")
    return [row.line() for row in lines]
