"""Every command of the command line as data: parser, help, completion and the man page are made from it.

Plain classes on purpose: loading `dataclasses` or `typing` would take longer than printing the help.
"""

from __future__ import annotations

PROGRAM = "salesdesk"
SENTENCE = "A calm terminal desk for one sales rep's day: who is next, why now, what you promised."
DIRECTIONS = ("out", "in")
CHANNELS = (
    "call", "voicemail", "email", "text", "meeting", "letter", "card", "talk", "thinking_of_you", "other"
)  # fmt: skip
DISPOSITIONS = (
    "connected", "left_voicemail", "no_answer", "left_word", "busy", "wrong_number", "number_dead", "callback_asked",
    "no_longer_there", "do_not_contact",
)  # fmt: skip
SHELLS = ("bash", "zsh", "fish")
KINDS = ("prospect", "client", "former_client", "partner", "other")


FORMATS_OF = {
    "contacts": ("csv", "json", "md", "vcf"),
    "follow-ups": ("csv", "json", "md", "ics"),
    "touches": ("csv", "json", "md"),
    "deals": ("csv", "json", "md"),
    "accounts": ("csv", "json", "md"),
    "all": ("json", "csv"),
}
"""What can be exported, and how."""


class Argument:
    """A word that stands without a name: WHO, TEXT, FILE."""

    __slots__ = ("choices", "does", "is_file", "many", "name", "needed")

    def __init__(
        self, name: str, does: str, *, needed: bool = True, many: bool = False, choices: tuple[str, ...] = (),
        is_file: bool = False,
    ) -> None:  # fmt: skip
        self.name = name
        self.does = does
        self.needed = needed
        self.many = many
        self.choices = choices
        self.is_file = is_file


class Option:
    """Something named with dashes; without a `word` it is a switch."""

    __slots__ = ("also", "choices", "does", "is_file", "name", "needed", "word")

    def __init__(
        self, name: str, does: str, word: str = "", *, also: tuple[str, ...] = (), choices: tuple[str, ...] = (),
        is_file: bool = False, needed: bool = False,
    ) -> None:  # fmt: skip
        self.name = name
        self.does = does
        self.word = word
        self.also = also
        self.choices = choices
        """Words that completion offers; the command itself says what it takes."""
        self.is_file = is_file
        self.needed = needed

    @property
    def key(self) -> str:
        """The attribute in which the parsed value stands."""
        name = self.name.lstrip("-").replace("-", "_")
        return f"{name}_" if name in ("as", "for", "from") else name


class Command:
    """One thing to ask for; `run` is "module:function", loaded only when it is asked for."""

    __slots__ = ("arguments", "does", "example", "group", "name", "options", "run")

    def __init__(
        self, name: str, does: str, run: str, *, group: str, arguments: tuple[Argument, ...] = (),
        options: tuple[Option, ...] = (), example: str = "",
    ) -> None:  # fmt: skip
        self.name = name
        self.does = does
        self.run = run
        self.group = group
        self.arguments = arguments
        self.options = options
        self.example = example


EVERYWHERE = (
    Option("--db", "The data file; else $SALESDESK_DB, else the default one.", "FILE", is_file=True),
    Option("--config", "The settings; else $SALESDESK_CONFIG, else the default ones.", "FILE", is_file=True),
)
"""Options that every command takes, before or after its name."""

_JSON = Option("--json", "One JSON document instead of text.")
_WHO = Argument("WHO", "An id, an e-mail, a number or part of a name.")
_PHRASE = "Any words for a day: tomorrow 9am, next tue 10:30, in 3 business days, mid January."
_DATE = Option("--date", "Another day than today: 2026-11-24, or in words.", "DAY")
_NEXT = Option("--next", f"When to get in touch next. {_PHRASE}", "PHRASE")
_ORDER = Option(
    "--order", "How 3/4 is read where nothing else decides.", "ORDER", also=("--date-order",), choices=("dmy", "mdy")
)

OPEN = Command("", "Opens the desk.", "opening:open_the_desk", group="The day")
"""What happens without a command."""

