"""The call's bar and its left column: what matters while talking, and what the notes have caught."""

from __future__ import annotations

from datetime import timedelta

from rich.segment import Segment
from textual.strip import Strip

from salesdesk.desk.calls import LiveCall
from salesdesk.domain.brief import Brief, TheirDate
from salesdesk.domain.callnotes import Caught, CaughtKind
from salesdesk.domain.followup import Promise, PromiseState, Side
from salesdesk.domain.research import Question
from salesdesk.ui.lines import BLANK, Line, Row, plain, text_line
from salesdesk.ui.text import Glyphs, cell, wrap
from salesdesk.ui.widgets.brief import distance_text, due_words
from salesdesk.ui.widgets.lists import LineList, Page, palette
from salesdesk.ui.widgets.timeline import day_text

MARKS = {
    CaughtKind.PROMISE: "!",
    CaughtKind.MILESTONE: "@",
    CaughtKind.QUESTION: "?",
    CaughtKind.FACT: "*",
    CaughtKind.NEXT_STEP: ">",
    CaughtKind.QUOTE: "“",
}


class CallBar(Page):
    """The solid bar of a live call."""

    def render_line(self, y: int) -> Strip:
        text = plain(self._lines[:1])
        return Strip([Segment(cell(text, self.size.width), palette(self).bar())], self.size.width)


class CallSide(LineList):
    """Why now, promises, questions, their dates, what the notes have caught."""

    surface = "surface"


def bar_line(brief: Brief, elapsed: timedelta, width: int, glyphs: Glyphs) -> Line:
    """ "● ON CALL  02:14   Dana Ruiz   Northwind · 08:03 there"."""
    minutes, seconds = divmod(int(elapsed.total_seconds()), 60)
    there = f" {glyphs.dot} {brief.clock.local:%H:%M} there" if brief.clock.local else ""
    row = Row().add(f" {glyphs.filled} ON CALL  {minutes:02}:{seconds:02}   {brief.contact.name}   ")
    row.up_to(f"{brief.contact.account_name}{there}", width - 20)
    return row.to(max(row.width + 1, width - 19)).add("F8 ends the call").line()


def side_lines(
    brief: Brief, caught: tuple[Caught, ...], call: LiveCall, width: int, glyphs: Glyphs, *, full: bool
) -> tuple[Line, ...]:
    """What matters while talking; short on low and narrow screens."""
    owed = [p for p in brief.promises if p.state is PromiseState.OPEN]
    parts: list[tuple[str, list[Line]]] = [
        ("WHY NOW", [text_line(f" {line}") for line in wrap(brief.why_now or "not written", width - 2)[:3]]),
        ("PROMISED", [_promise(p, brief, width, glyphs) for p in owed[: 4 if full else 1]]),
        (
            "ASK   esc then 1 2 3 ticks",
            [_question(n, q, call, width, glyphs) for n, q in enumerate(brief.questions[: 9 if full else 3], 1)],
        ),
        ("THEIR DATES", [_date(d, brief, width) for d in brief.dates[: 4 if full else 1]]),
    ]
    if full and brief.contact.their_shoes:
        parts.append(
            ("THEIR SHOES", [text_line(f" {line}") for line in wrap(brief.contact.their_shoes, width - 2)[:2]])
        )
    if full:
        parts.append(("CAUGHT FROM YOUR NOTES", [_caught(c, width) for c in caught]))
    lines: list[Line] = []
    for heading, rows in parts:
        if rows:
            lines += ([BLANK] if lines and full else []) + [text_line(f" {heading}", "muted"), *rows]
    return tuple(lines)


def _promise(promise: Promise, brief: Brief, width: int, glyphs: Glyphs) -> Line:
    words, role = due_words(promise, brief.today)
    who = "" if promise.side is Side.OURS else "they: "
    row = Row().add(f" {glyphs.late if role == 'late' else glyphs.open} ", role)
    return row.up_to(who + promise.what, width - len(words) - 3).add("  ").up_to(words, width - 1, role).line()


def _question(number: int, question: Question, call: LiveCall, width: int, glyphs: Glyphs) -> Line:
    ticked = question.id in call.ticked
    row = Row(key=("question", question.id)).add(f" {number} ", "accent", bold=True)
    row.add(f"{glyphs.kept if ticked else glyphs.box} ", "ok" if ticked else "foreground")
    return row.up_to(question.text, width - 1, "muted" if ticked else "foreground").line()


def _date(date: TheirDate, brief: Brief, width: int) -> Line:
    row = Row().add(" ").column(day_text(date.on, brief.today) if date.on else "no day", 10)
    distance = distance_text(date.on, brief.today)
    return row.up_to(date.what, width - len(distance) - 3).add("  ").up_to(distance, width - 1, "muted").line()


def _caught(caught: Caught, width: int) -> Line:
    when = (
        f"{caught.on:%d %b}"
        if caught.on
        else {"question": "next call", "fact": "fact, today"}.get(str(caught.kind), "")
    )
    if caught.at:
        when += f" {caught.at:%H:%M}"
    row = Row().add(f" {MARKS[caught.kind]} ", "accent", bold=True)
    row.column(caught.what or caught.text, max(4, width - 4 - len(when) - 2))
    return row.add(" ").up_to(when, width - 1, "accent" if caught.certain else "stale").line()
