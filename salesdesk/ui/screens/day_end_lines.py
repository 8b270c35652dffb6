"""What the day's end shows, as lines: pure, so that the page, its copy and the tests are the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo

from salesdesk.domain.agenda import Item
from salesdesk.domain.day_end import SHOWN, DayEnd, OpenEnd
from salesdesk.domain.followup import CHANNEL_WORDS
from salesdesk.domain.scorecard import BY_ID
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.plan import capacity_line
from salesdesk.ui.text import Glyphs, width_of

FIRST_CALLS = 6
CLOSES = ("   the day closes when each has a day or a reason", "   each needs a day or a reason")
"""Said beside who has no next step, as there is room."""
NAME = 24
ROOMY, TIGHT = 30, 20
"""Rows from which every part, and from which some have a blank line before them."""


def day_end_lines(
    end: DayEnd,
    width: int,
    glyphs: Glyphs,
    *,
    zone: tzinfo,
    rows: int = ROOMY,
    bare: bool = False,
    key_of: Callable[[str], str] = str,
) -> tuple[Line, ...]:
    """The page, with fewer blank lines where there are few rows. `bare`: without the hints of keys, for the copy.
    `key_of`: the page's key as it is shown."""
    gap = [BLANK] if rows >= ROOMY else []
    part = [BLANK] if rows >= TIGHT else []
    return (
        _title(end, glyphs, zone=zone),
        *gap,
        *_done(end, width, glyphs),
        *gap,
        *_figures(end),
        *part,
        *_no_next_step(end, width, glyphs, bare=bare),
        *(part if end.promises else ()),
        *_promises(end, width, glyphs),
        *gap,
        *_tomorrow(end, width, zone=zone),
        *gap,
        *_line_for_tomorrow(end, width, bare=bare),
        *_said(end, width),
        *(() if bare else (*_card(end, width), *_offers(end, width, key_of))),
    )


def is_over(end: DayEnd) -> bool:
    """Whether nothing is left to do today."""
    return not end.counts.due and end.counts.done > 0


def _title(end: DayEnd, glyphs: Glyphs, *, zone: tzinfo) -> Line:
    row = Row().add("   The day's end", bold=True).add(f"   {end.day:%a} {end.day.day} {end.day:%b %Y}", "muted")
    if end.closed_at:
        row.add(f"   {glyphs.kept} closed {end.closed_at.astimezone(zone):%H:%M}", "ok")
    else:
        row.add(f"   {end.now:%H:%M}", "muted")
    return row.line()


def _done(end: DayEnd, width: int, glyphs: Glyphs) -> list[Line]:
    counts = end.counts
    words = f"{counts.done} of {counts.done + counts.due} done"
    said = f"That is everyone for today. {words}" if is_over(end) else words
    lines = [text_line(f"   {said}", key=("done", None))]
    if end.course.capacity and not end.closed_at:
        lines.append(capacity_line(end.course.capacity, glyphs, width=width - 1, lead="   "))
    return lines


def _figures(end: DayEnd) -> list[Line]:
    """Today's own behaviour, a number a row: Enter lists what it counts. Dials in small print."""
    lines = []
    for name in (*SHOWN, "dials"):
        role = "muted" if name == "dials" else "foreground"
        title = BY_ID[name].title if name in BY_ID else "Promises made"
        words = end.figures[name].words if name in BY_ID else str(len(end.promises_made))
        row = Row(key=("figure", name)).add("   ").column(title.lower() if name == "dials" else title, 28, "muted")
        lines.append(row.add(words, role).line())
    return lines


def _no_next_step(end: DayEnd, width: int, glyphs: Glyphs, *, bare: bool) -> list[Line]:
    if not end.open_ends:
        return [text_line(f"   {glyphs.kept} Everybody you have dealt with has a next step.", "ok")]
    waiting = end.waiting_count
    head = Row().add("   NO NEXT STEP", "stale" if waiting else "muted", bold=True)
    head.add(f"  {waiting or len(end.open_ends):,}", "muted")
    if waiting and not bare:
        why = next((words for words in CLOSES if head.width + width_of(words) < width), "")
        head.add(why, "muted")
    elif not waiting:
        head.add("   each with a reason", "muted")
    ordered = [*end.waiting, *(one for one in end.open_ends if one.why)]
    lines = [head.line(), *(_open_end(one, width, glyphs) for one in ordered)]
    if waiting > len(end.waiting):
        lines.append(text_line(f"     +{waiting - len(end.waiting):,} more", "muted", key=("waiting", None)))
    return lines


