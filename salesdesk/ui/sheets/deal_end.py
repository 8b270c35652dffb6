"""How a deal ended: one of five ends, then what the rep would do differently, the day to call again, the reasons."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from salesdesk.desk import Changed, Desk
from salesdesk.desk.deals.endings import other_hand, with_reason
from salesdesk.domain.deals import END_WORDS, Deal, EndKind, EndReason
from salesdesk.errors import NotUnderstood, SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet
from salesdesk.ui.sheets.rows import RowsSheet

if TYPE_CHECKING:
    from salesdesk.desk.deals import DealPage

LETTERS = {
    "w": EndKind.WON,
    "l": EndKind.LOST_TO_OTHER,
    "n": EndKind.NO_DECISION,
    "t": EndKind.NOT_NOW,
    "v": EndKind.NEVER,
}
SAYS = {
    EndKind.WON: "they said yes", EndKind.LOST_TO_OTHER: "they chose somebody else",
    EndKind.NO_DECISION: "nothing will be decided", EndKind.NOT_NOW: "with the day they named",
    EndKind.NEVER: "they asked not to be contacted",
}  # fmt: skip
LABELS = {
    "again": "When to call again", "words": "Their words", "went_to": "Went to", "differently": "I would do differently",
    "wish": "Do not contact",
}  # fmt: skip
EXAMPLES = {
    "again": "mid march · after the audit · 1 sep 2028", "words": "as they said it", "went_to": "whom they chose",
    "differently": "one line, about what was mine",
}  # fmt: skip
FIELDS = {
    EndKind.WON: ("differently",),
    EndKind.LOST_TO_OTHER: ("differently", "went_to", "again", "words"),
    EndKind.NO_DECISION: ("differently", "again", "words"),
    EndKind.NOT_NOW: ("again", "words", "differently"),
    EndKind.NEVER: ("differently", "words", "wish"),
}
MINE = frozenset({
    "need not understood", "wrong person", "too late", "pushed too hard", "did not follow up", "we understood their need",
    "they trusted us", "our follow-up",
})  # fmt: skip
"""Reasons that begin as mine to change; m turns them."""


class EndKindSheet(ChoiceSheet[EndKind]):
    """The five ends."""

    def __init__(self, desk: Desk, deal: Deal) -> None:
        super().__init__(desk)
        self.deal = deal

    def head(self) -> Sequence[Line]:
        row = Row().add(" How did it end?", bold=True).up_to(f"   {self.deal.title}", self.inner_width, "muted")
        return (row.line(), BLANK)

    def rows(self, text: str) -> Sequence[Line]:
        return tuple(
            Row(key=kind)
            .add(f" {letter} ", "accent", bold=True)
            .column(END_WORDS[kind], 18)
            .add(SAYS[kind], "muted")
            .line()
            for letter, kind in LETTERS.items()
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (BLANK, hint_line(("enter", "Take"), ("esc", "Back")))

    def letters(self) -> Mapping[str, Hashable]:
        return LETTERS

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, EndKind):
            self.answer(key)


def ask_reasons(screen: Any, kind: EndKind | None, page: DealPage) -> None:
    """After the end what led to it."""
    if kind is not None:
        screen.app.push_screen(EndingSheet(screen.desk, page, kind), screen.changed)


class EndingSheet(RowsSheet):
    """Everything about the end on one sheet; s keeps it in one deed, esc keeps what was typed for the next time."""

    letters: ClassVar[dict[str, str]] = {"s": "save", "m": "turn", "a": "own", "delete": "take_off"}
    sheet_width = 96
    most_rows = 24

    def __init__(self, desk: Desk, page: DealPage, kind: EndKind) -> None:
        super().__init__(desk)
        self.page, self.kind = page, kind
        self.contact_id = next(iter(page.deal.contact_ids), None)
        self.kept_as = f"form:ending {page.deal.id} {kind.value}"
        self.said: dict[str, str] = {"wish": "yes"} if kind is EndKind.NEVER else {}
        self.reasons: tuple[EndReason, ...] = ()
        self._bring_back()

    def opened(self) -> None:
        """The first question stands there at once: after a "no" what I would do differently, the day where one is due."""
        super().opened()
        first = FIELDS[self.kind][0]
        if self.kind is not EndKind.WON and not self.said.get(first):
            self._ask_field(first)

    # -- drawing ------------------------------------------------------------------------------------------------------

    def head(self) -> Sequence[Line]:
        row = (
            Row()
            .add(f" {END_WORDS[self.kind]}", bold=True)
            .up_to(f"   {self.page.deal.title}", self.inner_width, "muted")
        )
        return (row.line(), BLANK)

    def rows(self) -> Sequence[Line]:
        lines = [self._field(name) for name in FIELDS[self.kind]]
        lines += [BLANK, text_line(" WHY   several may be true; each with how you know", "muted", bold=True)]
        named = {reason.text: reason for reason in self.reasons}
        offered = self.desk.deals.endings.offered(self.kind)
        for text in (*offered, *(text for text in named if text not in offered)):
            lines.append(self._reason(text, named.get(text)))
        return tuple(lines)

    def _field(self, name: str) -> Line:
        row = Row(key=("field", name)).add(" ").column(LABELS[name], 26, "muted")
        value = self.said.get(name, "")
        if name == "again" and value:
            reading = self.desk.agenda.read_when(value, self.contact_id)
            value = f"{value}  {self.glyphs.arrow} {reading.text if reading.understood else 'not understood'}"
        needed = name == "again" and self.kind is EndKind.NOT_NOW
        gap = "needed: enter names it" if needed else "enter writes it"
        return row.up_to(
            value or gap, self.inner_width, "foreground" if value else "stale" if needed else "muted"
        ).line()

    def _reason(self, text: str, reason: EndReason | None) -> Line:
        row = Row(key=("reason", text)).add(
            f" {self.glyphs.kept if reason else self.glyphs.box} ", "ok" if reason else "muted"
        )
        row.column(text, 26, "foreground" if reason else "muted").add(" ")
        if reason:
            row.column("mine" if reason.mine else "not mine", 10, "muted").up_to(reason.evidence, self.inner_width)
        return row.line()

    def hints(self) -> Sequence[tuple[str, str]]:
        return (
            ("s", "Save"),
            ("enter", "Name it"),
            ("m", "Mine, not mine"),
            ("a", "Own words"),
            ("delete", "Take off"),
        )

    # -- naming -------------------------------------------------------------------------------------------------------

    def chosen(self, key: Hashable) -> None:
        kind, name = key if isinstance(key, tuple) else ("", "")
        if kind == "field" and name == "wish":
            self.said["wish"] = "no" if self.said.get("wish") == "yes" else "yes"
            self._kept()
        elif kind == "field":
            self._ask_field(str(name))
        elif kind == "reason":
            self._ask_evidence(str(name))

    def _ask_field(self, name: str) -> None:
        def typed(text: str) -> Changed | None:
            if name == "again" and text.strip():
                reading = self.desk.agenda.read_when(text, self.contact_id)
                if not reading.understood or not reading.certain:
                    raise NotUnderstood(reading.why or "No day was understood: mid march · 1 sep 2028")
            self.said[name] = text.strip()
            self._kept()
            return None

        self.ask(f"{LABELS[name]}?", typed, value=self.said.get(name, ""), example=EXAMPLES.get(name, ""))

    def _ask_evidence(self, text: str) -> None:
        before = next((one for one in self.reasons if one.text == text), None)

        def typed(evidence: str) -> Changed | None:
            if not evidence.strip():
                raise NotUnderstood(f"How do you know that it was “{text}”? One line: what they said or did.")
            mine = before.mine if before else text in MINE
            self.reasons = with_reason(self.reasons, EndReason(text, mine, evidence.strip()))
            self._kept()
            return None

        self.ask(
            f"{text}: how do you know?", typed, value=before.evidence if before else "", example="what they said or did"
        )

    def own(self) -> None:
        """A reason in the rep's own words; then how they know."""

        def typed(text: str) -> Changed | None:
            if text.strip():
                self.call_after_refresh(self._ask_evidence, text.strip())
            return None

        self.ask("Which reason, in your words?", typed)

    def turn(self) -> None:
        """Mine to change, or not mine."""
        kind, text = self.key if isinstance(self.key, tuple) else ("", "")
        if kind == "reason":
            self.reasons = tuple(other_hand(one) if one.text == text else one for one in self.reasons)
            self._kept()

    def take_off(self) -> None:
        kind, text = self.key if isinstance(self.key, tuple) else ("", "")
        if kind == "reason":
            self.reasons = tuple(one for one in self.reasons if one.text != text)
        elif kind == "field":
            self.said.pop(str(text), None)
        self._kept()

    # -- keeping ------------------------------------------------------------------------------------------------------

    def save(self) -> None:
        """The whole end, one deed."""
        if self.answered:
            return
        phrase = self.said.get("again", "")
        when = self.desk.agenda.read_when(phrase, self.contact_id) if phrase and "again" in FIELDS[self.kind] else None
        try:
            done = self.desk.deals.endings.end(
                self.page.deal.id, self.kind, reasons=self.reasons, again=when, went_to=self.said.get("went_to", ""),
                differently=self.said.get("differently", ""), words=self.said.get("words", ""),
                do_not_contact=self.said.get("wish") == "yes",
            )  # fmt: skip
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.desk.scripts.keep(self.contact_id, self.kept_as, "")
        self.answer(done)

    def _kept(self) -> None:
        """Half an end is kept as typed."""
        reasons = [[one.text, one.mine, one.evidence] for one in self.reasons]
        self.desk.scripts.keep(self.contact_id, self.kept_as, json.dumps({"said": self.said, "reasons": reasons}))
        self.draw()

    def _bring_back(self) -> None:
        draft = self.desk.scripts.draft(self.contact_id, self.kept_as)
        try:
            found = json.loads(draft.text) if draft and draft.text else {}
            self.said |= {str(k): str(v) for k, v in dict(found.get("said", {})).items()}
            self.reasons = tuple(EndReason(str(t), bool(m), str(e)) for t, m, e in found.get("reasons", ()))
        except (ValueError, TypeError, AttributeError):
            return
