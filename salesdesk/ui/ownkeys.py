"""The rep's own keys from the config: which keys a command has then, what is wrong with them, and how sentences that
name a key name theirs. Loads no Textual."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cache

from salesdesk.ui.commands import BY_ID, COMMANDS, KEYS_IN_USE, TYPED, UNSAFE, Command, Where, key_name
from salesdesk.ui.keynames import is_sent, read_key
from salesdesk.ui.pagekeys import KEY_PAGES, PAGE_KEYS, PAGES, KeyPage, PageKey

ALSO_BOUND = {
    **{command.id: f"text.{command.id}" for command in COMMANDS if command.where is Where.TEXT},
    "open": "panel.open",
    "rest": "rest.back",
}
"""Commands that a panel or a sheet binds itself, with the binding's id there."""

CALLS_FROM = ("find.call", "counted.call")
"""Sheets in which text is typed and the call key calls: only keys that are no text do."""

IN_LISTS = frozenset(["up", "down", "k", "j", "pageup", "pagedown", "home", "g", "end", "G", "left", "h"])
"""Keys that move in every list and are not in the table of commands (tests/ui/test_ownkeys.py holds this)."""

IN_TEXT = frozenset({f"ctrl+{c}" for c in "defkuvwxyz"}) | {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "backspace", "delete",
    "ctrl+left", "ctrl+right", "shift+left", "shift+right", "shift+up", "shift+down", "shift+home", "shift+end",
    "ctrl+home", "ctrl+end", "ctrl+delete",
}  # fmt: skip
"""Keys that edit while text is typed."""


def keys_of(command: Command, own: Mapping[str, str]) -> tuple[str, ...]:
    """The command's keys with the rep's own ones from the config (several after a comma); keys that can not work, and
    those that the rep gave to another command, are left out."""
    if mine := _possible(own.get(command.id, "")):
        return mine
    given = {key for name, written in own.items() if name in BY_ID for key in _possible(written)} if own else ()
    return tuple(key for key in command.keys if key not in given)


def keys_on(page: KeyPage, own: Mapping[str, str]) -> dict[PageKey, tuple[str, ...]]:
    """What each of a page's keys is with the rep's own ones. Those given to the page itself come first, then the page's
    letters, then what follows a command of the day; that one keeps its taught keys where its own ones are taken here."""
    if not own:
        return {key: key.keys for key in page.keys}
    mine = {key: found for key in page.keys if key.bound and (found := _possible(own.get(key.id, "")))}
    given = {one for found in mine.values() for one in found}
    taken = given | {letter for key in page.keys if key.bound and key not in mine for letter in key.letters}
    now = {key: mine[key] if key in mine else _with_own(key, own, taken, given) for key in page.keys}
    followed = taken | {one for keys in now.values() for one in keys}
    return {key: keys or tuple(k for k in key.keys if k not in followed) for key, keys in now.items()}


def _with_own(key: PageKey, own: Mapping[str, str], taken: set[str], given: set[str]) -> tuple[str, ...]:
    keys: list[str] = []
    for written in key.written:
        if written.startswith("@") and written[1:] in BY_ID:
            keys += [one for one in keys_of(BY_ID[written[1:]], own) if one not in taken]
        elif written not in given:
            keys.append(written)
    return tuple(dict.fromkeys(keys))


def page_help(page: str, own: Mapping[str, str]) -> tuple[tuple[str, str, str, str], ...]:
    """(keys, title, help, name) of a page, as its sheet of keys lists them; without a name it is only shown."""
    found = {key.id: keys for key, keys in keys_on(PAGES[page], own).items() if key.id}
    lines = []
    for key in PAGES[page].keys:
        if key.help:
            keys = found[key.id] if key.id else keys_on(PAGES[page], own)[key]
            if key.beside:
                keys = tuple(found[name][0] for name in (key.id, *key.beside) if found[name])
            lines.append((" ".join(map(key_name, keys)), key.title, key.help, key.name if key.action else ""))
    return tuple(lines)