COMMANDS = (
    Command(
        "demo", "Opens a sample day in a throw-away file.", "opening:demo", group="The day",
        options=(Option("--date", "The sample's day, 2026-11-24 or in words.", "DAY"),),
    ),
    Command(
        "today", "The agenda: who is due, and why now.", "today:today", group="The day", options=(_DATE, _JSON),
        example="salesdesk today --date friday",
    ),
    Command(
        "brief", "Everything about one contact before the call.", "brief:brief", group="The day", arguments=(_WHO,),
        options=(_JSON,), example='salesdesk brief "dana ruiz"',
    ),
    Command(
        "add", "A new contact, with a follow-up.", "deeds:add", group="The day",
        arguments=(Argument("NAME", "The contact's name."),),
        options=(
            Option("--account", "Their firm.", "NAME"),
            Option("--phone", "Their number, in any style.", "NUMBER"),
            Option("--email", "Their e-mail address.", "ADDRESS"),
            Option("--title", "Their job.", "TEXT"),
            Option("--zone", "Their time zone, such as Europe/Lisbon.", "ZONE"),
            Option("--kind", f"What they are to you: {', '.join(KINDS)}.", "KIND", choices=KINDS),
            _NEXT,
            Option("--channel", "How to get in touch then; a call where nothing is said.", "CHANNEL", choices=CHANNELS),
            Option("--why", "Why then, in one line.", "TEXT"),
            _JSON,
        ),
        example='salesdesk add "Dana Ruiz" --account Northwind --phone "+1 503 555 0142" --next "tue 10:30"',
    ),
    Command(
        "log", "A touch that has happened, and when to get in touch next.", "deeds:log", group="The day",
        arguments=(_WHO, Argument("TEXT", "What happened, in your words.")),
        options=(
            Option(
                "--disposition", "What happened to the call: " + ", ".join(DISPOSITIONS) + "; or the desk's key, 0 to 9.",
                "WORD", choices=DISPOSITIONS,
            ),
            Option("--channel", f"How: {', '.join(CHANNELS)}. A call where nothing is said.", "WORD", choices=CHANNELS),
            Option("--direction", "Who did it: out, you; in, they (a mail that came, a call they made).", "WORD",
                   choices=DIRECTIONS),
            Option("--at", "When it happened, where that was not now: yesterday 3pm, 2 days ago.", "PHRASE"),
            _NEXT,
            _JSON,
        ),
        example='salesdesk log dana "board moved to the 20th" --disposition connected --next "20 nov 9am"',
    ),
    Command(
        "when", "How a date phrase is understood; changes nothing.", "when:when", group="The day",
        arguments=(Argument("PHRASE", _PHRASE),),
        options=(
            Option("--now", "The moment it is said, as 2026-11-24T09:41.", "ISO"),
            Option("--zone", "The zone it is said in.", "TZ"),
            _ORDER,
            _JSON,
        ),
        example='salesdesk when "first monday of march"',
    ),
    Command(
        "find", "People, notes, promises, scripts, facts.", "find:find", group="The day",
        arguments=(Argument("TEXT", "Some words, or a number in any style."),), options=(_JSON,),
    ),
    Command(
        "deals", "The live deals: step, next, whose ball, their date; who is quiet; the no list.", "deals:deals",
        group="The day", options=(_JSON,),
    ),
    Command(
        "outline", "A deal's mutual plan as Markdown, to print or to send yourself.", "deals:outline", group="The day",
        arguments=(Argument("DEAL", "Its number, part of its name, its firm or its people."),),
        options=(Option("-o", "The file; else stdout.", "FILE", also=("--output",), is_file=True),),
        example='salesdesk outline "two-site" -o plan.md',
    ),
    Command(
        "voicemail check", "How long a script is when said, and what to mend in it.", "voicemail:check", group="The day",
        arguments=(Argument("FILE", "A text file; - or nothing is stdin.", needed=False, is_file=True),),
        options=(
            Option("--for", "Whom it is for: fields are filled, and what is known of them counts.", "WHO"),
            Option("--pace", "Words a minute; else yours as practised, else 150.", "WPM"),
            _JSON,
        ),
        example='echo "Hi Dana, it is Sam at Brightline." | salesdesk voicemail check',
    ),
    Command(
        "score", "The scorecard: what you did, as counts.", "score:score", group="The day",
        options=(
            Option("--from", "The first day, 2026-11-01 or in words; else thirteen days before the last.", "DAY"),
            Option("--to", "The last day; else today.", "DAY"),
            Option("--format", "md or json.", "FORMAT", choices=("md", "json")),
        ),
        example="salesdesk score --from 2026-10-01 --to 2026-12-31 --format json",
    ),
    Command("undo", "Takes the last deed back.", "deeds:undo", group="The day"),
    Command("redo", "Does it again.", "deeds:redo", group="The day"),
    Command("history", "The last deeds, by name.", "deeds:history", group="The day", options=(_JSON,)),
    Command(
        "import", "Contacts, deals and activities from CSV, TSV and vCard; a whole desk.", "bring:bring", group="In and out",
        arguments=(Argument("FILE", "The file of another program; - is stdin.", many=True, is_file=True),),
        options=(
            Option("--dry-run", "Says what would become of every line and writes nothing."),
            Option("--as", "The program it comes from, where it is not recognised.", "FORMAT"),
            _ORDER,
            Option("--yes", "Does not ask on a terminal."),
            Option("--fates", "Writes what became of every line to a CSV file.", "OUT.csv", is_file=True),
            _JSON,
        ),
        example="salesdesk import Connections.csv --dry-run",
    ),
    Command(
        "export", "Takes the record away as a file that other programs read.", "take:take", group="In and out",
        arguments=(
            Argument("WHAT", f"{', '.join(FORMATS_OF)}; contacts where nothing is said.", needed=False,
                     choices=tuple(FORMATS_OF)),
        ),
        options=(
            Option("--format", "csv, json, md, vcf or ics; else as the file is named.", "FORMAT",
                   choices=("csv", "json", "md", "vcf", "ics")),
            Option("-o", "The file; else stdout. All as CSV is a zip archive.", "FILE", also=("--output",), is_file=True),
            Option("--plain", "Leaves cells that a spreadsheet could run as formulas as they are."),
            Option("--without-notes", "Leaves out what you wrote and what others said."),
        ),
        example="salesdesk export contacts -o contacts.csv",
    ),
    Command(
        "calendar", "Follow-ups with a time and their dates, kept as a file that a calendar reads.", "calendar:calendar",
        group="In and out",
        arguments=(
            Argument("FILE", "Where it is kept from now on; - is stdout, once.", needed=False, is_file=True),
        ),
        options=(Option("--off", "Keeps none any more."), _JSON),
        example="salesdesk calendar ~/salesdesk.ics",
    ),
    Command(
        "backup", "A consistent copy of the file, also while the desk is open.", "safe:backup", group="Safety",
        arguments=(
            Argument("FILE", "The copy's name or a folder; else the backups folder.", needed=False, is_file=True),
        ),
        options=(Option("--list", "The copies there are."), _JSON),
    ),
    Command(
        "restore", "Puts a copy back; the present file is kept beside it.", "safe:restore", group="Safety",
        arguments=(Argument("FILE", "A copy: salesdesk backup --list names them.", is_file=True),), options=(_JSON,),
    ),
    Command(
        "check", "The file, its data's quality, the terminal, the themes, the config.", "check:check", group="Safety",
        options=(
            Option("--rescue", "Brings what can be read of a damaged file into a new one.", "OUT", is_file=True),
            _JSON,
        ),
    ),
    Command(
        "encrypt", "A copy of the file that opens with your key only (config: key_from).", "key:encrypt", group="Safety",
        arguments=(Argument("OUT", "The new file.", is_file=True),),
    ),
    Command("where", "Where everything lies.", "about:where", group="About", options=(_JSON,)),
    Command("keys", "The key table, and what clashes in it.", "about:keys", group="About", options=(_JSON,)),
    Command(
        "config", "The settings as they are; config check names what is wrong in them.", "about:config", group="About",
        arguments=(Argument("WHAT", "check: what is wrong, and what it may have meant.", needed=False, choices=("check",)),),
        options=(Option("--default", "A commented config with every setting at its default."), _JSON),
        example="salesdesk config --default > config.toml",
    ),
    Command(
        "completion", "Completion for a shell: bash, zsh or fish.", "completion:completion", group="About",
        arguments=(Argument("SHELL", "bash, zsh or fish.", choices=SHELLS),),
        example="source <(salesdesk completion bash)",
    ),
)  # fmt: skip

BY_NAME = {command.name: command for command in COMMANDS}
