"""`salesdesk voicemail check`: how long a script is when said aloud, and what to mend in it. Nothing is sent or kept."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from salesdesk.cli.desks import config_of, data_file, desk_for_deeds, desk_for_reading
from salesdesk.cli.paper import GAP, heading, put, put_json, put_rows, say
from salesdesk.desk import Desk
from salesdesk.domain.message import stays_on
from salesdesk.domain.text import clean_lines
from salesdesk.domain.voicemail import USUAL_PACE, Caller, Critique, Listener, critique, fill
from salesdesk.errors import Unreadable, WrongUsage

STDIN = "-"
LARGEST_BYTES = 1_000_000
PACES = (60, 300)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who speaks, to whom, how fast, and what their fields say."""

    caller: Caller
    listener: Listener
    pace: int
    values: dict[str, str]
    message_line: str = ""


def check(given: Namespace) -> None:
    pace = _pace(given.pace)
    text = _text(given.file or STDIN)
    sides = _sides(given)
    script = fill(text, sides.values).text if sides.values else text
    found = critique(script, caller=sides.caller, listener=sides.listener, pace=pace or sides.pace)
    if given.json:
        put_json({**shape(found), "text": script, "message_line": on_message(sides.message_line, script)})
        return
    _print(found)
    if sides.message_line:
        put(stays_on(sides.message_line, script).line)


def shape(found: Critique) -> dict[str, Any]:
    """`salesdesk voicemail check --json`; places are those in `text`."""
    return {
        "words": found.length.words,
        "seconds": round(found.length.seconds, 1),
        "pace_wpm": found.length.pace,
        "length": found.length.band,
        "self_words": found.self_words,
        "you_words": found.you_words,
        "ready": found.ready,
        "checks": [
            {
                "id": one.id,
                "passed": one.passed,
                "severity": one.severity,
                "message": one.message,
                "start": one.start,
                "end": one.end,
                "spans": [list(span) for span in one.spans],
                "why": one.why,
            }
            for one in found.checks
        ],
    }


def on_message(line: str, script: str) -> dict[str, Any] | None:
    """Whether the pinned message is in the script; None where none is pinned, or nobody was named."""
    kept = stays_on(line, script)
    return {"line": line, "on_message": kept.stays, "missing": list(kept.missing)} if line else None


def _sides(given: Namespace) -> Sides:
    """From the desk where there is one: who the rep is, how fast they speak, what is known of the listener."""
    if given.for_ is not None:
        with desk_for_reading(given) as desk:
            page = desk.research.brief(desk.people.who(given.for_).id)
            sides = _of_desk(desk, desk.scripts.listener(page), desk.scripts.values(page))
            return replace(sides, message_line=page.contact.message_line or "")
    if data_file(given).is_file():
        with desk_for_deeds(given) as desk:
            return _of_desk(desk, Listener(), {})
    config = config_of(given)
    return Sides(Caller(config.name, config.firm, config.number), Listener(), USUAL_PACE, {})


def _of_desk(desk: Desk, listener: Listener, values: dict[str, str]) -> Sides:
    rep = desk.core.rep()
    return Sides(Caller(rep.called or rep.name, rep.firm, rep.number), listener, rep.pace_wpm, values)


def _text(named: str) -> str:
    """The script. Raises Unreadable."""
    if named == STDIN:
        if sys.stdin is None:
            raise Unreadable("There is nothing to read: stdin is closed.", "Name a text file.")
        if sys.stdin.isatty():
            say("Type or paste the script, then ctrl+d.")
        content = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    else:
        content = _file(named)
    if len(content) > LARGEST_BYTES:
        raise Unreadable("That is too long for a script.", "A voicemail is about 65 words.")
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"{named} is not a text.", "Name a plain text file, or - for stdin.")
    return clean_lines(_decoded(content))


def _file(named: str) -> bytes:
    path = Path(named).expanduser()
    try:
        if not path.is_file():
            sentence = f"{named} is not a file." if path.exists() else f"There is no file {named}."
            raise Unreadable(sentence, "Name a text file, or - for stdin.")
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise Unreadable(f"{named} could not be read: {(error.strerror or 'no access').lower()}.", "") from error


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _pace(text: str | None) -> int | None:
    if text is None:
        return None
    if not text.isdecimal() or not PACES[0] <= int(text[:6]) <= PACES[1]:
        raise WrongUsage(
            f"“{text}” is no pace.", f"Words a minute, {PACES[0]} to {PACES[1]}; most people speak at 150."
        )
    return int(text)


def _print(found: Critique) -> None:
    heading(GAP.join((found.length.words_say, "ready" if found.ready else "not ready")))
    put(f"self {found.self_words} : you {found.you_words}")
    put()
    put_rows([(_mark(one.passed, one.severity), one.id.replace("_", " "), one.message) for one in found.checks])


def _mark(passed: bool, severity: str) -> str:
    return "ok" if passed else "!" if severity == "problem" else "advice"
