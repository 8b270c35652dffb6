"""Practice: readings aloud with what was thought of them, the pace they teach, lines for a stumble."""

from __future__ import annotations

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.domain.text import clean_line
from salesdesk.domain.voicemail import learn_pace
from salesdesk.errors import NotUnderstood
from salesdesk.store import scripts, settings
from salesdesk.store.scripts import Practice as Practice  # the screen has it from here
from salesdesk.store.scripts import RecoveryLine as RecoveryLine

PRACTICE_PARTS = frozenset({Part.SCRIPTS})
RECOVERY = (
    "Excuse me, my coffee has not arrived yet. Once more:",
    "That came out backwards. What I meant is this:",
    "It is late in the day, as you can hear. In one sentence:",
)
"""Lines for a stumble beside the rep's own (P66)."""


@repeatable
class PracticeDrawer:
    """Readings aloud, one method a deed."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def log(
        self, contact_id: int | None, *, words: int, seconds: float, score: int | None = None, note: str = "",
        friend_says: str = "", own_words: bool = False, mean_it: bool = False,
    ) -> Changed:  # fmt: skip
        """One reading aloud; the pace learns from it (a running mean that outliers do not move).

        Raises NotUnderstood for a score outside 1 to 5.
        """
        if score is not None and not 1 <= score <= 5:
            raise NotUnderstood("The score is a number from 1 to 5.", "Leave it empty if you like.")
        core = self._core
        with core.deed("practice") as db:
            row = scripts.add_practice(
                db, contact_id=contact_id, at=core.now(), words=words, seconds=seconds, score=score,
                note=note.strip() or None, friend_says=friend_says.strip() or None, own_words=own_words, mean_it=mean_it,
            )  # fmt: skip
            pace = learn_pace(scripts.paces(db))
            if pace is not None:
                settings.keep(db, "pace_wpm", str(pace))
        said = f"{seconds:.0f} s" + (f", your pace is {pace} words a minute" if pace else "")
        return Changed(said, PRACTICE_PARTS, contact_id, row)

    def runs(self, *, limit: int = 200) -> tuple[Practice, ...]:
        """The readings, the last first."""
        return scripts.practices(self._core.db, limit=limit)

    def count(self) -> int:
        """How often a script was read aloud."""
        return scripts.practice_count(self._core.db)

    def own_lines(self) -> tuple[RecoveryLine, ...]:
        """The rep's own lines for a stumble."""
        return scripts.recovery_lines(self._core.db)

    def recovery_lines(self) -> tuple[str, ...]:
        """Lines for a stumble: the rep's own, then ours."""
        return (*(line.text for line in self.own_lines()), *RECOVERY)

    def add_line(self, text: str) -> Changed:
        """A line of the rep's own. Raises NotUnderstood for an empty one."""
        said = clean_line(text)
        if not said:
            raise NotUnderstood("The line is empty.", "Type what you would say.")
        with self._core.deed("recovery line") as db:
            row = scripts.add_recovery_line(db, said)
        return Changed("Line kept", PRACTICE_PARTS, None, row)

    def drop_line(self, line_id: int) -> Changed:
        """A line of the rep's own goes; undo brings it back."""
        with self._core.deed("recovery line removed") as db:
            scripts.drop_recovery_line(db, line_id)
        return Changed("Line removed", PRACTICE_PARTS, None, line_id)
