"""What the scorecard's page shows, as lines: pure, so that the page, its copy and the tests are the same.

No goals shouted, no alarm colour for the rep's own numbers; every bar also reads without colour.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from salesdesk.desk.score import Board, Card
from salesdesk.domain.score_mix import STRIP_DAYS
from salesdesk.domain.score_rows import Count, rate
from salesdesk.domain.scorecard import BY_ID, MEASURES, Measure
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.text import Glyphs, wrap

COLUMNS = ("today", "week", "14 days", "quarter")
ALL = -1
"""As the chosen column: none is chosen, all are written whole."""
WIDE = 150
"""Cells from which all four spans are written whole."""
MEDIUM = 100
"""Cells from which all four spans have a column; under it only the chosen one."""
CHARTED = 64
"""Cells from which the strip of days has room."""
TITLE = 28
WHOLE, SHORT = 18, 10
BAR = 8
"""Cells of a full bar in the hours and the sources."""


def head_line(board: Board | None, glyphs: Glyphs, width: int, *, column: int) -> Line:
    """The title, with the spans as a switch where they have no columns."""
    row = Row().add("   Scorecard", bold=True)
    if board is None:
        return row.add("   counting", "muted").line()
    if width < MEDIUM:
        row.add("   ")
        for at, name in enumerate(COLUMNS):
            on = at == column
            row.add(name, "accent" if on else "muted", bold=on, underline=on, command=f"column_{at}").add("  ")
        days = _strip_days(TITLE + 3 + WHOLE, width) if width >= CHARTED else 0
        words = f"{days} days, today last"
        if days and TITLE + 3 + WHOLE + len(words) < width:
            row.to(TITLE + 3 + WHOLE).add(words, "muted")
        return row.line()
    day = f"{board.today:%a} {board.today.day} {board.today:%b}"
    return row.up_to(f"   {day} {glyphs.dot} counted from what you logged", width - 1, "muted").line()


def score_lines(board: Board, width: int, glyphs: Glyphs, *, column: int, low: bool) -> tuple[Line, ...]:
    """The page for one span: measures with thirty days each, promises, hours, where talks come from, losses, oneself."""
    card = board.cards[COLUMNS[column]] if column != ALL else board.cards["quarter"]
    gap = [] if low else [BLANK]
    fell = board.fall is not None
    lines = [*gap, *(_fall_lines(board, width) if fell else [])]
    if width >= MEDIUM:
        lines.append(_headings(width, column))
    lines += [_measure_line(m, board, width, glyphs, column=column) for m in MEASURES if not m.small]
    lines += [_measure_line(m, board, width, glyphs, column=column) for m in MEASURES if m.small]
    return (
        *lines,
        *_promise_lines(board, card, width, glyphs),
        *_hour_lines(board.cards["quarter"].hours, width, glyphs),
        *_source_lines(card, width, glyphs),
        *_loss_lines(card, width),
        *_self_lines(board, width, glyphs),
    )


def definition(key: Hashable) -> str:
    """What the number under the cursor counts."""
    kind, what = key if isinstance(key, tuple) else ("", None)
    if kind == "measure":
        return BY_ID[str(what)].definition
    return {
        "hours": "Of your calls that began in this hour on their clock, those in which you reached the person; enter lists them.",
        "person": "A promise of yours that is open; enter opens the person.",
        "promises": "Promises of yours that were due in these days; enter lists them.",
        "source": "Conversations of these days with people who came this way; enter lists them.",
        "loss": "Reasons that you gave for what was lost in these days, with how you know; enter lists them.",
        "put_off": "Follow-ups that you put off three times or more; enter shows why.",
        "said": "What you said you would do differently, this month; enter lists it.",
    }.get(str(kind), "")


def strip(counts: Sequence[Count], workdays: Sequence[bool], glyphs: Glyphs) -> str:
    """A behaviour day by day. A share: full height is all, the lowest step none, a gap a day without a case. A number:
    its height beside the best day's; a gap a day off without any."""
    steps = glyphs.steps[:-1]  # the tallest would touch the row above
    top = max((count.value for count in counts), default=0)
    cells = []
    for count, working in zip(counts, workdays, strict=True):
        if count.of is not None:
            share, none = rate(count), not count.of
        else:
            share, none = count.value / top if top else 0.0, not working and not count.value
        height = max(1, round(share * (len(steps) - 1))) if share else 0
        cells.append(" " if none else steps[height])
    return "".join(cells)


def _fall_lines(board: Board, width: int) -> list[Line]:
    """The page opens on behaviour: what fell, in the rep's own numbers."""
    fall = board.fall
    if fall is None:
        return []
    lines = [Row().add("   FIRST WHAT YOU DID", "accent", bold=True).line()]
    lines += [text_line(f"   {words}") for words in wrap(fall.said, max(20, width - 4))]
    for name, now, before in fall.behaviours[:3]:
        row = Row(key=("measure", name)).add("   ").column(BY_ID[name].title, TITLE)
        lines.append(row.up_to(f"{now.words}, before {before.words}", width - 1, "muted").line())
    return [*lines, BLANK]


def _cells(width: int, column: int) -> tuple[int, ...]:
    """Cells of the columns of the four spans; none for one that is not shown."""
    if width >= WIDE or column == ALL:
        return (WHOLE,) * len(COLUMNS)
    if width >= MEDIUM:
        return tuple(WHOLE if at == column else SHORT for at in range(len(COLUMNS)))
    return tuple(WHOLE if at == column else 0 for at in range(len(COLUMNS)))


