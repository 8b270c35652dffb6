"""The other half of the one table of commands: the pages over the day, each with its own letters. Bindings, footers, the
help, rebinding, `salesdesk keys` and the README read it. Loads no Textual."""

from __future__ import annotations

from dataclasses import dataclass, replace

from salesdesk.ui.commands import BY_ID, Command


@dataclass(frozen=True, slots=True)
class PageKey:
    """One thing that a page can be asked for."""

    id: str
    """Under which the rep gives it another key: the page, a dot, its name."""
    written: tuple[str, ...]
    """Its keys in Textual's names; "@undo" stands for the keys of that command of the day, the rep's own ones as well."""
    action: str
    """What the screen runs; empty: something else answers it."""
    title: str
    help: str = ""
    """Empty: not a line of its own in the help."""
    hint: str = ""
    """The footer's word."""
    beside: tuple[str, ...] = ()
    """Others that stand in the same line of the help."""
    bound: bool = True
    """Whether the screen binds it; the list, the text field or the app answers what it does not bind."""
    priority: bool = False

    @property
    def name(self) -> str:
        """Its id without the page."""
        return self.id.partition(".")[2]

    @property
    def letters(self) -> tuple[str, ...]:
        """The keys of its own."""
        return tuple(key for key in self.written if not _followed(key))

    @property
    def follows(self) -> tuple[Command, ...]:
        """The commands of the day that mean the same."""
        return tuple(command for key in self.written for command in _followed(key))

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys, the first one is taught."""
        groups = ([one for c in _followed(key) for one in c.keys] or [key] for key in self.written)
        return tuple(dict.fromkeys(key for group in groups for key in group))


def _followed(written: str) -> tuple[Command, ...]:
    """The command of the day that "@undo" names; of a key itself none."""
    return (BY_ID[written[1:]],) if written.startswith("@") and written[1:] in BY_ID else ()


@dataclass(frozen=True, slots=True)
class KeyPage:
    """A page over the day."""

    name: str
    title: str
    """How a sentence calls it."""
    keys: tuple[PageKey, ...]


def _key(
    name: str,
    keys: str,
    action: str,
    title: str,
    help: str = "",
    *,
    hint: str = "",
    beside: str = "",
    bound: bool = True,
    priority: bool = False,
) -> PageKey:
    together = tuple(beside.split())
    return PageKey(name, tuple(keys.split()), action, title, help, hint, together, bound, priority)


def _shown(keys: str, title: str, help: str) -> PageKey:
    """A line of the help for what a list, a text field or the app answers."""
    return _key("", keys, "", title, help, bound=False)


def _open(action: str, title: str, help: str = "", hint: str = "Open") -> PageKey:
    """Enter, which the list answers."""
    return _key("open", "enter", action, title, help, hint=hint, bound=False)


_REACH = (
    _shown("@call", "Call", "The person of the row."),
    _shown("@inbound", "They called", "By name or number; the timer starts."),
)
_UNDO = _key("undo", "@undo", "undo", "Undo, redo", "The last deed.", hint="Undo", beside="redo")
_REDO = _key("redo", "@redo", "redo", "Redo")
_HELP = _key("help", "@help", "help", "Keys")


def _page(name: str, title: str, *keys: PageKey) -> KeyPage:
    def named(short: str) -> str:
        return f"{name}.{short}" if short else ""

    return KeyPage(name, title, tuple(replace(k, id=named(k.id), beside=tuple(map(named, k.beside))) for k in keys))


KEY_PAGES = (
    _page(
        "lists", "the lists",
        _shown("up down enter", "Lists", "A list, then its rows; enter on a row opens the person."),
        _open("open", "Open"),
        _key("prospect", "1", "kind('prospect')", "Kind",
             "Prospect, client, former client, partner, other; the row goes on.", hint="Prospect",
             beside="client former_client partner other"),
        _key("client", "2", "kind('client')", "Client", hint="Client"),
        _key("former_client", "3", "kind('former_client')", "Former client", hint="Former"),
        _key("partner", "4", "kind('partner')", "Partner", hint="Partner"),
        _key("other", "5", "kind('other')", "Other", hint="Other"),
        _key("tags", "t", "tags", "Tags", "Typed, with those that there are offered.", hint="Tags"),
        _key("later", "@later", "later", "Later…", "When to get in touch: tue 3pm.", hint="Later"),
        _key("done", "@done", "done", "Done", "Their next follow-up, as on the day's list.", hint="Done"),
        _key("edit", "@edit", "edit", "Edit", "The person, or the words of a list of yours.", hint="Its words"),
        _key("filter", "@filter", "filter", "Filter", "Only rows with these words.", hint="Filter"),
        _key("same", "m", "same", "The same", "What an import has asked.", hint="The same person"),
        _key("apart", "k", "apart", "Keep apart", "Duplicates, and what an import has asked: two for good.",
             hint="Keep apart", priority=True),
        _key("save", "s", "save", "Save a search", "kind:client city:berlin quiet:90 as a list of yours.",
             hint="Save a search"),
        _key("rename", "n", "rename", "Rename", "A list of yours.", hint="Rename"),
        _key("trash", "@trash", "trash", "Trash, remove", "The person; a list of yours.", hint="Remove"),
        _key("empty", "x", "empty", "Empty the trash", "In the trash, twice: for good.", hint="Empty the trash"),
        *_REACH, _UNDO, _REDO,
        _key("into", "right l", "into", "Into the list"),
        _key("elsewhere", "@next_pane", "other", "The other side"),
        _key("back", "@back @quit left h", "close", "Back", "To the lists, then to the day.", hint="Back"),
        _HELP,
    ),
    _page(
        "deals", "the deals",
        _open("chosen_row", "Open the deal", "Its page: theirs on top, mine below."),
        _key("add", "@add", "add", "New deal", "With the steps of your process.", hint="New deal"),
        _key("filter", "@filter @find", "filter", "Filter", "Only the rows with these words; esc clears it.", hint="Filter"),
        _key("next", "@next_pane right l", "turn(1)", "Next list", "Live, quiet, no list, ended.", hint="Next list"),
        _key("before", "@previous_pane left h", "turn(-1)", "List before"),
        *_REACH,
        _key("person", "o", "person", "The person", "Their page on the day's screen."),
        _key("process", "p", "process", "My steps", "The process that a deal begins with.", hint="My steps"),
        _key("copy", "y", "copy", "Copy", "The list as plain text."),
        replace(_UNDO, help=""), _REDO,
        _key("back", "@back @quit @deals", "close", "Back", "To the day.", hint="Back"),
        _HELP,
    ),
    _page(
        "deal", "a deal",
        _open("chosen_row", "What the row is", "A step: earned; a milestone: edited, moved."),
        _key("tick", "@done", "tick", "Done, reached", "A task; a milestone of theirs.", hint="Done"),
        *_REACH,
        _key("milestone", "m", "milestone", "Their milestone", "In their words, who said it, the day they want.",
             hint="Milestone"),
        _key("next", "n", "next", "Next steps", "Mine and theirs, each with its day.", hint="Next steps"),
        _key("ball", "w", "ball", "Whose ball", "us · them · a name · CEO (decides)", hint="Ball"),
        _key("skip", "s", "skip", "Skip, take back", "A step; no penalty.", beside="take_back"),
        _key("take_back", "b", "take_back", "Take it back"),
        _key("rename", "r", "rename", "Rename", "The step of this deal."),
        _key("down", "J right_curly_bracket", "shift(1)", "Down, up", "The step's or the milestone's place.", beside="up"),
        _key("up", "K left_curly_bracket", "shift(-1)", "Further up"),
        _key("add", "@add", "add", "Add", "A task to the step, or a step."),
        _key("stall", "z", "stall", "Stands still", "Since, why, the play; quiet mode.", hint="Stall"),
        _key("end", "x", "end", "How it ended", "Won, lost, no decision, not now, never; open again.", hint="Ending"),
        _key("outline", "o", "outline", "Outline", "The mutual plan: copy, file.", hint="Outline"),
        _key("edit", "@edit", "edit", "Edit", "Name, value, account, people.", hint="Edit"),
        _key("drop", "@trash", "drop", "Take out", "The row; on the last row the deal."),
        replace(_UNDO, help=""), _REDO,
        _key("back", "@back @quit", "close", "Back", "To the lane.", hint="Back"),
        _HELP,
    ),
    _page(
        "score", "the scorecard",
        _shown("up down", "Up, down", "The foot says what each counts."),
        _key("shorter", "left h", "column(-1)", "Which days", "Today, this week, 14 days, 90 days.", hint="Which days",
             beside="longer"),
        _key("longer", "right l", "column(1)", "Longer"),
        _open("open", "What it counts", "The list under the number.", "What it counts"),
        _key("put_off", "r", "put_off", "Put off", "What was put off three times, and why.", hint="Put off"),
        _key("card", "f", "card", "The week's card", "A belief, one behaviour.", hint="The week's card"),
        _key("copy", "y", "copy", "Copy", "The page as plain text.", hint="Copy"),
        *_REACH,
        _key("back", "@back @quit @score", "close", "Back", "To the day.", hint="Back"),
        _HELP,
    ),
    _page(
        "day_end", "the day's end",
        _open("open", "Open", "A day for who has no next step; the person; the list under a number."),
        _key("why_not", "x", "why_not", "Why not", "A reason why there is no next step.", hint="Why not"),
        _key("why_not_all", "X", "why_not_all", "Why not, all", "One reason for all who are left."),
        _key("line", "l", "line", "Line for tomorrow", "One line, shown in the morning.", hint="Line for tomorrow"),
        _key("close", "o", "close_day", "Close the day", "The desk stays open.", hint="Close the day"),
        _key("copy", "y", "copy", "Copy", "The page as plain text.", hint="Copy"),
        _key("voicemail", "@voicemail", "leave('voicemail')", "Voicemails", "Write tomorrow's first voicemail now."),
        _key("stale", "@stale", "leave('stale')", "What is stale", "Facts to confirm."),
        _key("score", "@score", "leave('score')", "Scorecard", "What you did.", hint="Scorecard"),
        _key("card", "f", "card", "The week's card", "A belief, one behaviour."),
        _key("differently", "d", "differently", "Differently", "What you would do differently."),
        _key("add", "@add", "leave('add')", "Add someone"),
        _key("plan", "@plan", "leave('plan')", "Plan"),
        *_REACH,
        _key("undo", "@undo", "undo", "Undo", "Take the last deed back."),
        _key("back", "@back @quit @day_end", "leave('')", "Back", "To the day.", hint="Back"),
        _HELP,
    ),
    _page(
        "say", "saying it",
        _key("clock", "enter ctrl+r", "clock", "Start, stop", "Stopping it teaches your pace.", hint="Start the clock"),
        _key("next", "space down right j", "step(1)", "Sentence", "The next one, the one before.", hint="Next sentence",
             beside="before"),
        _key("before", "up left k", "step(-1)", "Sentence before"),
        _key("scroll", "s", "scroll", "Rolls", "The sentences go on at your pace.", hint="Rolls"),
        _key("recover", "r", "recover", "Recovery line", "Another line for a stumble.", hint="Recovery line"),
        _key("own_line", "a", "own_line", "Your own line", "Add one; take the one shown out.", hint="Your own line",
             beside="drop_line"),
        _key("drop_line", "@trash", "drop_line", "Take out your line"),
        _key("hear", "p", "speak", "Hear it", "The system's voice, where it has one.", hint="Hear it"),
        _key("log", "l", "log", "Practice log", "Every reading, seconds and pace.", hint="Log"),
        _key("back", "@back @quit", "close", "Back", hint="Back"),
        _HELP,
    ),
    _page(
        "write", "writing to them",
        _key("subject", "f2", "subject", "Subject", "The subject line."),
        _key("kind", "f4", "kind_word", "E-mail, thinking of you", "The other kind, with its own draft."),
        _key("open", "o f5", "open_mail", "Open in the mail program", "With subject and text; you send it.",
             hint="Open in mail"),
        _key("sent", "s f8", "log_sent", "Sent it", "Logs it with its words.", hint="Sent it"),
        _key("shelf", "@library", "shelf", "Shelf", "Scripts to start from.", hint="Shelf"),
        _key("copy", "y", "copy", "Copy", "The text to the clipboard; after esc.", hint="Copy"),
        _key("type", "i enter", "type", "Type on", "Back into the text."),
        _shown("@next_gap", "Next field", "The next field to fill."),
        _shown("@take_suggestion", "Take it", "Fills fields, takes a suggestion."),
        _key("back", "@back", "leave", "Back", hint="Back"),
        _HELP,
    ),
    _page(
        "import", "the import",
        _key("go", "enter", "go", "Go on", "read the file, import it, to the desk", hint="Go on"),
        _key("back", "@back", "back", "Back", "a step back; nothing is written before the last enter", hint="Back"),
        _key("down", "down", "list(1)", "Move", "files, columns, lines", priority=True, beside="up"),
        _key("up", "up", "list(-1)", "Up", priority=True),
        _key("complete", "tab", "complete", "Complete", "the file under the cursor into the field", hint="Complete",
             priority=True),
        _key("column", "space", "column", "Change a column", "what it becomes", hint="Change a column"),
        _key("rows", "p", "rows", "Preview rows", "what will happen to every line", hint="Preview rows"),
        _key("order", "o", "order", "Day or month first", "where the file does not tell"),
        _key("same", "m", "answer('same')", "The same, apart", "what a line asks about two people", hint="Same person",
             beside="apart"),
        _key("apart", "k", "answer('apart')", "Keep apart", hint="Keep apart"),
        _key("stop", "x", "stop", "Stop", "what is being read or written; esc lets it go on"),
        _key("save", "s", "save_fates", "Save the list", "every line and its fate, as a file", hint="Save the list"),
        _key("undo", "@undo", "undo", "Undo the import", "all of it at once", hint="Undo the import"),
        _shown("@inbound", "They called", "the import waits here"),
        _HELP,
    ),
    _page(
        "on_call", "the call",
        _key("end", "@end_call e", "end", "End the call", "the wrap-up opens; esc in it goes on with the call", hint="End call"),
        _key("keys", "@back", "keys", "Call keys", "out of the notes, to the questions", hint="Call keys"),
        _key("notes", "@notes", "notes", "Notes", "back to the notes", hint="Notes"),
        _key("message", "@voicemail", "message", "No answer: a message", "the script opens; F8 there logs it", hint="Message"),
        _shown("1 … 9", "Tick a question", "asked and answered"),
        _key("objections", "i f9", "objections", "If they say …", "what you say then; count whether it helped",
             hint="If they say"),
        _shown("enter", "Drop, take up", "on a line caught from the notes"),
        _key("number", "@copy_number", "number", "Another number", "copies it; the call keeps which it was", hint="Number"),
        _key("resume", "@call", "resume", "Go on", "where the timer has stopped", hint="Go on"),
        _key("forget", "@trash", "forget", "Drop the call (twice)", "it was none; the notes stay", hint="Drop the call"),
        _shown("!", "A promise", "at the start of a line: ! send the price fri"),
        _shown("@", "A date of theirs", "@ 12 dec depot opens"),
        _shown("?", "A question", "for the next time"),
        _shown("*", "A fact", "known from this call, today"),
        _shown(">", "The next step", "> tue 8am"),
        _shown('"', "Their words", "kept as they said them"),
        _shown("@editor", "In your editor", "the notes in $EDITOR, and back"),
        _key("quit", "@quit", "quitting", "End the call first"),
        *(_key(f"tick_{n}", str(n), f"tick({n})", "Tick") for n in range(1, 10)),
        _HELP,
    ),
    _page(
        "first", "the first start",
        _key("demo", "1", "take('demo')", "A sample day", "18 invented people, gone when you leave."),
        _key("import", "2 @import", "take('import')", "Import my list", "CSV or vCard. Nothing is sent anywhere."),
        _key("add", "3 @add", "take('add')", "One person", "a name, a number, when to call."),
        _key("note", "@notes", "take('notes')", "A note", "type it now, say later whose it is"),
        _key("edit", "@edit", "edit", "About you", "name, firm and number, as your scripts say them", hint="Change"),
        _key("theme", "t", "theme", "Theme", "another look, seen while you choose", hint="Theme"),
        _key("close", "@back", "take('')", "Close", "to the empty desk; nothing is lost", hint="Close"),
        _key("quit", "@quit", "take('quit')", "Quit (twice)"),
        _HELP,
    ),
)  # fmt: skip
"""Every page that has keys of its own. Sheets are questions: their letters stand beside what they answer, and stay."""

PAGES: dict[str, KeyPage] = {page.name: page for page in KEY_PAGES}
PAGE_KEYS: dict[str, PageKey] = {key.id: key for page in KEY_PAGES for key in page.keys if key.bound}
"""What the rep can give another key, by id."""
