"""Research with the keys: facts, questions, the gate before an unprepared call, the sheets of preparation."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from salesdesk.config import Config
from salesdesk.desk import Desk
from salesdesk.desk.calls import WrapUp
from salesdesk.desk.facts import FactWords
from salesdesk.domain.followup import Channel
from salesdesk.domain.research import FactState, FitMark
from salesdesk.domain.touch import Disposition
from salesdesk.ui import calling
from salesdesk.ui.sheets.shoes import ShoesCard
from tests import builders
from tests.ui.sitting import Sitting, sitting


@pytest.fixture
def dana(desk: Desk) -> int:
    """Somebody due now, of whom nothing is known."""
    contact = builders.a_contact(
        desk, "Dana Ruiz", account="Northwind Freight", phone="+1 312 555 0142", title="Controller"
    )
    builders.a_follow_up(desk, contact)
    return contact


async def on_brief(rep: Sitting, row: tuple[str, int]) -> None:
    """The brief's cursor on that row."""
    await rep.press("2")
    assert rep.today.panel("brief").move_to(row), rep.screen


async def test_e_on_a_fact_corrects_that_fact(desk: Desk, dana: int) -> None:
    fact = desk.research.add_fact(dana, "38 trucks").row_id or 0
    async with sitting(desk) as rep:
        await on_brief(rep, ("fact", fact))
        await rep.press("e")
        await rep.opens("FactSheet")
        await rep.press("end")
        await rep.type(", two depots")
        await rep.sees("size")
        await rep.press("enter")
        await rep.until(lambda: desk.research.known.get(fact).text == "38 trucks, two depots")
        await rep.sees("38 trucks, two depots")


