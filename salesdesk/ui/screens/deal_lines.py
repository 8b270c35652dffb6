"""The lines of one deal's page: theirs on top, mine below, what each owes, the rhythm. Pure."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date

from salesdesk.desk.deals import DealPage, StallPage
from salesdesk.desk.research import touch_head
from salesdesk.domain.deals import (
    END_WORDS,
    DealStep,
    Milestone,
    MilestoneState,
    StepState,
    current_step,
    milestones_in_order,
    stage_words,
    step_place,
)
from salesdesk.domain.followup import PromiseState, Side
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.screens.lane_lines import long_day, money
from salesdesk.ui.text import Glyphs, first_lines, width_of
from salesdesk.ui.widgets.brief import distance_text, due_words
from salesdesk.ui.widgets.timeline import day_text

LABEL = 13
CALM = 78
"""Cells from which what stands beside the words has a column of its own."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the page is drawn."""

    width: int
    glyphs: Glyphs
    low: bool = False

    @property
    def beside(self) -> int:
        """Where the column beside the words begins."""
        return min(72, self.width - 30) if self.width >= CALM else self.width

    def label(self, words: str, key: Hashable = None) -> Row:
        return Row(key=key).add("   " if self.width >= CALM else " ").column(words, LABEL - 2, "muted")

    def field(self, label: str, text: str, key: Hashable, *, role: str = "foreground", more: str = "") -> list[Line]:
        """A label and its words over as many lines as they take, three at most; `more` beside or below them."""
        row = self.label(label, key)
        start = row.width
        found = first_lines(text, max(12, (self.beside if more else self.width) - start - 2), 3) or [""]
        row.add(found[0], role)
        lines = [row, *(Row().to(start).add(part, role) for part in found[1:])]
        if more and self.width >= CALM:
            lines[-1].to(self.beside).up_to(more, self.width - 1, "muted")
        elif more:
            lines.append(Row().to(start).up_to(more, self.width - 1, "muted"))
        return [line.line() for line in lines]


def deal_head(page: DealPage, sheet: Sheet) -> tuple[Line, ...]:
    """Its name, account and people; the step and the value at the right, where there is room."""
    deal, glyphs = page.deal, sheet.glyphs
    place, total = step_place(deal)
    right = Row()
    if deal.is_live:
        right.add(f"{stage_words(deal)} ")
        right.add(glyphs.filled * place, "accent").add(glyphs.open * (total - place), "muted")
    if deal.value is not None:
        right.add(f"   {money(deal.value, deal.currency)}", "muted")
    row = Row().add("   ").up_to(deal.title, max(24, sheet.width - 2), bold=True)
    who = ", ".join(one.name for one in page.people)
    about = f" {glyphs.dot} ".join(part for part in (deal.account, who) if part)
    room = sheet.width - row.width - right.width - 4
    if fits := next((words for words in (about, deal.account) if words and width_of(words) <= room), ""):
        row.add(f"  {fits}", "muted").to(sheet.width - right.width - 1)
        return (Line((*row.spans, *right.spans)),)
    second = Row().add("   ").up_to(about, max(12, sheet.width - right.width - 4), "muted")
    second.to(max(second.width + 2, sheet.width - right.width - 1))
    return (row.line(), Line((*second.spans, *right.spans)))


def deal_lines(page: DealPage, sheet: Sheet, *, stalls: tuple[StallPage, ...] = ()) -> tuple[Line, ...]:
    """The whole page under its head."""
    parts = [
        [*_ended(page, sheet), *_quiet(stalls, sheet), *_guard(page, sheet)],
        _theirs(page, sheet),
        _mine(page, sheet),
        _owed(page, sheet),
        _rest(page, sheet),
    ]
    lines: list[Line] = []
    for part in parts:
        if part and lines and not sheet.low:
            lines.append(BLANK)
        lines += part
    return tuple(lines)


# What stands over both tracks ----------------------------------------------------------------------------------------


def _ended(page: DealPage, sheet: Sheet) -> list[Line]:
    end = page.deal.ending
    if end is None:
        return []
    words = END_WORDS[end.kind] + (f", to {end.went_to}" if end.went_to else "") + f", {long_day(end.on)}"
    lines = sheet.field("ended", words, ("end", 0), more="x opens it again")
    if end.again_on:
        said = f"  {sheet.glyphs.quote}{end.again_words}{sheet.glyphs.unquote}" if end.again_words else ""
        lines += sheet.field("again", long_day(end.again_on) + said, ("end", 1))
    for number, reason in enumerate(end.reasons):
        hand = "mine to change" if reason.mine else "not mine"
        lines += sheet.field(
            "" if number else "reasons", f"{reason.text}: {reason.evidence}", ("end", 10 + number), more=hand
        )
    if end.as_told and not end.reasons:
        lines += sheet.field("reason", end.as_told, ("end", 2), more="as it came in")
    if end.differently:
        lines += sheet.field("differently", end.differently, ("end", 3))
    return lines


