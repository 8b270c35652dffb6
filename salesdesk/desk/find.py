"""The find drawer: people, notes, promises, facts, scripts and deals by their words, best first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from salesdesk.desk.core import Core
from salesdesk.desk.people import PeopleDrawer
from salesdesk.domain.people import ContactLine
from salesdesk.domain.text import clean_line
from salesdesk.store import search

LIMIT = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found."""

    kind: str
    """contact, note, promise, fact, script, deal, account, follow_up, date or question."""
    id: int
    contact: ContactLine | None
    text: str
    """The words around the find, the found ones between \\x02 and \\x03; or the whole text."""
    on: str | None


class FindDrawer:
    """Finding, read-only."""

    def __init__(self, core: Core, people: PeopleDrawer) -> None:
        self._core = core
        self._people = people

    def people(self, text: str, *, limit: int = LIMIT) -> tuple[ContactLine, ...]:
        """Contacts meant by an address, a number in any style, or part of a name."""
        return self._people.matches(text, limit=limit) if clean_line(text) else ()

    def everything(self, text: str, *, limit: int = LIMIT) -> tuple[Hit, ...]:
        """People first, then every text that holds all the words (the last one as a beginning)."""
        wanted = clean_line(text)
        if not wanted:
            return ()
        met = self.people(wanted, limit=limit)
        hits = [Hit("contact", line.id, line, line.name, None) for line in met]
        words = re.findall(r"\w+", wanted)
        if words:
            seen = {("contact", line.id) for line in met}
            for found in search.matching(self._core.db, words, limit=limit):
                if (found.kind, found.row_id) not in seen:
                    hits.append(Hit(found.kind, found.row_id, found.contact, found.text, found.on))
        return tuple(hits[: limit * 2])
