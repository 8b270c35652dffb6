"""The lines of the lists: the names with their counts, and the rows of one of them. Draws only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from salesdesk.desk.doubles import Shown
from salesdesk.desk.intake import Fate
from salesdesk.desk.lists import Listed, ListRow, SavedView, Tally, Thrown
from salesdesk.domain.lists import BY_ID, READY, Section
from salesdesk.domain.text import fold
from salesdesk.domain.who import KIND_WORDS
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.text import Glyphs
from salesdesk.ui.widgets.timeline import day_text

NAME, FIRM, KIND, DAY = 30, 26, 13, 11
TITLE = 24


def view_lines(tally: Tally | None, saved: Sequence[SavedView], *, low: bool) -> tuple[Line, ...]:
    """Every list with its count; "…" while they are counted."""
    counts = tally.counts if tally else {}
    lines: list[Line] = []
    for section in Section:
        lines += [] if low or not lines else [BLANK]
        lines.append(text_line(f" {section.value.upper()}", "muted", bold=True))
        lines += [
            _view(ready.id, ready.title, counts.get(ready.id), work=section is Section.QUALITY)
            for ready in READY
            if ready.section is section
        ]
    lines += [] if low else [BLANK]
    lines.append(text_line(" YOUR OWN", "muted", bold=True))
    lines += [_view(f"saved:{v.id}", v.name, counts.get(f"saved:{v.id}"), work=False) for v in saved]
    if not saved:
        lines.append(Row(key=("new", "")).add("   none yet: ", "muted").add("s", "accent", bold=True)
                     .add(" saves a search", "muted").line())  # fmt: skip
    return tuple(lines)


def _view(name: str, title: str, count: int | None, *, work: bool) -> Line:
    """Title and count; what the list holds is said beside its title when it is opened."""
    row = Row(key=("view", name)).add("   ").column(title, TITLE, "foreground" if count else "muted")
    words = "…" if count is None else f"{count:,}"
    role = "muted" if not count else "accent" if work else "foreground"
    row.column(words, 7, role, right=True, bold=bool(count) and work)
    return row.line()


def title_of(name: str, saved: Sequence[SavedView]) -> tuple[str, str]:
    """A list's title, and what it holds."""
    if name in BY_ID:
        return BY_ID[name].title, BY_ID[name].says
    found = next((view for view in saved if f"saved:{view.id}" == name), None)
    return (found.name, found.query) if found else ("", "")


def list_lines(name: str, found: Listed, width: int, glyphs: Glyphs, *, today: date, wanted: str) -> tuple[Line, ...]:
    """The rows of an open list, those with the wanted words only."""
    if found.trouble:
        return (text_line(f" {found.trouble}", "late"),)
    beside = [_thrown(one, width, today) for one in found.thrown]
    beside += [_firm(row_id, firm, width) for row_id, firm in found.firms]
    beside += [_fate(fate, width) for fate in found.fates]
    beside += [_pair(shown, width, glyphs) for shown in found.pairs]
    lines = [line for line in beside if fold(wanted) in fold("".join(span.text for span in line.spans))]
    firms = len(lines)
    lines += [_person(row, width, today) for row in found.people]
    if not lines:
        empty = f"Nobody here with “{wanted}”." if wanted else BY_ID[name].empty if name in BY_ID else "Nobody yet."
        return (text_line(f" {empty}", "muted"),)
    if found.people:
        lines.insert(firms, _heading(width))
    if found.more:
        lines.append(text_line(f" +{found.more:,} more: f narrows it", "muted"))
    return tuple(lines)


def _widths(width: int) -> tuple[int, int, int]:
    """Cells of name, company and kind; 0 where there is no room for it."""
    room = width - 2 - 2 * DAY
    name = min(NAME, max(14, room // 2 if width < 84 else room * 2 // 5))
    kind = KIND if width >= 84 else 0
    return name, max(0, min(FIRM, room - name - kind - 3)), kind


def _heading(width: int) -> Line:
    name, firm, kind = _widths(width)
    row = Row().add(" ").column("NAME", name + 1, "muted").column("COMPANY", firm + 1 if firm else 0, "muted")
    row.column("KIND", kind + 1 if kind else 0, "muted").column("LAST", DAY, "muted")
    return row.column("NEXT", DAY, "muted").line()


def _person(row: ListRow, width: int, today: date) -> Line:
    who = row.contact
    name, firm, kind = _widths(width)
    line = Row(key=("c", who.id, row.next_id)).add(" ").column(who.name, name).add(" ")
    if firm:
        line.column(who.account or "", firm, "muted").add(" ")
    if kind:
        line.column(KIND_WORDS[who.kind] if who.kind else "untagged", kind, "muted" if who.kind else "stale").add(" ")
    line.column(day_text(row.last_on, today) if row.last_on else "never", DAY, "muted")
    late = row.next_on is not None and row.next_on < today
    words = day_text(row.next_on, today) if row.next_on else "none"
    return line.column(words, DAY, "late" if late else "foreground" if row.next_on else "muted").line()


def _firm(row_id: int, name: str, width: int) -> Line:
    return (
        Row(key=("a", row_id))
        .add(" ")
        .column(name, min(NAME, width - 12))
        .add(" company, nobody known", "muted")
        .line()
    )


def _thrown(one: Thrown, width: int, today: date) -> Line:
    row = Row(key=("t", one.table, one.id)).add(" ").column(one.kind, 14, "muted")
    row.column(day_text(date.fromisoformat(one.at[:10]), today), 10, "muted").add(" ")
    if one.whose:
        row.column(one.whose, min(22, width // 4)).add(" ")
    return row.up_to(" ".join(one.words.split()), width - 1).line()


def _fate(fate: Fate, width: int) -> Line:
    row = Row(key=("q", fate.id, fate.contact_id)).add(" ").column(fate.contact or "", min(NAME, max(16, width // 3)))
    return row.add(" ").up_to(fate.reason, width - 1, "muted").line()


def _pair(shown: Shown, width: int, glyphs: Glyphs) -> Line:
    """Two who may be one: both names, and by what; a question has its mark."""
    pair = shown.pair
    row = Row(key=("d", shown.noun, pair.one, pair.other))
    row.add(f" {glyphs.kept if pair.sure else '?'} ", "ok" if pair.sure else "stale")
    half = max(14, (width - 34) // 2)
    for name, firm in (shown.one, shown.other):
        row.column(f"{name} {glyphs.dot} {firm}" if firm else name, half).add("  ")
    words = f"companies: {pair.why}" if shown.noun == "account" else pair.why
    return row.up_to(words, width - 1, "muted").line()