def _quiet(stalls: tuple[StallPage, ...], sheet: Sheet) -> list[Line]:
    """Who stands still, and the calm line of the cap; no countdown."""
    lines: list[Line] = []
    for page in stalls:
        stall = page.row.stall
        hand = "in my control" if stall.is_mine_to_change else "not in my control"
        words = f"{page.row.name}: {stall.reason_words} since {long_day(stall.since_on)}"
        if stall.own_words and stall.own_words != stall.reason_words:
            words += f". {stall.own_words}"
        lines += sheet.field("" if lines else "quiet", words, ("stall", stall.id), more=hand)
        lines += sheet.field("", page.allowance.line, None, role="muted")
    return lines


def _guard(page: DealPage, sheet: Sheet) -> list[Line]:
    lines: list[Line] = []
    for text in page.guard:
        lines += sheet.field("" if lines else "pace", text, ("pace", len(lines)), role="stale")
    if page.lacks:
        lines += sheet.field("missing", ", ".join(page.lacks), ("next", 0), role="stale", more="n names it")
    return lines


# Theirs --------------------------------------------------------------------------------------------------------------


def _theirs(page: DealPage, sheet: Sheet) -> list[Line]:
    lines = [text_line("   THEIRS" if sheet.width >= CALM else " THEIRS", "muted", bold=True)]
    for one in milestones_in_order(page.deal):
        lines += _milestone(one, page.today, sheet)
    if not page.deal.milestones:
        lines += sheet.field(
            "milestones", "none yet: what have they set themselves? m adds one", ("milestone", 0), role="muted"
        )
    day = _day_beside(page.deal.their_next_on, page.today)
    text = page.deal.their_next or "not known. n adds it"
    return lines + sheet.field(
        "their next", text, ("next", 2), role="foreground" if page.deal.their_next else "muted", more=day
    )


def _milestone(one: Milestone, today: date, sheet: Sheet) -> list[Line]:
    mark, role = {
        MilestoneState.AHEAD: (sheet.glyphs.open, "foreground"), MilestoneState.REACHED: (sheet.glyphs.kept, "ok"),
        MilestoneState.DROPPED: ("-", "muted"),
    }[one.state]  # fmt: skip
    row = Row(key=("milestone", one.id)).add("   " if sheet.width >= CALM else " ").add(f"{mark} ", role)
    day = one.reached_on if one.state is MilestoneState.REACHED else one.wanted_on
    said_day = day_text(day, today) if day else "no day"
    row.column(said_day, LABEL - 4, "muted" if one.state is not MilestoneState.AHEAD else "foreground")
    row.add(" " if width_of(said_day) >= LABEL - 4 else "")  # a day of another year fills the column
    said = f"{one.said_by}, {day_text(one.said_on, today)}" if one.said_by and one.said_on else one.said_by
    away = {
        MilestoneState.AHEAD: distance_text(one.wanted_on, today), MilestoneState.REACHED: "reached",
        MilestoneState.DROPPED: "no longer wanted",
    }[one.state]  # fmt: skip
    beside = f" {sheet.glyphs.dot} ".join(part for part in (away, said) if part)
    words_role = "foreground" if one.state is MilestoneState.AHEAD else "muted"
    start = row.width
    found = first_lines(one.words, max(12, sheet.beside - start - 2), 3) or [""]
    rows = [row.add(found[0], words_role), *(Row().to(start).add(part, words_role) for part in found[1:])]
    if sheet.width >= CALM:
        rows[-1].to(sheet.beside).up_to(beside, sheet.width - 1, "muted")
    elif beside:
        rows.append(Row().to(start).up_to(beside, sheet.width - 1, "muted"))
    for move in one.moves[-2:]:
        was = day_text(move.was_on, today) if move.was_on else "no day"
        rows.append(Row().to(start).up_to(f"was {was}: {move.reason}", sheet.width - 1, "muted"))
    return [line.line() for line in rows]


# Mine ----------------------------------------------------------------------------------------------------------------


def _mine(page: DealPage, sheet: Sheet) -> list[Line]:
    deal = page.deal
    lines = [text_line("   MINE" if sheet.width >= CALM else " MINE", "muted", bold=True)]
    late = bool(deal.is_live and deal.my_next_on and deal.my_next_on < page.today and not page.stalls)
    day = _day_beside(deal.my_next_on, page.today, late=late)
    planned = page.planned
    if not day and planned is not None and deal.is_live:
        day = f"follow-up {day_text(planned.due_on, page.today)}"
    mark = f"{sheet.glyphs.late} " if late else ""
    role = "late" if late else "foreground" if deal.my_next else "muted"
    lines += sheet.field("my next", mark + (deal.my_next or "not written. n adds it"), ("next", 1), role=role, more=day)
    lines += sheet.field("ball", page.ball, ("ball", 0))
    here = current_step(deal)
    for step in deal.steps:
        lines += _step(step, step is here, page.today, sheet)
    if not deal.steps:
        came = f"“{deal.stage}” as it came in; " if deal.stage else ""
        lines += sheet.field("steps", f"{came}enter begins your steps", ("steps", 0), role="muted")
    return lines


