"""The call's bar and its left column: what matters while talking, and what the notes have caught."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from salesdesk.domain.brief import Brief, TheirDate
from salesdesk.domain.call import BEATS
from salesdesk.domain.callnotes import Bucket, Caught, CaughtKind
from salesdesk.domain.followup import Promise, PromiseState, Side
from salesdesk.ui.lines import BLANK, Line, Row, plain, text_line
from salesdesk.ui.text import Glyphs, cell, first_lines, whole_words, width_of
from salesdesk.ui.widgets.brief import distance_text, due_words, phone_line
from salesdesk.ui.widgets.lists import LineList, Page, palette
from salesdesk.ui.widgets.timeline import day_text

if TYPE_CHECKING:
    from salesdesk.desk.calls import LiveCall
    from salesdesk.desk.library import Objection
    from salesdesk.domain.people import Contact
    from salesdesk.domain.research import Question

MARKS = {
    CaughtKind.PROMISE: "!",
    CaughtKind.MILESTONE: "@",
    CaughtKind.QUESTION: "?",
    CaughtKind.FACT: "*",
    CaughtKind.NEXT_STEP: ">",
    CaughtKind.QUOTE: "“",
    CaughtKind.ABSENCE: "z",
    CaughtKind.BALL: "w",
    CaughtKind.MOVED: "@",
}

ASK_HEADING = "ASK   esc, then 1 2 3 ticks"
CAUGHT_HEADING = "CAUGHT FROM YOUR NOTES"
CAUGHT_LABEL = 9
LOW_LABEL = 10
MANY = 9
"""Lines of one question at most where there is room."""
WIDE_BAR = 100
"""Cells from which the bar has room for a number in full."""


class CallBar(Page):
    """The solid bar of a live call."""

    def show(self, lines: Sequence[Line]) -> None:
        """Each second only what has changed is sent, the timer's two or three cells."""
        before, now = plain(self._lines[:1]), plain(tuple(lines)[:1])
        if len(before) != len(now) or width_of(before) != width_of(now):
            super().show(lines)
            return
        self._lines = tuple(lines)
        changed = [at for at, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]
        if changed:
            first, last = (width_of(now[:at]) for at in (changed[0], changed[-1] + 1))
            self.refresh(Region(first, 0, last - first, 1))

    def render_line(self, y: int) -> Strip:
        text = plain(self._lines[:1])
        return Strip([Segment(cell(text, self.size.width), palette(self).bar())], self.size.width)


class CallSide(LineList):
    """Why now, promises, questions, their dates, what the notes have caught."""

    surface = "surface"


def bar_line(brief: Brief, call: LiveCall, elapsed: timedelta, width: int, glyphs: Glyphs) -> Line:
    """ "● ON CALL  02:14   Dana Ruiz   Northwind · 08:03 there"; a call that has ended waits for its wrap-up. Of
    several numbers it says which."""
    minutes, seconds = divmod(int(elapsed.total_seconds()), 60)
    there = f" {glyphs.dot} {brief.clock.local:%H:%M} there" if brief.clock.local else ""
    state = "ENDED" if call.ended_at else "THEY CALLED" if call.direction == "in" else "ON CALL"
    right = "F8 wraps it up" if call.ended_at else "F8 ends the call"
    row = Row().add(f" {glyphs.filled} {state}  {minutes:02}:{seconds:02}   {brief.contact.name}   ")
    number, account = _which_number(brief.contact, call, low=width < WIDE_BAR), brief.contact.account_name
    longest = f"{number}{there} {glyphs.dot} {account}" if number else f"{account}{there}"
    shorter = (longest, f"{number}{there}", there.removeprefix(f" {glyphs.dot} "))
    fits = next((words for words in shorter if words and row.width + width_of(words) <= width - 20), "")
    row.add(fits)
    return row.to(max(row.width + 1, width - 19)).up_to(right, width).line()


def _which_number(contact: Contact, call: LiveCall, *, low: bool) -> str:
    """Of several numbers the one that is called; where there is little room by its label, if that tells."""
    phones = contact.live_phones
    phone = contact.phone_called(call.number)
    if phone is None or len(phones) < 2:
        return ""
    tells = bool(phone.label) and sum(one.label == phone.label for one in phones) == 1
    return phone.label.lower() if low and tells else phone_line(phone)


@dataclass(frozen=True, slots=True)
class Room:
    """The place that the left column has: its cells, and its rows where they are few (0: as many as it needs)."""

    width: int
    glyphs: Glyphs
    rows: int = 0


Group = tuple[str, Sequence[Line]]


