"""The questions' drawer: planned, put in order, asked, answered; the stock by step and industry."""

from __future__ import annotations

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.people import Contact
from salesdesk.domain.question_stock import StockQuestion, stock_for
from salesdesk.domain.research import FactState, Question, QuestionState
from salesdesk.domain.text import clean_line, fold
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import research

RESEARCH_PARTS = frozenset({Part.RESEARCH})
PLANNED_MOST = 200


@repeatable
class AskingDrawer:
    """Questions per contact, one method a deed."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    def get(self, question_id: int) -> Question:
        """Raises NotFound."""
        found = research.question(self._core.db, question_id)
        if found is None:
            raise NotFound("That question is not there any more.", "u may bring it back.")
        return found

    def planned(self, contact_id: int) -> tuple[Question, ...]:
        """Every planned question, in its order."""
        return research.questions_of(self._core.db, contact_id, limit=PLANNED_MOST)

    def asked(self, contact_id: int) -> tuple[Question, ...]:
        """What was asked before, with its answer, the last first."""
        return research.asked_of(self._core.db, contact_id)

    def stock(self, contact: Contact, *, step: str = "") -> tuple[StockQuestion, ...]:
        """Questions worth asking at that step in their industry, without those that are planned already."""
        industry = (contact.account.industry if contact.account else None) or ""
        have = {fold(question.text) for question in self.planned(contact.id)}
        return tuple(one for one in stock_for(step, industry) if fold(one.text) not in have)

    def plan(self, contact_id: int, text: str, *, fact_id: int | None = None, step: str | None = None) -> Changed:
        """A question for the next talk, after those that are there. Raises NotUnderstood for no words."""
        words = clean_line(text)
        if not words:
            raise NotUnderstood("A question needs words.", "Type what to ask.")
        core, name = self._core, self._people.get(contact_id).name
        twin = next((q for q in self.planned(contact_id) if fold(q.text) == fold(words)), None)
        if twin:
            return Changed("Already planned", frozenset(), contact_id, twin.id)
        with core.deed(f"question for {name}") as db:
            row = research.add_question(
                db, contact_id=contact_id, text=words, planned_on=core.today(), fact_id=fact_id, step=step
            )
        return Changed("Question kept", RESEARCH_PARTS, contact_id, row)

    def plan_for_fact(self, contact_id: int, fact_id: int) -> Changed:
        """The ready question of a stale fact becomes a planned one."""
        from salesdesk.domain.factwords import question_for  # its patterns take a while to compile

        fact = research.fact(self._core.db, fact_id)
        if fact is None:
            raise NotFound("That fact is not there any more.", "u may bring it back.")
        return self.plan(contact_id, question_for(fact), fact_id=fact_id)

    def edit(self, question_id: int, text: str) -> Changed:
        """Other words for a planned question."""
        before, words = self.get(question_id), clean_line(text)
        if not words:
            raise NotUnderstood("A question needs words.", "delete takes it off the list.")
        with self._core.deed("question reworded") as db:
            research.change_question(db, question_id, text=words)
        return Changed("Question reworded", RESEARCH_PARTS, before.contact_id, question_id)

    def tick(self, contact_id: int, question_id: int) -> Changed:
        """Asked today, or not asked after all. A suggestion becomes a planned question by its first tick; a question
        that grew from a fact confirms the fact."""
        if question_id < 0:
            return self.plan_for_fact(contact_id, -question_id)
        found, core = self.get(question_id), self._core
        if found.state is not QuestionState.PLANNED:
            with core.deed("question not asked after all") as db:
                research.change_question(db, question_id, state=QuestionState.PLANNED, asked_on=None)
            return Changed("Planned again", RESEARCH_PARTS, contact_id, question_id)
        with core.deed(f"asked: {found.text[:60]}") as db:
            research.change_question(db, question_id, state=QuestionState.ASKED, asked_on=core.today())
            if found.fact_id:
                research.change_fact(db, found.fact_id, state=FactState.CONFIRMED, confirmed_on=core.today())
        said = "Asked, and its fact confirmed today" if found.fact_id else "Asked"
        return Changed(said, RESEARCH_PARTS, contact_id, question_id)

    def answer(self, question_id: int, words: str) -> Changed:
        """What they answered, in their words; it counts as asked today where it was not."""
        found, core = self.get(question_id), self._core
        with core.deed(f"answer to: {found.text[:60]}") as db:
            research.change_question(
                db, question_id, answer=words.strip(), asked_on=found.asked_on or core.today(),
                state=QuestionState.ANSWERED if words.strip() else QuestionState.ASKED,
            )  # fmt: skip
            if found.fact_id and words.strip():
                research.change_fact(db, found.fact_id, state=FactState.CONFIRMED, confirmed_on=core.today())
        return Changed("Answer kept", RESEARCH_PARTS, found.contact_id, question_id)

    def drop(self, question_id: int) -> Changed:
        """Off the list; undo brings it back."""
        found = self.get(question_id)
        with self._core.deed(f"question dropped: {found.text[:60]}") as db:
            research.change_question(db, question_id, state=QuestionState.DROPPED)
        return Changed("Question dropped", RESEARCH_PARTS, found.contact_id, question_id)

    def move(self, question_id: int, by: int) -> Changed:
        """Up (-1) or down (1) in the order; at the ends it stays."""
        found = self.get(question_id)
        ids = [question.id for question in self.planned(found.contact_id)]
        if question_id not in ids:
            raise NotFound("That question is not planned any more.", "")
        place = ids.index(question_id)
        target = min(max(0, place + by), len(ids) - 1)
        if target != place:
            ids.insert(target, ids.pop(place))
            with self._core.deed("questions in another order") as db:
                for position, row in enumerate(ids, 1):
                    research.change_question(db, row, position=position)
        return Changed(f"{target + 1} of {len(ids)}", RESEARCH_PARTS, found.contact_id, question_id)
