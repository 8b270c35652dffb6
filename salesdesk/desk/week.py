"""The week's drawer: the card of beliefs and one behaviour, what the rep says of themselves, what is put off and why."""

from __future__ import annotations

from datetime import date, timedelta

from salesdesk.desk.core import Changed, Core, Part
from salesdesk.desk.line import repeatable
from salesdesk.domain.dayplan import week_of
from salesdesk.domain.later import ASK_AT
from salesdesk.domain.reflection import TAGS, Critique, Returning, WeekCard, returning, tag_key, times_this_month
from salesdesk.domain.reluctance import PutOff
from salesdesk.domain.text import clean_line
from salesdesk.errors import NotUnderstood
from salesdesk.store import week

WEEK_PARTS = frozenset({Part.PLAN})
OWN_TAGS = 12
MOST_PUT_OFF = 200


@repeatable
class WeekDrawer:
    """Looking back, calmly."""

    def __init__(self, core: Core) -> None:
        self._core = core

    # -- the card -----------------------------------------------------------------------------------------------------

    def card(self) -> WeekCard:
        """This week's card, empty while it is not written."""
        monday = week_of(self._core.today())
        return week.card_of(self._core.db, monday) or WeekCard(monday)

    def before(self) -> WeekCard | None:
        """The last earlier card that named a behaviour: its answer is asked now, and shown."""
        return week.last_card(self._core.db, week_of(self._core.today()))

    def chosen(self) -> str:
        """The behaviour that last week's card chose for this week; nothing where it chose none."""
        before, monday = self.before(), week_of(self._core.today())
        return before.behaviour or "" if before and before.week_on == monday - timedelta(days=7) else ""

    def is_written(self, monday: date) -> bool:
        found = week.card_of(self._core.db, monday)
        return found is not None and not found.empty

    def keep(self, *, held: str = "", to_try: str = "", behaviour: str = "", answer: str | None = None) -> Changed:
        """This week's card, and how last week's behaviour went (None: as it was). Raises NotUnderstood where nothing was
        written."""
        parts = [clean_line(words) or None for words in (held, to_try, behaviour)]
        if not any(parts) and not clean_line(answer or ""):
            raise NotUnderstood("The card is empty.", "One line is enough: one behaviour for next week.")
        before = self.before()
        with self._core.deed("the week's card") as db:
            row = week.keep_card(
                db, week_of(self._core.today()), belief_held=parts[0], belief_try=parts[1], behaviour=parts[2]
            )
            if before is not None and answer is not None:
                week.keep_card(db, before.week_on, answer=clean_line(answer) or None)
        return Changed("The week's card is kept", WEEK_PARTS, row_id=row)

    # -- self-critique ------------------------------------------------------------------------------------------------

    def tags(self) -> tuple[str, ...]:
        """What the rep may say of themselves: their own words of late, then the stock."""
        own = week.own_tags(self._core.db, limit=OWN_TAGS)
        keys = {tag_key(tag) for tag in own}
        return (*own, *(tag for tag in TAGS if tag_key(tag) not in keys))

    def criticise(self, tag: str, words: str = "", *, touch_id: int | None = None) -> Changed:
        """One thing to do differently. Said again in the same month, how often is named."""
        line = clean_line(tag)
        if not any(c.isalnum() for c in line):
            raise NotUnderstood("There are no words yet.", "For example: talked too much.")
        core = self._core
        same = next((own for own in self.tags() if tag_key(own) == tag_key(line)), line)
        with core.deed(f"differently: {same}") as db:
            row = week.add_critique(db, same, clean_line(words) or None, on=core.today(), touch_id=touch_id)
        count = sum(tag_key(one.tag) == tag_key(same) for one in self.this_month())
        said = f"{same}: {times_this_month(count)}" if count > 1 else f"Kept: {same}"
        return Changed(said, WEEK_PARTS, row_id=row)

    def this_month(self) -> tuple[Critique, ...]:
        """What was said since the first of the month."""
        today = self._core.today()
        return week.critiques_between(self._core.db, today.replace(day=1), today)

    def returning(self) -> tuple[Returning, ...]:
        """What was said more than once this month."""
        return returning(self.this_month(), today=self._core.today())

    # -- reluctance ---------------------------------------------------------------------------------------------------

    def put_off(self) -> tuple[PutOff, ...]:
        """Open follow-ups that were put off three times or more, the most often first."""
        return week.put_off(self._core.db, times=ASK_AT, limit=MOST_PUT_OFF)
