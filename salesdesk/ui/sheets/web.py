"""From the web: what a company's site and feed say, offered one by one; Enter makes one a fact, nothing else does."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from contextlib import suppress
from typing import ClassVar

from textual.app import App

from salesdesk.desk import Changed, Desk
from salesdesk.desk.webresearch import Answers
from salesdesk.domain.people import Contact
from salesdesk.domain.webpage import Finding
from salesdesk.errors import SalesdeskError
from salesdesk.ui.lines import BLANK, Line, Row, text_line
from salesdesk.ui.outside import checked_link, open_link
from salesdesk.ui.sheets.rows import RowsSheet
from salesdesk.ui.text import first_lines, wrap
from salesdesk.ui.widgets.timeline import day_text


class WebSheet(RowsSheet):
    """Looks when it is opened; s, l, n and m open the browser instead."""

    letters: ClassVar[dict[str, str]] = {
        " ": "accept", "s": "site", "l": "profile", "n": "news", "m": "map", "o": "source", "r": "again", "e": "addresses",
    }  # fmt: skip
    sheet_width = 100

    def __init__(self, desk: Desk, contact: Contact) -> None:
        super().__init__(desk)
        self.contact = contact
        self.looking = False
        self.answers = Answers()
        self.taken: frozenset[int] = frozenset()

    def opened(self) -> None:
        super().opened()
        self.again()

    def again(self) -> None:
        """Asks the addresses of the account, in a thread that holds up nothing."""
        if self.looking:
            return
        try:
            look = self.desk.research.web.looker(self.contact)
        except SalesdeskError as error:
            self.trouble(error)
            return
        self.looking = True
        self.say("")
        threading.Thread(target=self._look, args=(self.app, look), daemon=True, name="looking up").start()

    def _look(self, app: App[None], look: Callable[[], Answers]) -> None:
        answers = look()
        if app.is_running:
            with suppress(RuntimeError):  # the desk was closed meanwhile
                app.call_from_thread(self._found, answers)

    def _found(self, answers: Answers) -> None:
        self.looking = False
        if not self.is_mounted:
            return
        self.answers = answers
        knows = self.desk.research.known.knows
        self.taken = frozenset(i for i, one in enumerate(answers.findings) if knows(self.contact, one.text))
        self.draw()

    def head(self) -> Sequence[Line]:
        where = self.contact.account_name or self.contact.name
        return (Row().add(" From the web", bold=True).add(f"   {where}", "muted").line(), BLANK)

    def rows(self) -> Sequence[Line]:
        today, lines = self.desk.core.today(), list[Line]()
        for place, one in enumerate(self.answers.findings):
            mark = self.glyphs.kept if place in self.taken else self.glyphs.box
            when = day_text(one.on, today) if one.on else ""
            room = self.inner_width - 26
            for number, words in enumerate(first_lines(one.text, max(16, room), 3)):
                row = Row(key=place if number == 0 else None)
                if number:
                    lines.append(row.to(4).add(words).line())
                    continue
                row.add(f" {mark} ", "ok" if place in self.taken else "accent").add(" ").column(words, max(16, room))
                lines.append(
                    row.add("  ").column(when, 8, "muted").up_to(one.found_in, self.inner_width, "muted").line()
                )
        for trouble in self.answers.troubles:
            lines += [text_line(f" {line}", "stale") for line in wrap(trouble, self.inner_width - 2)]
        return tuple(lines)

    def empty(self) -> str:
        return "Looking …  esc leaves" if self.looking else "Nothing was found."

    def hints(self) -> Sequence[tuple[str, str]]:
        browser = (("e", "Addresses"), ("s", "Site"), ("l", "Profile"), ("n", "News"), ("m", "Map"))
        return (("enter", "A fact, assumed"), ("o", "Open it"), *browser, ("r", "Again"))

    def chosen(self, key: Hashable) -> None:
        self.accept()

    def accept(self) -> None:
        """The finding under the cursor becomes a fact; a second time does nothing."""
        place = self.key
        finding = self._finding()
        if finding and isinstance(place, int) and place not in self.taken:
            self.taken |= {place}
            self.do(lambda: self.desk.research.web.accept(self.contact, finding))

    def addresses(self) -> None:
        """Their site, their feed, the person's profile, one after the other."""
        contact = self.desk.people.get(self.contact.id)
        account, web = contact.account, self.desk.research.web

        def sited(site: str) -> None:
            def fed(feed: str) -> None:
                def last(profile: str) -> Changed:
                    done = web.set_addresses(contact, site=site, feed=feed, profile=profile)
                    self.contact = self.desk.people.get(contact.id)
                    return done

                profile = contact.links[0].url if contact.links else ""
                self.ask(f"The profile of {contact.name}", last, value=profile, example="https://…  or nothing")

            self.ask(
                "Their news feed",
                fed,
                value=(account.feed or "") if account else "",
                example="https://…/feed.xml  or nothing",
            )

        known = (account.website or account.domain or "") if account else ""
        self.ask("Their site", sited, value=known, example="northwind.example")

    def source(self) -> None:
        if finding := self._finding():
            self._open(finding.url)

    def site(self) -> None:
        self._browse("site")

    def profile(self) -> None:
        self._browse("profile")

    def news(self) -> None:
        self._browse("news")

    def map(self) -> None:
        self._browse("map")

    def _finding(self) -> Finding | None:
        place = self.key
        return self.answers.findings[place] if isinstance(place, int) and place < len(self.answers.findings) else None

    def _browse(self, what: str) -> None:
        try:
            self._open(self.desk.research.web.address(self.contact, what))
        except SalesdeskError as error:
            self.trouble(error)

    def _open(self, url: str) -> None:
        try:
            link = checked_link(url)
            open_link(link)
        except SalesdeskError as error:
            self.trouble(error)
        else:
            self.say(f"Opening {link.place}")
