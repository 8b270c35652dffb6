"""What is put off again and again, and why: shown to the rep, judged by nobody."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from salesdesk.domain.later import SNOOZE_WORDS, SnoozeReason


@dataclass(frozen=True, slots=True)
class PutOff:
    """An open follow-up that was put off several times."""

    id: int
    contact_id: int
    name: str
    account: str
    channel: str
    why_now: str
    due_on: date
    first_due_on: date
    times: int
    reasons: tuple[str, ...] = ()
    """Stored words of `SnoozeReason`, the first given first; the first two snoozes have none."""

    @property
    def because(self) -> str:
        """ "too hard", "too hard ×2, wrong time"; "no reason given" where none was."""
        known = {word.value for word in SnoozeReason}
        counts = Counter(reason for reason in self.reasons if reason in known)
        words = [
            SNOOZE_WORDS[SnoozeReason(name)] + (f" ×{count}" if count > 1 else "")
            for name, count in counts.most_common()
        ]
        return ", ".join(words) or "no reason given"

    @property
    def too_hard(self) -> bool:
        return SnoozeReason.TOO_HARD.value in self.reasons