def _open_end(one: OpenEnd, width: int, glyphs: Glyphs) -> Line:
    mark, role = (glyphs.kept, "muted") if one.why else (glyphs.open, "stale")
    row = Row(key=("end", one.contact.id)).add("   ").column(mark, 2, role).column(one.contact.name, NAME).add(" ")
    row.up_to(one.contact.account or "", min(width - 1, 3 + 2 + NAME + 1 + 22), "muted")
    return row.up_to(f"   {one.why}", width - 1, "muted").line() if one.why else row.line()


def _promises(end: DayEnd, width: int, glyphs: Glyphs) -> list[Line]:
    if not end.promises:
        return []
    lines = [Row().add("   PROMISES OPEN", "muted", bold=True).add(f"  {len(end.promises)}", "muted").line()]
    for promise, name, how in end.promises:
        late = bool(promise.due_on and promise.due_on < end.day)
        row = Row(key=("person", promise.contact_id)).add("   ")
        row.column(glyphs.late if late else glyphs.open, 2, "late" if late else "muted").column(name, NAME).add(" ")
        row.column(how, 16, "late" if late else "muted").up_to(promise.what, width - 1)
        lines.append(row.line())
    return lines


def _tomorrow(end: DayEnd, width: int, *, zone: tzinfo) -> list[Line]:
    day = f"{end.next_day:%A} {end.next_day.day} {end.next_day:%b}"
    head = Row().add("   TOMORROW" if (end.next_day - end.day).days == 1 else "   NEXT", "muted", bold=True)
    count = len(end.tomorrow)
    head.add(f"  {count} follow-up{'s' * (count != 1)}", "muted").up_to(f"   {day}", width - 1, "muted")
    lines = [head.line()]
    for item in end.tomorrow[:FIRST_CALLS]:
        lines.append(_call(item, width, zone))
    if count > FIRST_CALLS:
        lines.append(text_line(f"     +{count - FIRST_CALLS} more", "muted", key=("tomorrow", None)))
    return lines


def _call(item: Item, width: int, zone: tzinfo) -> Line:
    follow_up = item.follow_up
    at = f"{follow_up.due_at.astimezone(zone):%H:%M}" if follow_up.due_at else "any"
    row = Row(key=("person", item.contact.id)).add("   ").column(at, 6, "muted").column(item.contact.name, NAME - 4)
    how = "" if follow_up.channel == "call" else CHANNEL_WORDS[follow_up.channel]
    why = " · ".join(part for part in (how, follow_up.why_now) if part)
    return row.add(" ").up_to(why, width - 1, "muted").line()


def _line_for_tomorrow(end: DayEnd, width: int, *, bare: bool) -> list[Line]:
    if bare and not end.line:
        return []
    row = Row(key=("line", None)).add("   LINE FOR TOMORROW", "muted", bold=True).add("   ")
    hint = "not written. l writes it" if not end.line else ""
    return [row.up_to(end.line or hint, width - 1, "foreground" if end.line else "muted").line()]


def _card(end: DayEnd, width: int) -> list[Line]:
    """The week's card on the week's last day; it is the rep's own and never in the copy."""
    if end.card is None:
        return []
    words = end.card.behaviour or end.card.belief_try or end.card.belief_held
    row = Row(key=("card", None)).add("   THE WEEK'S CARD", "muted", bold=True).add("   ")
    said = words or "not written. f writes it"
    return [BLANK, row.up_to(said, width - 1, "foreground" if words else "muted").line()]


def _offers(end: DayEnd, width: int, key_of: Callable[[str], str]) -> list[Line]:
    """What may be done with the rest of a day that is over."""
    if not is_over(end) and not end.closed_at:
        return []
    offers = (
        ("voicemail", "Write tomorrow's first voicemail now"),
        ("stale", "Go through what is stale"),
        ("score", "Scorecard"),
        ("add", "Add someone"),
    )
    return [
        BLANK,
        *(
            Row()
            .add("    ")
            .add(key_of(name), "accent", bold=True, command=f"page:{name}")
            .add("  ")
            .up_to(words, width - 1)
            .line()
            for name, words in offers
        ),
    ]


def _said(end: DayEnd, width: int) -> list[Line]:
    """What the rep would do differently, and what returns."""
    lines = [
        Row().add("   differently   ", "muted").up_to(_words(one.tag, one.words), width - 1).line()
        for one in end.critiques
    ]
    lines += [
        Row(key=("said", one.tag)).add("   ").up_to(one.words, width - 1, "muted").line() for one in end.returning
    ]
    return [BLANK, *lines] if lines else []


def _words(tag: str, words: str | None) -> str:
    return f"{tag}: {words}" if words else tag
