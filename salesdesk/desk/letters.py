"""E-mails and "thinking of you" lines: written here, copied or opened in the mail program, logged; never sent from here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from salesdesk.desk.calls import CallsDrawer, WrapUp
from salesdesk.desk.core import Changed, Core
from salesdesk.desk.line import repeatable
from salesdesk.desk.people import PeopleDrawer
from salesdesk.desk.shelf import Shelf
from salesdesk.domain.followup import Channel
from salesdesk.domain.people import Contact
from salesdesk.domain.text import clean_line, fold
from salesdesk.domain.voicemail.letters import PURPOSE_WORDS, Purpose
from salesdesk.errors import NotUnderstood, Refused
from salesdesk.store import drafts, research, research_library, scripts
from salesdesk.store.research_library import ValueItem

CHANNELS = {Purpose.EMAIL: Channel.EMAIL, Purpose.THINKING_OF_YOU: Channel.THINKING_OF_YOU}
_SHORTEST_TITLE = 3  # characters: "ROI" in a letter names no article
LONGEST_LINK = 1900
"""Characters of a mailto: link that mail programs and this desk take."""


@dataclass(frozen=True, slots=True)
class MailLink:
    """What opens the mail program with the letter in it."""

    url: str
    whole: bool
    """False where the text is too long for a link and has to be pasted."""


@repeatable
class LettersDrawer:
    """Letters to one contact, one method a deed."""

    def __init__(self, core: Core, people_drawer: PeopleDrawer, calls: CallsDrawer) -> None:
        self._core = core
        self._people = people_drawer
        self._calls = calls
        self._shelf = Shelf(core)

    def check_allowed(self, contact_id: int, purpose: Purpose) -> Contact:
        """The contact. Raises Refused with their wish where it forbids writing to them."""
        contact = self._people.get(contact_id)
        self._calls.check_allowed(contact, CHANNELS[purpose])
        if purpose is not Purpose.EMAIL:
            self._calls.check_allowed(contact, Channel.EMAIL)
        return contact

    def link(self, contact_id: int, purpose: Purpose, *, subject: str, text: str) -> MailLink:
        """A mailto: link with the letter in it. Raises Refused for their wish, or where there is no address."""
        contact = self.check_allowed(contact_id, purpose)
        email = next(iter(contact.live_emails), None)
        if email is None:
            raise Refused(f"No e-mail address for {contact.name}.", "e adds one; the text can be copied.")
        bare = f"mailto:{quote(email.address, safe='@+.-_')}"
        head = f"{bare}?subject={quote(clean_line(subject), safe='')}"
        body = quote(text.strip().replace("\n", "\r\n"), safe="")
        whole = f"{head}&body={body}" if subject.strip() else f"{bare}?body={body}"
        if len(whole) <= LONGEST_LINK:
            return MailLink(whole, True)
        return MailLink(head if subject.strip() and len(head) <= LONGEST_LINK else bare, False)

    def sent(self, contact_id: int, purpose: Purpose, *, subject: str, text: str) -> Changed:
        """The rep has sent it: a touch with its words, a version of the script it grew from; the draft is used up.

        Raises NotUnderstood without words, Refused for their wish; nothing is written then.
        """
        self.check_allowed(contact_id, purpose)
        if not text.strip():
            raise NotUnderstood("There is nothing to log yet.", "Write it, or F9 starts from the shelf.")
        core, words = self._core, "\n".join(part for part in (clean_line(subject), text.strip()) if part)
        name = self._people.get(contact_id).name
        caught = frozenset(one.line for one in self._calls.caught(contact_id, words))
        with core.deed(f"{name}: {PURPOSE_WORDS[purpose]}") as db:
            grown = self._shelf.grown_from(contact_id, text, purpose)
            version = scripts.add_version(db, contact_id, text.strip(), at=core.stamp(), seconds=None, script_id=grown)
            done = self._calls.log(
                WrapUp(contact_id, channel=CHANNELS[purpose], text=words, dropped=caught, script_version_id=version)
            )
            for item in self._given(contact_id, words):
                research.add_value_given(
                    db, contact_id, what=item.title, given_on=core.today(), value_item_id=item.id, touch_id=done.row_id
                )
            for kind in (purpose.value, subject_kind(purpose)):
                drafts.use_up(db, contact_id, kind)
            self._shelf.begun(contact_id, "", purpose)
        return done

    def _given(self, contact_id: int, words: str) -> tuple[ValueItem, ...]:
        """What of the value library a letter gives: its title or its address stands in it, and they have not had it."""
        core, said = self._core, f" {fold(words)} "
        had = research_library.given_ids(core.db, contact_id)
        items = (item for item in research_library.value_items(core.db) if item.id not in had)
        return tuple(item for item in items if _is_said(item, said))


def _is_said(item: ValueItem, said: str) -> bool:
    title = re.escape(fold(item.title))
    by_title = len(title) > _SHORTEST_TITLE and re.search(rf"(?<!\w){title}(?!\w)", said)
    return bool(by_title or (item.url and fold(item.url) in said))


def subject_kind(purpose: Purpose) -> str:
    """The kind of draft in which the subject of a letter is kept."""
    return f"{purpose.value}:subject"
