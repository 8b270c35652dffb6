"""A long line breaks and looks as in the stock text field, whatever is typed into it."""

from __future__ import annotations

import random

from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from salesdesk.ui.widgets.longlines import LONG_LINE, LongWrap
from salesdesk.ui.widgets.script import ScriptArea
from tests import builders
from tests.ui.sitting import sitting

PIECES = ("a", "word ", "two words ", " ", "", "陳偉 ", "👍🏽", "x" * 90, "{{ first_name }}", "end.\n", "أهلا ")
SAID = "Hi Dana, it's Sam at Brightline. Freight firms like yours close two days sooner. "


def test_whatever_is_edited_the_breaks_are_those_of_wrapping_anew() -> None:
    chance = random.Random(5)
    for _ in range(10):
        document = Document(SAID * 40 + "y" * chance.choice((0, 300)) + SAID * 20 + "\nshort")
        wrapped = LongWrap(document, chance.choice((11, 40, 77)))
        for _ in range(25):
            row = chance.randrange(document.line_count)
            begin = chance.randrange(len(document.get_line(row)) + 1)
            end = min(len(document.get_line(row)), begin + chance.choice((0, 0, 1, 5, 400)))
            start, old_end = (row, begin), (row, end)
            new_end = document.replace_range(start, old_end, chance.choice(PIECES)).end_location
            wrapped.wrap_range(start, old_end, new_end)
            anew = WrappedDocument(document, wrapped._width)
            assert wrapped._wrap_offsets == anew._wrap_offsets
            assert wrapped._offset_to_line_info == anew._offset_to_line_info
            assert wrapped.height == anew.height
            assert wrapped._line_index_to_offsets == anew._line_index_to_offsets
            assert [wrapped.get_sections(n) for n in range(document.line_count)] == wrapped.lines


async def test_a_long_line_looks_as_in_the_stock_field() -> None:
    async with sitting(builders.a_busy_desk()) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.press("v")
        area = rep.area("voicemail")
        assert isinstance(area, ScriptArea)
        area.text = "陳偉, our superior product is {{ unknown }}. " + SAID * 20
        assert len(area.text) > LONG_LINE
        area.move_cursor((0, 3))
        area.move_cursor((0, 200), select=True)
        rep.app.screen.judge_now()  # type: ignore[attr-defined]
        looks = [area._render_line(y) for y in range(area.size.height)]
        area._highlights[0] = [
            (len(area.text[:a].encode()), len(area.text[: b or 0].encode()), name) for a, b, name in area._highlights[0]
        ]
        stock = [TextArea._render_line(area, y) for y in range(area.size.height)]
        assert area._highlights[0]
        assert [list(one.simplify()) for one in looks] == [list(one.simplify()) for one in stock]
