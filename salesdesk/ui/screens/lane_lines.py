"""The lines of the deals' lane: one line a deal, as many columns as there is room for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from salesdesk.desk.deals import LanePeople, LaneView, NoEntry, StallPage
from salesdesk.domain.deal_endings import EndTally
from salesdesk.domain.deal_lane import LaneRow
from salesdesk.domain.deals import END_WORDS, Deal
from salesdesk.domain.stalls import overridden
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.text import Glyphs, cut, width_of, wrap
from salesdesk.ui.widgets.timeline import day_text

MARK = 3


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column; 0: not shown."""

    deal: int
    person: int
    step: int
    task: int
    ball: int
    theirs: int
    value: int


def columns_for(width: int) -> Columns:
    """What fits: the deal, its dots, the next task and their date always; the rest as the screen grows."""
    room = width - MARK - 1
    if width >= 170:
        third, rest = divmod(room - 165, 3)
        return Columns(29 + third + rest, 20, 24, 27 + third, 22, 32 + third, 11)
    if width >= 112:
        return Columns(room - 88, 14, 23, 23, 12, 8, 8)
    if width >= 78:
        return Columns(room - 50, 0, 7, 23, 12, 8, 0)
    return Columns(max(12, room - 37), 0, 7, 22, 0, 8, 0)


def lane_lines(view: LaneView, width: int, glyphs: Glyphs, *, today: date) -> tuple[Line, ...]:
    """The live deals under their headings, then those that are quiet."""
    columns = columns_for(width)
    lines = [_headings(columns)] if view.rows else []
    lines += [_deal_line(one, columns, glyphs, today) for one in view.rows]
    if view.more:
        lines.append(text_line(f"   +{view.more} more", "muted"))
    if view.quiet:
        lines += [BLANK, text_line(" QUIET   nothing is due; wait", "muted", bold=True)]
        lines += [_quiet_line(one, columns, glyphs, width) for one in view.quiet]
    if view.sums:
        sums = f" {glyphs.dot} ".join(money(value, currency) for currency, value in view.sums)
        lines += [BLANK, text_line(f"   live together {sums}", "muted")]
    return tuple(lines)


def _headings(columns: Columns) -> Line:
    row = Row().add(" " * MARK)
    names = (
        ("DEAL", columns.deal), ("WITH", columns.person), ("STEP", columns.step), ("NEXT", columns.task),
        ("BALL", columns.ball), ("THEIRS", columns.theirs),
    )  # fmt: skip
    for name, size in names:
        if size:
            row.column(name, size, "muted", bold=True)
    if columns.value:
        row.column("VALUE", columns.value, "muted", bold=True, right=True)
    return row.line()


def _deal_line(one: LanePeople, columns: Columns, glyphs: Glyphs, today: date) -> Line:
    row, late = one.row, is_late(one.row, today)
    mark, role = (
        (glyphs.late, "late") if late else (glyphs.stale, "stale") if row.stands_out else (glyphs.open, "muted")
    )
    line = Row(key=("deal", row.deal_id)).add(f" {mark} ", role, bold=late)
    line.column(row.title, columns.deal - 1).add(" ")
    if columns.person:
        line.column(one.person or row.account, columns.person - 1, "muted").add(" ")
    _step(line, row, columns.step, glyphs)
    _task(line, row, columns.task, late=late)
    if columns.ball:
        ball = short_ball(row.ball, one.person, width=columns.ball - 1)
        line.column(ball, columns.ball - 1, "muted").add(" ")
    if row.theirs:
        said = day_text(row.theirs.on, today) + (f"  {row.theirs.words}" if columns.theirs > 12 else "")
        line.column(said, columns.theirs - 1, "muted" if row.theirs.is_past else "foreground").add(" ")
    else:
        missing = next((word for word in row.stands_out if "date" in word), "")
        line.column(missing, columns.theirs, "stale")
    if columns.value:
        line.column(f"{row.value:,.0f}" if row.value is not None else "", columns.value, "muted", right=True)
    return line.line()


def _step(line: Row, row: LaneRow, width: int, glyphs: Glyphs) -> None:
    place, total = row.place
    if not total:
        line.column(row.step, width - 1, "muted").add(" ")
        return
    shown = min(total, 7)
    filled = round(place * shown / total) if total else 0
    dots = glyphs.filled * filled, glyphs.open * (shown - filled)
    line.add(dots[0], "accent").add(dots[1], "muted")
    room = width - shown
    if width > 10:
        line.add(" ").column(row.step, room - 2).add(" ")
    else:
        line.add(" " * max(1, room))


def _task(line: Row, row: LaneRow, width: int, *, late: bool) -> None:
    missing = next((word for word in row.stands_out if "step" in word), "")
    if missing:
        line.column(missing, width - 1, "stale").add(" ")
    else:
        line.column(row.task, width - 1, "late" if late else "foreground").add(" ")


def _quiet_line(one: LanePeople, columns: Columns, glyphs: Glyphs, width: int) -> Line:
    row = Row(key=("deal", one.row.deal_id)).add("   ").column(one.row.title, columns.deal - 1, "muted").add(" ")
    return row.up_to(f"{one.person}  {one.row.quiet}".strip(), width - 1, "muted").line()