def side_lines(
    brief: Brief, caught: tuple[Caught, ...], call: LiveCall, objections: Sequence[Objection], room: Room
) -> tuple[Line, ...]:
    """What matters while talking, with headings where there is room for them."""
    if room.rows:
        return _low_lines(brief, call, room)
    width = room.width
    owed = [p for p in brief.promises if p.state is PromiseState.OPEN]
    wish = wish_words(brief.contact)
    groups: list[Group] = [
        ("THEIR WISH", [text_line(f" {line}", "late", bold=True) for line in first_lines(wish, width - 2, 3)]),
        ("WHY NOW", [text_line(f" {line}") for line in first_lines(brief.why_now or "not written", width - 2, 3)]),
        (
            "LIKELY NEED",
            [text_line(f" {line}") for line in first_lines("" if brief.for_them else brief.likely_need, width - 2, 2)],
        ),
        ("PROMISED", [_promise(p, brief, width, room.glyphs) for p in owed[:4]]),
        (ASK_HEADING, _questions(brief.questions[:9], call, room)),
        ("THEIR DATES", [_date(d, brief, width) for d in brief.dates[:4]]),
        ("THEIR SHOES", [text_line(f" {line}") for line in first_lines(brief.contact.their_shoes or "", width - 2, 2)]),
        ("IF THEY SAY   F9 counts what helped", _objections(objections[:3], width)),
        (CAUGHT_HEADING, [_caught(one, call, room, brief.today) for one in caught]),
    ]
    lines: list[Line] = []
    for heading, rows in groups:
        if rows:
            lines += ([BLANK] if lines else []) + [text_line(f" {heading}", "muted"), *rows]
    return tuple(lines)


def _low_lines(brief: Brief, call: LiveCall, room: Room) -> tuple[Line, ...]:
    """Labels at the left instead of headings; the questions wrap and keep the room that the rest leaves."""
    width, late = room.width, room.glyphs
    owed = [p for p in brief.promises if p.state is PromiseState.OPEN]
    why = first_lines(brief.why_now or "not written", width - LOW_LABEL - 1, 2 if room.rows > 6 else 1)
    lines = [_labelled("why now" if not at else "", line) for at, line in enumerate(why)]
    if wish := wish_words(brief.contact):
        lines = [Row().add(" ").up_to(wish, width - 1, "late", bold=True).line()]
    if owed:
        words, role = due_words(owed[0], brief.today)
        row = Row().column(" promised", LOW_LABEL, "muted").add(f"{late.late if role == 'late' else late.open} ", role)
        more = f" +{len(owed) - 1}" if len(owed) > 1 else ""
        row.up_to(owed[0].what, width - len(words) - len(more) - 3).add(f"  {words}", role).add(more, "muted")
        lines.append(row.line())
    date = brief.dates[:1] if room.rows > 7 else ()
    left = max(1, room.rows - len(lines) - len(date))
    lines += _questions(brief.questions, call, room, label="ask", most=left)
    for one in date:
        distance = distance_text(one.on, brief.today)
        row = Row().column(" dates", LOW_LABEL, "muted").add(f"{day_text(one.on, brief.today) if one.on else ''}  ")
        lines.append(row.up_to(one.what, width - len(distance) - 3).add(f"  {distance}", "muted").line())
    return tuple(lines)


def _labelled(label: str, words: str) -> Line:
    return Row().column(f" {label}" if label else "", LOW_LABEL, "muted").add(words).line()


def _questions(
    questions: Sequence[Question], call: LiveCall, room: Room, *, label: str = "", most: int = 0
) -> list[Line]:
    """Each question whole, on as many lines as it needs; where only `most` lines are there, the first ones cut last."""
    lines: list[Line] = []
    indent = LOW_LABEL if label else 1
    for number, question in enumerate(questions[:9], 1):
        ticked = question.id in call.ticked
        role = "muted" if ticked else "foreground"
        if most and len(lines) >= most:
            break
        parts = first_lines(question.text, room.width - indent - 5, most - len(lines) if most else MANY) or [""]
        for at, part in enumerate(parts):
            row = Row(key=("question", question.id) if at == 0 else None)
            row.column(f" {label}" if label and not lines else "", indent, "muted")
            if at == 0:
                row.add(f"{number} ", "accent", bold=True)
                row.add(f"{room.glyphs.kept if ticked else room.glyphs.box} ", "ok" if ticked else "foreground")
            else:
                row.add("    ")
            lines.append(row.add(part, role).line())
    return lines


def _objections(objections: Sequence[Objection], width: int) -> list[Line]:
    lines: list[Line] = []
    for one in objections:
        for at, line in enumerate(first_lines(one.they_say, width - 2, 2)):
            lines.append(text_line(f" {line}", "stale", key=None if at else ("objection", one.id)))
        lines += [text_line(f"   {line}") for line in first_lines(one.i_say, width - 4, 3)]
    return lines


