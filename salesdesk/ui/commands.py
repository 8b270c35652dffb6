"""The one table of commands: id, keys, title, help, where. Footer, help, palette, rebinding and README read it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from salesdesk.domain.text import fold


class Where(StrEnum):
    """Where a command can be met."""

    DESK = "desk"
    """The day's screen, outside text."""
    ANYWHERE = "anywhere"
    """Also while text is typed: function keys and esc."""
    LISTS = "lists"
    """Moving in any list; the lists bind these themselves."""
    CALL = "call"
    """While a call runs."""
    TEXT = "text"
    """Only while text is typed."""


class Group(StrEnum):
    """The headings of the help."""

    CALL = "call"
    DAY = "day"
    MOVE = "move"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a rep can ask for."""

    id: str
    keys: tuple[str, ...]
    """In Textual's names; the first is the one that is taught."""
    title: str
    help: str
    group: Group
    where: Where = Where.DESK
    hint: str = ""
    """The footer's word; empty: not in the footer."""


COMMANDS: tuple[Command, ...] = (
    Command("call", ("c", "f5"), "Call", "Copy number, start timer, take notes.", Group.CALL, Where.ANYWHERE, "Call"),
    Command(
        "voicemail",
        ("v", "f3"),
        "Voicemail script",
        "Write what you will say.",
        Group.CALL,
        Where.ANYWHERE,
        "Voicemail",
    ),
    Command("notes", ("n", "f4"), "Quick note", "Type; it is saved as you type.", Group.CALL, Where.ANYWHERE, "Note"),
    Command("loose_note", (), "Note for nobody yet", "Type now; ctrl+s asks whose it is.", Group.CALL),
    Command("inbound", ("I",), "They called", "By name or number; the timer starts.", Group.CALL),
    Command(
        "keep_note",
        ("ctrl+s",),
        "Keep the note",
        "Its marked lines become records.",
        Group.CALL,
        Where.TEXT,
        "Keep it",
    ),
    Command("log", ("t",), "Log a touch", "A call, e-mail or meeting you had.", Group.CALL),
    Command(
        "take_suggestion",
        ("ctrl+t",),
        "Take the suggestion",
        "The first one of the critique.",
        Group.CALL,
        Where.TEXT,
        "Take it",
    ),
    Command(
        "critique",
        ("ctrl+g",),
        "Every check",
        "What each check found, why it matters.",
        Group.CALL,
        Where.TEXT,
        "Checks",
    ),
    Command("editor", ("ctrl+o",), "In your editor", "This text in $EDITOR, and back.", Group.CALL, Where.TEXT),
    Command("next_gap", ("ctrl+n",), "Next field", "The next field to fill.", Group.CALL, Where.TEXT),
    Command("say_it", ("ctrl+r",), "Say it", "Read it aloud against the clock.", Group.CALL, Where.TEXT, "Say it"),
    Command(
        "library",
        ("f9",),
        "Script library",
        "From what you know, or one of yours.",
        Group.CALL,
        Where.ANYWHERE,
        "Library",
    ),
    Command("keep_script", (), "Keep as a script", "This text into the library.", Group.CALL),
    Command("practice_log", (), "Practice log", "Your readings, seconds and pace.", Group.CALL),
    Command("write", ("m",), "Write to them", "An e-mail or a kind word; never sent.", Group.CALL),
    Command("copy_number", ("y",), "Copy number", "The number to the clipboard.", Group.CALL),
    Command("open_link", ("o",), "Open link, mail", "In the browser or the mail program.", Group.CALL),
    Command("done", ("space",), "Done", "Done, or not done after all.", Group.DAY, hint="Done"),
    Command("later", ("r",), "Later…", "Another day, in your words: tue 3pm.", Group.DAY, hint="Later"),
    Command("promise", ("p",), "Add promise", "What you or they said aloud.", Group.DAY),
    Command("add", ("a",), "Add person", "A name, a number, when to call.", Group.DAY, hint="Add"),
    Command("edit", ("e",), "Edit", "The person, or the line at the cursor.", Group.DAY),
    Command("trash", ("delete",), "Move to trash", "Undo brings them back.", Group.DAY),
    Command("filter", ("f",), "Filter list", "Only the rows with these words.", Group.DAY),
    Command("permission", ("W",), "When to call again", "May I call, and when: their words.", Group.DAY),
    Command("out_of_office", ("O",), "Out of office", "They are out; touches wait.", Group.DAY),
    Command("away", ("A",), "Away, back", "Everything waits; back, it is sorted.", Group.DAY),
    Command("plan", ("P",), "Plan of the day", "Talks wanted, a block, lunch, your stop.", Group.DAY),
    Command("rest", ("Z",), "Lunch, break", "Everything waits until you are back.", Group.DAY),
    Command("day_end", ("E",), "The day's end", "How it went, who waits, tomorrow.", Group.DAY),
    Command("week_card", (), "The week's card", "A belief, another one, one behaviour.", Group.DAY),
    Command("put_off", (), "Put off again and again", "What was snoozed three times, and why.", Group.DAY),
    Command("differently", (), "What I would do differently", "A word; how often it returns.", Group.DAY),
    Command("rhythm", (), "Your rhythm", "Channels and gaps of the tries.", Group.DAY),
    Command("next_step", ("x",), "No next step", "People without a next date.", Group.DAY),
    Command("stale", ("w",), "What is stale", "Facts to confirm, ask again or drop.", Group.DAY),
    Command("prepare", ("b",), "Prepare", "Facts, questions, fit: what is ready.", Group.CALL),
    Command("from_web", ("B",), "From the web", "Their site and news feed, fact by fact.", Group.CALL),
    Command("three_minutes", (), "Three facts in three minutes", "Facts, their need, what to ask.", Group.CALL),
    Command("add_fact", (), "Add a fact", "One sentence, with its source.", Group.CALL),
    Command("all_facts", (), "All facts", "On person and company, newest first.", Group.CALL),
    Command("questions", (), "What to ask", "Plan, order, reword; the stock.", Group.CALL),
    Command("analysis", (), "Prospect analysis", "The whole form, saved as typed.", Group.CALL),
    Command("fit", (), "Fit", "Your qualifiers: yes, no, not known.", Group.CALL),
    Command("objections", (), "If they say … I say …", "For them and in general.", Group.CALL),
    Command("shoes", (), "Their shoes", "Their day, and why this helps them.", Group.CALL),
    Command("my_message", (), "My message for them", "The one line to stay on.", Group.CALL),
    Command("people_map", (), "People map", "Who points to whom, who decides.", Group.CALL),
    Command("values", (), "Worth giving", "Articles, talks; what they have had.", Group.CALL),
    Command("insights", (), "What I learned", "Across calls, one sentence each.", Group.CALL),
    Command("read_entry", (), "Read it whole", "A line of the timeline, its notes too.", Group.CALL),
    Command("story", (), "My story", "Value, difference, proof, strengths.", Group.EVERYWHERE),
    Command("focus_list", (), "Focus list", "The 15 to 20 companies you follow.", Group.DAY),
    Command("open_site", (), "Open their site", "In the browser.", Group.CALL),
    Command("open_profile", (), "Open their profile", "In the browser.", Group.CALL),
    Command("open_news", (), "Search their news", "In the browser.", Group.CALL),
    Command("open_map", (), "Open the map", "In the browser.", Group.CALL),
    Command("deals", ("d",), "Deals", "The live deals: step, ball, their dates.", Group.DAY),
    Command("their_deal", (), "Their deal", "This person's deal, or a new one.", Group.DAY),
    Command("new_deal", (), "New deal", "With this person, with your steps.", Group.DAY),
    Command("stall", (), "Stands still", "Since when, why, what helps; no calls.", Group.DAY),
    Command("pace", (), "Their pace", "Slow, normal, quick, in their words.", Group.DAY),
    Command("no_list", (), "No list", "Who said no, by the day they named.", Group.DAY),
    Command("process", (), "My steps", "The steps that a new deal begins with.", Group.EVERYWHERE),
    Command("open", ("enter", "right", "l"), "Open person", "The whole page of one person.", Group.MOVE, Where.LISTS),
    Command("back", ("escape",), "Back", "Back, never quits, loses nothing.", Group.EVERYWHERE, Where.ANYWHERE),
    Command("next_pane", ("tab",), "Next pane", "The next panel.", Group.MOVE, Where.ANYWHERE, "Next pane"),
    Command("previous_pane", ("shift+tab",), "Pane before", "The panel before.", Group.MOVE, Where.ANYWHERE),
    Command("pane_1", ("1", "f2"), "Agenda", "Today's follow-ups.", Group.MOVE, Where.ANYWHERE),
    Command("pane_2", ("2",), "Before you call", "What you know of them.", Group.MOVE),
    Command("pane_3", ("3",), "Voicemail", "The script.", Group.MOVE),
    Command("pane_4", ("4",), "Notes", "The notes.", Group.MOVE),
    Command("pane_5", ("5",), "Timeline", "What has happened.", Group.MOVE),
    Command(
        "find", ("slash",), "Find anyone, anything", "People, notes, promises, commands.", Group.EVERYWHERE, hint="Find"
    ),
    Command("palette", ("colon", "ctrl+p"), "All commands", "Every command by name.", Group.EVERYWHERE, Where.ANYWHERE),
    Command("undo", ("u", "ctrl+z"), "Undo", "Take the last deed back.", Group.EVERYWHERE, hint="Undo"),
    Command("redo", ("U", "ctrl+y"), "Redo", "Do it again.", Group.EVERYWHERE),
    Command("history", (), "History", "The last deeds, by name.", Group.EVERYWHERE),
    Command("messages", (), "Messages", "What the last line said, whole.", Group.EVERYWHERE),
    Command("score", ("s",), "Scorecard", "What you did: today, the week, 14 days.", Group.EVERYWHERE),
    Command("merge", (), "Merge with …", "The same person twice, made one.", Group.DAY),
    Command("merge_company", (), "Merge the company with …", "The same company twice.", Group.DAY),
    Command("take_apart", (), "Take apart", "What was made one is two again.", Group.DAY),
    Command("calendar", (), "Calendar file", "Dates as a file for your calendar.", Group.EVERYWHERE),
    Command("lists", ("L",), "Lists", "Who is on which list; duplicates, trash.", Group.EVERYWHERE),
    Command("import", ("i",), "Import a list", "Contacts from CSV or vCard.", Group.EVERYWHERE),
    Command("theme", (), "Theme", "Another look.", Group.EVERYWHERE),
    Command(
        "end_call",
        ("f8",),
        "End call, left it",
        "End the call; left the voicemail.",
        Group.CALL,
        Where.ANYWHERE,
        "Left it",
    ),
    Command("help", ("question_mark", "f1"), "Keys", "This page.", Group.EVERYWHERE, Where.ANYWHERE, "Keys"),
    Command("quit", ("q",), "Quit (twice)", "Everything is saved.", Group.EVERYWHERE),
)

