"""What the wrap-up shows: the endings with their letters, the marks of how it went, the lines to keep."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from salesdesk.domain.call import TICK_WORDS, WENT_WORDS, Tick, Went, WrapForm
from salesdesk.domain.callnotes import Bucket, Caught, CaughtKind
from salesdesk.domain.followup import Side
from salesdesk.domain.plays import Proposal
from salesdesk.domain.promises import whose
from salesdesk.domain.touch import Disposition
from salesdesk.ui.lines import Line, Row
from salesdesk.ui.outcomes import OUTCOMES, Outcome
from salesdesk.ui.sheets.base import SheetPage, hint_line
from salesdesk.ui.text import Glyphs, whole_words
from salesdesk.ui.widgets.callside import caught_day

COLUMN = 28
LABEL, KIND = 14, 10
"""Cells before what stands beside a label: where the text of a field begins."""
KEPT_WORDS = {
    CaughtKind.PROMISE: "promise", CaughtKind.MILESTONE: "date", CaughtKind.QUESTION: "question", CaughtKind.FACT: "fact",
    CaughtKind.NEXT_STEP: "next step", CaughtKind.QUOTE: "words", CaughtKind.ABSENCE: "out until",
    CaughtKind.BALL: "ball", CaughtKind.MOVED: "moves",
}  # fmt: skip


FIELDS = (
    ("next", "NEXT STEP", "tue 8am their time"),
    ("who", "WHO", "name, what they do, number"),
    ("words", "WORDS", "what they said, as they said it"),
)
"""The fields that an ending may ask for: name, label, example."""
TO_NEXT_STEP = ("shift+tab", "next step")
BESIDE = {"date": ("tab", "their words"), "who": TO_NEXT_STEP, "words": TO_NEXT_STEP}
"""The key to the other field, where the ending has put the cursor into one."""
WENT_KEYS = {"+": Went.WELL, "=": Went.SO_SO, "-": Went.HARD}
TICK_KEYS = {"y": Tick.IMPRESSION, "a": Tick.ALTERNATIVE, "p": Tick.PERMISSION, "r": Tick.REFERRAL, "u": Tick.STEPS}
SPOKE = frozenset({Disposition.CONNECTED, Disposition.CALLBACK_ASKED, Disposition.LEFT_WORD})
"""Endings of a talk: how it went, who talked, what else was asked can be marked."""
MESSAGE = -1
"""The key of the message's row among the lines to keep."""


