"""The README's key table, made from the command table: `python -m salesdesk.ui.keytable README.md` writes it anew.

Loads no Textual, opens no desk.
"""

from __future__ import annotations

import sys
from pathlib import Path

from salesdesk.ui.commands import COMMANDS, Command, Group, Where, key_name
from salesdesk.ui.pagekeys import KEY_PAGES, KeyPage

BEGIN = "<!-- keys: made from the command table, held by tests/test_readme.py -->"
END = "<!-- end of keys -->"
HEADINGS = {
    Group.CALL: "Calling",
    Group.DAY: "The day",
    Group.MOVE: "Moving",
    Group.EVERYWHERE: "Everywhere",
}
MOVING = (
    ("`↑` `↓` `k` `j`", "Up, down", "In every list."),
    ("`pgup` `pgdn` `home` `end` `g` `G`", "Further", "A page, the first, the last."),
)


def key_table() -> str:
    """Every command that has a key, by group, as Markdown."""
    lines = ["| Key | Command | |", "|---|---|---|"]
    for group, heading in HEADINGS.items():
        lines.append(f"| | **{heading}** | |")
        if group is Group.MOVE:
            lines += [f"| {keys} | {title} | {words} |" for keys, title, words in MOVING]
        lines += [_row(command) for command in COMMANDS if command.group is group and command.keys]
    lines += [
        "",
        "Pages have letters of their own besides; what means the same as in the day has the same key there.",
        "",
    ]
    lines += ["| Page | Its own keys |", "|---|---|", *filter(None, map(_page_row, KEY_PAGES))]
    return "\n".join(lines)


def _page_row(page: KeyPage) -> str:
    own = [key for key in page.keys if key.bound and key.keys[0] in key.letters and key.help]
    beside = {key.id: key for key in page.keys}
    named = []
    for key in own:
        together = [key, *(beside[name] for name in key.beside)]
        named.append(f"{' '.join(f'`{key_name(one.keys[0])}`' for one in together)} {_cell(key.title)}")
    return f"| {page.title.capitalize()} | {' · '.join(named)} |" if named else ""


def with_table(readme: str) -> str:
    """The README's text with its table made anew between the two marks. Raises ValueError where they are missing."""
    before, first, rest = readme.partition(BEGIN)
    _, second, after = rest.partition(END)
    if not first or not second:
        raise ValueError(f"no “{BEGIN}” … “{END}” in it")
    return f"{before}{BEGIN}\n\n{key_table()}\n\n{END}{after}"


def _row(command: Command) -> str:
    keys = " ".join(f"`{key_name(key)}`" for key in command.keys)
    where = " in text" if command.where is Where.TEXT else ""
    return f"| {keys}{where} | {_cell(command.title)} | {_cell(command.help)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.write_text(with_table(target.read_text(encoding="utf-8")), encoding="utf-8")