BY_ID: dict[str, Command] = {command.id: command for command in COMMANDS}
KEYS_IN_USE = tuple(dict.fromkeys(key for command in COMMANDS for key in command.keys))

FOOTER = ("call", "voicemail", "notes", "done", "later", "find", "add", "undo", "next_pane")
"""The footer's hints in their order; the last ones fall away first where the room is small. Keys stays."""

FOOTERS: dict[str, tuple[str, ...]] = {
    "voicemail": ("end_call", "take_suggestion", "critique", "say_it", "library", "call", "back"),
    "notes": ("keep_note", "call", "voicemail", "back", "next_pane"),
    "brief": ("call", "edit", "done", "promise", "later", "notes", "back", "next_pane"),
    "timeline": ("edit", "call", "notes", "later", "find", "back", "next_pane"),
}
"""The hints of the other panels; in text the key that works there is shown."""

_SHOWN = {
    "slash": "/", "colon": ":", "question_mark": "?", "escape": "esc", "delete": "delete", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "pageup": "pgup", "pagedown": "pgdn", "shift+tab": "shift+tab",
}  # fmt: skip

TYPED = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") | {
    "slash",
    "colon",
    "question_mark",
    "space",
}
"""Keys that are text while text is typed."""

UNSAFE = frozenset(
    {f"ctrl+{c}" for c in "abchijklmq["} | {"f6", "f7", "f10", "f11", "f12", "ctrl+@", "ctrl+space"}
    | {f"alt+{c}" for c in "abcdefghijklmnopqrstuvwxyz"}
)  # fmt: skip
"""Keys that terminals, multiplexers or text fields take for themselves (SCREENS.md, section 8)."""


def titled(text: str) -> str | None:
    """The first command whose title begins with what is typed."""
    wanted = fold(text.strip())
    return next((command.id for command in COMMANDS if wanted and fold(command.title).startswith(wanted)), None)


def key_name(key: str) -> str:
    """A key as people read it: "space", "/", "F8"."""
    if key in _SHOWN:
        return _SHOWN[key]
    return key.upper() if len(key) in (2, 3) and key[0] == "f" and key[1:].isdigit() else key
