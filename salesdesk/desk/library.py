"""The drawer of what the rep brings along: if they say … I say …, my story, the value library, what was learned."""

from __future__ import annotations

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.facts import web_address
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.people import Contact
from salesdesk.domain.text import clean_line, fold
from salesdesk.errors import NotFound, NotUnderstood
from salesdesk.store import research, research_library
from salesdesk.store.research_library import Insight as Insight  # the screen has these from here
from salesdesk.store.research_library import Objection as Objection
from salesdesk.store.research_library import StoryLine as StoryLine
from salesdesk.store.research_library import ValueItem as ValueItem

RESEARCH_PARTS = frozenset({Part.RESEARCH})
STORY_KINDS = ("value", "difference", "proof", "strength", "improve")
STORY_WORDS = {
    "value": "what people get from me", "difference": "what is different", "proof": "who got what from it",
    "strength": "what I am good at", "improve": "what I want to get better at",
}  # fmt: skip
ITEM_KINDS = ("article", "talk", "checklist", "introduction", "other")


@repeatable
class LibraryDrawer:
    """Words and things that serve with many people, one method a deed."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    # -- if they say … I say … ----------------------------------------------------------------------------------------

    def objections(self, contact_id: int) -> tuple[Objection, ...]:
        """Those of the contact first, then the general ones."""
        return research_library.objections_of(self._core.db, contact_id)

    def add_objection(self, they_say: str, i_say: str, *, contact_id: int | None = None, product: str = "") -> Changed:
        """What they may say, and what I say then; for one contact or, without one, for everybody."""
        theirs, mine = clean_line(they_say), clean_line(i_say)
        if not theirs or not mine:
            raise NotUnderstood("Both sides need words.", "If they say … I say …")
        with self._core.deed("if they say … I say …") as db:
            row = research_library.add_objection(
                db, they_say=theirs, i_say=mine, contact_id=contact_id, product=clean_line(product) or None
            )
        return Changed("Kept", RESEARCH_PARTS, contact_id, row)

    def used_objection(self, row_id: int, *, helped: bool) -> Changed:
        """It was said, and it helped or not: "helped 3 of 5"."""
        found = research_library.objection(self._core.db, row_id)
        if found is None:
            raise NotFound("That line is not there any more.", "u may bring it back.")
        with self._core.deed("said it, and it helped" if helped else "said it, it did not help") as db:
            research_library.change_objection(db, row_id, used=found.used + 1, helped=found.helped + int(helped))
        return Changed(
            f"Helped {found.helped + int(helped)} of {found.used + 1}", RESEARCH_PARTS, found.contact_id, row_id
        )

    def reword_objection(self, row_id: int, they_say: str, i_say: str) -> Changed:
        """Other words for either side; what was counted stays. Raises NotUnderstood for an empty side."""
        theirs, mine = clean_line(they_say), clean_line(i_say)
        if not theirs or not mine:
            raise NotUnderstood("Both sides need words.", "If they say … I say …")
        with self._core.deed("if they say … reworded") as db:
            research_library.change_objection(db, row_id, they_say=theirs, i_say=mine)
        return Changed("Reworded", RESEARCH_PARTS, None, row_id)

    def drop_objection(self, row_id: int) -> Changed:
        with self._core.deed("if they say … dropped") as db:
            research_library.drop_objection(db, row_id)
        return Changed("Dropped", RESEARCH_PARTS, None, row_id)

    # -- my story -----------------------------------------------------------------------------------------------------

    def story(self) -> tuple[StoryLine, ...]:
        """Value, difference, proof, strengths, to improve; each kind together, in that order."""
        order = {kind: place for place, kind in enumerate(STORY_KINDS)}
        return tuple(sorted(research_library.story_lines(self._core.db), key=lambda one: order.get(one.kind, 9)))

    def proof_for(self, industry: str) -> tuple[StoryLine, ...]:
        """Proof lines of that industry first, then those of no industry; they drop into scripts."""
        wanted = fold(industry)
        proof = [line for line in self.story() if line.kind == "proof"]
        return tuple(
            sorted(
                (line for line in proof if not line.industry or fold(line.industry) == wanted),
                key=lambda line: not line.industry,
            )
        )

    def add_story(self, kind: str, text: str, *, industry: str = "") -> Changed:
        words = clean_line(text)
        if not words or kind not in STORY_KINDS:
            raise NotUnderstood(
                "A line of your story needs a kind and words.", "Kinds: " + ", ".join(STORY_KINDS) + "."
            )
        with self._core.deed("my story") as db:
            row = research_library.add_story(db, kind=kind, text=words, industry=clean_line(industry) or None)
        return Changed("Kept in your story", RESEARCH_PARTS, None, row)

    def edit_story(self, row_id: int, text: str) -> Changed:
        words = clean_line(text)
        if not words:
            raise NotUnderstood("The line needs words.", "delete takes it out.")
        with self._core.deed("my story") as db:
            research_library.change_story(db, row_id, text=words)
        return Changed("Your story is changed", RESEARCH_PARTS, None, row_id)

    def drop_story(self, row_id: int) -> Changed:
        with self._core.deed("line of my story dropped") as db:
            research_library.drop_story(db, row_id)
        return Changed("Dropped", RESEARCH_PARTS, None, row_id)

    # -- the value library --------------------------------------------------------------------------------------------

    def items(self, contact: Contact | None = None) -> tuple[ValueItem, ...]:
        """What is worth giving; for a contact those of their industry first, what they have had last."""
        items = research_library.value_items(self._core.db)
        if contact is None:
            return items
        had = research_library.given_ids(self._core.db, contact.id)
        industry = fold((contact.account.industry if contact.account else None) or "")
        return tuple(sorted(items, key=lambda item: (item.id in had, not _fits(item, industry))))

    def had(self, contact_id: int) -> frozenset[int]:
        """Which items this contact has had."""
        return research_library.given_ids(self._core.db, contact_id)

    def add_item(self, kind: str, title: str, *, url: str = "", industries: str = "", text: str = "") -> Changed:
        """An article, a talk, a checklist, an introduction: something to give. Raises NotUnderstood."""
        core, values = self._core, _item_values(kind, title, url, industries, text)
        with core.deed(f"value library: {clean_line(title)[:60]}") as db:
            row = research_library.add_value_item(db, at=core.stamp(), **values)
        return Changed("Kept in the library", RESEARCH_PARTS, None, row)

    def edit_item(
        self, row_id: int, kind: str, title: str, *, url: str = "", industries: str = "", text: str = ""
    ) -> Changed:
        """The whole thing as it stands now; where it was given stays. Raises NotUnderstood."""
        values = _item_values(kind, title, url, industries, text)
        with self._core.deed(f"value library: {clean_line(title)[:60]} corrected") as db:
            research_library.change_value_item(db, row_id, **values)
        return Changed("Corrected", RESEARCH_PARTS, None, row_id)

    def trash_item(self, row_id: int) -> Changed:
        with self._core.deed("out of the value library") as db:
            research_library.change_value_item(db, row_id, trashed_at=self._core.stamp())
        return Changed("Out of the library", RESEARCH_PARTS, None, row_id)

    def give(self, contact_id: int, what: str, *, item_id: int | None = None) -> Changed:
        """Something worth having was given: it stands beside what was asked of them. Nothing is sent."""
        words = clean_line(what)
        item = research_library.value_item(self._core.db, item_id) if item_id else None
        words = words or (item.title if item else "")
        if not words:
            raise NotUnderstood("What was given?", "A few words, or one of the library.")
        core, name = self._core, self._people.get(contact_id).name
        with core.deed(f"gave {name}: {words[:60]}") as db:
            row = research.add_value_given(
                db, contact_id, what=words, given_on=core.today(), value_item_id=item.id if item else None
            )
        return Changed(f"Given: {words}", RESEARCH_PARTS, contact_id, row)

    def learn(self, text: str, *, contact_id: int | None = None) -> Changed:
        """Something learned across calls about the market or the message."""
        words = clean_line(text)
        if not words:
            raise NotUnderstood("What was learned?", "One sentence.")
        with self._core.deed("learned something") as db:
            row = research_library.add_insight(db, words, on=self._core.today(), contact_id=contact_id)
        return Changed("Kept", RESEARCH_PARTS, contact_id, row)

    def insights(self) -> tuple[Insight, ...]:
        """What was learned across calls, the newest first."""
        return research_library.insights(self._core.db)

    def count_insights(self) -> int:
        return research_library.count_insights(self._core.db)

    def reword_insight(self, row_id: int, text: str) -> Changed:
        """Raises NotUnderstood for no words."""
        words = clean_line(text)
        if not words:
            raise NotUnderstood("It needs words.", "delete takes it out.")
        with self._core.deed("what I learned, reworded") as db:
            research_library.change_insight(db, row_id, words)
        return Changed("Reworded", RESEARCH_PARTS, None, row_id)

    def drop_insight(self, row_id: int) -> Changed:
        with self._core.deed("what I learned, dropped") as db:
            research_library.drop_insight(db, row_id)
        return Changed("Dropped", RESEARCH_PARTS, None, row_id)


def _item_values(kind: str, title: str, url: str, industries: str, text: str) -> dict[str, str | None]:
    """The columns of a thing worth giving. Raises NotUnderstood for no title, no kind of ours, no web address."""
    words = clean_line(title)
    if not words:
        raise NotUnderstood("It needs a title.", "Like: Ten questions before you re-tender.")
    if kind not in ITEM_KINDS:
        raise NotUnderstood(f"“{kind}” is no kind of thing to give.", "Kinds: " + ", ".join(ITEM_KINDS) + ".")
    return {
        "kind": kind, "title": words, "url": web_address(url), "text": text.strip() or None,
        "industries": clean_line(industries) or None,
    }  # fmt: skip


def _fits(item: ValueItem, industry: str) -> bool:
    wanted = [fold(word.strip()) for word in (item.industries or "").split(",")]
    return bool(industry) and industry in wanted
