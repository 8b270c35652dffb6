"""What leads outside: a web page or mail to open, a number or address to copy; only ever on a key."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from salesdesk.desk import Desk
from salesdesk.domain.people import Contact
from salesdesk.errors import NotFound
from salesdesk.ui.lines import Line, Row, text_line
from salesdesk.ui.sheets.base import hint_line
from salesdesk.ui.sheets.pick import ChoiceSheet, PickSheet
from salesdesk.ui.widgets.brief import phone_text, ways_open

if TYPE_CHECKING:
    from salesdesk.ui.deeds import Deeds


def links_of(contact: Contact) -> tuple[tuple[str, str], ...]:
    """(what it is, its address) of everything that can be opened."""
    found = [(link.label or "link", link.url) for link in contact.links]
    if contact.account and contact.account.website:
        found.append(("company", contact.account.website))
    elif contact.account and contact.account.domain:
        found.append(("company", f"https://{contact.account.domain}"))
    if contact.refusal("email") is None:
        found += [("mail", f"mailto:{email.address}") for email in contact.live_emails]
    return tuple(found)


def open_one_of(screen: Deeds, contact: Contact) -> None:
    """Opens the only link, or asks which. Raises NotFound where there is none."""
    links = links_of(contact)
    if not links:
        raise NotFound(f"No link or mail address for {contact.name}.", "e adds one.")
    if len(links) == 1:
        _open(screen, links[0][1])
        return
    screen.app.push_screen(LinkSheet(screen.desk, links), lambda url: _open(screen, url) if url else None)


def _open(screen: Deeds, url: str) -> None:
    from salesdesk.ui.calling import open_checked

    open_checked(screen, url)


class LinkSheet(PickSheet[str]):
    """Answers an address."""

    def __init__(self, desk: Desk, links: Sequence[tuple[str, str]]) -> None:
        super().__init__(desk)
        self.links = links

    def head(self) -> Sequence[Line]:
        return (text_line(" Open", bold=True),)

    def rows(self, text: str) -> Sequence[Line]:
        wanted = text.casefold()
        return tuple(
            Row(key=url).add("   ").column(label, 12, "muted").up_to(url, self.inner_width).line()
            for label, url in self.links
            if wanted in f"{label} {url}".casefold()
        )

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)


class CopySheet(ChoiceSheet[str]):
    """Answers the number or address to copy; a number is the one that the call then goes to."""

    def __init__(self, desk: Desk, contact: Contact, *, uses: str | None = None) -> None:
        """`uses`: the number that the call goes to, as it keeps it."""
        super().__init__(desk)
        self.contact, self.ways = contact, ways_open(contact)
        phone = contact.phone_called(uses)
        self.used = phone_text(phone) if phone and len(contact.live_phones) > 1 else ""

    def head(self) -> Sequence[Line]:
        return (Row().add(" Copy", bold=True).add(f"   {self.contact.name}", "muted").line(),)

    def rows(self, text: str) -> Sequence[Line]:
        return tuple(
            Row(key=way)
            .add(f" {number if number < 10 else ' '} ", "accent", bold=True)
            .column(label or ("e-mail" if "@" in way else "number"), 12, "muted")
            .up_to(way, self.inner_width)
            .up_to("   the call goes here" if way == self.used else "", self.inner_width, "muted")
            .line()
            for number, (label, way) in enumerate(self.ways, 1)
        )

    def foot(self, text: str) -> Sequence[Line]:
        return (hint_line(("enter", "Copy"), ("esc", "Back")),)

    def letters(self) -> Mapping[str, Hashable]:
        return {str(number): way for number, (_, way) in enumerate(self.ways[:9], 1)}

    def taken(self, key: Hashable, text: str) -> None:
        if isinstance(key, str):
            self.answer(key)