async def test_y_asks_which_of_several_numbers_and_addresses_to_copy(
    desk: Desk, dana: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(calling, "copy_text", lambda screen, text: copied.append(text))
    async with sitting(desk) as rep:
        await rep.press("y")
        await rep.until(lambda: copied == ["+1 312 555 0142"])
        desk.people.edit(dana, phones="+1 503 555 0100 office", emails="dana@northwind.example")
        await rep.press("y")
        await rep.opens("CopySheet")
        await rep.sees("office", "dana@northwind.example")
        await rep.press("2")
        await rep.until(lambda: copied[1:] == ["+1 503 555 0100"])


async def test_space_on_a_fact_confirms_it_and_delete_throws_it_away(desk: Desk, dana: int) -> None:
    fact = desk.research.add_fact(dana, "38 trucks").row_id or 0
    async with sitting(desk) as rep:
        await on_brief(rep, ("fact", fact))
        await rep.press("space")
        await rep.until(lambda: desk.research.known.get(fact).state is FactState.CONFIRMED)
        await rep.press("delete")
        await rep.sees("Nothing known")
        assert not desk.people.get(dana).trashed
        await rep.press("u")
        await rep.sees("38 trucks")


async def test_a_stale_fact_offers_its_question_and_space_plans_it(desk: Desk, dana: int) -> None:
    clock = builders.clock_of(desk)
    fact = desk.research.add_fact(dana, "CFO signs above 25k").row_id or 0
    clock.advance(days=80)
    async with sitting(desk) as rep:
        await rep.sees("Who signs off above 25k now?", "refreshes △")
        assert desk.research.asking.planned(dana) == ()
        await on_brief(rep, ("question", -fact))
        await rep.press("space")
        await rep.until(lambda: [q.fact_id for q in desk.research.asking.planned(dana)] == [fact])


async def test_w_shows_what_is_stale_and_space_there_confirms(desk: Desk, dana: int) -> None:
    fact = desk.research.add_fact(dana, "CFO signs above 25k").row_id or 0
    builders.clock_of(desk).advance(days=80)
    async with sitting(desk) as rep:
        await rep.press("w")
        await rep.opens("StaleSheet")
        await rep.sees("CFO signs above 25k", "80 d old")
        await rep.press("space")
        await rep.sees("Every fact is fresh.")
        await rep.press("escape")
        await rep.opens("TodayScreen")
    assert desk.research.known.get(fact).confirmed_on == desk.core.today()


async def test_a_closed_question_is_named_while_it_is_typed_and_ctrl_t_takes_the_wider_one(
    desk: Desk, dana: int
) -> None:
    async with sitting(desk) as rep:
        await on_brief(rep, ("ask", dana))
        await rep.press("e")
        await rep.opens("QuestionSheet")
        await rep.type("Do you like your system?")
        await rep.sees("closed", "What do you like about")
        await rep.press("ctrl+t")
        await rep.sees("open")
        await rep.press("enter")
        await rep.until(lambda: len(desk.research.asking.planned(dana)) == 1)
    assert desk.research.asking.planned(dana)[0].text.startswith("What do you like about")


async def test_the_planner_takes_from_the_stock_and_changes_the_order(desk: Desk, dana: int) -> None:
    desk.research.add_question(dana, "What has changed?")
    async with sitting(desk) as rep:
        await rep.press("b")
        await rep.opens("PrepareSheet")
        await rep.press("q")
        await rep.opens("PlannerSheet")
        await rep.type("worth a few minutes")
        await rep.press("down", "enter")
        await rep.until(lambda: len(desk.research.asking.planned(dana)) == 2)
        await rep.press("ctrl+up")
        await rep.until(lambda: desk.research.asking.planned(dana)[1].text == "What has changed?")
        await rep.press("delete")
        await rep.until(lambda: len(desk.research.asking.planned(dana)) == 1)


async def test_an_unprepared_call_is_one_key_more_and_counted(desk: Desk, dana: int) -> None:
    async with sitting(desk) as rep:
        await rep.sees("b adds a fact, their need")
        await rep.press("c")
        await rep.opens("GateSheet")
        await rep.sees("No fact and no likely need yet. Add one, or call anyway (counts as")
        await rep.press("c")  # a letter of a note that was typed ahead
        assert desk.calls.live() is None
        await rep.press("enter")
        await rep.opens("CallScreen")
        live = desk.calls.live()
        assert live
        assert live.prepared is False


async def test_a_researched_call_begins_at_once(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "They close the month by hand")
    async with sitting(desk) as rep:
        await rep.press("c")
        await rep.opens("CallScreen")
        live = desk.calls.live()
        assert live
        assert live.prepared is True


async def test_enter_on_the_timeline_reads_the_whole_touch_or_note(desk: Desk, dana: int) -> None:
    desk.research.preparing.pin_message(dana, "month-end in three days")
    text = "\n".join(
        ["picked up in the yard", "* 38 trucks", "", *(f"line {n}" for n in range(40)), "the very last line"]
    )
    desk.calls.log(WrapUp(dana, disposition=Disposition.CONNECTED, seconds=360, text=text, words="Send both sites"))
    builders.clock_of(desk).advance(hours=1)
    builders.a_follow_up(desk, dana)
    desk.research.add_note(dana, "imported note\nits second line")
    async with sitting(desk) as rep:
        await rep.press("5", "enter")
        await rep.opens("EntrySheet")
        await rep.sees("imported note", "its second line")
        await rep.press("escape")
        await rep.opens("TodayScreen")
        assert rep.today.panel("timeline").move_to(("touch", 1))
        await rep.press("enter")
        await rep.opens("EntrySheet")
        await rep.sees("call 6 min", "talked", "“Send both sites”", "line 1")
        await rep.press("end")
        await rep.sees("the very last line", "fact", "38 trucks")
        await rep.press("escape")
        await rep.opens("TodayScreen")
        await on_brief(rep, ("touch", 1))
        await rep.press("enter")
        await rep.opens("EntrySheet")
        await rep.press("escape")


async def test_the_message_shows_its_wordings_and_each_message_against_it(desk: Desk, dana: int) -> None:
    clock = builders.clock_of(desk)
    desk.research.preparing.pin_message(dana, "cheaper lanes")
    clock.advance(hours=1)
    desk.calls.left_voicemail(dana, "Hi Dana, cheaper lanes for both depots.")
    clock.advance(days=1)
    desk.calls.log(WrapUp(dana, channel=Channel.EMAIL, direction="in", text="Tell me more"))
    builders.a_follow_up(desk, dana)
    async with sitting(desk) as rep:
        rep.today.run_command("my_message")
        await rep.opens("MessageSheet")
        await rep.sees("1 message · 1 stayed on it · 1 answered", "on your message · answered")
        await rep.press("e", "ctrl+u")
        await rep.type("month-end in three days")
        await rep.press("enter")
        await rep.sees("no message yet", "0 of 3 words")
        await rep.press("home", "down", "enter")  # the earlier wording is pinned again
        await rep.until(lambda: desk.people.get(dana).message_line == "cheaper lanes")
        await rep.press("end", "enter")
        await rep.opens("EntrySheet")
        await rep.press("escape", "escape")
        await rep.opens("TodayScreen")
        await rep.sees("cheaper lanes")


async def test_what_was_learned_is_kept_across_people(desk: Desk, dana: int) -> None:
    async with sitting(desk) as rep:
        await rep.press("b", "l")
        await rep.opens("InsightsSheet")
        await rep.press("a")
        await rep.type("nobody asks for the price first")
        await rep.press("enter", "g")
        await rep.type("Mondays are bad")
        await rep.press("enter")
        await rep.sees("nobody asks for the price first", "Dana Ruiz", "Mondays are bad")
        await rep.press("home", "delete", "e")
        await rep.type(", nobody")
        await rep.press("enter")
        await rep.until(
            lambda: [i.text for i in desk.research.library.insights()] == ["nobody asks for the price first, nobody"]
        )
        await rep.press("escape")
        await rep.opens("TodayScreen")
        await rep.press("u", "u")
        await rep.until(lambda: len(desk.research.library.insights()) == 2)


async def test_the_shoes_card_stands_ten_seconds_before_the_call_and_enter_goes_on(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "They close the month by hand")
    desk.research.preparing.put_in_shoes(dana, "month-end week 1, three entities")
    async with sitting(desk) as rep:
        await rep.press("c")
        await rep.until(lambda: isinstance(rep.app.screen, ShoesCard) and rep.app.screen.is_mounted)
        await rep.sees("month-end week 1, three entities", "10 s", "12:00 there")
        assert desk.calls.live() is None
        await rep.press("escape")
        await rep.opens("TodayScreen")
        assert desk.calls.live() is None
        await rep.press("c", "x", "enter")  # a letter typed ahead does nothing
        await rep.opens("CallScreen")
        live = desk.calls.live()
        assert live
        assert live.prepared is True


async def test_after_ten_seconds_the_call_begins_by_itself(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "They close the month by hand")
    desk.research.preparing.put_in_shoes(dana, "month-end week 1")
    async with sitting(desk) as rep:
        await rep.press("c")
        await rep.until(lambda: isinstance(rep.app.screen, ShoesCard) and rep.app.screen.is_mounted)
        card = rep.app.screen
        assert isinstance(card, ShoesCard)
        for _ in range(9):
            card.second_passed()
        own, desk.core.config = desk.core.config, Config(call_by="tel")
        card.second_passed()  # the next step would dial: that waits for the key
        assert desk.calls.live() is None
        desk.core.config = own
        card.second_passed()
        await rep.opens("CallScreen")


async def test_if_they_say_is_reached_in_a_call_and_counts_what_helped(desk: Desk, dana: int) -> None:
    desk.research.add_fact(dana, "They close the month by hand")
    desk.research.library.add_objection("too expensive", "compared with what?", contact_id=dana)
    other = desk.research.library.add_objection("we have somebody", "what would you change?", product="Ledgerline")
    async with sitting(desk) as rep:
        await rep.press("c")
        await rep.opens("CallScreen")
        await rep.sees("too expensive", "what would you change?")
        await rep.press("f9")
        await rep.opens("ObjectionsSheet")
        await rep.press("h")
        await rep.sees("helped 1 of 1")
        await rep.press("escape")
        await rep.opens("CallScreen")
        await rep.press("escape", "i")
        await rep.opens("ObjectionsSheet")
        await rep.press("down", "o")
        await rep.sees("helped 0 of 1")
        await rep.press("escape")
        await rep.opens("CallScreen")
        assert desk.calls.live()
    assert [(o.helped, o.used) for o in desk.research.library.objections(dana)] == [(1, 1), (0, 1)]
    assert other.row_id


async def test_the_three_minutes_stand_still_while_something_comes_between(desk: Desk, dana: int) -> None:
    clock = builders.clock_of(desk)
    async with sitting(desk) as rep:
        rep.today.run_command("three_minutes")
        await rep.opens("ThreeSheet")
        clock.advance(seconds=60)
        await rep.press("ctrl+t")
        await rep.sees("2:00", "stands still")
        clock.advance(minutes=30)
        await rep.press("ctrl+t")
        await rep.sees("2:00 · 0 of 3 facts   ctrl+t pauses")
        await rep.press("escape")


async def test_a_date_of_theirs_is_moved_has_happened_and_is_thrown_away(desk: Desk, dana: int) -> None:
    row = desk.research.add_date(dana, "Fleet renewal", date(2022, 11, 30)).row_id or 0
    async with sitting(desk) as rep:
        await on_brief(rep, ("date", row))
        await rep.press("e")
        await rep.opens("LineSheet")
        await rep.press("down", "ctrl+u")
        await rep.type("15 dec")
        await rep.press("enter")
        await rep.sees("15 Dec", "Fleet renewal")
        (known,) = desk.research.brief(dana).dates
        assert (known.id, known.on, known.moved_from_on) == (row, date(2022, 12, 15), date(2022, 11, 30))
        await rep.press("space")
        await rep.sees("no dates of theirs")
        await rep.press("u")
        await rep.sees("Fleet renewal")
        await on_brief(rep, ("date", row))
        await rep.press("delete")
        await rep.sees("no dates of theirs")
        assert not desk.people.get(dana).trashed


async def test_things_worth_giving_and_what_is_said_are_corrected_where_they_stand(desk: Desk, dana: int) -> None:
    desk.research.library.add_objection("too dear", "compared with what?", contact_id=dana)
    async with sitting(desk) as rep:
        rep.today.run_command("values")
        await rep.opens("ValuesSheet")
        await rep.press("a")
        await rep.opens("ItemSheet")
        await rep.type("Integrating two ledgers")
        await rep.press("down")
        await rep.type("art")
        await rep.press("enter")
        await rep.opens("ValuesSheet")
        await rep.sees("article", "Integrating two ledgers", "not used yet")
        await rep.press("e")
        await rep.opens("ItemSheet")
        await rep.press("end")
        await rep.type(", part 2")
        await rep.press("enter")
        await rep.opens("ValuesSheet")
        await rep.sees("Integrating two ledgers, part 2")
        await rep.press("escape")
        await rep.opens("TodayScreen")
        rep.today.run_command("objections")
        await rep.opens("ObjectionsSheet")
        await rep.press("e")
        await rep.press("ctrl+u")
        await rep.type("too expensive")
        await rep.press("enter")
        await rep.sees("What do you say?")
        await rep.press("enter")
        await rep.sees("too expensive", "compared with what?", "Reworded")
        await rep.press("escape")


async def test_more_facts_than_fit_are_one_key_away(desk: Desk, dana: int) -> None:
    for number in range(14):
        desk.research.add_fact(dana, f"depot {number} has trucks", source="call")
    async with sitting(desk) as rep:
        await rep.sees("+6 more, enter shows")
        await on_brief(rep, ("all_facts", dana))
        await rep.press("enter")
        await rep.opens("FactsSheet")
        await rep.sees("depot 0 has trucks", "14 fresh", "today · assumed")
        await rep.press("space")
        await rep.sees("Confirmed today", "confirmed")
        await rep.press("k")
        await rep.opens("FactSheet")
        await rep.type("one more depot")
        await rep.press("enter")
        await rep.opens("FactsSheet")
        await rep.sees("one more depot")
        await rep.press("delete", "escape")
        await rep.opens("TodayScreen")


async def test_the_day_15_to_17_of_a_rep_elena_is_researched_thought_of_and_called(desk: Desk) -> None:
    """DAY.md 15 to 17: the timer, fit with words, the soft gate, a closed question reworded, their shoes, no answer."""
    builders.clock_of(desk).set("2026-10-05 09:15")
    elena = builders.a_contact(
        desk, "Elena Ruiz", account="Kestrel Sports", title="Controller", phone="+1 303 555 0142", zone="America/Denver"
    )
    builders.a_follow_up(desk, elena)
    for number, mark in enumerate(("yes", "yes", "yes", "yes", "no"), 1):
        desk.research.preparing.add_qualifier(f"mark {number}")
        desk.research.preparing.set_fit(elena, number, FitMark(mark), words="three entities")
    desk.research.preparing.add_qualifier("mark 6")
    async with sitting(desk) as rep:
        await rep.sees("4 of 6 yes · 1 no · 1 unknown", "b adds a fact")
        await rep.press("c")
        await rep.opens("GateSheet")
        await rep.sees("Add one, or call anyway (counts as", "unprepared).")
        await rep.press("b")
        await rep.opens("ThreeSheet")
        await rep.sees("3:00 · 0 of 3 facts")
        builders.clock_of(desk).advance(seconds=40)
        await rep.press("escape", "c")
        await rep.opens("GateSheet")
        builders.clock_of(desk).advance(seconds=300)
        await rep.press("b")
        await rep.opens("ThreeSheet")
        await rep.sees("2:20 · 0 of 3 facts")
        builders.clock_of(desk).advance(seconds=-340)
        await rep.type("three entities")
        await rep.press("down")
        await rep.type("new system in spring")
        await rep.press("down", "down", "down")
        await rep.type("month-end takes long")
        for question in ("Do you like your system?", "What takes longest?", "How do you decide?"):
            await rep.press("down")
            await rep.type(question)
        await rep.sees("ask 1 is closed; wider: What do you like about your system")
        await rep.press("enter")
        await rep.opens("TodayScreen")
        await rep.sees("three entities", "b adds an opening, 1 more open question, a next step")
        desk.research.preparing.put_in_shoes(elena, "month-end week 1, three entities")
        await rep.press("c")
        await rep.until(lambda: isinstance(rep.app.screen, ShoesCard) and rep.app.screen.is_mounted)
        await rep.sees("month-end week 1, three entities", "08:15 there")
        await rep.press("enter")
        await rep.opens("CallScreen")
    live = desk.calls.live()
    assert live
    assert live.prepared is True


async def test_three_minutes_saves_all_of_it_as_one_deed(desk: Desk, dana: int) -> None:
    async with sitting(desk) as rep:
        await rep.press("c", "b")
        await rep.opens("ThreeSheet")
        await rep.sees("3:00 · 0 of 3 facts")
        await rep.type("Three entities")
        await rep.press("down", "down", "down", "down")
        await rep.type("month-end takes eight days")
        await rep.press("down")
        await rep.type("Do you like your system?")
        await rep.sees("ask 1 is closed")
        await rep.press("enter")
        await rep.sees("Three entities")
        await rep.press("u")
        await rep.sees("Nothing known")
    assert desk.research.preparing.analysis(dana) == {}


async def test_the_analysis_form_is_on_the_disk_as_it_is_typed(desk: Desk, dana: int) -> None:
    async with sitting(desk, size=(80, 24)) as rep:
        rep.today.run_command("analysis")
        await rep.opens("AnalysisSheet")
        await rep.type("three depots")
        await rep.until(lambda: desk.research.preparing.analysis(dana).get("company") == "three depots")
        await rep.press("escape")
        await rep.opens("TodayScreen")


async def test_fit_is_answered_with_letters_and_counted_in_the_brief(desk: Desk, dana: int) -> None:
    for text in ("More than one site", "Controller in the house"):
        desk.research.preparing.add_qualifier(text)
    async with sitting(desk) as rep:
        rep.today.run_command("fit")
        await rep.opens("FitSheet")
        await rep.press("y", "enter")
        await rep.type("two depots")
        await rep.press("enter")
        await rep.sees("two depots")
        await rep.press("escape")
        await rep.opens("TodayScreen")
        await rep.sees("1 of 2 yes · 1 unknown")
    assert desk.research.preparing.fit_answers(dana)[0].mark is FitMark.YES


@pytest.fixture
def their_site() -> Iterator[str]:
    """A company's site on this machine."""

    class OnePage(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                b"<title>Freight for two coasts</title><meta name=description content='Cold chain, every night'>"
            )

    server = ThreadingHTTPServer(("127.0.0.1", 0), OnePage)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


async def test_what_the_web_says_is_taken_one_by_one(desk: Desk, dana: int, their_site: str) -> None:
    desk.core.config = Config(web_allows_local=True)
    async with sitting(desk) as rep:
        await rep.press("B")
        await rep.opens("WebSheet")
        await rep.sees("No web address of Northwind Freight is known. e adds it.")
        await rep.press("e")
        await rep.type(their_site)
        await rep.press("enter", "enter", "enter")
        await rep.sees("Addresses kept")
        await rep.press("r")
        await rep.sees("Freight for two coasts", "Cold chain, every night")
        assert desk.research.known.count(desk.people.get(dana)) == 0
        await rep.press("down", "enter")
        await rep.sees("Fact kept")
        await rep.press("enter", "escape")
        await rep.opens("TodayScreen")
        await rep.sees("Cold chain, every night", "assumed")
    assert desk.research.known.count(desk.people.get(dana)) == 1


@pytest.mark.parametrize(
    "command, url",
    [
        ("open_site", "https://northwind.example"),
        ("open_profile", "https://people.example/dana"),
        ("open_news", "https://duckduckgo.com/?iar=news&ia=news&q=Northwind+Freight"),
        ("open_map", "https://www.openstreetmap.org/search?query=Northwind+Freight%2C+Portland"),
    ],
)
async def test_one_key_each_opens_the_browser(
    desk: Desk, dana: int, command: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(calling, "open_link", lambda link: opened.append(link.url))
    desk.people.edit(dana, city="Portland")
    desk.research.web.set_addresses(
        desk.people.get(dana), site="northwind.example", feed="", profile="people.example/dana"
    )
    async with sitting(desk) as rep:
        rep.today.run_command(command)
        await rep.until(lambda: opened)
    assert opened == [url]


@pytest.mark.parametrize("size", [(60, 16)])
@pytest.mark.parametrize(
    "command",
    ["prepare", "stale", "questions", "analysis", "fit", "focus_list", "objections", "story", "values", "people_map", "shoes",
     "my_message", "three_minutes", "add_fact", "insights"],
)  # fmt: skip
async def test_every_sheet_opens_and_closes_on_the_smallest_screen(
    desk: Desk, dana: int, command: str, size: tuple[int, int]
) -> None:
    long = "Straße der Pariser Kommune [b]x[/b] [@click=app.quit]go[/] " * 3
    desk.research.known.add(dana, FactWords(long + "陳偉 مرحبا", source="web"))
    desk.research.add_question(dana, long)
    desk.research.library.add_objection(long, long, contact_id=dana)
    desk.research.library.add_item("article", long)
    desk.research.preparing.add_qualifier(long)
    desk.research.library.learn(long, contact_id=dana)
    desk.research.preparing.pin_message(dana, long)
    desk.calls.left_voicemail(dana, long * 9)
    builders.a_follow_up(desk, dana)
    desk.research.circle.reroute(dana, "陳偉 " + "Ines " * 20, words=long)
    async with sitting(desk, size=size) as rep:
        before = rep.sheet
        rep.today.run_command(command)
        await rep.until(lambda: rep.sheet != before)
        await rep.pilot.pause()
        assert not [row for row in rep.screen.splitlines() if "MarkupError" in row]
        await rep.press("escape")
        await rep.opens("TodayScreen")