def calls_in_text(own: Mapping[str, str]) -> tuple[str, ...]:
    """The call keys where text is typed; a rep who has only letters keeps the taught one there."""
    found = (keys_of(BY_ID["call"], own), BY_ID["call"].keys)
    return next(no_text for keys in found if (no_text := tuple(key for key in keys if key not in TYPED)))


def keymap(own: Mapping[str, str]) -> dict[str, str]:
    """The rep's own keys as Textual takes them, by the binding's id."""
    keys = {name: ",".join(found) for name, written in own.items() if name in BY_ID and (found := _possible(written))}
    on_pages = {
        key.id: ",".join(found)
        for page in (KEY_PAGES if own else ())
        for key, found in keys_on(page, own).items()
        if key.bound and found and found != key.keys
    }
    calls = calls_in_text(own) if "call" in keys else ()
    on_sheets = {name: ",".join(calls) for name in CALLS_FROM if calls and calls[0] not in BY_ID["call"].keys}
    return keys | {ALSO_BOUND[name]: found for name, found in keys.items() if name in ALSO_BOUND} | on_pages | on_sheets


def keys_of_the_keyless(own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(keys, command) of the rep's own keys for commands that have none by themselves, so that no binding holds them."""
    for name, keys in keymap(own).items():
        if name in BY_ID and not BY_ID[name].keys:
            yield keys, name


def key_problems(own: Mapping[str, str]) -> tuple[str, ...]:
    """One sentence for each unknown command, impossible or unsafe key, key that two commands share in one place, and key
    that a list, a text field or a page takes first."""
    problems = [problem for name, written in own.items() for problem in _written_problems(name, written)]
    taken: dict[str, Command] = {}
    for command in COMMANDS:
        for key in _possible(own.get(command.id, "")) or command.keys:
            other = taken.setdefault(key, command)
            if other is not command:
                problems.append(f"“{key_name(key)}” is used twice: {_title(other)} and {_title(command)}.")
    problems += [problem for name in own if name in BY_ID for problem in _taken_elsewhere(BY_ID[name], own[name])]
    problems += [problem for page in KEY_PAGES for problem in _wrong_on(page, own)]
    problems += [problem for name in own if name in BY_ID for problem in _taken_on_pages(BY_ID[name], own)]
    return tuple(dict.fromkeys(problems))


def _written_problems(name: str, written: str) -> Iterator[str]:
    if name not in BY_ID and name not in PAGE_KEYS:
        near = get_close_matches(name.casefold(), [*BY_ID, *PAGE_KEYS], n=1)
        yield f"Unknown command “{name}” in [keys]." + (f" Did you mean “{near[0]}”?" if near else "")
        return
    called = _title(BY_ID[name]) if name in BY_ID else _title_on(PAGE_KEYS[name])
    words = [word.strip() for word in written.split(",") if word.strip()]
    if not words:
        yield f"No key is given for {called} in [keys]: it keeps its own."
    for word in words:
        key = read_key(word)
        if key in UNSAFE:
            yield f"“{word}” cannot be used for {called}: the terminal keeps it for itself."
        elif not is_sent(key):
            near = get_close_matches(key, KEYS_IN_USE, n=1)
            guess = f" Did you mean “{near[0]}”?" if near else ""
            yield f"“{word}” cannot be used for {called}: no terminal sends it.{guess}"


def _taken_elsewhere(command: Command, written: str) -> Iterator[str]:
    """What lists and text answer before the command does."""
    title = _title(command)
    for key in _possible(written):
        if key in IN_LISTS and command.where is not Where.TEXT:
            yield f"“{key_name(key)}” moves in lists: {title} is not reached with it there."
        if key in IN_TEXT and key not in command.keys and command.where in (Where.TEXT, Where.ANYWHERE):
            yield f"“{key_name(key)}” edits while you type: {title} is not reached with it there."


def _wrong_on(page: KeyPage, own: Mapping[str, str]) -> Iterator[str]:
    """Keys given to a page that it has twice, or that its list answers first."""
    for key in page.keys:
        for mine in _possible(own.get(key.id, "")) if key.bound else ():
            other = next((o for o in page.keys if o is not key and o.bound and mine in _standing(o, own)), None)
            if other is not None:
                yield f"“{key_name(mine)}” is used twice on {page.title}: {_title(key)} and {_title(other)}."
            elif mine in IN_LISTS and mine not in key.keys and not key.priority:
                yield f"“{key_name(mine)}” moves in lists: {_title_on(key)} is not reached with it there."


def _standing(key: PageKey, own: Mapping[str, str]) -> tuple[str, ...]:
    return _possible(own.get(key.id, "")) or key.keys


def _taken_on_pages(command: Command, own: Mapping[str, str]) -> Iterator[str]:
    """Pages on which the rep's key of a command of the day that works there too means something else."""
    for key in _possible(own[command.id]):
        pages = [
            page.title
            for page in KEY_PAGES
            if any(command in one.follows for one in page.keys)
            and any(
                key in found and command not in one.follows for one, found in keys_on(page, own).items() if one.bound
            )
        ]
        if pages and key not in command.keys:
            where = _listed(pages)
            yield f"“{key_name(key)}” has another meaning on {where}: {_title(command)} is not reached with it there."


def _possible(written: str) -> tuple[str, ...]:
    keys = (read_key(word) for word in written.split(",") if word.strip())
    return tuple(dict.fromkeys(key for key in keys if key not in UNSAFE and is_sent(key)))


def _title(command: Command | PageKey) -> str:
    return command.title.rstrip("…")


def _title_on(key: PageKey) -> str:
    return f"{_title(key)} on {PAGES[key.id.partition('.')[0]].title}"


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


# -- sentences that name a key -----------------------------------------------------------------------------------------

_VERBS = (
    "adds?|again|asks|begins|brings|calls|changes|clears|copies|corrects|counts|dates|deletes|does|drops|edits|ends|filters|finds|"
    "gives|goes|imports|in (?:a script|From|the (?:brief|day))|keeps|looks|makes|may|names|narrows|notes|"
    "on (?:its|that|the|their)|opens|plans|puts|records|redates|redoes|saves|says|sets|shows|spreads|starts|stops|takes|then|"
    "undoes|wraps|writes"
)
_OFFERS = "(?:, (?:enter|tab)|: (?:a break|back|lunch|the day's end))\\b"
"""What follows a key in a sentence."""


@cache
def _spoken_keys(page: str) -> tuple[re.Pattern[str], dict[str, Command | PageKey]]:
    """How a sentence on this page names keys, and what each of them does there."""
    known: dict[str, Command | PageKey] = {key_name(key): command for command in COMMANDS for key in command.keys}
    known |= {key_name(key): one for one in (PAGES[page].keys if page else ()) if one.bound for key in one.keys}
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    return re.compile(rf"(?<![^\s(“])({names})(?=,? (?:{_VERBS})\b|{_OFFERS})"), known


def spoken(sentence: str, own: Mapping[str, str], page: str = "", but: Collection[str] = ()) -> str:
    """A sentence of the desk's ("U redoes.") with the rep's own key in it, where they gave that command another one.

    `page`: where it stands, as the letters of that page mean its own things. `but`: letters that a sheet has itself."""
    if not own:
        return sentence
    names, known = _spoken_keys(page)

    def theirs(found: re.Match[str]) -> str:
        meant = known[found.group()]
        if found.group() in but:
            return found.group()
        keys = keys_of(meant, own) if isinstance(meant, Command) else keys_on(PAGES[page], own)[meant]
        shown = [key_name(key) for key in keys]
        return found.group() if found.group() in shown or not shown else shown[0]

    return names.sub(theirs, sentence)
