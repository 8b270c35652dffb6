"""After reading aloud: how it went, in one's own five points."""

from __future__ import annotations

from collections.abc import Mapping

from salesdesk.desk import Changed, Desk
from salesdesk.errors import NotUnderstood
from salesdesk.ui.sheets.form import Field, FormSheet


class PracticeSheet(FormSheet[Changed]):
    """Answers the practice; only the seconds are needed."""

    kept_as = "form:practice"

    def __init__(self, desk: Desk, contact_id: int | None, *, words: int, seconds: float) -> None:
        self.words, self.seconds = words, seconds
        fields = (
            Field("score", "Score", "", "1 to 5, your own"),
            Field("note", "Note", "", "slower at the number"),
            Field("own_words", "Own words", "", "y: these are words I would use"),
            Field("mean_it", "I mean it", "", "y: I mean this"),
            Field("friend", "A friend", "", "what somebody who listened said"),
        )
        title = f"Read in {seconds:.0f} s   {words} words   run {desk.scripts.practice.count() + 1}"
        super().__init__(desk, title=title, fields=fields, contact_id=contact_id)

    def save(self, values: Mapping[str, str]) -> Changed:
        score = values["score"].strip()
        if score and score not in ("1", "2", "3", "4", "5"):
            raise NotUnderstood("The score is a number from 1 to 5.", "Leave it empty if you like.")
        return self.desk.scripts.practice.log(
            self.contact_id, words=self.words, seconds=round(self.seconds, 1), score=int(score) if score else None,
            note=values["note"].strip(), friend_says=values["friend"].strip(), own_words=_yes(values["own_words"]),
            mean_it=_yes(values["mean_it"]),
        )  # fmt: skip


def _yes(text: str) -> bool:
    return text.strip().casefold()[:1] in ("y", "x", "1", "✓")
