"""A monkey at the desk: keys, pastes, clicks, sizes and bursts at random. It may do anything; the desk goes on.

The seed is printed. SALESDESK_MONKEY_SEED names another one, 0 any, SALESDESK_MONKEY_KEYS makes it longer.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual._time import get_time

from salesdesk.desk import Desk
from salesdesk.desk.people import NewContact
from salesdesk.store.file import open_store
from salesdesk.ui.app import SalesdeskApp
from salesdesk.ui.burst import Burst
from tests import builders
from tests.hostile import TEXTS
from tests.ui.screen_text import strips_of

KEYS = int(os.environ.get("SALESDESK_MONKEY_KEYS", "3000"))
TOGETHER = 10
"""Keys that go in before the desk gets time to draw."""
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 /?:;.,-_+*#@!'\"[]{}()<>\\|=%&$^~`éß日🙂"
NAMED = (
    *[
        "enter",
        "tab",
        "shift+tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    ],
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefghklnoprstuvwxyz"),
    *("shift+up", "shift+down", "shift+left", "shift+right", "ctrl+left", "ctrl+right", "ctrl+home", "ctrl+end"),
)
SIZES = ((120, 40), (80, 24), (60, 16), (40, 10), (20, 5), (1, 1), (200, 60))


class OneByOne(Burst[events.Key]):
    """Keys as a person presses them, without the waiting: each is alone."""

    def feed(self, what: events.Key, key: str, *, letter: bool, at: float) -> tuple[events.Key, ...]:
        return (what,)


class Monkey:
    """What it does next, and what it did last."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.did: list[str] = []

    def acts(self, app: SalesdeskApp) -> int:
        """One act; how many keys it was."""
        chance = self.chance.random()
        if chance < 0.44:
            return self._letter(app, self.chance.choice(LETTERS))
        if chance < 0.86:
            key = self.chance.choice(NAMED)
            self._note(key)
            app.post_message(events.Key(key, None))
            return 1
        if chance < 0.91:
            text = self.chance.choice(TEXTS)
            self._note(f"paste {text[:20]!r}")
            app.post_message(events.Paste(text))
        elif chance < 0.95:
            self._click(app)
        elif chance < 0.97:
            return self._hurl(app)
        elif chance < 0.99:
            self._note("focus")
            app.post_message(self.chance.choice((events.AppBlur, events.AppFocus))())
        return 1

    def _letter(self, app: SalesdeskApp, letter: str) -> int:
        self._note(letter)
        app.post_message(events.Key({" ": "space"}.get(letter, letter), letter))
        return 1

    def _hurl(self, app: SalesdeskApp) -> int:
        """Letters at once, as a paste without marks brings them: through the gate."""
        text = "".join(self.chance.choice(LETTERS) for _ in range(12))
        self._note(f"hurl {text!r}")
        gate, app._burst = app._burst, Burst()
        now = get_time()
        for letter in text:
            event = events.Key({" ": "space"}.get(letter, letter), letter)
            event.time = now
            app.post_message(event)
        app.call_later(setattr, app, "_burst", gate)
        return len(text)

    def _click(self, app: SalesdeskApp) -> None:
        width, height = app.size
        x, y = self.chance.randrange(max(1, width)), self.chance.randrange(max(1, height))
        kind = self.chance.choice(("click", "click", "click", "scroll"))
        self._note(f"{kind} {x},{y}")
        at = {"x": x, "y": y, "delta_x": 0, "delta_y": 0, "button": 1, "shift": False, "meta": False, "ctrl": False,
              "screen_x": x, "screen_y": y}  # fmt: skip
        made = (events.MouseDown, events.MouseUp) if kind == "click" else (events.MouseScrollDown, events.MouseScrollUp)
        for event in made:
            app.screen._forward_event(event(None, **at))  # type: ignore[arg-type]

    def _note(self, what: str) -> None:
        self.did = [*self.did[-24:], what]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The sample day with hostile people in it; nothing that it starts is a program of this machine."""
    for name in ("EDITOR", "VISUAL", "BROWSER"):
        monkeypatch.setenv(name, "true")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.chdir(tmp_path)
    builders.a_file(tmp_path / "desk.db", builders.busy_file()).close()
    made = a_desk_on(tmp_path / "desk.db")
    for text in TEXTS[::9]:
        made.people.add(NewContact(text[:200] or "x", account=text[:200]))
    yield made
    made.close()


def a_desk_on(path: Path) -> Desk:
    return Desk(open_store(path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)


async def plays(desk: Desk, monkey: Monkey, keys: int) -> int:
    """One sitting of the monkey, until it has quit or pressed so many keys; how many it pressed."""
    pressed = 0
    app = SalesdeskApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app._burst = OneByOne()
        while pressed < keys and app.is_running:
            for _ in range(TOGETHER):
                pressed += monkey.acts(app)
            if monkey.chance.random() < 0.06:
                await pilot.resize_terminal(*monkey.chance.choice(SIZES))
            try:
                await pilot.pause()
            except Exception as error:
                if app.is_running and app._exception is None:
                    raise AssertionError(f"it does not answer: {type(error).__name__}") from error
                break
        if app.is_running:
            await pilot.resize_terminal(120, 40)
            assert {strip.cell_length for strip in strips_of(app)} == {120}
            shown = "".join(strip.text for strip in strips_of(app))
            assert not [c for c in shown if c < " " or "\x7f" <= c <= "\x9f" or c in "\u202e\u2066"]
    return pressed


async def test_a_monkey_cannot_stop_the_desk(desk: Desk) -> None:
    seed = int(os.environ.get("SALESDESK_MONKEY_SEED", "20221122")) or int.from_bytes(os.urandom(3)) + 1
    print(f"SALESDESK_MONKEY_SEED={seed}")
    monkey = Monkey(seed)
    left = KEYS
    while left > 0:
        try:
            left -= await plays(desk, monkey, left)
        except BaseException:
            print(f"SALESDESK_MONKEY_SEED={seed}: {monkey.did}")
            raise
    assert desk.core.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert desk.core.db.execute("PRAGMA foreign_key_check").fetchall() == []
