"""The rep's settings: one commented TOML, read into a frozen Config; what is wrong is named and its default used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from salesdesk.domain.dates import DateHabits

EXAMPLES = {
    "days_off": "[2026-12-24, 2026-12-31]",
    "country": '"US"',
    "subdivision": '"CA"',
    "calling_hours": '"Mon-Fri 09:00-17:00"',
    "calendar": '"~/salesdesk.ics"',
    "name": '"Dana Ruiz"',
    "theme": '"paper"',
    "keys": '{ call = "c" }',
}
"""How settings are written whose default does not show it."""
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting and its default; the metadata is its documentation, printed by `salesdesk config --default`."""

    name: str = field(default="", metadata={"doc": "Your name, as you say it on the phone."})
    firm: str = field(default="", metadata={"doc": "Your firm."})
    number: str = field(default="", metadata={"doc": "The number people call you back on."})
    zone: str = field(default="", metadata={"doc": 'Your time zone, such as "Europe/Lisbon". Empty: the system\'s.'})
    country: str = field(
        default="",
        metadata={"doc": 'Your country as two letters ("US"): its holidays, and numbers without +.'},
    )
    subdivision: str = field(
        default="", metadata={"doc": 'Its part whose holidays count too: "CA", "ENG", "BY", "NSW". Empty: none.'}
    )
    date_order: str = field(
        default="", metadata={"doc": 'How 3/4 is read: "dmy" or "mdy". Empty: it is asked.', "of": ("", "dmy", "mdy")}
    )
    week_start: str = field(default="mon", metadata={"doc": "The first day of your week.", "of": WEEKDAYS})
    working_days: tuple[str, ...] = field(
        default=("mon", "tue", "wed", "thu", "fri"), metadata={"doc": "The days you work.", "of": WEEKDAYS}
    )
    days_off: tuple[date, ...] = field(default=(), metadata={"doc": "Your days off: [2026-12-24, 2026-12-31]."})
    day_starts: time = field(default=time(8, 30), metadata={"doc": "When your day starts."})
    day_stops: time = field(default=time(17, 30), metadata={"doc": "When it stops."})
    calling_hours: str = field(
        default="default",
        metadata={
            "doc": 'When others may be called where their country has no rule of its own: "default" (08:00-21:00), '
            '"business" (Mon-Fri 09:00-18:00), or your words: "Mon-Fri 09:00-17:00".'
        },
    )
    theme: str = field(
        default="", metadata={"doc": "harbor, dusk, fjord, paper, daylight, ink, or one of yours. Empty: harbor."}
    )
    ascii: bool = field(
        default=False, metadata={"doc": "Plain marks (! > o x) where the terminal's font lacks others."}
    )
    call_by: str = field(
        default="copy",
        metadata={
            "doc": "What the call key does with the number: copies it, or opens it as tel:.",
            "of": ("copy", "tel"),
        },
    )
    notify: str = field(
        default="title",
        metadata={
            "doc": "How a due follow-up is told: in the tab's title; with a bell, or a desktop notice while you look "
            "elsewhere, besides; or not at all.",
            "of": ("title", "bell", "desktop", "none"),
        },
    )
    notify_names: bool = field(default=False, metadata={"doc": "Whether a desktop notice may hold a person's name."})
    shoes_card: bool = field(
        default=True,
        metadata={"doc": "Whether the call key first shows their shoes for ten seconds, where written; Enter goes on."},
    )
    web_allows_local: bool = field(
        default=False,
        metadata={
            "doc": "Whether From the web may ask addresses of this computer and its network: only where your own "
            "intranet holds the pages."
        },
    )
    key_from: str = field(
        default="",
        metadata={
            "doc": 'The key of a sealed data file (needs the extra "encryption"): "ask", or a command that says it, such '
            'as "pass show salesdesk". A lost key is lost data. Empty: no file is sealed.'
        },
    )
    unanswered_touches: int = field(
        default=4, metadata={"doc": "From how many touches without an answer a deal's page says so."}
    )
    forecast: bool = field(default=False, metadata={"doc": "Shows the sum of your live deals below them."})
    calendar: str = field(
        default="",
        metadata={"doc": "A calendar file (.ics) that is kept up to date for your calendar program. Empty: none."},
    )
    keys: Mapping[str, str] = field(
        default_factory=dict, metadata={"doc": 'Your own keys by command: call = "c". salesdesk keys lists them.'}
    )

    def date_habits(self) -> DateHabits:
        """How this rep writes and works, for reading date phrases."""
        from salesdesk.domain.dates import DateHabits
        from salesdesk.domain.workdays import Workdays

        workdays = Workdays(
            weekdays=frozenset(WEEKDAYS.index(day) for day in self.working_days) or frozenset(range(5)),
            country=self.country.upper() or None,
            subdivision=self.subdivision.upper() or None,
            days_off=frozenset(self.days_off),
        )
        order: Any = self.date_order or None
        return DateHabits(order=order, week_start=WEEKDAYS.index(self.week_start), workdays=workdays)


