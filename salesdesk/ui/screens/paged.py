"""What the pages over the day share: they are drawn once as they open; their keys, hints, help and sentences come from
the table, with the rep's own keys.

Mixed in before the screen: `class ScoreScreen(Paged, Unshaken, Screen[…])`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from salesdesk.ui.commands import BY_ID, TYPED, key_name
from salesdesk.ui.laying import LaidOnce
from salesdesk.ui.ownkeys import keys_of, keys_on, page_help, spoken
from salesdesk.ui.pagekeys import PAGES
from salesdesk.ui.sheets.keys import KeysSheet
from salesdesk.ui.widgets.keybar import Hint

if TYPE_CHECKING:
    from salesdesk.desk import Desk


class Paged(LaidOnce):
    """A screen that has a page of the table."""

    if TYPE_CHECKING:
        desk: Desk

    key_page: ClassVar[str] = ""
    """Its page in the table."""

    @property
    def own_keys(self) -> Mapping[str, str]:
        """What the rep wrote in the settings."""
        return self.desk.core.config.keys

    def key_of(self, name: str, *, typing: bool = False) -> str:
        """A key of this page as it is shown; while text is typed one that is no text. Empty where it has none."""
        key = next(key for key in PAGES[self.key_page].keys if key.name == name)
        return _shown(keys_on(PAGES[self.key_page], self.own_keys)[key], typing=typing)

    def hint(self, name: str, word: str = "", *, on: bool = True, typing: bool = False) -> Hint:
        """The footer's hint of a key of this page; a click on it does the same."""
        key = next(key for key in PAGES[self.key_page].keys if key.name == name)
        return (self.key_of(name, typing=typing), word or key.hint, f"page:{name}", on)

    def help_key(self, *, typing: bool = False) -> str:
        """The key of the sheet of keys, as the end of the footer names it."""
        return _shown(keys_of(BY_ID["help"], self.own_keys), typing=typing)

    def spoken(self, words: str) -> str:
        """A sentence with the rep's own keys in it."""
        return spoken(words, self.own_keys, self.key_page)

    async def press(self, command: str) -> bool:
        """A click on a hint of this page; whether it was one."""
        if command == "help":
            self.action_help()
            return True
        word, _, name = command.partition(":")
        key = next((key for key in PAGES[self.key_page].keys if word == "page" and key.name == name), None)
        if key is not None:
            await self.app.run_action(key.action, self)
        return key is not None

    def action_help(self) -> None:
        """The keys that work here; the chosen one is pressed."""
        sheet = KeysSheet(self.desk, pane=self.key_page, own=page_help(self.key_page, self.own_keys))
        self.app.push_screen(sheet, self.press_chosen)

    def press_chosen(self, name: str | None) -> None:
        """What was chosen on the sheet of keys."""
        if name:
            self.call_later(self.press, f"page:{name}")


def _shown(keys: tuple[str, ...], *, typing: bool) -> str:
    return next((key_name(key) for key in keys if not (typing and key in TYPED)), "")
