"""The questions that imports left: the same person, or two; each answer is a deed of its own."""

from __future__ import annotations

from datetime import date
from typing import Literal

from salesdesk.desk.core import EVERYTHING, Changed, Core
from salesdesk.desk.intake_firms import FirmLines
from salesdesk.desk.intake_keep import draft_of_text
from salesdesk.desk.intake_lines import LineReader
from salesdesk.desk.intake_people import MAILBOX_QUESTION, NUMBER_QUESTION, PeopleLines
from salesdesk.desk.intake_plan import Fate, new_plan
from salesdesk.domain.matching import About, Becomes
from salesdesk.domain.people import Contact
from salesdesk.errors import NotFound, Refused, WrongUsage
from salesdesk.store import intake as rows
from salesdesk.store import intake_kept as kept
from salesdesk.store import merging, people

Answer = Literal["same", "apart"]
QUESTIONS_SHOWN = 500


def questions(core: Core) -> tuple[Fate, ...]:
    """Every question that imports left open, the last import's first."""
    return tuple(map(as_fate, kept.open_questions(core.db, limit=QUESTIONS_SHOWN)))


def as_fate(stored: kept.KeptFate) -> Fate:
    """A stored fate as the screen shows it."""
    return Fate(
        stored.line, stored.fate, stored.contact, stored.contact_id, stored.reason, _about(stored), stored.other_id,
        stored.id, date.fromisoformat(stored.answered_on) if stored.answered_on else None,
    )  # fmt: skip


def answer(core: Core, fate_id: int, said: Answer) -> Changed:
    """What the rep says to a question. "same" makes one of the two, or brings somebody back from the trash; "apart"
    keeps them two. Raises NotFound where one of them is gone, Refused where nothing can be said to it so."""
    if said not in ("same", "apart"):
        raise WrongUsage(f"“{said}” is no answer.", "Say same or apart.")
    stored = kept.fate(core.db, fate_id)
    if stored is None or stored.fate != Becomes.QUESTION:
        raise NotFound("That question is not there any more.", "u may bring it back.")
    if stored.answered_on:
        raise Refused("That question has been answered.", "u takes the answer back.")
    if stored.other_id is None:
        raise Refused(stored.reason, "Mend the line in the file and import it again.")
    if stored.contact_id is None:
        return _answer_trash(core, stored, said)
    two = _contact(core, stored.contact_id), _contact(core, stored.other_id)
    return _one(core, stored, *two) if said == "same" else _two(core, stored, *two)


def settle(core: Core, fate_id: int) -> Changed:
    """Takes a question off the list without an answer."""
    with core.deed("question of an import settled") as db:
        kept.settle(db, fate_id, on=core.today())
    return Changed("The question is off the list", EVERYTHING)


def _one(core: Core, stored: kept.KeptFate, second: Contact, first: Contact) -> Changed:
    with core.deed(f"{first.name} and {second.name} are one person") as db:
        merging.merge(db, "contact", kept_id=first.id, gone_id=second.id, at=core.now(), on=core.today())
        kept.settle(db, stored.id, on=core.today(), contact_id=first.id)
    return Changed(f"{first.name} is one person now", EVERYTHING, first.id, stored.id)


def _two(core: Core, stored: kept.KeptFate, second: Contact, first: Contact) -> Changed:
    with core.deed(f"{first.name} and {second.name} are two people") as db:
        merging.keep_apart(db, "contact", first.id, second.id, at=core.now())
        kept.settle(db, stored.id, on=core.today())
    return Changed(f"{second.name} stays apart", EVERYTHING, second.id, stored.id)


def _answer_trash(core: Core, stored: kept.KeptFate, said: Answer) -> Changed:
    """The line was kept with its question: now it is imported, into the one from the trash or as somebody new."""
    draft = draft_of_text(stored.text or "")
    other_id = stored.other_id or 0
    known = people.contact(core.db, other_id)
    if draft is None or known is None:
        raise NotFound("The line of that question is not there any more.", "Import the file again.")
    name = draft.name or known.name
    label = f"{known.name} back from the trash" if said == "same" else f"add {name}"
    with core.deed(label) as db:
        plan = new_plan(
            db, file=stored.format, source=stored.format, today=core.today(), at=core.stamp(), zone=core.zone,
            answers={},
        )  # fmt: skip
        reader = LineReader(core.region, stored.format)
        contact_id = PeopleLines(plan, reader, FirmLines(plan, reader)).answered(draft, other_id, said)
        rows.write(db, plan.batch, step=lambda _: None)
        kept.settle(db, stored.id, on=core.today(), contact_id=contact_id)
    done = f"{known.name} is back" if said == "same" else f"Added {name}"
    return Changed(done, EVERYTHING, contact_id, stored.id)


def _contact(core: Core, contact_id: int) -> Contact:
    found = people.contact(core.db, contact_id)
    if found is None or found.trashed:
        raise NotFound("One of the two is not there any more.", "u may bring them back.")
    return found


def _about(stored: kept.KeptFate) -> About | None:
    if stored.fate != Becomes.QUESTION:
        return None
    if stored.other_id is None:
        return About.WHEN if stored.contact_id else About.WHO
    if stored.contact_id is None:
        return About.TRASH
    signs = {NUMBER_QUESTION: About.NUMBER, MAILBOX_QUESTION: About.MAILBOX}
    return next((about for sign, about in signs.items() if sign in stored.reason), About.NAME)
