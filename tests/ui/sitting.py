"""A rep who sits at the desk: the app with a Pilot, waiting on what is to be seen and never on time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual._time import get_time
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from salesdesk.desk import Desk
from salesdesk.ui.app import SalesdeskApp
from salesdesk.ui.screens.today import TodayScreen
from salesdesk.ui.text import width_of
from salesdesk.ui.widgets.drafts import DraftArea
from salesdesk.ui.widgets.lists import LineList
from tests.ui.screen_text import screen_of, shown_in, strips_of

LIMIT = 5.0


class Sitting:
    """Keys go in, what is seen comes out."""

    def __init__(self, app: SalesdeskApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot, self.desk = app, pilot, app.desk

    @property
    def today(self) -> TodayScreen:
        """The day's screen, whatever lies over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, TodayScreen))

    @property
    def sheet(self) -> str:
        """The class of the screen in front."""
        return type(self.app.screen).__name__

    @property
    def focus(self) -> str:
        return (self.app.focused.id or "") if self.app.focused else ""

    @property
    def screen(self) -> str:
        return screen_of(self.app)

    @property
    def agenda(self) -> LineList:
        return self.today.panel("agenda")

    @property
    def note(self) -> str:
        """What the footer says."""
        return self.today.note[0]

    def area(self, name: str) -> DraftArea:
        return self.today.area(name)

    def text_of(self, name: str) -> str:
        """What one panel of the screen in front shows."""
        return shown_in(self.app.screen.query_one(f"#{name}"))

    async def press(self, *keys: str) -> None:
        """Presses keys one after another, each after the one before has had its effect."""
        for key in keys:
            await self.pilot.press(key)

    async def type(self, text: str) -> None:
        """Types into the field that has the cursor, as fast as it comes, and waits until all of it stands there."""
        field = self.app.focused
        for letter in text:
            self.app.post_message(events.Key("space" if letter == " " else letter, letter))
        if isinstance(field, TextArea):
            await self.until(lambda: text in field.text)
        elif isinstance(field, Input):
            await self.until(lambda: text in field.value)
        await self.pilot.pause()

    async def hurl(self, text: str) -> None:
        """Letters at once, as a terminal without marks around a paste delivers them."""
        now = get_time()
        for letter in text:
            key = {" ": "space", "\n": "enter"}.get(letter, letter)
            event = events.Key(key, "\r" if letter == "\n" else letter)
            event.time = now
            self.app.post_message(event)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def click(self, words: str, *, times: int = 1) -> None:
        """Clicks on words that stand on the screen, where they stand first, as often as `times` says."""
        await self.sees(words)
        rows = self.screen.splitlines()
        y = next(at for at, row in enumerate(rows) if words in row)
        x = width_of(rows[y][: rows[y].index(words)]) + 1
        await self.pilot.click(offset=(x, y), times=times)

    async def until(self, what: Callable[[], object]) -> None:
        """Lets the desk go on until it is so."""
        end = get_time() + LIMIT
        while not what():
            assert get_time() < end, f"{self.note}\n{self.screen}"
            await asyncio.sleep(0.015)

    async def sees(self, *words: str) -> None:
        """Waits until these words stand on the screen."""
        await self.until(lambda: all(word in self.screen for word in words))

    async def opens(self, sheet: str) -> None:
        """Waits until that screen is in front and can be typed into."""
        await self.until(lambda: self.sheet == sheet and self.app.screen.is_mounted and self.app.focused is not None)

    async def resize(self, width: int, height: int) -> None:
        """Another size of the terminal, drawn to the end."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: {strip.cell_length for strip in strips_of(self.app)} == {width})
        await self.until(lambda: tuple(self.app.screen.size) == (width, height))

    async def calls(self) -> None:
        """The call key, and a yes to what the desk asks before it: their hours, no preparation."""
        await self.press("c")
        await self.until(lambda: self.sheet in ("GuardSheet", "GateSheet", "CallScreen"))
        if self.sheet == "GuardSheet":
            await self.press("2")
            await self.until(lambda: self.sheet in ("GateSheet", "CallScreen"))
        if self.sheet == "GateSheet":
            await self.press("enter")
        await self.opens("CallScreen")

    async def goes_to(self, name: str) -> None:
        """The agenda's cursor on that person's first row, the other panels following."""
        contact_id = self.desk.find.people(name)[0].id
        key = next(line.key for line in self.agenda.lines if _contact(line.key) == contact_id)
        self.agenda.move_to(key)
        await self.until(lambda: self.today.contact_id == contact_id and self.today.brief is not None)


def _contact(key: object) -> object:
    if not isinstance(key, tuple):
        return None
    return key[2] if key[0] == "f" else key[1] if key[0] == "c" else None


@asynccontextmanager
async def sitting(
    desk: Desk, *, size: tuple[int, int] = (120, 40), ready: str = "TodayScreen"
) -> AsyncIterator[Sitting]:
    """The running app, its first screen drawn."""
    app = SalesdeskApp(desk)
    async with app.run_test(size=size) as pilot:
        rep = Sitting(app, pilot)
        await rep.until(lambda: rep.sheet == ready and app.focused is not None)
        await pilot.pause()
        yield rep
