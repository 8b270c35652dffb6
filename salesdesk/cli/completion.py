"""`salesdesk completion`: what a shell needs to complete commands, options and their words, made from the table."""

from __future__ import annotations

import re
from argparse import Namespace

from salesdesk.cli.table import COMMANDS, EVERYWHERE, SHELLS, Command, Option
from salesdesk.errors import WrongUsage


def completion(given: Namespace) -> None:
    makers = {"bash": bash, "zsh": zsh, "fish": fish}
    if given.shell not in makers:
        raise WrongUsage(f"There is no completion for “{given.shell}”.", f"One of: {', '.join(SHELLS)}.")
    print(makers[given.shell](), end="")


def bash() -> str:
    """A script for bash; `source <(salesdesk completion bash)`."""
    options = [option for command in COMMANDS for option in (*command.options, *EVERYWHERE)]
    families = dict.fromkeys(c.name.split()[0] for c in COMMANDS if " " in c.name)
    cases = [f"        {f}) words={_quoted(' '.join(_members(f)))} ;;" for f in families]
    cases += [f"        {_quoted(c.name)}) words={_quoted(_words(c))} ;;" for c in COMMANDS]
    values = [
        f"    {_quoted(f'{c.name}:{o.name}')}) words={_quoted(' '.join(o.choices))} ;;" for c, o in _with_choices()
    ]
    return _BASH.format(
        commands=" ".join(dict.fromkeys(c.name.split()[0] for c in COMMANDS)),
        everywhere=" ".join((*(o.name for o in EVERYWHERE), "--help", "--version")),
        families="|".join(families), cases="\n".join(cases), values="\n".join(values),
        files="|".join(dict.fromkeys(name for o in options if o.is_file for name in (o.name, *o.also))),
        takes_files="|".join(_quoted(c.name) for c in COMMANDS if any(a.is_file for a in c.arguments)),
        valued="|".join(dict.fromkeys(name for o in options if o.word for name in (o.name, *o.also))),
    )  # fmt: skip


def zsh() -> str:
    """A script for zsh; save it as _salesdesk in a folder of $fpath."""
    names = "\n".join(f"    {_quoted(f'{c.name.split()[0]}:{_zsh_bare(c.does)}')}" for c in COMMANDS)
    cases = "\n".join(
        f"    {c.name.split()[0]})\n      _arguments \\\n"
        + " \\\n".join(f"        {spec}" for spec in _zsh_specs(c))
        + "\n      ;;"
        for c in COMMANDS
    )
    return _ZSH.format(names=names, cases=cases)


def fish() -> str:
    """A script for fish; save it as salesdesk.fish in its completions folder."""
    lines = ["# salesdesk completion for fish", "complete -c salesdesk -f"]
    for option in EVERYWHERE:
        lines.append(f"complete -c salesdesk -l {option.name[2:]} -r -F -d {_quoted(_bare(option.does))}")
    lines += [
        f"complete -c salesdesk -l {name} -d {_quoted(does)}"
        for name, does in (("help", "Help"), ("version", "The version"))
    ]
    for command in COMMANDS:
        name = command.name.split()[0]
        lines.append(f"complete -c salesdesk -n __fish_use_subcommand -a {name} -d {_quoted(_bare(command.does))}")
        lines += _fish_lines(command, name)
    return "\n".join(lines) + "\n"


def _fish_lines(command: Command, name: str) -> list[str]:
    seen = f"-n '__fish_seen_subcommand_from {name}'"
    words = [*command.name.split()[1:], *(w for a in command.arguments for w in a.choices)]
    lines = [f"complete -c salesdesk {seen} -a {_quoted(' '.join(words))}"] if words else []
    if any(argument.is_file for argument in command.arguments):
        lines.append(f"complete -c salesdesk {seen} -F")
    for option in command.options:
        takes = (
            f" -x -a {_quoted(' '.join(option.choices))}"
            if option.choices
            else " -r -F"
            if option.is_file
            else " -x"
            if option.word
            else ""
        )
        lines.append(f"complete -c salesdesk {seen}{_fish_names(option)}{takes} -d {_quoted(_bare(option.does))}")
    return lines


def _fish_names(option: Option) -> str:
    names = (option.name, *option.also)
    return "".join(f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}" for name in names)


def _zsh_specs(command: Command) -> list[str]:
    specs = []
    for option in (*command.options, *EVERYWHERE):
        takes = f":{option.word.lower()}:{_zsh_words(option.choices, option.is_file)}" if option.word else ""
        specs.append(_quoted(f"{option.name}[{_zsh_bare(option.does)}]{takes}"))
    for word in command.name.split()[1:]:
        specs.append(_quoted(f":command:({word})"))
    for argument in command.arguments:
        place = "*" if argument.many else ""
        optional = "" if argument.needed or argument.many else ":"
        specs.append(
            _quoted(f"{place}:{optional}{argument.name.lower()}:{_zsh_words(argument.choices, argument.is_file)}")
        )
    return specs


def _zsh_words(choices: tuple[str, ...], is_file: bool) -> str:
    if choices:
        return f"({' '.join(choices)})"
    return "_files" if is_file else " "


def _with_choices() -> list[tuple[Command, Option]]:
    return [(c, o) for c in COMMANDS for o in c.options if o.choices]


def _members(family: str) -> list[str]:
    return [c.name.split()[1] for c in COMMANDS if c.name.startswith(f"{family} ")]


def _words(command: Command) -> str:
    return " ".join([*(w for a in command.arguments for w in a.choices), *(o.name for o in command.options)])


def _bare(text: str) -> str:
    """A description as far as its first stop."""
    return re.split(r"[.;:](?:\s|$)", text, maxsplit=1)[0]


def _zsh_bare(text: str) -> str:
    """A description with what `_arguments` reads as its own made harmless."""
    return re.sub(r"([\[\]:\\])", r"\\\1", _bare(text))


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


_BASH = """# salesdesk completion for bash
_salesdesk() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" before="${{COMP_WORDS[COMP_CWORD-1]}}" command="" words="" i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{COMP_WORDS[i]}}" in
        --db|--config) ((i++)) ;;
        -*) ;;
        *)
            command="${{command:+$command }}${{COMP_WORDS[i]}}"
            case "$command" in {families}) ;; *) break ;; esac
            ;;
        esac
    done
    case "$before" in
    {files}) COMPREPLY=($(compgen -f -- "$word")); return ;;
    esac
    case "$command:$before" in
{values}
    *) case "$before" in {valued}) COMPREPLY=(); return ;; esac ;;
    esac
    COMPREPLY=()
    if [ -z "$words" ]; then
        case "$command" in
        '') words='{commands}' ;;
{cases}
        esac
        words="$words {everywhere}"
        case "$command" in
        {takes_files}) [[ "$word" == -* ]] || COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
    fi
    COMPREPLY+=($(compgen -W "$words" -- "$word"))
}}
complete -o filenames -F _salesdesk salesdesk
"""

_ZSH = """#compdef salesdesk
# salesdesk completion for zsh
_salesdesk() {{
  local -a commands
  commands=(
{names}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    _arguments '--db[The data file]:file:_files' '--config[The settings]:file:_files' '--help[Help]' '--version[The version]'
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
{cases}
  esac
}}
_salesdesk "$@"
"""