def load(path: Path) -> tuple[Config, tuple[str, ...]]:
    """The settings of a file and one sentence for each that is wrong; a missing file is all defaults."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Config(), ()
    except OSError:
        return Config(), (f"{path.name} could not be read; the defaults are used.",)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Config(), (f"{path.name} is not UTF-8 (line {line}): save it as UTF-8. The defaults are used.",)
    import tomllib

    try:
        written = tomllib.loads(re.sub(_BARE_TIME, lambda found: f"{found[1]}{found[2]:0>2}:{found[3]}:00", text))
    except tomllib.TOMLDecodeError as error:
        return Config(), (f"{path.name} is not right: {_where(error, text)} The defaults are used.",)
    return read(written)


_BARE_TIME = r"(?m)^([ \t]*day_(?:starts|stops)[ \t]*=[ \t]*)(\d{1,2}):(\d\d)(?=[ \t]*(?:#.*)?\r?$)"
"""A time as people write it; TOML wants seconds and two figures."""


def _where(error: ValueError, text: str) -> str:
    """What the reader of TOML says, with the words of the line that it means."""
    said = str(error)
    found = re.search(r" \(at line (\d+), column \d+\)$", said)
    if found is None:
        return f"{said}."
    line = text.splitlines()[int(found[1]) - 1].strip() if int(found[1]) <= len(text.splitlines()) else ""
    open_quote = "Illegal character" in said and line.count('"') % 2 == 1
    why = "its quote is not closed" if open_quote else said[: found.start()]
    return f"line {found[1]}, “{line[:40]}{'…' * (len(line) > 40)}”: {why}."


def read(written: Mapping[str, Any]) -> tuple[Config, tuple[str, ...]]:
    """Settings from parsed TOML, with one sentence for each unknown name or wrong value."""
    known = {f.name: f for f in fields(Config)}
    good: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in written.items():
        if name not in known:
            import difflib

            near = difflib.get_close_matches(name, known, n=1)
            problems.append(f"Unknown setting “{name}”." + (f" Did you mean “{near[0]}”?" if near else ""))
            continue
        right = _right(known[name].name, value, known[name].metadata.get("of"))
        if right is None:
            problems.append(f"“{name}” cannot be {_short(value)}; its default is used.{_way_out(known[name], value)}")
            continue
        good[name] = right
    return Config(**good), tuple(problems)


def default_toml() -> str:
    """A commented file with every setting at its default."""
    lines = ["# salesdesk settings: take the # away from a line to change it.", ""]
    for f in fields(Config):
        if f.name == "keys":
            continue
        options = f.metadata.get("of")
        lines.append(f"# {f.metadata['doc']}" + (f" One of: {', '.join(o for o in options if o)}." if options else ""))
        lines.append(f"# {f.name} = {toml_value(f.default)}\n")
    return "\n".join(
        [*lines, '# Your own keys by command; salesdesk keys lists them.\n# [keys]\n# call = "c"\n# lists.tags = "t"\n']
    )


def _short(value: Any) -> str:
    """What was written, as far as a line has room for it."""
    text = value.isoformat() if isinstance(value, date | time) else " ".join(repr(value).split())
    return text if len(text) <= 40 else text[:39] + "…"


def _way_out(setting: Field[Any], value: Any) -> str:
    """The nearest right value, else the right ones, else how one is written."""
    options: tuple[str, ...] = tuple(word for word in setting.metadata.get("of", ()) if word)
    if setting.name == "zone":
        from salesdesk.domain.places import nearest_zones

        near = list(nearest_zones(str(value)))
        return f" Did you mean “{near[0]}”?" if near else ' Write it like "Europe/Lisbon".'
    if isinstance(setting.default, bool):
        return " It is true or false, without quotes."
    if setting.name == "country":
        from salesdesk.domain.places import country_code

        near_code = country_code(str(value))
        return f" Did you mean “{near_code}”?" if near_code else ' Write it as two letters: country = "US"'
    if options:
        words = [str(word).lower() for word in (value if isinstance(value, list) else [value])]
        wrong = [word for word in words if word[:3] not in options and word not in options]
        import difflib

        near = [found for word in wrong for found in difflib.get_close_matches(word, options, n=1)]
        if near and len(options) > 2:  # of two, the nearer one would be a guess
            return f" Did you mean “{near[0]}”?"
        return f" One of: {', '.join(options)}."
    return f" Write it like this: {setting.name} = {EXAMPLES.get(setting.name) or toml_value(setting.default)}"


def _right(name: str, value: Any, options: tuple[str, ...] | None) -> Any:
    """The value as the field keeps it, or None when it is not right."""
    default = getattr(Config(), name)
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, int):
        return value if type(value) is int and 1 <= value <= 99 else None
    if name == "days_off":
        days = value if isinstance(value, list) else [value]
        return tuple(days) if all(type(day) is date for day in days) else None
    if isinstance(default, tuple):
        words = tuple(str(v).lower()[:3] for v in value) if isinstance(value, list) else ()
        return words if words and all(word in (options or ()) for word in words) else None
    if isinstance(default, time):
        return _time(value)
    if isinstance(default, Mapping):
        return dict(_named_keys(value)) if isinstance(value, dict) else None
    return _text(name, value, options)


def _named_keys(value: Mapping[str, Any], page: str = "") -> Iterator[tuple[str, str]]:
    """Keys by command; a page's own stand in a table ([keys.lists]) or behind its name (lists.tags = "T")."""
    for name, keys in value.items():
        if isinstance(keys, dict):
            yield from _named_keys(keys, f"{page}{name}.")
        else:
            yield page + name, _keys(keys)


