"""Palettes as Textual's themes: every stock widget in the desk's ten colours, and the desk's own variables."""

from __future__ import annotations

from typing import Any

from rich.color import Color, ColorSystem
from textual.app import App
from textual.theme import BUILTIN_THEMES, Theme

from salesdesk import glance
from salesdesk.ui import terminal, upkeep
from salesdesk.ui.terminal import Colours
from salesdesk.ui.themes import (
    HARBOR,
    TERMINAL_DARK,
    TERMINAL_LIGHT,
    Palette,
    load_anew,
    shelf_in_use,
    twin_256,
    use_shelf,
)

LOOK = glance.SETTING
OWN_VARIABLES = ("late", "stale", "ok", "muted", "selected")


def textual_theme(palette: Palette) -> Theme:
    """The palette as a theme of Textual's, named by its key."""
    return _terminals_own(palette) if palette.ansi else _coloured(palette)


def variable_defaults(palette: Palette = HARBOR) -> dict[str, str]:
    """The desk's own CSS variables, for themes that do not bring them: App.get_theme_variable_defaults()."""
    return {role: _css(palette, role) for role in OWN_VARIABLES}


def dress(app: App[Any], *, colours: Colours = Colours.MANY) -> None:
    """Gives the app the themes in use in place of Textual's own, and what the terminal's colours need besides.

    Call it before a theme is set, and again after the themes were read anew.
    """
    upkeep.forget_the_gone()
    palettes = dict(shelf_in_use().palettes)
    if colours is Colours.MANY:
        for palette in list(palettes.values()):
            if not palette.key.endswith("-256") and f"{palette.key}-256" not in palettes:
                palettes[f"{palette.key}-256"] = twin_256(palette)
    for palette in [*palettes.values(), TERMINAL_DARK, TERMINAL_LIGHT]:
        app.register_theme(textual_theme(palette))
    for name in BUILTIN_THEMES:
        if name not in ("textual-dark", app.theme):  # Textual falls back to the one and looks up the other
            app.unregister_theme(name)


def dress_anew(app: App[Any], *, colours: Colours = Colours.MANY) -> tuple[str, ...]:
    """Reads the themes again, after one was saved, and shows the app in them; gives a sentence for each broken one."""
    use_shelf(load_anew(shelf_in_use()))
    dress(app, colours=colours)
    # Setting the same name tells Textual nothing, so the styles are made anew by hand.
    app.refresh_css(animate=False)
    app.refresh(layout=True)
    return shelf_in_use().problems


def look_of(app: App[Any]) -> str:
    """What the next start's glance is painted with: the colours as they arrive at this terminal."""
    palette = shelf_in_use().get(app.theme) or HARBOR
    plain = palette.ansi or app.no_color or app.theme not in (palette.key, f"{palette.key}-256")
    shown = palette if plain or app.theme == palette.key else twin_256(palette)

    def code(role: str) -> str:
        ink = role not in glance.GROUNDS
        if plain:
            return "39" if ink else "49"
        colour = Color.parse(shown.colour(role))
        if terminal.colours_of() is Colours.MANY:
            colour = colour.downgrade(ColorSystem.EIGHT_BIT)
        return ";".join(colour.get_ansi_codes(foreground=ink))

    return glance.look_of({role: code(role) for role in glance.ROLES}, title=f" {app.title}")


def _css(palette: Palette, role: str) -> str:
    return f"ansi_{palette.colour(role)}" if palette.ansi else palette.colour(role)


def _coloured(palette: Palette) -> Theme:
    return Theme(
        name=palette.key,
        dark=palette.dark,
        primary=palette.accent,
        secondary=palette.muted,
        accent=palette.accent,
        warning=palette.stale,
        error=palette.late,
        success=palette.ok,
        foreground=palette.foreground,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        boost=palette.panel,
        variables=_variables(palette),
    )


def _variables(palette: Palette) -> dict[str, str]:
    """What Textual would mix by itself, said outright, so that no text falls below its contrast."""
    return variable_defaults(palette) | {
        "text": palette.foreground,
        "text-muted": palette.muted,
        "text-disabled": palette.muted,
        "foreground-muted": palette.muted,
        "foreground-disabled": palette.muted,
        "text-primary": palette.accent,
        "text-secondary": palette.muted,
        "text-accent": palette.accent,
        "text-warning": palette.stale,
        "text-error": palette.late,
        "text-success": palette.ok,
        "block-cursor-foreground": palette.foreground,
        "block-cursor-background": palette.selected,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": palette.foreground,
        "block-cursor-blurred-background": palette.panel,
        "block-hover-background": palette.panel,
        "border": palette.accent,
        "border-blurred": palette.panel,
        "surface-active": palette.panel,
        "input-cursor-background": palette.foreground,
        "input-cursor-foreground": palette.background,
        "input-selection-background": palette.selected,
        "input-selection-foreground": palette.foreground,
        "screen-selection-background": palette.selected,
        "screen-selection-foreground": palette.foreground,
        "scrollbar": palette.panel,
        "scrollbar-hover": palette.muted,
        "scrollbar-active": palette.accent,
        "scrollbar-background": palette.background,
        "scrollbar-background-hover": palette.background,
        "scrollbar-background-active": palette.background,
        "scrollbar-corner-color": palette.background,
        "link-color": palette.accent,
        "link-color-hover": palette.foreground,
        "link-background-hover": palette.selected,
        "footer-background": palette.background,
        "footer-foreground": palette.muted,
        "footer-key-foreground": palette.accent,
        "footer-description-foreground": palette.muted,
        "button-foreground": palette.foreground,
        "button-color-foreground": palette.background,
    }


def _terminals_own(palette: Palette) -> Theme:
    """Textual's theme of sixteen colours with our roles; what must be seen is reversed: that needs no colour."""
    stock = BUILTIN_THEMES["ansi-dark" if palette.dark else "ansi-light"]
    return Theme(
        name=palette.key,
        ansi=True,
        dark=palette.dark,
        primary=_css(palette, "accent"),
        secondary=_css(palette, "accent"),
        accent=_css(palette, "accent"),
        warning=_css(palette, "stale"),
        error=_css(palette, "late"),
        success=_css(palette, "ok"),
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables=stock.variables
        | variable_defaults(palette)
        | {
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "bold reverse",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-cursor-text-style": "reverse",
        },
    )
