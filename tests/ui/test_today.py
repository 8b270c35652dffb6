"""The day's screen under the hands: every key does what the table says, `u` takes it back, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from salesdesk.desk import Desk
from salesdesk.store.file import open_store
from salesdesk.ui.commands import COMMANDS, Where
from tests import builders
from tests.ui.sitting import Sitting, sitting


def dump(desk: Desk) -> list[str]:
    return builders.dump(desk.core.store)


# -- moving -----------------------------------------------------------------------------------------------------------


async def test_moving_in_the_agenda_changes_the_brief_at_once(busy: Desk) -> None:
    async with sitting(busy) as rep:
        assert "Dana Ruiz" in rep.text_of("brief")
        await rep.press("j")
        await rep.until(lambda: "Omar Haddad" in rep.text_of("brief"))
        await rep.press("G", "g")
        await rep.until(lambda: "Dana Ruiz" in rep.text_of("brief"))


async def test_keys_are_answered_while_the_rest_of_the_desk_still_loads(
    busy: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting: list[Callable[[], None]] = []
    monkeypatch.setattr("salesdesk.ui.warming.load", lambda then, **_: waiting.append(then))
    async with sitting(busy) as rep:
        await rep.press("j")
        assert rep.agenda.key != rep.agenda.lines[0].key
        assert "Haddad" not in rep.text_of("brief")
        assert vars(busy).keys() <= {"core", "day", "plan", "keeper"}  # no drawer of deeds or texts is opened for it
        await rep.press("n")  # a command needs the person: it waits for nothing else
        await rep.until(lambda: rep.focus == "notes")
        assert "Omar Haddad" in rep.text_of("brief")
        for then in waiting:
            then()
        await rep.type("two depots")
        await rep.until(lambda: rep.area("notes").text == "two depots")


async def test_a_held_key_ends_on_the_row_where_it_was_let_go(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.hurl("jjjjjj")
        await rep.until(lambda: "Jon Bell" in rep.text_of("brief"))


async def test_a_key_that_comes_with_a_move_is_for_the_row_moved_to(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.hurl("j ")
        await rep.until(lambda: "done" in rep.note.casefold())
        assert "Omar Haddad" in rep.note


@pytest.mark.parametrize(
    ("size", "person", "order"),
    [
        ((200, 60), False, ["brief", "voicemail", "notes", "timeline", "agenda"]),
        ((120, 40), False, ["brief", "voicemail", "agenda"]),
        ((80, 24), False, ["brief"]),
        ((80, 24), True, ["voicemail", "notes", "timeline", "brief"]),
    ],
)
async def test_tab_goes_round_the_panels(size: tuple[int, int], person: bool, order: list[str], busy: Desk) -> None:
    async with sitting(busy, size=size) as rep:
        if person:
            await rep.press("enter")
        for name in order:
            await rep.press("tab")
            assert rep.focus == name
        for name in [*order[-2::-1]]:
            await rep.press("shift+tab")
            assert rep.focus == name


KEYS_AND_FOCUS = (
    ("2", "brief"), ("3", "voicemail"), ("4", "notes"), ("5", "timeline"), ("5 1", "agenda"), ("v", "voicemail"),
    ("n", "notes"), ("f3", "voicemail"), ("f4", "notes"), ("n f3", "voicemail"), ("v f4", "notes"), ("n f2", "agenda"),
    ("n escape", "agenda"), ("enter", "brief"), ("l", "brief"), ("right", "brief"), ("enter h", "agenda"),
    ("2 left", "agenda"), ("escape", "agenda"),
)  # fmt: skip


async def test_keys_put_the_cursor_where_they_say(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        for keys, focus in KEYS_AND_FOCUS:
            await rep.press("escape", *keys.split())
            await rep.until(lambda focus=focus: rep.focus == focus)  # type: ignore[misc]
            assert rep.sheet == "TodayScreen"
        assert dump(busy) == before


async def test_the_title_of_the_focused_panel_is_the_marked_one(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("2")
        strip = rep.today.query_one("#brief_title")
        assert strip.lines[0].spans[1].role == "accent"  # type: ignore[attr-defined]
        assert rep.today.query_one("#agenda_title").lines[0].spans[1].role != "accent"  # type: ignore[attr-defined]


async def test_a_narrow_screen_gives_a_person_a_page_with_tabs(busy: Desk) -> None:
    async with sitting(busy, size=(80, 24)) as rep:
        await rep.press("enter")
        await rep.sees("‹ esc  Today", "2 Brief   3 Voicemail   4 Notes   5 Timeline", "! 4 d late")
        await rep.press("n")
        await rep.sees("picked up, in the yard")
        await rep.press("escape")
        await rep.sees("OVERDUE")
        assert rep.focus == "agenda"


async def test_the_cursor_the_focus_and_typed_words_survive_a_storm_of_sizes(busy: Desk) -> None:
    async with sitting(busy, size=(120, 40)) as rep:
        await rep.goes_to("Mia Chen")
        await rep.press("n")
        await rep.type("half a sen")
        caret = rep.area("notes").cursor_location
        for size in [(80, 24), (200, 60), (60, 16), (59, 15), (170, 30), (99, 29), (100, 30), (30, 5), (120, 40)]:
            await rep.resize(*size)
            assert rep.focus == "notes", size
        await rep.type("tence")
        await rep.until(lambda: rep.area("notes").text.endswith("half a sentence"))
        assert caret[0] == rep.area("notes").cursor_location[0]
        assert rep.today.contact_id == busy.find.people("Mia Chen")[0].id


async def test_the_agendas_row_survives_a_storm_of_sizes(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Kofi Mensah")
        key = rep.agenda.key
        for size in [(60, 16), (200, 60), (80, 24), (120, 40)]:
            await rep.resize(*size)
            assert (rep.focus, rep.agenda.key) == ("agenda", key)
            await rep.sees("Kofi Mensah")


async def test_a_letter_for_the_list_lands_in_no_text_and_one_for_the_text_presses_no_key_in_a_size_without_room(
    busy: Desk,
) -> None:
    async with sitting(busy) as rep:
        for size in [(20, 2), (5, 1), (30, 2), (120, 40)]:
            await rep.resize(*size)
        await rep.until(lambda: rep.focus == "agenda")
        await rep.press("n")
        await rep.until(lambda: rep.focus == "notes")
        for size in [(1, 1), (2, 1), (120, 40)]:
            await rep.resize(*size)
            await rep.press("a", "q")
        assert rep.area("notes").text.endswith("aqaqaq")
        rep.area("notes").text = ""
        for size in [(1, 1), (120, 40)]:  # a placeholder needs a width to stand in
            await rep.resize(*size)


# -- deeds and undo ---------------------------------------------------------------------------------------------------


async def later(rep: Sitting) -> None:
    await rep.press("r")
    await rep.opens("LaterSheet")
    await rep.type("tomorrow 3pm")
    await rep.press("enter")


async def promise(rep: Sitting) -> None:
    await rep.press("p")
    await rep.opens("PromiseSheet")
    await rep.type("send the lease terms")
    await rep.press("down")
    await rep.type("friday")
    await rep.press("enter")


async def add(rep: Sitting) -> None:
    await rep.press("a")
    await rep.opens("AddSheet")
    await rep.type("Quinn Abara")
    await rep.press("down")
    await rep.type("Lakeside Looms")
    await rep.press("enter")


async def edit(rep: Sitting) -> None:
    await rep.press("e")
    await rep.opens("EditSheet")
    await rep.type(" Jr")
    await rep.press("enter")


async def edit_why(rep: Sitting) -> None:
    await rep.press("2", "down", "down", "e")
    await rep.opens("LineSheet")
    await rep.press("end")
    await rep.type(" again")
    await rep.press("enter")


async def keep_promise(rep: Sitting) -> None:
    await rep.press("2")
    brief = rep.today.panel("brief")
    brief.move_to(next(line.key for line in brief.lines if isinstance(line.key, tuple) and line.key[0] == "promise"))
    await rep.press("space")


async def done(rep: Sitting) -> None:
    await rep.press("space")
    await rep.opens("LaterSheet")
    await rep.press("escape")


async def trash(rep: Sitting) -> None:
    await rep.press("delete")


async def log(rep: Sitting) -> None:
    await rep.press("t")
    await rep.opens("LogSheet")
    await rep.press("e", "tab")
    await rep.type("sent the two prices")
    await rep.press("enter")


async def left_voicemail(rep: Sitting) -> None:
    await rep.press("v", "f8")
    await rep.until(lambda: rep.sheet == "LaterSheet" or "voicemail" in rep.note.casefold())
    if rep.sheet == "LaterSheet":
        await rep.press("escape")


async def reopen(rep: Sitting) -> None:
    heading = next(line.key for line in rep.agenda.lines if line.key == ("fold", "done"))
    rep.agenda.move_to(heading)
    await rep.press("enter", "down", "space")


@pytest.mark.parametrize(
    "deed",
    [later, promise, add, edit, edit_why, keep_promise, done, trash, log, left_voicemail, reopen],
    ids=lambda deed: deed.__name__,
)
async def test_every_deed_is_taken_back_by_u_and_done_again_by_U(deed: Callable[[Sitting], object], busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await deed(rep)  # type: ignore[misc]
        await rep.until(lambda: rep.sheet == "TodayScreen" and dump(busy) != before)
        after = dump(busy)
        await rep.press("escape", "u")
        await rep.until(lambda: rep.note.startswith("Undone: "))
        assert dump(busy) == before
        await rep.press("U")
        await rep.until(lambda: dump(busy) == after)


async def test_nothing_to_undo_is_said_and_nothing_happens() -> None:
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.press("escape")
        await rep.press("u")
        await rep.until(lambda: rep.note == "Nothing to undo.")
        await rep.press("U")
        await rep.until(lambda: rep.note == "Nothing to redo.")


async def test_after_space_the_cursor_is_on_the_next_open_row(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Sam Roe")
        await rep.press("space")
        await rep.opens("LaterSheet")
        await rep.press("escape")
        await rep.until(lambda: "Ines Moreau" in rep.text_of("brief"))


async def test_a_person_done_without_a_next_date_stands_in_no_next_step_until_they_have_one(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Sam Roe")
        await rep.press("space")
        await rep.opens("LaterSheet")
        assert "Sam Roe" in rep.screen
        await rep.press("escape", "x")
        await rep.until(lambda: rep.agenda.key is not None and rep.agenda.key[-1] == "no_next_step")  # type: ignore[index]
        await rep.goes_to("Sam Roe")
        await later(rep)
        await rep.until(lambda: busy.agenda.next_of(busy.find.people("Sam Roe")[0].id) is not None)


KEYS_AND_SHEETS = (
    ("r", "LaterSheet"), ("p", "PromiseSheet"), ("a", "AddSheet"), ("e", "EditSheet"), ("f", "FilterSheet"),
    ("t", "LogSheet"), ("slash", "FindSheet"), ("colon", "PaletteSheet"), ("ctrl+p", "PaletteSheet"),
    ("question_mark", "KeysSheet"), ("f1", "KeysSheet"), ("i", "ImportScreen"), ("c", "GuardSheet"), ("f5", "GuardSheet"),
)  # fmt: skip


async def test_a_sheet_opens_and_esc_leaves_everything_as_it_was(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before, row = dump(busy), rep.agenda.key
        for key, sheet in KEYS_AND_SHEETS:
            await rep.press(*key.split())
            await rep.opens(sheet)
            await rep.press("escape")
            await rep.until(lambda: rep.sheet == "TodayScreen" and rep.focus == "agenda")
            assert rep.agenda.key == row
        assert dump(busy) == before


async def test_every_key_of_the_table_can_be_pressed_with_nobody_there() -> None:
    desk = builders.a_desk()
    async with sitting(desk, ready="FirstScreen") as rep:
        await rep.press("escape")
        for command in COMMANDS:
            if command.where is Where.TEXT or command.id == "quit":
                continue
            for key in command.keys:
                await rep.press(*key.split())
                while rep.sheet != "TodayScreen":
                    await rep.press("escape")
        assert not desk.people.count()
        await rep.sees("Nobody here yet. a adds one, i imports")


async def test_q_once_asks_and_twice_ends(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("q")
        await rep.sees("q again to quit")
        assert rep.app.is_running
        await rep.press("q")
        await rep.until(lambda: rep.app.return_code == 0 or not rep.app.is_running)


async def test_the_filter_shows_only_its_rows_and_esc_all(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.press("f")
        await rep.opens("FilterSheet")
        await rep.type("castor")
        await rep.press("enter")
        await rep.until(lambda: "Omar Haddad" in rep.text_of("agenda") and "Lee Park" not in rep.text_of("agenda"))
        await rep.press("escape")
        await rep.until(lambda: "Lee Park" in rep.text_of("agenda"))


async def test_a_refusal_is_one_sentence_in_the_footer_and_stays_until_esc(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Omar Haddad")
        contact = busy.people.get(rep.today.contact_id or 0)
        busy.people.do_not_contact(contact.id, words="please stop")
        await rep.press("c")
        await rep.until(lambda: rep.today.note[1] == "late")
        assert rep.sheet == "TodayScreen"
        await rep.press("escape")
        assert rep.note == ""


# -- typed words ------------------------------------------------------------------------------------------------------


async def test_what_is_typed_is_on_the_disk_without_another_key(busy_on_disk: Desk) -> None:
    path = busy_on_disk.path
    other = open_store(path)
    async with sitting(busy_on_disk) as rep:
        contact_id = rep.today.contact_id
        await rep.press("n")
        await rep.type("both sites by three")
        query = "SELECT text FROM draft WHERE contact_id = ? AND kind = 'notes'"
        await rep.until(lambda: other.db.execute(query, [contact_id]).fetchall()[0][0].endswith("both sites by three"))
    other.close()


async def test_what_was_typed_is_there_after_a_new_start(busy_on_disk: Desk) -> None:
    path = busy_on_disk.path
    async with sitting(busy_on_disk) as rep:
        await rep.press("n")
        await rep.type("remember the depot")
        await rep.press("escape", "q", "q")
        await rep.until(lambda: not rep.app.is_running or rep.app.return_code == 0)
    again = Desk(open_store(path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)
    async with sitting(again) as rep:
        await rep.press("n")
        assert rep.area("notes").text.endswith("remember the depot")
    again.close()


async def test_another_person_brings_their_own_words_and_keeps_the_first_ones(busy: Desk) -> None:
    async with sitting(busy) as rep:
        first = rep.today.contact_id
        await rep.press("n")
        await rep.type(" for dana")
        rep.agenda.focus()
        await rep.press("down")
        await rep.until(lambda: rep.today.contact_id != first)
        assert "for dana" not in rep.area("notes").text
        draft = busy.scripts.draft(first, "notes")
        assert draft is not None
        assert draft.text.endswith(" for dana")
        await rep.press("up", "n")
        await rep.until(lambda: rep.area("notes").text.endswith(" for dana"))


async def test_esc_from_text_goes_back_to_the_row_and_the_text_is_kept(busy: Desk) -> None:
    async with sitting(busy) as rep:
        row = rep.agenda.key
        await rep.press("v")
        await rep.type("x")
        await rep.press("escape")
        await rep.until(lambda: rep.focus == "agenda" and rep.agenda.key == row)
        draft = busy.scripts.draft(rep.today.contact_id, "voicemail")
        assert draft is not None
        assert "x" in draft.text


async def test_letters_in_text_are_text(busy: Desk) -> None:
    async with sitting(busy) as rep:
        before = dump(busy)
        await rep.press("n")
        await rep.type(" cvnt yo rpaefx u /:?q qU 12345")
        await rep.until(lambda: rep.area("notes").text.endswith(" cvnt yo rpaefx u /:?q qU 12345"))
        assert rep.sheet == "TodayScreen"
        assert dump(busy) == before


# -- by itself --------------------------------------------------------------------------------------------------------


def second_desk(desk: Desk) -> Desk:
    return Desk(open_store(desk.path), builders.FixedClock(builders.sample_start()), builders.SAMPLE_CONFIG)


async def test_what_another_window_did_appears_on_the_tick(busy_on_disk: Desk) -> None:
    other = second_desk(busy_on_disk)
    async with sitting(busy_on_disk) as rep:
        other.people.edit(rep.today.contact_id or 0, name="Dana Castellanos")
        rep.today.tick()
        await rep.sees("Dana Castellanos", "changed in another window")
    other.close()


async def test_what_another_window_did_never_overwrites_what_is_being_typed(busy_on_disk: Desk) -> None:
    other = second_desk(busy_on_disk)
    async with sitting(busy_on_disk) as rep:
        contact_id = rep.today.contact_id
        await rep.press("n")
        await rep.type(" my own words")
        other.scripts.save(contact_id, "notes", "words of the other window")
        rep.today.tick()
        await rep.pilot.pause()
        assert rep.area("notes").text.endswith(" my own words")
    other.close()


async def test_a_follow_up_becomes_due_on_the_tick_and_the_cursor_stays(busy: Desk) -> None:
    async with sitting(busy) as rep:
        await rep.goes_to("Ana Sousa")
        row = rep.agenda.key
        builders.clock_of(busy).set("2022-11-22 09:59")
        rep.today.tick()
        await rep.until(lambda: "NOW  2" in rep.text_of("agenda"))
        assert rep.agenda.key == row


async def test_past_midnight_it_is_the_next_day_without_a_new_start(busy: Desk) -> None:
    async with sitting(busy) as rep:
        builders.clock_of(busy).set("2022-11-23 00:01")
        rep.today.tick()
        await rep.sees("Wed 23 Nov")
        await rep.until(lambda: rep.today.agenda is not None and rep.today.agenda.day.day == 23)


async def test_a_call_that_was_running_is_offered_back_at_the_next_start(busy: Desk) -> None:
    busy.calls.start(busy.find.people("Lee Park")[0].id)
    builders.clock_of(busy).advance(minutes=2)
    async with sitting(busy, ready="CallScreen") as rep:
        await rep.sees("ON CALL  02:00   Lee Park")


DEEDS = (
    ("space", ""), ("r", "3"), ("delete", ""), ("p", "send the price by fri"), ("t tab", "talked, in a hurry"),
    ("a", "Noor Haddad"), ("O", "mon"), ("W", "in march"),
)  # fmt: skip


async def test_whatever_a_key_does_u_takes_back_to_the_last_byte(busy: Desk) -> None:
    async with sitting(busy) as rep:
        for key, words in DEEDS:
            await rep.goes_to("Mia Chen")
            before = dump(busy)
            await rep.press(*key.split())
            if words:
                await rep.until(lambda: rep.sheet != "TodayScreen" and rep.app.focused is not None)
                await rep.type(words)
                await rep.press("enter")
            await rep.until(lambda before=before: dump(busy) != before)  # type: ignore[misc]
            while rep.sheet != "TodayScreen":
                await rep.press("escape")
            await rep.press("u")
            await rep.until(lambda before=before: dump(busy) == before)  # type: ignore[misc]
            while rep.sheet != "TodayScreen" or rep.focus != "agenda":
                await rep.press("escape")