def _keys(written: Any) -> str:
    """Keys as they are kept, several after a comma; people write a list of them too."""
    return ", ".join(map(str, written)) if isinstance(written, list) else str(written)


def _text(name: str, value: Any, options: tuple[str, ...] | None) -> str | None:
    if not isinstance(value, str):
        return None
    if name == "zone" and value:
        from salesdesk.domain.hours import is_zone

        return value if is_zone(value) else None
    if name == "country" and value:
        return value if len(value) == 2 and value.isascii() and value.isalpha() else None
    if name == "calling_hours":
        return value if _are_hours(value) else None
    if options is None:
        return value
    lowered = value.lower()[:3] if options is WEEKDAYS else value.lower()
    return lowered if lowered in options else None


def _are_hours(text: str) -> bool:
    from salesdesk.domain.hours import PRESETS, read_hours
    from salesdesk.errors import NotUnderstood

    if text in PRESETS:
        return True
    try:
        read_hours(text, name="your hours")
    except NotUnderstood:
        return False
    return True


def _time(value: Any) -> time | None:
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or ":" not in value:
        return None
    try:
        return time.fromisoformat(value.strip().zfill(5))  # "7:15" is what people write
    except ValueError:
        return None


def toml_value(value: Any) -> str:
    """The value as it is written in the settings."""
    import json

    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_value(v) for v in value) + "]"
    if isinstance(value, time):
        return value.isoformat("seconds")
    return str(value) if isinstance(value, int | date) else json.dumps(value, ensure_ascii=False)
