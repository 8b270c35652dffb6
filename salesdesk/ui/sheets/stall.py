"""A stall: the reason, the play for it, the cap, and whether they have everything to decide. Green means wait."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.domain.followup import CHANNEL_WORDS
from salesdesk.domain.stalls import PLAYS, StallReason
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.form import Field, FormSheet
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.text import first_lines, wrap
from salesdesk.ui.widgets.timeline import day_text

if TYPE_CHECKING:
    from salesdesk.desk.deals import StallPage

LETTERS = dict(zip("idbcftano", StallReason, strict=True))
"""i ill, d decision maker, b their boss, c company, f family, t time, a approval, n not essential, o own words."""
ONE_PERSON = frozenset({StallReason.CONTACT_ILL, StallReason.FAMILY_EVENT})


class StallReasonSheet(ChoiceSheet[StallReason]):
    """Why it stands still; each reason with what helps."""

    sheet_width = 96

    def __init__(self, desk: Desk, *, title: str) -> None:
        super().__init__(desk)
        self.title_words = title

    def head(self) -> Sequence[Line]:
        row = Row().add(" Stands still: why?", bold=True).up_to(f"   {self.title_words}", self.inner_width, "muted")
        return (row.line(), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        lines = []
        for letter, reason in LETTERS.items():
            play = PLAYS[reason]
            row = Row(key=reason).add(f" {letter} ", "accent", bold=True).column(play.words, 32)
            lines.append(row.up_to(play.advice, self.inner_width, "muted").line())
        return tuple(lines)

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", "Take"), ("esc", "Back")))

    def letters(self) -> Mapping[str, Hashable]:
        return LETTERS

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, StallReason):
            self.answer(key)


class StallForm(FormSheet[Changed]):
    """Since when, whom it keeps quiet, in my control or not."""

    def __init__(
        self, desk: Desk, reason: StallReason, people: Sequence[tuple[int, str]], *, deal_id: int | None
    ) -> None:
        self.reason, self.people, self.deal_id = reason, tuple(people), deal_id
        play = PLAYS[reason]
        who = people[:1] if reason in ONE_PERSON else people
        fields = [
            Field("since", "Since", "", "today; or: 14 sep · last week"),
            Field("who", "Quiet", ", ".join(name for _, name in who), "names with a comma between them"),
            Field("control", "In control", "yes" if play.in_control else "no", "yes · no"),
        ]
        fields.append(
            Field(
                "words",
                "Own words",
                "",
                "why, in a few words" if reason is StallReason.OTHER else "what you know; may stay empty",
            )
        )
        super().__init__(desk, title=f"Stands still: {play.words}", fields=fields, contact_id=people[0][0])
        self.kept_as = "form:stall"

    @property
    def first_field(self) -> str:
        return "words" if self.reason is StallReason.OTHER else "since"

    def reading(self, values: Mapping[str, str]) -> Sequence[Line]:
        play = PLAYS[self.reason]
        words = f"{play.advice}. Nobody is called; a light touch in thirty days at most."
        return tuple(Row().add(" " + line, "muted").line() for line in wrap(words, self.inner_width - 2))

    def save(self, values: Mapping[str, str]) -> Changed:
        control = {"y": True, "yes": True, "n": False, "no": False, "": None}
        said = values["control"].strip().casefold()
        if said not in control:
            raise NotUnderstood("Is it in your control?", "Type yes or no.")
        own = values["words"]
        return self.desk.deals.stalls.begin(
            self.desk.deals.people_named(values["who"], known=self.people), self.reason, deal_id=self.deal_id,
            since=self.desk.deals.day_gone_by(values["since"]) if values["since"].strip() else None,
            own_words=own, in_control=control[said],
        )  # fmt: skip


def begin_stall(
    screen: Any, reason: StallReason | None, people: Sequence[tuple[int, str]], deal_id: int | None
) -> None:
    """After the reason the rest of it."""
    if reason is not None:
        screen.app.push_screen(StallForm(screen.desk, reason, people, deal_id=deal_id), screen.changed)


class StallSheet(RowsSheet):
    """A stall that lasts: the cap's line, the play's moves, what they need to decide."""

    letters: ClassVar[dict[str, str]] = {"a": "add", "m": "moves_again", "r": "review", "delete": "drop"}
    sheet_width = 96

    def __init__(self, desk: Desk, stall_id: int) -> None:
        super().__init__(desk)
        self.stall_id = stall_id

    @property
    def page(self) -> StallPage:
        return self.desk.deals.stalls.get(self.stall_id)

    def draw(self, *, cursor: Hashable = None) -> None:
        """A stall that went in another window closes its sheet."""
        try:
            super().draw(cursor=cursor)
        except NotFound:
            self.answer(self.last)

    def head(self) -> Sequence[Line]:
        page, today = self.page, self.desk.core.today()
        stall = page.row.stall
        hand = "in my control" if stall.is_mine_to_change else "not in my control"
        title = Row().add(f" {page.row.name}", bold=True)
        title.up_to(
            f"   {stall.reason_words} since {day_text(stall.since_on, today)}   {hand}", self.inner_width, "muted"
        )
        lines = [title.line()]
        if stall.own_words and stall.own_words != stall.reason_words:
            lines += [text_line(f" {part}", "muted") for part in first_lines(stall.own_words, self.inner_width - 2, 2)]
        lines += [text_line(f" {part}", "muted") for part in wrap(page.allowance.line, self.inner_width - 2)]
        if stall.overrides:
            count = len(stall.overrides)
            words = f" called all the same {count} time{'s' * (count != 1)}: {stall.overrides[-1].reason}"
            lines.append(Row().up_to(words, self.inner_width, "muted").line())
        return (*lines, BLANK)

    def rows(self) -> Sequence[Line]:
        page, today = self.page, self.desk.core.today()
        lines = [text_line(" WHAT HELPS", "muted", bold=True)] if page.row.stall.play.moves else []
        for number, move in enumerate(page.row.stall.play.moves):
            row = Row(key=("move", number)).add(f" {self.glyphs.now if move in page.due else ' '} ", "accent")
            row.column(CHANNEL_WORDS[move.channel], 16)
            who = f"{move.with_whom}: " if move.with_whom else ""
            when = "" if move.after_days == 0 else f", after {move.after_days} d"
            lines.append(row.up_to(f"{who}{move.what}{when}", self.inner_width, "muted").line())
        green = page.decide.is_green
        heading = Row().add(" HAVE THEY EVERYTHING TO DECIDE?  ", "muted", bold=True)
        heading.up_to(page.decide.line, self.inner_width, "ok" if green else "muted")
        lines += [BLANK, heading.line()] if lines else [heading.line()]
        for one in self.desk.deals.stalls.needed(self.stall_id):
            has = one.given_on is not None
            row = Row(key=("need", one.text)).add(
                f" {self.glyphs.kept if has else self.glyphs.box} ", "ok" if has else "foreground"
            )
            row.up_to(one.text, self.inner_width - 10, "muted" if has else "foreground")
            lines.append(row.add(f"  {day_text(one.given_on, today)}" if one.given_on else "", "muted").line())
        return tuple(lines)

    def hints(self) -> Sequence[tuple[str, str]]:
        review = (("r", "Looked at, leave it"),) if self.page.is_long else ()
        return (("enter", "Plan it, they have it"), ("a", "They need"), ("m", "They move again"), *review)

    def chosen(self, key: Hashable) -> None:
        stalls = self.desk.deals.stalls
        kind, what = key if isinstance(key, tuple) else ("", None)
        if kind == "need":
            self.do(lambda: stalls.give(self.stall_id, str(what)), cursor=key)
        elif kind == "move":
            move = self.page.row.stall.play.moves[int(what)]
            self.do(lambda: stalls.take(self.stall_id, move), cursor=key)

    def add(self) -> None:
        self.ask("What do they need to decide?", lambda text: self.desk.deals.stalls.add_needed(self.stall_id, text))

    def drop(self) -> None:
        key = self.key
        if isinstance(key, tuple) and key[0] == "need":
            self.do(lambda: self.desk.deals.stalls.drop_needed(self.stall_id, str(key[1])))

    def review(self) -> None:
        self.do(lambda: self.desk.deals.stalls.review(self.stall_id))

    def moves_again(self) -> None:
        self.answer(self.desk.deals.stalls.end(self.stall_id))