def lane_foot(one: LanePeople | None, width: int, glyphs: Glyphs, *, today: date) -> tuple[Line, ...]:
    """What the row under the cursor says in whole words; close date and value last and small."""
    if one is None:
        return ()
    row = one.row
    parts = [f"{one.person}{f', {row.account}' if row.account else ''}" if one.person else row.account, row.step]
    if row.quiet:
        parts.append(row.quiet)
    elif is_late(row, today) and row.my_next_on:
        parts.append(f"{row.task}: {day_text(row.my_next_on, today)}, {(today - row.my_next_on).days} d late")
    elif row.my_next_on:
        parts.append(f"{row.task or 'next'}: {day_text(row.my_next_on, today)}")
    parts += row.stands_out
    second = [row.ball]
    if row.theirs:
        second.append(f"theirs: {day_text(row.theirs.on, today)} {row.theirs.words}")
    if row.close_on:
        second.append(f"closes {day_text(row.close_on, today)}")
    if row.value is not None:
        second.append(money(row.value, row.currency))
    room = max(8, width - 4)
    return tuple(text_line(f"   {line}", "muted") for some in (parts, second) for line in _packed(some, room, glyphs))


def _packed(parts: Sequence[str], room: int, glyphs: Glyphs) -> list[str]:
    """The parts side by side, on as many lines as they take; one is parted only where it is longer than a line."""
    lines = [""]
    for part in filter(None, parts):
        joined = f"{lines[-1]} {glyphs.dot} {part}" if lines[-1] else part
        if width_of(joined) <= room:
            lines[-1] = joined
        else:
            lines += wrap(part, room)
    return [line for line in lines if line]


def no_list_lines(found: Sequence[NoEntry], width: int, glyphs: Glyphs, *, today: date) -> tuple[Line, ...]:
    """Who said no and named a day, by that day."""
    lines = []
    for one in found:
        key = ("deal", one.deal_id) if one.deal_id else ("person", one.contact_id)
        row = Row(key=key).add("   ").column(long_day(one.on), 13, "accent" if one.on <= today else "foreground")
        row.column(one.title, max(14, min(34, width - 56))).add(" ").column(one.kind, 16, "muted")
        words = f"{glyphs.quote}{one.words}{glyphs.unquote}" if one.words else one.account
        lines.append(row.up_to(words, width - 1, "muted").line())
    return tuple(lines)


def ended_lines(found: Sequence[Deal], width: int, *, today: date) -> tuple[Line, ...]:
    """The deals that have ended, the last first."""
    lines = []
    for deal in found:
        if deal.ending is None:
            continue
        row = Row(key=("deal", deal.id)).add("   ").column(day_text(deal.ending.on, today), 10, "muted")
        row.column(deal.title, max(14, min(34, width - 42))).add(" ").column(END_WORDS[deal.ending.kind], 16)
        reasons = ", ".join(reason.text for reason in deal.ending.reasons) or deal.ending.as_told
        lines.append(row.up_to(reasons or deal.account, width - 1, "muted").line())
    return tuple(lines)


def tally_lines(tally: EndTally, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """How often each end came, and why, mine to change and not mine apart; counts, never shares."""
    dot = f" {glyphs.dot} "
    ends = dot.join(f"{END_WORDS[kind]} {count}" for kind, count in tally.ends if count)
    said = [ends] if ends else []
    for label, reasons in (("mine to change: ", tally.mine), ("not mine: ", tally.not_mine)):
        if reasons:
            said.append(label + dot.join(f"{text} {count}" for text, count in reasons))
    return tuple(text_line(f"   {cut(words, max(8, width - 4))}", "muted") for words in said)


def overrides_line(found: Sequence[StallPage], *, today: date) -> tuple[Line, ...]:
    """How often somebody quiet was called all the same in the last thirty days."""
    count = overridden([page.row.stall for page in found], since=today - timedelta(days=29), until=today)
    if not count:
        return ()
    return (text_line(f"   called all the same in 30 days: {count}, each with its reason", "muted"),)


def quiet_lines(found: Sequence[StallPage], width: int, glyphs: Glyphs, *, today: date) -> tuple[Line, ...]:
    """Everybody quiet, the longest first, with the line that says whether a light touch is fine."""
    lines: list[Line] = []
    long = [page for page in found if page.is_long]
    for heading, group in (
        ("QUIET FOR MORE THAN 90 DAYS   looked at once a month", long), ("QUIET", [p for p in found if not p.is_long])
    ):  # fmt: skip
        if not group:
            continue
        lines += [BLANK] if lines else []
        lines.append(text_line(f" {heading}", "muted", bold=True))
        for page in group:
            stall = page.row.stall
            row = Row(key=("stall", stall.id)).add(f" {glyphs.stale if page.to_review else ' '} ", "stale")
            row.column(page.row.name, max(12, min(24, width - 54))).add(" ")
            row.column(f"since {day_text(stall.since_on, today)}", 16, "muted")
            lines.append(
                row.up_to(f"{stall.reason_words} {glyphs.dot} {page.allowance.line}", width - 1, "muted").line()
            )
    return tuple(lines)


def is_late(row: LaneRow, today: date) -> bool:
    """Whether my own next step has passed its day; a deal that is quiet is never late."""
    return bool(row.my_next_on and row.my_next_on < today and not row.quiet)


def short_ball(words: str, person: str = "", *, width: int = 40) -> str:
    """ "Dana 8 d" of "with Dana Ruiz since 14 Nov, 8 d", where the row names Dana Ruiz already."""
    whom, since, rest = words.removeprefix("with ").partition(" since ")
    if person and whom == person and person.split():
        whom = person.split()[0]
    if width < 18:
        whom = whom.removesuffix(" (decides)")
    days = rest.rpartition(", ")[2] if since else ""
    return f"{cut(whom, max(3, width - len(days) - 1))} {days}".rstrip()


def money(value: Decimal, currency: str) -> str:
    """ "38,000 USD"."""
    whole = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    return f"{whole} {currency}".strip()


def long_day(day: date) -> str:
    """A day with its year: years ahead are normal on the no list."""
    return f"{day.day} {day:%b %Y}"
