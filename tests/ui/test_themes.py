"""Themes: readable on every surface, told apart under colour blindness, and a broken one is a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, Static

from salesdesk.ui import themes
from salesdesk.ui.colours import contrast, nearest_256, palette_256, rgb
from salesdesk.ui.gate import Exact256
from salesdesk.ui.skin import OWN_VARIABLES, dress, dress_anew, textual_theme, variable_defaults
from salesdesk.ui.terminal import Colours, colours_of, is_light
from salesdesk.ui.themes import (
    HARBOR,
    ROLES,
    SURFACES,
    TERMINAL_DARK,
    TEXTS,
    Palette,
    load_shelf,
    palette_of,
    read_theme,
)
from tests.ui.colour_vision import apart, ciede2000

TOP = Path(__file__).parents[2] / "themes"
NAMES = ("harbor", "dusk", "fjord", "paper", "daylight", "ink", "harbor-256", "paper-256")


def shipped(name: str) -> Palette:
    palette = read_theme((TOP / f"{name}.toml").read_bytes(), source=name).palette
    assert palette is not None
    return palette


@pytest.fixture(autouse=True)
def _shipped_themes_only(tmp_path: Path) -> Iterator[None]:
    themes.use_shelf(load_shelf(TOP, tmp_path / "none"))
    yield
    themes.use_shelf(load_shelf(TOP, tmp_path / "none"))


def test_every_file_in_the_folder_is_a_theme_under_its_own_name() -> None:
    assert sorted(path.stem for path in TOP.glob("*.toml")) == sorted(NAMES)
    assert all(shipped(name).key == name for name in NAMES)


def test_the_theme_that_needs_no_file_is_the_one_in_the_file() -> None:
    assert shipped("harbor") == HARBOR


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_can_be_read_on_every_surface(name: str, surface: str, text: str) -> None:
    palette = shipped(name)
    assert contrast(palette.colour(text), palette.colour(surface)) >= (7 if name == "ink" else 4.5)


@pytest.mark.parametrize("name", NAMES)
def test_the_bar_of_a_live_call_can_be_read(name: str) -> None:
    palette = shipped(name)
    assert contrast(palette.background, palette.accent) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_theme_has_a_problem_and_neither_has_its_twin(name: str) -> None:
    assert themes.problems_of(shipped(name)) == ()
    assert themes.problems_of(themes.twin_256(shipped(name))) == ()


@pytest.mark.parametrize("name", NAMES)
def test_the_selected_row_is_seen_on_every_surface(name: str) -> None:
    for palette in (shipped(name), themes.twin_256(shipped(name))):
        assert min(apart(palette.selected, palette.colour(on)) for on in ("background", "surface", "panel")) >= 6


DISTANCES = {
    "harbor": (32, 19, 19, 33), "dusk": (21, 18, 18, 19), "fjord": (29, 18, 15, 34), "paper": (28, 15, 20, 26),
    "daylight": (36, 16, 27, 40), "ink": (27, 20, 18, 27),
    "harbor-256": (26, 20, 22, 24), "paper-256": (28, 21, 23, 29),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("number, sight", list(enumerate(("normal", "protan", "deutan", "tritan"))))
def test_the_alarm_is_told_from_every_other_text_with_any_eyes(name: str, number: int, sight: str) -> None:
    palette = shipped(name)
    least = min(apart(palette.late, palette.colour(role), sight) for role in ("foreground", "muted", "accent", "ok"))
    assert least == pytest.approx(DISTANCES[name][number], abs=0.6)
    assert least >= 14


@pytest.mark.parametrize("name", ["dusk", "fjord", "daylight", "ink"])
@pytest.mark.parametrize("sight", ["normal", "protan", "deutan", "tritan"])
def test_the_alarm_is_told_in_the_twins_that_are_worked_out(name: str, sight: str) -> None:
    palette = themes.twin_256(shipped(name))
    assert min(apart(palette.late, palette.colour(role), sight) for role in TEXTS if role not in ("late", "stale")) > 10


@pytest.mark.parametrize(
    "one, other, distance",
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
        ((50.0, -1.0, 2.0), (50.0, 0.0, 0.0), 2.3669),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ],
)
def test_the_distance_is_the_published_one(
    one: tuple[float, float, float], other: tuple[float, float, float], distance: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(distance, abs=0.0001)


def test_contrast_is_counted_as_wcag_counts_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


def written(**changes: object) -> bytes:
    values: dict[str, object] = {"name": "Mine", "dark": True} | {role: HARBOR.colour(role) for role in ROLES}
    values |= changes
    lines = [
        f"{key} = {str(value).lower() if isinstance(value, bool) else repr(value)}" for key, value in values.items()
    ]
    return "\n".join(line for line in lines if not line.endswith("None")).encode()


@pytest.mark.parametrize(
    "content, said",
    [
        (written(late=None), "x.toml lacks late."),
        (written(late=None, ok=None, dark=None), "x.toml lacks dark, late and ok."),
        (written(late="red"), "x.toml has no colour for late: write it as"),
        (written(late="#12345"), "x.toml has no colour for late"),
        (written(late="#12345678"), "x.toml has no colour for late"),
        (written(late=7), "x.toml has no colour for late"),
        (written(dark="yes"), "x.toml says neither dark = true nor dark = false."),
        (written(lates="#ffffff"), "did you mean 'late'?"),
        (written(name="\x1b[31m"), "x.toml has a name that cannot be used"),
        (written(name="n" * 200), "x.toml has a name that cannot be used"),
        (written(name=5), "x.toml has a name that cannot be used"),
        (b"late = ", "x.toml is not TOML"),
        (b"\xff\xfe\x00", "x.toml is not UTF-8 text."),
        (b"", "x.toml lacks dark, background"),
        (b"a=" + b"[" * 50_000, "x.toml is not TOML"),
        (b"#" * 70_000, "x.toml is too large for a theme."),
        (b"[colors]\nlate='#ffffff'", "x.toml has 'colors', which is no part of a theme"),
    ],
)
def test_a_broken_theme_is_one_sentence(content: bytes, said: str) -> None:
    found = read_theme(content, source="x.toml")
    assert found.palette is None
    assert said in found.problem
    assert "\n" not in found.problem
    assert "\x1b" not in found.problem


def test_short_colours_and_a_byte_order_mark_are_understood() -> None:
    found = read_theme(b"\xef\xbb\xbf" + written(late="#fa0"), source="x.toml").palette
    assert found is not None
    assert found.late == "#ffaa00"


def test_a_pair_that_is_hard_to_read_is_named_and_the_theme_still_works() -> None:
    [said] = themes.problems_of(replace(HARBOR, name="Mine", muted="#7A8795"))[-1:]
    assert said.startswith("Mine: muted on selected is 3.")
    assert said.endswith(":1, text needs 4.5:1.")


def test_own_themes_join_the_shipped_ones_and_broken_ones_are_told(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(written(name="My Theme"))
    (tmp_path / "bad.toml").write_bytes(b"dark = maybe")
    (tmp_path / "again.toml").write_bytes(written(name="HARBOR", late="#ffffff"))
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "notes.txt").write_text("no theme")
    shelf = load_shelf(TOP, tmp_path)
    assert shelf.get("my  theme") == shelf.get("my-theme") is not None
    assert shelf.get("Harbor") == HARBOR
    assert [said.split()[0] for said in shelf.problems] == ["Your", "bad.toml", "folder.toml"]
    assert "My Theme" in shelf.names()
    assert not any(name.endswith("-256") for name in shelf.names())


def test_without_any_folder_there_is_still_the_default(tmp_path: Path) -> None:
    assert load_shelf(tmp_path / "no", tmp_path / "none").get("harbor") == HARBOR


def test_a_saved_theme_changes_the_folders_stamp(tmp_path: Path) -> None:
    empty = themes.folder_stamp(tmp_path)
    (tmp_path / "mine.toml").write_bytes(written())
    first = themes.folder_stamp(tmp_path)
    (tmp_path / "mine.toml").write_bytes(written(late="#ffffff", muted="#cccccc", name="Mine 2"))
    assert len({empty, first, themes.folder_stamp(tmp_path)}) == 3


@pytest.mark.parametrize(
    "environ, expected",
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, Colours.ALL),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit"}, Colours.ALL),
        ({"TERM": "xterm-256color"}, Colours.MANY),
        ({"TERM": "tmux-256color"}, Colours.MANY),
        ({"TERM": "xterm-kitty"}, Colours.MANY),
        ({"TERM": "xterm"}, Colours.FEW),
        ({"TERM": "linux"}, Colours.FEW),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, Colours.FEW),
        ({"TERM": "dumb"}, Colours.FEW),
        ({}, Colours.FEW),
        ({"COLORTERM": "yes", "TERM": "screen"}, Colours.FEW),
    ],
)
def test_what_the_terminal_shows_is_read_from_its_names(environ: dict[str, str], expected: Colours) -> None:
    assert colours_of(environ) == expected


@pytest.mark.parametrize(
    "wanted, colours, light, expected",
    [
        ("Harbor", Colours.ALL, None, "harbor"),
        ("ink", Colours.ALL, True, "ink"),
        ("", Colours.ALL, None, "harbor"),
        ("", Colours.ALL, True, "paper"),
        ("nonsense", Colours.ALL, False, "harbor"),
        ("paper", Colours.MANY, None, "paper-256"),
        ("dusk", Colours.MANY, None, "dusk-256"),
        ("harbor-256", Colours.MANY, None, "harbor-256"),
        ("paper", Colours.FEW, None, "terminal-light"),
        ("", Colours.FEW, None, "terminal-dark"),
    ],
)
def test_the_theme_fits_the_terminal(wanted: str, colours: Colours, light: bool | None, expected: str) -> None:
    assert themes.theme_for(wanted, colours=colours, light=light) == expected


@pytest.mark.parametrize(
    "answer, light",
    [
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", True),
        (b"\x1b]11;rgb:10/16/1d\x07\x1b[?62c", False),
        (b"typed\x1b]11;rgba:f/a/f/f\x07", True),
        (b"\x1b[?62;c", None),
        (b"", None),
    ],
)
def test_the_terminals_background_is_understood(answer: bytes, light: bool | None) -> None:
    assert is_light(answer) is light


def test_a_palette_is_found_by_the_name_of_the_apps_theme() -> None:
    assert palette_of("harbor") == HARBOR
    assert palette_of("dusk-256") == themes.twin_256(shipped("dusk"))
    assert palette_of("textual-dark") == HARBOR
    assert palette_of("ansi-dark") == TERMINAL_DARK
    assert palette_of("terminal-light", mono=True).mono


def test_a_twin_uses_only_colours_that_no_users_palette_changes() -> None:
    allowed = set(palette_256().values())
    for name in NAMES:
        twin = themes.twin_256(shipped(name))
        assert {rgb(twin.colour(role)) for role in ROLES} <= allowed
        assert len({twin.colour(role) for role in TEXTS}) == len(TEXTS)
        assert twin.selected not in (twin.background, twin.surface, twin.panel)


def test_styles_by_role_carry_the_colours_or_stand_out_without_them() -> None:
    assert HARBOR.style("late", "selected", bold=True) == Style(color=HARBOR.late, bgcolor=HARBOR.selected, bold=True)
    few = TERMINAL_DARK.style("late", "selected")
    assert few.reverse
    assert few.bold
    none = replace(TERMINAL_DARK, mono=True)
    for role in ROLES:
        for surface in SURFACES:
            style = none.style(role, surface)
            assert style.color is None or style.color.is_default
            assert style.bgcolor is None or style.bgcolor.is_default
    assert none.bar().reverse


def test_the_256_filter_sends_exactly_the_colours_of_the_twin() -> None:
    from rich.segment import Segment

    for name in ("harbor-256", "paper-256"):
        palette = shipped(name)
        for role in ROLES:
            style = Style(color=palette.colour(role), bgcolor=palette.background)
            [segment] = Exact256().apply([Segment("x", style)], Color(0, 0, 0))
            assert segment.style is not None
            assert segment.style.color is not None
            assert segment.style.color.number == nearest_256(*rgb(palette.colour(role)))
            assert palette_256()[segment.style.color.number or 0] == rgb(palette.colour(role))


@pytest.mark.parametrize("name", [*NAMES, "dusk-256", "terminal-dark", "terminal-light"])
async def test_every_theme_dresses_an_app(name: str) -> None:
    class Small(App[None]):
        CSS = """
        Static { color: $late; background: $selected; }
        Input { color: $muted; border: tall $stale; }
        #x { color: $ok; }
        """

        def __init__(self) -> None:
            super().__init__()
            dress(self)

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variable_defaults()

        def compose(self) -> Iterator[Static | Input]:
            yield Static("words", id="x")
            yield Input()

    app = Small()
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        palette = palette_of(name)
        wanted = Color.parse(f"ansi_{palette.ok}" if palette.ansi else palette.ok)
        assert app.query_one("#x").styles.color == wanted
        assert "nord" not in app.available_themes


async def test_a_theme_that_was_saved_is_shown_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "salesdesk" / "themes"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_bytes(written())
    themes.use_shelf(load_shelf())

    class Small(App[None]):
        CSS = "#x { color: $late; }"

        def __init__(self) -> None:
            super().__init__()
            dress(self)
            self.theme = "mine"

        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variable_defaults()

        def compose(self) -> Iterator[Static]:
            yield Static("words", id="x")

    app = Small()
    async with app.run_test() as pilot:
        (folder / "mine.toml").write_bytes(written(late="#FFC8C8"))
        (folder / "broken.toml").write_bytes(b"dark = true")
        [said] = dress_anew(app)
        await pilot.pause()
        assert said.startswith("broken.toml lacks")
        assert app.query_one("#x").styles.color == Color.parse("#FFC8C8")
        assert palette_of("mine").late == "#FFC8C8"
        (folder / "mine.toml").write_bytes(written(late="red"))
        assert len(dress_anew(app)) == 2
        assert palette_of("mine").late == "#FFC8C8"


@pytest.mark.parametrize("name", NAMES)
def test_no_variable_of_a_theme_is_left_for_textual_to_mix(name: str) -> None:
    palette = shipped(name)
    theme = textual_theme(palette)
    values = theme.to_color_system().generate() | theme.variables
    for variable in ("text", "text-muted", "text-disabled", "foreground", "input-selection-foreground"):
        for surface in ("background", "surface", "panel"):
            assert contrast(values[variable], palette.colour(surface)) >= 4.5
    assert set(OWN_VARIABLES) <= set(values)
    Stylesheet(variables=values).parse()
