"""The drawer of preparation: the analysis form, fit and the focus list, their shoes, three facts in three minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesdesk.desk.asking import AskingDrawer
from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.facts import FactsDrawer, FactWords
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.people import Contact
from salesdesk.domain.preparing import AnalysisField, prepared
from salesdesk.domain.research import (
    FOCUS_TO,
    Fact,
    FitAnswer,
    FitMark,
    FitScore,
    Qualifier,
    Question,
    Readiness,
    fit_score,
    focus_warning,
)
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood
from salesdesk.store import people, research_prep
from salesdesk.store.research_prep import FocusLine as FocusLine  # the screen has it from here

RESEARCH_PARTS = frozenset({Part.RESEARCH})


@repeatable
class PreparingDrawer:
    """What is made ready before a call, one method a deed."""

    def __init__(self, core: Core, people: PeopleDrawer, facts: FactsDrawer, asking: AskingDrawer) -> None:
        self._core = core
        self._people = people
        self._facts = facts
        self._asking = asking

    # -- the prospect analysis form -----------------------------------------------------------------------------------

    def analysis(self, contact_id: int) -> Mapping[str, str]:
        """The form as it was last typed, by field."""
        return research_prep.analysis_of(self._core.db, contact_id)

    def type_analysis(self, contact_id: int, fields: Mapping[str, str]) -> None:
        """Keeps what stands in the form; typed text is saved by itself and stays outside undo."""
        before = self.analysis(contact_id)
        changed = {name: text for name, text in fields.items() if text != before.get(name, "")}
        unknown = changed.keys() - {field.value for field in AnalysisField}
        if unknown:
            raise NotUnderstood(f"The form has no line “{min(unknown)}”.", "")
        if changed:
            with self._core.store.beside() as db:
                for name, text in changed.items():
                    research_prep.write_analysis(db, contact_id, name, text, at=self._core.stamp())

    def ready(
        self, contact: Contact, *, facts: Sequence[Fact], questions: Sequence[Question], for_them: str = "",
        my_next: str = "",
    ) -> Readiness:  # fmt: skip
        """The badge: ready, or what is missing."""
        return prepared(
            analysis=self.analysis(contact.id), facts=facts, fact_count=len(facts), questions=questions,
            for_them=for_them, message_line=contact.message_line or "", my_next=my_next,
        )  # fmt: skip

    def three(self, contact_id: int, *, facts: Sequence[FactWords], need: str, questions: Sequence[str]) -> Changed:
        """Three minutes of research in one deed: facts, the likely need, questions. Raises NotUnderstood for nothing."""
        name = self._people.get(contact_id).name
        told = [fact for fact in facts if clean_line(fact.text)]
        asked = [question for question in questions if clean_line(question)]
        need = clean_line(need)
        if not told and not asked and need == self.analysis(contact_id).get(AnalysisField.NEED, ""):
            raise NotUnderstood("Nothing is written yet.", "One fact is a beginning.")
        with self._core.deed(f"research on {name}") as db:
            for fact in told:
                self._facts.add(contact_id, fact)
            for question in asked:
                self._asking.plan(contact_id, question)
            research_prep.write_analysis(db, contact_id, AnalysisField.NEED, need, at=self._core.stamp())
        words = f"{len(told)} fact{'' if len(told) == 1 else 's'}, {len(asked)} to ask"
        return Changed(f"Research on {name}: {words}", RESEARCH_PARTS, contact_id, None)

    # -- lines on the contact -----------------------------------------------------------------------------------------

    def put_in_shoes(self, contact_id: int, words: str) -> Changed:
        """Their day, and why this helps them: read for ten seconds before dialling."""
        return self._people.edit(contact_id, their_shoes=words)

    def pin_message(self, contact_id: int, words: str) -> Changed:
        """The one line to stay on with this contact."""
        return self._people.edit(contact_id, message_line=words)

    # -- fit ----------------------------------------------------------------------------------------------------------

    def qualifiers(self) -> tuple[Qualifier, ...]:
        return research_prep.qualifiers(self._core.db)

    def fit_answers(self, contact_id: int) -> tuple[FitAnswer, ...]:
        return research_prep.fit_answers(self._core.db, contact_id)

    def fit(self, contact_id: int) -> FitScore:
        """How the contact fits, counted."""
        return fit_score(self.qualifiers(), self.fit_answers(contact_id))

    def set_fit(self, contact_id: int, qualifier_id: int, mark: FitMark, *, words: str = "") -> Changed:
        """Yes, no or unknown for one qualifier, with the words that say why."""
        core, name = self._core, self._people.get(contact_id).name
        with core.deed(f"fit of {name}") as db:
            research_prep.write_fit(db, contact_id, FitAnswer(qualifier_id, mark, clean_line(words)), on=core.today())
        return Changed(f"Fit {self.fit(contact_id).line}", RESEARCH_PARTS, contact_id, qualifier_id)

    def add_qualifier(self, text: str) -> Changed:
        """One more mark of an ideal prospect; it is asked of everybody from now on."""
        words = clean_line(text)
        if not words:
            raise NotUnderstood("A qualifier needs words.", "Like: more than one site.")
        with self._core.deed("qualifier added") as db:
            row = research_prep.add_qualifier(db, words)
        return Changed("Qualifier kept", RESEARCH_PARTS, None, row)

    def edit_qualifier(self, qualifier_id: int, text: str) -> Changed:
        """Other words; what was answered to it stays."""
        words = clean_line(text)
        if not words:
            raise NotUnderstood("A qualifier needs words.", "delete takes it off the list.")
        with self._core.deed("qualifier reworded") as db:
            research_prep.change_qualifier(db, qualifier_id, text=words)
        return Changed("Qualifier reworded", RESEARCH_PARTS, None, qualifier_id)

    def retire_qualifier(self, qualifier_id: int) -> Changed:
        """No longer asked; its answers stay in the file."""
        with self._core.deed("qualifier retired") as db:
            research_prep.change_qualifier(db, qualifier_id, retired_on=self._core.today())
        return Changed("Qualifier retired", RESEARCH_PARTS, None, qualifier_id)

    # -- the focus list -----------------------------------------------------------------------------------------------

    def focus(self) -> tuple[FocusLine, ...]:
        """The companies in focus."""
        return research_prep.focus_list(self._core.db)

    def focus_words(self) -> str:
        """How long the list is, and the warning above twenty."""
        count = research_prep.count_focus(self._core.db)
        return focus_warning(count) or f"{count} of {FOCUS_TO} companies in focus"

    def toggle_focus(self, account_id: int) -> Changed:
        """A company onto the focus list or off it; above twenty it warns and still does it."""
        account = self._people.account(account_id)
        if account is None:
            raise NotUnderstood("There is no company to put in focus.", "e adds one to the person.")
        onto = not account.on_focus
        with self._core.deed(f"{account.name} {'in' if onto else 'out of'} focus") as db:
            people.change_account(db, account_id, on_focus=onto)
        where = "in focus" if onto else "out of focus"
        return Changed(
            f"{account.name} {where} · {self.focus_words()}", RESEARCH_PARTS | {Part.PEOPLE}, None, account_id
        )
