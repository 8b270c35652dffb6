"""The drawer of what is typed and said: drafts kept as they are typed, voicemail scripts, critique, practice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from salesdesk.desk.core import Core
from salesdesk.desk.drafting import composed, hooks_of, listener_of, values_of
from salesdesk.desk.keeper import Keeper
from salesdesk.desk.practising import PracticeDrawer
from salesdesk.desk.shelf import Shelf
from salesdesk.domain.brief import Brief
from salesdesk.domain.message import stays_on
from salesdesk.domain.voicemail import Caller, Critique, Filled, Listener
from salesdesk.domain.voicemail.letters import Purpose as Purpose  # the screen has it from here
from salesdesk.domain.voicemail.letters import judged
from salesdesk.store import drafts, scripts
from salesdesk.store.drafts import Draft
from salesdesk.store.scripts import Version as Version

VOICEMAIL = "voicemail"


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save of a draft gives back."""

    version: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Judge:
    """A critique of whatever text, for one listener; two that are equal say the same of the same text."""

    purpose: Purpose
    caller: Caller
    listener: Listener
    pace: int

    def __call__(self, text: str) -> Critique:
        return judged(text, self.purpose, caller=self.caller, listener=self.listener, pace=self.pace)


class ScriptsDrawer:
    """Texts per contact and the script library. Nothing here is ever sent."""

    def __init__(self, core: Core, keeper: Keeper) -> None:
        self._core = core
        self.keeper = keeper
        self.shelf = Shelf(core)
        self.practice = PracticeDrawer(core)

    # -- drafts -------------------------------------------------------------------------------------------------------

    def draft(self, contact_id: int | None, kind: str) -> Draft | None:
        """The text as it was last typed for this contact (None: for nobody), be it on the disk yet or not."""
        return self.keeper.held(contact_id, kind) or drafts.draft(self._core.db, contact_id, kind)

    def load(self, contact_id: int | None, kind: str) -> Draft | None:
        """The same for a window that will type on: what it has read is what it may write over."""
        found = self.draft(contact_id, kind)
        self.keeper.loaded(contact_id, kind, found.text if found else "")
        return found

    def on_file(self, contact_id: int | None, kind: str) -> str:
        """What the file holds, whatever is typed in this window."""
        found = drafts.draft(self._core.db, contact_id, kind)
        return found.text if found else ""

    def keep(self, contact_id: int | None, kind: str, text: str, *, caret: int = 0) -> None:
        """Hands the text over as it is typed: on the disk within 250 ms, held in memory where the disk refuses.

        Never waits and never raises; `keeper.trouble` says why it is not on the disk.
        """
        self.keeper.put(contact_id, kind, text, caret=caret)

    def save(self, contact_id: int | None, kind: str, text: str, *, caret: int = 0) -> Saved:
        """Keeps the text, outside undo; what a stroke made much shorter is kept beside it."""
        now = self._core.now()
        with self._core.store.beside() as db:
            if not text and drafts.draft(db, contact_id, kind) is None:
                return Saved(0, now)
            version = drafts.save_draft(db, contact_id, kind, text, caret=caret, at=now)
        return Saved(version, now)

    def longer_forms(self, contact_id: int | None, kind: str) -> tuple[tuple[str, str], ...]:
        """(kept at, text) of what was there before a stroke made it shorter, newest first."""
        return drafts.longer_forms(self._core.db, contact_id, kind)

    # -- the voicemail script -----------------------------------------------------------------------------------------

    def critique(self, text: str, brief: Brief | None) -> Critique:
        """Length and the checks, for this listener; without one the e-mail reference is asked for."""
        return self.judge(brief)(text)

    def judge(self, brief: Brief | None, purpose: Purpose = Purpose.VOICEMAIL) -> Judge:
        """The critique for this listener, ready to be asked from any thread: it reads nothing any more."""
        rep = self._core.rep()
        caller = Caller(rep.called or rep.name, rep.firm, rep.number)
        return Judge(purpose, caller, self.listener(brief), rep.pace_wpm)

    def listener(self, brief: Brief | None) -> Listener:
        """Whom a message is for, as the critique needs it."""
        return listener_of(self._core, brief)

    def values(self, brief: Brief) -> dict[str, str]:
        """What the merge fields say for this contact; a field without a value is left out."""
        return values_of(self._core, brief)

    def on_message(self, text: str, brief: Brief | None) -> str:
        """Whether a text says the pinned message, as a headline; nothing where none is pinned."""
        pinned = brief.contact.message_line if brief is not None else None
        return stays_on(pinned, text).headline if pinned else ""

    def first_draft(self, brief: Brief) -> str:
        """A draft from the record, beginning with what is most telling; gaps stay named."""
        return composed(self._core, brief, next(iter(hooks_of(self._core, brief)), None))

    def filled(self, body: str, brief: Brief | None) -> Filled:
        """A script with its fields filled; what is missing stays in the text and is named."""
        return self.shelf.filled(body, brief)

    def draft_number(self, contact_id: int) -> int:
        """Which message to them this is: one more than were left."""
        return scripts.voicemails_left(self._core.db, contact_id) + 1

    def last_left(self, contact_id: int) -> Version | None:
        """The message that was left last, as it was said."""
        return next(iter(scripts.versions(self._core.db, contact_id, limit=1)), None)
