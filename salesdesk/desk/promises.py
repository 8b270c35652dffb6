"""The promises' drawer: what was said aloud is made, kept, broken, moved; each follow-up of it goes along."""

from __future__ import annotations

from datetime import date

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.dated import dated, text_of
from salesdesk.desk.line import repeatable
from salesdesk.desk.plays import PlaysDrawer
from salesdesk.domain import promises as rules
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import FollowUpState, Origin, Promise, PromiseState, Side
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import followups, people, plays

PROMISE_PARTS = frozenset({Part.AGENDA, Part.TIMELINE})


@repeatable
class PromisesDrawer:
    """Promises, ours and theirs, one method a deed."""

    def __init__(self, core: Core, plays: PlaysDrawer) -> None:
        self._core = core
        self._plays = plays

    def get(self, promise_id: int) -> Promise:
        """Raises NotFound."""
        found = followups.promise(self._core.db, promise_id)
        if found is None:
            raise NotFound("That promise is not there any more.", "u may bring it back.")
        return found

    def of(self, contact_id: int) -> tuple[Promise, ...]:
        """A contact's promises, the open ones first."""
        return followups.promises_of(self._core.db, contact_id)

    def make(
        self, contact_id: int, what: str, when: Reading | None, *, side: Side = Side.OURS, words: str | None = None,
        touch_id: int | None = None, why_now: str = "", made_on: date | None = None,
    ) -> Changed:  # fmt: skip
        """Something said aloud. Ours with a day stands in the agenda until it is kept; theirs arms the nudges. Said on an
        earlier day (`made_on`), it may be late already."""
        if not what.strip():
            raise NotUnderstood("A promise needs words.", "Type what was promised.")
        core = self._core
        late = made_on is not None and when is not None and when.on is not None and made_on <= when.on < core.today()
        on, at = (when.on, None) if late and when else dated(core, when) if when else (None, None)
        name = people.name_of(core.db, contact_id) or "somebody"
        with core.deed(f"promise to {name}" if side is Side.OURS else f"promise of {name}") as db:
            row = followups.add_promise(
                db, at=core.stamp(), contact_id=contact_id, side=side, what=what.strip(), words=words, due_on=on,
                due_at=at, made_on=made_on or core.today(), touch_id=touch_id,
            )  # fmt: skip
            if side is Side.OURS and on:
                followups.add_follow_up(
                    db, at=core.stamp(), contact_id=contact_id, channel=rules.channel_of(what), due_on=on, due_at=at,
                    why_now=why_now or what.strip(), promise_id=row, origin=Origin.PROMISE,
                )  # fmt: skip
            elif side is Side.THEIRS and on:
                self._plays.arm(self.get(row))
        said = f"Promised {name}: {what.strip()}" if side is Side.OURS else f"{name} promised: {what.strip()}"
        return Changed(said, PROMISE_PARTS, contact_id, row)

    def keep(self, promise_id: int) -> Changed:
        """Kept, now; its follow-up is done with it, the nudges for theirs are called off."""
        found, core = self.get(promise_id), self._core
        if found.state is not PromiseState.OPEN:
            return Changed(f"{found.what}: {found.state.value} already", frozenset(), found.contact_id, promise_id)
        closed = rules.kept(found, now=core.now(), today=core.today())
        with core.deed(f"promise kept: {found.what}"):
            self.write_closed(closed)
            self._close_follow_ups(closed, state=FollowUpState.DONE, why=None)
        words = rules.state_words(closed, today=core.today())
        return Changed(f"{words[0].upper()}{words[1:]}: {found.what}", PROMISE_PARTS, found.contact_id, promise_id)

    def break_promise(self, promise_id: int) -> Changed:
        """Broken, on whichever side: it no longer waits, and it stays on the timeline as it was said."""
        found, core = self.get(promise_id), self._core
        closed = rules.broken(found, now=core.now(), today=core.today())
        with core.deed(f"promise not kept: {found.what}"):
            self.write_closed(closed)
            self._close_follow_ups(closed, state=FollowUpState.CALLED_OFF, why="the promise was not kept")
        return Changed(f"Not kept: {found.what}", PROMISE_PARTS, found.contact_id, promise_id)

    def withdraw(self, promise_id: int, *, why: str = "they said there is no need") -> Changed:
        """Not needed any more, by their own word: its follow-up is called off, and nothing was broken."""
        found, core = self.get(promise_id), self._core
        closed = rules.withdrawn(found, now=core.now(), today=core.today())
        with core.deed(f"promise not needed: {found.what}"):
            self.write_closed(closed)
            self._close_follow_ups(closed, state=FollowUpState.CALLED_OFF, why=why)
        return Changed(f"Not needed any more: {found.what}", PROMISE_PARTS, found.contact_id, promise_id)

    def move_promise(self, promise_id: int, when: Reading, *, why: str) -> Changed:
        """A new day with its reason: our follow-up moves along, the nudges for theirs are armed again from it."""
        core = self._core
        on, at = dated(core, when)
        moved = rules.moved(self.get(promise_id), on=on, at=at, why=why)
        with core.deed(f"promise moved to {text_of(on)}: {moved.what}") as db:
            followups.change_promise(
                db, promise_id, due_on=on, due_at=at, moved_from_on=moved.moved_from_on, moved_why=moved.moved_why
            )
            if moved.side is Side.OURS:
                self._move_follow_up(moved, on)
            else:
                self._plays.arm(moved)
        return Changed(f"Moved to {text_of(on)}: {moved.what}", PROMISE_PARTS, moved.contact_id, promise_id)

    def ledger(self, first: date, last: date) -> rules.Ledger:
        """Our promises of the span, counted."""
        return rules.ledger(plays.promises_between(self._core.db, first, last), first=first, last=last)

    def write_closed(self, promise: Promise) -> None:
        """A closed promise's row, inside the deed that is open."""
        followups.change_promise(
            self._core.db, promise.id, state=promise.state, closed_at=promise.closed_at, closed_on=promise.closed_on
        )

    def _close_follow_ups(self, promise: Promise, *, state: FollowUpState, why: str | None) -> None:
        core = self._core
        if promise.side is Side.THEIRS:
            self._plays.call_off_nudges(promise, why=why or "they kept it")
            return
        for follow_up in followups.open_of(core.db, promise.contact_id):
            if follow_up.promise_id == promise.id:
                followups.change_follow_up(
                    core.db, follow_up.id, state=state, closed_at=core.now(), closed_on=core.today(), closed_why=why,
                    waits_for_open=False,
                )  # fmt: skip

    def _move_follow_up(self, promise: Promise, on: date) -> None:
        core = self._core
        mine = [f for f in followups.open_of(core.db, promise.contact_id) if f.promise_id == promise.id]
        for follow_up in mine:
            followups.change_follow_up(core.db, follow_up.id, due_on=on, due_at=promise.due_at, waits_for_open=False)
        if not mine:
            followups.add_follow_up(
                core.db, at=core.stamp(), contact_id=promise.contact_id, channel=rules.channel_of(promise.what),
                due_on=on, due_at=promise.due_at, why_now=promise.what, promise_id=promise.id, origin=Origin.PROMISE,
            )  # fmt: skip
