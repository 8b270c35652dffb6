"""How long a key takes in the script editor, as a ratio to an empty one in the same run. By hand: `python -m tests.benchmarks.bench_editor`.

Each key is timed from its arrival until the screen has come to rest; the critique's timer and thread run meanwhile.
"""

from __future__ import annotations

import asyncio
from statistics import median, quantiles
from time import perf_counter

from textual import events

from salesdesk.ui.widgets.script import ScriptArea
from tests import builders
from tests.ui.sitting import Sitting, sitting

KEYS = 120
BETWEEN = 0.03
"""Seconds between two keys: a fast typist, so that critiques run all the time."""
SENTENCES = (
    "Hi Dana, it's Sam at Brightline. Freight teams like yours use our checklist to close the month two days sooner. "
    "I just e-mailed it to you. I'll ring again Thursday morning. If it isn't for you, just tell me and I'll leave it.\n"
)
MOST_RATIO = 3.0
"""A key of a long text may take so many times as long as in an empty one; no key may take longer than LONGEST."""
LONGEST = 0.1


def words(count: int) -> str:
    """So many words of messages, a message a line."""
    line = len(SENTENCES.split())
    return SENTENCES * (count // line) + " ".join(SENTENCES.split()[: count % line])


async def keys_in(rep: Sitting, text: str) -> list[float]:
    """Seconds for each of KEYS letters typed at the end of the text."""
    area = rep.area("voicemail")
    assert isinstance(area, ScriptArea)
    area.text = text
    area.move_cursor(area.document.end)
    area.focus()
    await asyncio.sleep(1.0)
    found = []
    for number in range(KEYS):
        before = len(area.text)
        began = perf_counter()
        rep.app.post_message(events.Key("a" if number % 6 else "space", "a" if number % 6 else " "))
        while len(area.text) == before:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        found.append(perf_counter() - began)
        await asyncio.sleep(BETWEEN)
    return found


async def main() -> None:
    async with sitting(builders.a_busy_desk()) as rep:
        await rep.goes_to("Dana Ruiz")
        await rep.press("v")
        rows = [(f"{count:>5} words", await keys_in(rep, words(count))) for count in (0, 60, 800, 5000)]
        rows.append(("on one line", await keys_in(rep, words(5000).replace("\n", " "))))
    empty = median(rows[0][1])
    for name, times in rows:
        ninety = quantiles(times, n=20)[18]
        print(
            f"{name}   median {median(times) * 1000:6.2f} ms   19 of 20 within {ninety * 1000:6.2f} ms   "
            f"longest {max(times) * 1000:6.2f} ms   {median(times) / empty:4.1f} times an empty one"
        )
    worst = max(median(times) for _, times in rows) / empty
    slowest = max(max(times) for _, times in rows)
    print("fine" if worst <= MOST_RATIO and slowest <= LONGEST else f"too slow: {worst:.1f} times")


if __name__ == "__main__":
    asyncio.run(main())