def _headings(width: int, column: int) -> Line:
    row = Row().add("   ".ljust(TITLE + 3))
    for at, (name, size) in enumerate(zip(COLUMNS, _cells(width, column), strict=True)):
        on = at == column
        row.add(name.upper(), "accent" if on else "muted", bold=True, underline=on, command=f"column_{at}")
        row.add(" " * (size - len(name)))
    days = _strip_days(row.width, width)
    return row.add(f"{days} DAYS, TODAY LAST" if days else "", "muted", bold=True).line()


def _strip_days(used: int, width: int) -> int:
    room = width - used - 1
    return min(STRIP_DAYS, room) if room >= 7 else 0


def _measure_line(measure: Measure, board: Board, width: int, glyphs: Glyphs, *, column: int) -> Line:
    role = "muted" if measure.small else "foreground"
    row = Row(key=("measure", measure.id)).add("   " if width >= CHARTED else " ")
    title = TITLE if width >= CHARTED else TITLE - 1
    row.column(measure.title.lower() if measure.small else measure.title, title, role)
    for at, (name, size) in enumerate(zip(COLUMNS, _cells(width, column), strict=True)):
        count = board.cards[name].counts[measure.id]
        row.column(count.words if size == WHOLE else _short(count), size, role, bold=at == column)
    days = _strip_days(row.width, width)
    if days and width >= CHARTED:
        row.add(strip(board.daily[measure.id][-days:], board.workdays[-days:], glyphs), "muted")
    return row.line()


def _short(count: Count) -> str:
    """A count without its percentage and its note."""
    return count.words.split(", ")[0]


def _heading(words: str, more: str, width: int, *, key: Hashable = None) -> Line:
    row = Row(key=key).add(f"   {words}", "muted", bold=True)
    return row.up_to(f"   {more}", width - 1, "muted").line() if more else row.line()


def _promise_lines(board: Board, card: Card, width: int, glyphs: Glyphs) -> list[Line]:
    counts = card.promises
    words = {"on the day": "kept on the day", "late": "late", "open": "due today", "overdue": "past their day"}
    parts = [f"{len(counts[name])} {said}" for name, said in words.items() if counts[name] or name == "on the day"]
    parts += [f"{len(counts['broken'])} broken"] if counts["broken"] else []
    head = Row(key=("promises", None)).add("   PROMISES", "muted", bold=True)
    lines = [BLANK, head.up_to("   " + f" {glyphs.dot} ".join(parts), width - 1).line()]
    for promise, name, words_of in board.open_promises:
        late = bool(promise.due_on and promise.due_on < board.today)
        row = Row(key=("person", promise.contact_id)).add("   ")
        row.add(f"{glyphs.late if late else glyphs.open} ", "late" if late else "foreground")
        row.column(f"{promise.what}, {name}", max(20, min(50, width - 30)))
        lines.append(row.up_to(f" {words_of}", width - 1, "late" if late else "muted").line())
    return lines


def _hour_lines(hours: dict[int, Count], width: int, glyphs: Glyphs) -> list[Line]:
    """Hour, bar and count of those hours in which anybody was called, several a row."""
    if not hours:
        return []
    cell = BAR + 20
    across = max(1, min(4, (width - 3) // cell))
    named = list(hours)
    lines = [BLANK, _heading("WHEN PEOPLE PICK UP", "your last 90 days, on their clock", width)]
    for start in range(0, len(named), across):
        part = tuple(named[start : start + across])
        row = Row(key=("hours", part)).add("   ")
        for hour in part:
            row.add(f"{hour:02} ", "muted")
            _bar(row, rate(hours[hour]), glyphs).column(hours[hour].words, cell - BAR - 4)
        lines.append(row.line())
    return lines


def _bar(row: Row, share: float, glyphs: Glyphs) -> Row:
    """A bar of so much of its eight cells, and a blank."""
    filled = min(BAR, round(BAR * share))
    return row.add(glyphs.column * filled, "accent").add(glyphs.dot * (BAR - filled), "muted").add(" ")


def _source_lines(card: Card, width: int, glyphs: Glyphs) -> list[Line]:
    if not card.sources:
        return []
    given, named = card.counts["talks_given"].value, card.counts["referrals"].value
    more = f"{given} talk{'s' * (given != 1)} given {glyphs.dot} {named} referral{'s' * (named != 1)}"
    lines = [BLANK, _heading("WHERE TALKS COME FROM", more, width)]
    for source in card.sources:
        row = Row(key=("source", source.name)).add("   ").column(source.name, 20).add(" ")
        lines.append(_bar(row, rate(source.count), glyphs).up_to(source.count.words, width - 1).line())
    return lines


def _loss_lines(card: Card, width: int) -> list[Line]:
    if not any(card.losses.values()):
        return []
    lines = [BLANK, _heading("WHAT WAS LOST", "your own reasons, with how you know", width)]
    for mine, title in ((True, "mine to change"), (False, "not mine")):
        rows = card.losses[mine]
        row = Row(key=("loss", mine)).add("   ").column(title, 20).add(" ").column(str(len(rows)), 5)
        lines.append(row.up_to("; ".join(one.what for one in rows), width - 1, "muted").line())
    return lines


def _self_lines(board: Board, width: int, glyphs: Glyphs) -> list[Line]:
    lines = [BLANK, _heading("YOURSELF", "", width)]
    words = f"{board.put_off} put off three times or more" if board.put_off else "nothing put off three times"
    lines.append(Row(key=("put_off", None)).add("   ").up_to(words, width - 1).line())
    for one in board.returning:
        lines.append(Row(key=("said", one.tag)).add("   ").up_to(one.words, width - 1).line())
    return lines
