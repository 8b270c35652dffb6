"""Typed text of the day's screen: kept by itself, never lost to a full disk, never older than what is on it."""

from __future__ import annotations

from salesdesk.desk import EVERYTHING
from salesdesk.errors import FileBusy, WriteFailed
from salesdesk.ui.seat import Seat
from salesdesk.ui.widgets.drafts import DraftArea

TRY_AGAIN = 1.0
"""Seconds until a save that failed is tried again; for ever."""


class Typed(Seat):
    """Keeping the script and the notes."""

    unsaved_because = ""
    """Why typed text is not on the disk, in a few words; empty when it is."""
    _waiting_to_try = False
    _kept_back: dict[tuple[int, str], tuple[str, int]]
    """(contact, kind) → (text, caret) that the disk did not take; it is here until it does."""

    def keep_texts(self) -> bool:
        """Keeps both texts now: before another person, at the end, on a signal. True when all is on the disk."""
        kept = [self.keep_text(self.area(name)) for name in ("voicemail", "notes")]
        return all(kept)

    def keep_text(self, area: DraftArea) -> bool:
        """Puts a text on the disk; when that fails it is held here, also for a person one has moved on from."""
        if not area.unsaved or area.contact_id is None:
            return not self._held
        self._held[area.contact_id, area.kind] = (area.text, area.caret())
        area.kept = area.text
        return self._flush()

    def held_text(self, contact_id: int | None, kind: str) -> str | None:
        """What was typed for this person and is not on the disk yet."""
        held = self._held.get((contact_id or 0, kind))
        return held[0] if held else None

    def forget_texts(self) -> None:
        """The notes have gone into a touch: what the screen holds of them is old."""
        area = self.area("notes")
        area.load(area.contact_id, "")

    def reload_all(self) -> None:
        """Back from the call: the notes were typed there."""
        area = self.area("notes")
        draft = self.desk.scripts.draft(area.contact_id, "notes") if area.contact_id else None
        area.load(area.contact_id, draft.text if draft else "")
        self.reload(EVERYTHING)

    @property
    def _held(self) -> dict[tuple[int, str], tuple[str, int]]:
        if "_kept_back" not in self.__dict__:
            self._kept_back = {}
        return self._kept_back

    def _flush(self) -> bool:
        before = self.unsaved_because
        try:
            for (contact_id, kind), (text, caret) in list(self._held.items()):
                saved = self.desk.scripts.save(contact_id, kind, text, caret=caret)
                del self._held[contact_id, kind]
                area = self.area(kind)
                if area.contact_id == contact_id:
                    area.note_kept(text, saved.version)
            self.unsaved_because = ""
        except (FileBusy, WriteFailed) as error:
            busy = isinstance(error, FileBusy)
            self.unsaved_because = "the file is in use" if busy else "the disk is full or read-only"
            if not self._waiting_to_try:
                self._waiting_to_try = True
                self.set_timer(TRY_AGAIN, self._once_more)
        if before != self.unsaved_because:
            self.draw_frame()
        return not self._held

    def _once_more(self) -> None:
        self._waiting_to_try = False
        self._flush()