class OutcomeGrid(SheetPage, can_focus=True):
    """The endings with their letters; a letter chooses while the grid has the keys."""

    chosen: str = ""

    def draw(self, width: int, glyphs: Glyphs) -> None:
        columns = max(1, min(3, width // COLUMN))
        rows: list[Line] = []
        for start in range(0, len(OUTCOMES), columns):
            row = Row()
            for outcome in OUTCOMES[start : start + columns]:
                here = outcome.letter == self.chosen
                row.column(glyphs.now if here else "", 2, "accent", bold=True)
                row.add(f"{outcome.letter} ", "accent", bold=True, command=outcome.letter)
                row.column(
                    outcome.words, COLUMN - 4, "accent" if here else "foreground", bold=here, command=outcome.letter
                )
            rows.append(row.line())
        self.styles.height = len(rows)
        self.show(rows)


def foot_lines(outcome: Outcome, after: str, lines: int, *, drops: bool, width: int) -> tuple[Line, Line]:
    """The keys, and how many lines of notes are saved; `after` is who comes next."""
    saves = f"Save, next: {after}" if after else "Save"
    keys = [("enter", saves), ("esc", "Back to notes"), BESIDE.get(outcome.asks, ("tab", "next step"))]
    hints = hint_line(*keys, *([("space", "keep or drop")] if drops else []), width=width)
    notes = Row().column(" NOTES", LABEL, "muted").add(f"{lines} line{'s' * (lines != 1)} saved", "muted")
    return hints, notes.line()


def rhythm_line(found: Proposal, width: int) -> Line:
    """The next touch as their rhythm has it, and the key that takes it."""
    row = Row().column("", LABEL).add("ctrl+t", "accent", bold=True, command="ctrl+t")
    return row.up_to(f" {found.words}, {found.why_now}", width, "muted").line()


def marks_lines(form: WrapForm, questions: int, *, width: int, glyphs: Glyphs) -> tuple[Line, ...]:
    """How it went, who talked, what else was asked; none of it is required."""
    ticked = set(form.ticks)
    went = [(key, WENT_WORDS[word], form.went == word) for key, word in WENT_KEYS.items()]
    share = f"I talked {form.talk_share} %, my estimate" if form.talk_share else "I talked 10…90 %, my estimate"
    went.append(("1…9", share, form.talk_share is not None))
    ticks = [(key, TICK_WORDS[tick], tick in ticked) for key, tick in TICK_KEYS.items()]
    lines = _marks("HOW", went, width=width, glyphs=glyphs)
    if questions:
        words = f"{questions} question{'s' * (questions != 1)} asked"
        lines.append(Row().column("", LABEL).add(words, "muted").line())
    return (*lines, *_marks("ALSO", ticks, width=width, glyphs=glyphs))


def _marks(label: str, hints: Sequence[tuple[str, str, bool]], *, width: int, glyphs: Glyphs) -> list[Line]:
    """Keys with their words under a label, those that are on marked; on as many lines as they need."""
    lines: list[Line] = []
    row = Row().column(f" {label}", LABEL, "muted")
    for key, words, chosen in hints:
        if row.width + len(key) + len(words) + 4 + 2 * chosen > width and row.width > LABEL:
            lines.append(row.line())
            row = Row().column("", LABEL)
        elif row.width > LABEL:
            row.add("   ")
        row.add(f"{key} ", "accent", bold=True, command=key).add(f"{glyphs.kept} " if chosen else "", "ok")
        row.add(words, _role(chosen), bold=chosen, command=key)
    lines.append(row.line())
    return lines


def keep_lines(
    caught: Sequence[Caught], dropped: Collection[int], message: str, *, width: int, glyphs: Glyphs, today: date
) -> list[Line]:
    """The message as planned and what the notes have caught, each kept or dropped."""
    rows = [Row(key=MESSAGE)] if message else []
    rows += [Row(key=one.line) for one in caught]
    for row, one in zip(rows, [*([None] if message else []), *caught], strict=True):
        kept = row.key not in dropped
        row.column(" KEEP" if row is rows[0] else "", LABEL, "muted").add(f"{glyphs.kept} " if kept else "  ", "ok")
        if one is None:
            row.column("message", KIND, "muted")
            row.up_to(f"{glyphs.quote}{' '.join(message.split())}{glyphs.unquote}", width, _role(kept))
        else:
            _kept(row, one, width, _role(kept), today)
    return [row.line() for row in rows]


def _kept(row: Row, caught: Caught, width: int, role: str, today: date) -> None:
    row.column(_kept_as(caught), KIND, "muted")
    when = caught_day(caught, today)
    if not when:
        row.up_to(caught.what or caught.text, width, role)
        return
    room = width - row.width - len(when) - 2
    row.column(whole_words(caught.what or caught.text, room), room, role)
    row.add("  ").add(when, "accent" if caught.certain else "stale")


def _kept_as(caught: Caught) -> str:
    """What the line becomes; a fact of the person's own life says so, and a promise of theirs."""
    if caught.kind is CaughtKind.PROMISE and whose(caught.what or caught.text)[0] is Side.THEIRS:
        return "they owe"
    about = caught.kind is CaughtKind.FACT and caught.bucket is Bucket.PERSON
    return "personal" if about else KEPT_WORDS[caught.kind]


def _role(chosen: bool) -> str:
    return "foreground" if chosen else "muted"