def _promise(promise: Promise, brief: Brief, width: int, glyphs: Glyphs) -> Line:
    words, role = due_words(promise, brief.today)
    who = "" if promise.side is Side.OURS else "they: "
    if width_of(who + promise.what) + width_of(words) + 5 > width:
        words = words.rpartition(" · ")[2]  # how late is enough while talking; what was promised is not cut for it
    row = Row().add(f" {glyphs.late if role == 'late' else glyphs.open} ", role)
    return row.up_to(who + promise.what, width - len(words) - 3).add("  ").up_to(words, width - 1, role).line()


def _date(theirs: TheirDate, brief: Brief, width: int) -> Line:
    row = Row().add(" ").column(day_text(theirs.on, brief.today) if theirs.on else "no day", 10)
    distance = distance_text(theirs.on, brief.today)
    return row.up_to(theirs.what, width - len(distance) - 3).add("  ").up_to(distance, width - 1, "muted").line()


def _caught(caught: Caught, call: LiveCall, room: Room, today: date) -> Line:
    """One caught line with what it becomes; enter, or a click, drops it and takes it up again."""
    dropped = caught.text in call.dropped
    when = "dropped" if dropped else caught_when(caught, today)
    row = Row(key=("caught", caught.text)).add(f" {MARKS[caught.kind]} ", "muted" if dropped else "accent", bold=True)
    role = "muted" if dropped else "foreground"
    words = max(4, room.width - 4 - len(when) - 2)
    row.column(whole_words(caught.what or caught.text, words), words, role)
    when_role = "muted" if dropped else "accent" if caught.certain else "stale"
    return row.add(" ").up_to(when, room.width - 1, when_role).line()


def caught_when(caught: Caught, today: date) -> str:
    """The day that a caught line names, or what it becomes without one: "today 15:00", "next call"."""
    if caught.kind is CaughtKind.FACT:
        return "fact, person" if caught.bucket is Bucket.PERSON else "fact, today"
    if caught.kind is CaughtKind.QUESTION:
        return "next call"
    return caught_day(caught, today)


def caught_day(caught: Caught, today: date) -> str:
    """ "today 15:00", "Mon 09 Jan 2023" of another year; "?" where the words may mean another day."""
    if caught.on is None:
        return ""
    year = f" {caught.on:%Y}" if caught.on.year != today.year else ""
    day = "today" if caught.on == today else f"{caught.on:%a %d %b}{year}"
    hour = f" {caught.at:%H:%M}" if caught.at else ""
    return f"{day}{hour}{'' if caught.certain else ' ?'}"


def caught_lines(
    caught: Sequence[Caught], width: int, *, today: date, rows: int = 1, dropped: Sequence[str] = ()
) -> tuple[Line, ...]:
    """What the notes have caught, one a row where there are rows for it, else as many as fit into each; the last one
    typed comes first: it is the one to check."""
    kept = [one for one in caught if one.text not in dropped][::-1]
    alone = len(kept) if len(kept) <= rows else rows - 1
    groups = [*([one] for one in kept[:alone]), *([kept[alone:]] if kept[alone:] else [])]
    labels = (" caught", *[""] * len(groups))
    return tuple(_caught_row(label, some, width, today) for label, some in zip(labels, groups, strict=False)) or (
        BLANK,
    )


def _caught_row(label: str, some: Sequence[Caught], width: int, today: date) -> Line:
    """As many as fit, and how many more there are."""
    row = Row().column(label, CAUGHT_LABEL, "muted")
    for at, one in enumerate(some):
        after = len(some) - at - 1
        room = width - 1 - (width_of(f"   +{after}") if after else 0)
        words, day = f"{MARKS[one.kind]} {one.what or one.text}", caught_day(one, today)
        when = f", {day}" if day else ""
        if at and row.width + 3 + width_of(words + when) > room:
            row.add(f"   +{after + 1}", "muted")
            break
        row.add("   " if at else "").up_to(words, room - width_of(when), "accent")
        row.up_to(when, room, "accent" if one.certain else "stale")
    return row.line()


def beats_line(width: int, glyphs: Glyphs) -> Line:
    """The five beats of a talk, to glance at; nothing where they do not fit."""
    words = f" {glyphs.arrow} ".join(BEATS)
    return Row().add(f" {words}", "muted").line() if width > len(words) + 1 else BLANK


def wish_words(contact: Contact) -> str:
    """Their do-not-contact wish in one line: since when, who asked, in which words; empty where there is none."""
    wish = contact.refusal("call")
    if wish is None:
        return ""
    by = f", asked by {wish.asked_by}" if wish.asked_by else ""
    words = f": “{wish.words}”" if wish.words else ""
    return f"do not contact since {wish.since_on:%d %b %Y}{by}{words}"