def _step(step: DealStep, here: bool, today: date, sheet: Sheet) -> list[Line]:
    g = sheet.glyphs
    mark, role = {
        StepState.EARNED: (g.kept, "ok"), StepState.SKIPPED: ("-", "muted"),
        StepState.OPEN: (g.filled if here else g.open, "accent" if here else "muted"),
    }[step.state]  # fmt: skip
    row = Row(key=("step", step.id)).add("   " if sheet.width >= CALM else " ").add(f"{mark} ", role)
    row.column(step.title, 19, "foreground" if here else "muted", bold=here).add(" ")
    if step.state is StepState.OPEN:
        count = len(step.open_tasks)
        words = "" if here else f"{count} task{'s' * (count != 1)}" if count else ""
        words = "no tasks: enter when they have earned you the next step" if here and not step.tasks else words
        lines = [row.up_to(words, sheet.width - 1, "muted").line()]
    else:
        why = step.evidence or step.reason
        said = f"skipped{f': {why}' if why else ''}" if step.state is StepState.SKIPPED else why
        room = sheet.width - row.width - 9
        row.up_to(said, row.width + max(8, room), "muted")
        if step.passed_on and sheet.width >= CALM:
            row.to(sheet.width - 8).add(day_text(step.passed_on, today), "muted")
        lines = [row.line()]
    return lines + ([_task(task.id, task.text, sheet, done=task.is_done) for task in step.tasks] if here else [])


def _task(task_id: int, text: str, sheet: Sheet, *, done: bool) -> Line:
    row = Row(key=("task", task_id)).add("       " if sheet.width >= CALM else "     ")
    row.add(f"{sheet.glyphs.kept if done else sheet.glyphs.box} ", "ok" if done else "foreground")
    return row.up_to(text, sheet.width - 1, "muted" if done else "foreground").line()


# The rest ------------------------------------------------------------------------------------------------------------


def _owed(page: DealPage, sheet: Sheet) -> list[Line]:
    """What each has promised the other."""
    lines: list[Line] = []
    for promise in page.owed[:8]:
        words, role = due_words(promise, page.today)
        if page.stalls and role == "late":
            words, role = f"due {day_text(promise.due_on, page.today)}" if promise.due_on else "no day", "muted"
        g = sheet.glyphs
        mark = {"late": g.late, "ok": g.kept}.get(role, g.open)
        row = sheet.label("" if lines else "owed", ("promise", promise.id)).add(f"{mark} ", role)
        row.column("we" if promise.side is Side.OURS else "they", 5, "muted")
        quiet = promise.state is not PromiseState.OPEN
        row.up_to(promise.what, sheet.beside - 1, "muted" if quiet else "foreground")
        if sheet.width >= CALM:
            row.to(sheet.beside)
        lines.append(
            row.add("" if sheet.width >= CALM else "  ")
            .up_to(words, sheet.width - 1, "muted" if role == "ok" else role)
            .line()
        )
    return lines


def _rest(page: DealPage, sheet: Sheet) -> list[Line]:
    """Their rhythm, the next touch at it, and, last and small, the day another system would close on."""
    deal = page.deal
    lines: list[Line] = []
    if page.last is not None:
        said = f"  “{page.last.their_words}”" if page.last.their_words else ""
        text = f"{day_text(page.last.happened_on, page.today)}  {touch_head(page.last)}{said}"
        lines += sheet.field("last touch", text, ("last", page.last.contact_id), role="muted")
    words = page.rhythm
    if deal.pace_words or deal.pace.value != "normal":
        words += f" {sheet.glyphs.dot} {deal.pace.value}" + (f": “{deal.pace_words}”" if deal.pace_words else "")
    lines += sheet.field("rhythm", words, ("rhythm", 0), role="muted")
    if page.next_touch:
        on = page.next_touch.on
        text = f"next touch {on:%a} {on.day} {on:%b}, {page.next_touch.why}"
        lines += sheet.field("", text, ("touch", 0), role="muted", more="" if page.planned else "enter plans it")
    if deal.close_on and deal.is_live:
        lines += sheet.field("closes", long_day(deal.close_on), ("edit", 0), role="muted")
    for number, person in enumerate(page.people):
        about = f" {sheet.glyphs.dot} ".join(part for part in (person.name, person.title or "") if part)
        lines += sheet.field("" if number else "people", about, ("person", person.id), role="muted")
    if not page.people:
        lines += sheet.field("people", "nobody yet. e names them", ("edit", 0), role="muted")
    return lines + sheet.field("deal", "e edits it, delete puts it into the trash", ("deal", 0), role="muted")


def _day_beside(on: date | None, today: date, *, late: bool = False) -> str:
    if on is None:
        return ""
    return (
        f"{day_text(on, today)}, {(today - on).days} d late"
        if late
        else f"{day_text(on, today)}, {distance_text(on, today)}"
    )
