"""Permission to call again, and the day they name for it: asked once, kept in their words."""

from __future__ import annotations

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.dated import dated
from salesdesk.desk.line import repeatable
from salesdesk.domain.dates import Reading
from salesdesk.domain.followup import Channel, FollowUpState, Origin, Play, Result
from salesdesk.domain.people import Contact
from salesdesk.domain.plays import ENDS_WITH_ANSWER, MOVES
from salesdesk.errors import NotFound, NotUnderstood, Refused
from salesdesk.store import followups, people, plays, touches

CHANNELS = {"phone": "call", "call": "call", "e-mail": "email", "email": "email", "mail": "email", "text": "text"}


@repeatable
class PermissionDrawer:
    """Whether a friendly later call is all right."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def may_ask(self, contact_id: int) -> bool:
        """Whether "when would it make sense to call?" is still a question: a "no" hides it for good."""
        contact = self._contact(contact_id)
        return contact.ask_call_again and contact.refusal("call") is None

    def is_open_question(self, contact_id: int) -> bool:
        """Whether their last word was a "no" without a day: then it is asked when a call would make sense."""
        core = self._core
        last = next(iter(touches.of_contact(core.db, contact_id, limit=1)), None)
        if last is None or last.result not in (Result.NO_NEED, Result.DECLINED) or not self.may_ask(contact_id):
            return False
        return not followups.open_of(core.db, contact_id)

    def ask(
        self, contact_id: int, answer: str, *, channel: str = "", words: str = "", when: Reading | None = None
    ) -> Changed:
        """Their answer, with the channel and the words they gave; with a day, they rest until it comes.

        Raises NotUnderstood for another answer than yes or no, for an unknown channel, and for a day that is none.
        """
        contact, core = self._contact(contact_id), self._core
        said = {"y": "yes", "yes": "yes", "n": "no", "no": "no"}.get(answer.strip().casefold())
        if said is None:
            raise NotUnderstood("Was it a yes or a no?", "Type yes or no.")
        way = CHANNELS.get(channel.strip().casefold())
        if channel.strip() and way is None:
            raise NotUnderstood(f"“{channel.strip()}” is no channel.", "Type phone, e-mail or text, or leave it empty.")
        if when is not None and said == "no":
            raise NotUnderstood("A no has no day.", "Leave the day empty, or answer yes.")
        if when is not None:
            dated(core, when)
        with core.deed(f"permission of {contact.name}: {said}") as db:
            plays.add_permission(
                db, contact_id, asked_on=core.today(), answer=said, channel=way, words=words.strip() or None
            )
            people.change_contact(db, contact_id, ask_call_again=said == "yes")
            if when is not None:
                return self.when_to_call(contact_id, when, words=words)
        then = "may be called again" if said == "yes" else "is not asked again"
        return Changed(f"{contact.name} {then}", EVERYTHING, contact_id, contact_id)

    def when_to_call(self, contact_id: int, when: Reading, *, words: str = "") -> Changed:
        """The day on which it makes sense to call, as they named it: until then they rest, that day they are on top.

        What plays had planned before is called off. Raises Refused where a wish forbids the call, or a "no" the question.
        """
        on, at = dated(self._core, when)
        contact, core = self._contact(contact_id), self._core
        if not self.may_ask(contact_id):
            raise Refused(f"{contact.name} said no to a later call.", "Their answer stands until they change it.")
        permission = contact.permission
        wanted = Channel.EMAIL if permission and permission.channel == "email" else Channel.CALL
        said = words.strip() or None
        with core.deed(f"{contact.name} again {when.text}") as db:
            for follow_up in plays.open_of_play(db, contact_id, (*ENDS_WITH_ANSWER, *MOVES)):
                followups.change_follow_up(
                    db, follow_up.id, state=FollowUpState.CALLED_OFF, closed_at=core.now(), closed_on=core.today(),
                    closed_why="they named a day",
                )  # fmt: skip
            row = followups.add_follow_up(
                db, at=core.stamp(), contact_id=contact_id, channel=wanted, due_on=on, due_at=at, agreed=True,
                origin=Origin.AGREED, play=Play.RESTING, their_words=said, why_now="", repeats=when.repeats,
            )  # fmt: skip
        return Changed(f"{contact.name}: {when.text}, their day", EVERYTHING, contact_id, row)

    def not_now(self, follow_up_id: int, when: Reading, *, words: str = "") -> Changed:
        """What was planned gives way to the day that makes sense for them; one deed. Raises as `when_to_call`."""
        core = self._core
        follow_up = followups.follow_up(core.db, follow_up_id)
        if follow_up is None:
            raise NotFound("That follow-up is not there any more.", "u may bring it back.")
        name = self._contact(follow_up.contact_id).name
        with core.deed(f"{name}: not now, {when.text}") as db:
            followups.change_follow_up(
                db, follow_up_id, state=FollowUpState.CALLED_OFF, closed_at=core.now(), closed_on=core.today(),
                closed_why="not now",
            )  # fmt: skip
            return self.when_to_call(follow_up.contact_id, when, words=words)

    def _contact(self, contact_id: int) -> Contact:
        found = people.contact(self._core.db, contact_id)
        if found is None:
            raise NotFound("That contact is not there any more.", "u may bring them back.")
        return found
