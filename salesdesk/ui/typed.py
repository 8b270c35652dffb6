"""Typed text of the day's screen: handed over with every change, never older than what is on the file."""

from __future__ import annotations

from textual.timer import Timer

from salesdesk.desk import EVERYTHING
from salesdesk.ui.seat import Seat
from salesdesk.ui.widgets.drafts import DraftArea

LOOK_AFTER = 0.5
"""Seconds after a key at which it is looked whether the disk has taken it."""


class Typed(Seat):
    """Keeping the script and the notes."""

    unsaved_because = ""
    """Why typed text is not on the disk, in a few words; empty when it is."""
    _beside = 0
    _looking: Timer | None = None
    _shown: tuple[str, str, int | None] | None = None
    """What the titles say of the keeping: trouble, minute, whose text."""

    def hand_over(self) -> None:
        """Gives both texts to the keeper, which holds what the disk refuses; waits for nothing."""
        for name in ("voicemail", "notes"):
            self.keep_text(self.area(name))

    def keep_texts(self) -> bool:
        """Puts both texts on the disk now: before a deed that takes them, at the end. True when all is there."""
        self.hand_over()
        return self.desk.keeper.flush()

    def keep_text(self, area: DraftArea) -> None:
        """Gives a text to the keeper, as it is now."""
        if area.unsaved:
            text = area.text
            self.desk.scripts.keep(area.contact_id, area.kind, text, caret=area.caret())
            area.kept = text
            if self._looking is None:
                self._looking = self.set_timer(LOOK_AFTER, self._look_again)

    def _look_again(self) -> None:
        """Whether the disk has taken what was typed."""
        self._looking = None
        self.kept_news()

    def kept_news(self) -> None:
        """The keeper has saved, or was refused."""
        keeper = self.desk.keeper
        why = keeper.why_not
        if keeper.both_kept > self._beside:
            self._beside = keeper.both_kept
            self.say("Another window wrote here too: both texts are kept.", "stale")
        shown = (why, f"{self.desk.core.now():%H:%M}", self.contact_id)
        if shown == self._shown:
            return
        if why:
            self.say(f"NOT SAVED ({why}); trying again", "late")
        elif self.unsaved_because:
            self.say("Saved.")
        self._shown, self.unsaved_because = shown, why
        self.draw_frame()

    def forget_texts(self) -> None:
        """The notes have gone into a touch: what the screen holds of them is old."""
        area = self.area("notes")
        self.desk.keeper.forget(area.contact_id, "notes")
        area.load(area.contact_id, "")

    def reload_all(self) -> None:
        """Back from the call: the notes were typed there."""
        self.load_text("notes", self.area("notes").contact_id)
        self.reload(EVERYTHING)

    def load_text(self, name: str, contact_id: int | None) -> None:
        """Shows the text of this person, as the file has it or as it was typed last."""
        draft = self.desk.scripts.load(contact_id, name)
        area = self.area(name)
        area.load(contact_id, draft.text if draft else "", caret=draft.caret if draft else 0)

    def take_newer(self) -> None:
        """What another window has typed, where nothing is being typed here."""
        for name in ("voicemail", "notes"):
            area = self.area(name)
            if area.unsaved or area.is_busy:
                continue
            if self.desk.keeper.held(area.contact_id, name) is None:
                on_file = self.desk.scripts.on_file(area.contact_id, name)
                if on_file != area.text:
                    self.load_text(name, area.contact_id)
