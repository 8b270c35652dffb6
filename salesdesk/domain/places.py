"""City, region and country words become zones and countries, from tables, without a network; no clock and no hours.

What words may mean several places gives the zones of all of them; what they do not name gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from salesdesk.domain.patterns import pattern
from salesdesk.domain.text import fold
from salesdesk.domain.zones import country_of_zone, country_zones, distinct_clocks, is_zone, zone_names

LONGEST = 120
"""Characters beyond which a text is no place but a note in the wrong column."""

_DECORATION = pattern(r"\b(?:greater|metropolitan|metroplex|metro|area|region|county|grossraum|raum)\b")
_TIME_WORDS = pattern(r"_?\([^)]*\)|_(?:(?:standard|daylight|summer)_)?time(?:_zone)?(?=_|$)")
_SHORT = {"st": "saint", "ste": "saint", "ft": "fort", "mt": "mount"}
_WITH_THE = frozenset({"AE", "BS", "CD", "CF", "CG", "CZ", "DO", "GB", "GM", "KM", "MH", "MV", "NL", "PH", "SB", "US"})
_NOT_A_COUNTRY = frozenset({"na"})  # "NA" stands for "not available" far oftener than for Namibia
_BUSY_CODES = frozenset({"de", "in"})  # after a town, as often Germany and India as Delaware and Indiana


@dataclass(frozen=True, slots=True)
class _Spot:
    country: str
    region: str
    zones: tuple[str, ...]
    small: bool = False


def country_name(code: str) -> str:
    """How a sentence calls the country of two letters: "Germany", "the United States"; the letters where it has no name."""
    from salesdesk.domain.country_table import COUNTRIES

    rows = (row.split(None, 2) for row in COUNTRIES.splitlines() if row.startswith(f"{code} "))
    name = next((names.partition(",")[0] for _, _, names in rows), code)
    return f"the {name}" if code in _WITH_THE else name


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The two letters of the country that a cell names ("Germany", "Deutschland", "DEU", "U.K."); None if unclear."""
    if len(text) > LONGEST:
        return None
    if text in _codes():
        return text
    whole = _country_of(_key(text))
    if whole:
        return whole
    found = {code for piece in re.split(r"[,/()]| - ", text) if (code := _country_of(_key(piece)))}
    return found.pop() if len(found) == 1 else None


def zones_of_place(*, city: str = "", region: str = "", country: str = "") -> tuple[str, ...]:
    """The zones that a place may lie in, () where the words name none.

    Any of the three may be empty, and the city may carry the rest ("Portland, OR", "Greater Munich Area, Germany").
    "Portland" alone gives Oregon's and Maine's.
    """
    return _zones_of_place(city[:LONGEST], region[:LONGEST], country[:LONGEST])


def nearest_zones(text: str) -> tuple[str, ...]:
    """Up to five zones that somebody may have meant by this ("America/Chicgo", "Chicago", "EST")."""
    wanted = fold(text[:LONGEST]).replace(" ", "_")
    if not wanted:
        return ()
    plain = _TIME_WORDS.sub("", wanted).strip("_")
    exact = _written_as(wanted) or _abbreviations().get(plain, ())
    return (exact or _place_called(text[:LONGEST]) or _spelled_like(wanted))[:5]


@lru_cache(maxsize=4096)
def _zones_of_place(city: str, region: str, country: str) -> tuple[str, ...]:
    head, *rest = [piece for piece in re.split(r"[,\n|;]", city) if _key(piece)] or [""]
    head, state = _without_state(head)
    rest = [piece for piece in (state, *rest) if _key(piece)]
    hints = [hint for hint in (region, *rest) if _key(hint)]
    alone = not hints and not _key(country)
    spots = _fitting(_spots_of(head, alone=alone), hints=hints, country=country)
    spots = spots or _spots_of_hints(region, rest=rest, country=country)
    return tuple(dict.fromkeys(name for spot in spots for name in spot.zones))


def _without_state(head: str) -> tuple[str, str]:
    """ "Portland OR 97201" in one cell: the city, and the state where the city is known to lie in one so called."""
    city, _, last = re.sub(r"[\d-]+\s*$", "", head).strip().rpartition(" ")
    if _cities().get(_key(head)) or not _cities().get(_key(city)):
        return head, ""
    return (city, last) if _region_readings(last) else (head, "")


def _spots_of(head: str, *, alone: bool) -> tuple[_Spot, ...]:
    """The places that a city cell may name; "London / New York" names two."""
    for name in _spellings(head):
        if found := _spots_called(name, alone=alone):
            return found
    pieces = re.split(r"\s*/\s*|\s+(?:and|or|&)\s+|(?<=\w{3})\s?[-–]\s?(?=\w{3})", head.lower())
    return tuple(dict.fromkeys(spot for piece in pieces for spot in _spots_called(_bare(piece), alone=False)))


def _spots_called(name: str, *, alone: bool) -> tuple[_Spot, ...]:
    """Cities of that name, and regions or countries that share it (Washington), unless the city lies in them."""
    cities = _cities().get(name, ())
    if len(name) <= 3 and (cities or not alone):  # "LA" is the city; "WA" in a column of cities is a state
        return cities
    wider = (*_regions().get(name, ()), *_country_spots(name))
    regions = {(spot.country, spot.region) for spot in cities}
    return cities + tuple(
        spot for spot in wider if (spot.country, spot.region) not in regions and not (cities and not spot.region)
    )


def _fitting(spots: tuple[_Spot, ...], *, hints: list[str], country: str) -> tuple[_Spot, ...]:
    """Those that agree with all that region and country say, the greater ones if there are any."""
    for hint in hints:
        said = _region_readings(hint) | _country_readings(hint)
        spots = tuple(spot for spot in spots if not said or said & {(spot.country, spot.region), (spot.country, "")})
    said = _country_readings(country)
    agreed = tuple(spot for spot in spots if not said or (spot.country, "") in said)
    if not agreed or not said:  # "Georgia" or "CA" in a column of countries may be the state
        said = _region_readings(country)
        agreed = tuple(spot for spot in spots if not said or (spot.country, spot.region) in said)
    return tuple(spot for spot in agreed if not spot.small) or agreed


def _spots_of_hints(region: str, *, rest: list[str], country: str) -> tuple[_Spot, ...]:
    """Where the city is not known: the region's zones, else the country's."""
    code = country_code(country)
    regions = [spot for hint in (region, *rest) for spot in _region_spots(hint) if code in (None, spot.country)]
    if code is None and not regions:
        regions = list(_region_spots(country))
    if code:
        return tuple(regions) or (_Spot(code, "", country_zones(code)),)
    likely = (region, *rest) if not regions else [hint for hint in rest if _key(hint) in _BUSY_CODES]
    return (*regions, *(spot for hint in likely for spot in _country_spots(_key(hint))))


def _region_spots(hint: str) -> tuple[_Spot, ...]:
    for name in _spellings(hint):
        if found := _regions().get(name):
            return found
    return ()


def _region_readings(hint: str) -> set[tuple[str, str]]:
    return {(spot.country, spot.region) for spot in _region_spots(hint)}


def _country_readings(hint: str) -> set[tuple[str, str]]:
    code = country_code(hint)
    return {(code, "")} if code else set()


def _country_spots(name: str) -> tuple[_Spot, ...]:
    code = _country_of(name)
    return (_Spot(code, "", country_zones(code)),) if code else ()


def _spellings(text: str) -> Iterable[str]:
    """The ways to look a name up: as it is, without its decoration, as ISO 3166-2 has it ("US-OR")."""
    outside = re.sub(r"\([^)]*\)", " ", text)
    yield _key(outside)
    yield _bare(outside)
    yield _key(re.sub(r"^\s*[A-Z]{2}-(?=[A-Z0-9]{1,3}\s*$)", "", outside))


def _bare(text: str) -> str:
    return " ".join(_DECORATION.sub(" ", _key(text)).split())


def _key(text: str) -> str:
    """A place's name to be compared: no case, accents, dots, postal codes ("D-50667"); "St." and "Ft." in full."""
    plain = re.sub(r"\b(st|ft|mt)\.(?=\w)", r"\1 ", fold(text)).replace("&", " and ")
    plain = re.sub(r"[.'’`]", "", re.sub(r"(?:\b[a-z]{1,2}-)?\b\w*\d\w*", " ", plain))
    return " ".join(_SHORT.get(word, word) for word in re.sub(r"[^\w\s]|_", " ", plain).split())


def _country_of(key: str) -> str | None:
    spaced = key.replace(" ", "") if re.fullmatch(r"\w(?: \w)+", key) else key  # "U S A"
    if spaced in _NOT_A_COUNTRY:
        return None
    return _countries().get(spaced) or _countries().get(key.removeprefix("the "))


def _written_as(wanted: str) -> tuple[str, ...]:
    """The zone of that name, whatever its case."""
    return tuple(name for name in zone_names() if name.lower() == wanted and is_zone(name))


def _place_called(text: str) -> tuple[str, ...]:
    """By a place: a city that a zone is named after, a city of the table, a region, a country."""
    head = text.rsplit("/", 1)[-1].replace("_", " ")
    key = _key(head)
    named = [name for name in _full_names() if _city_of(name) == key]
    current = [name for name in named if country_of_zone(name)]
    return distinct_clocks((*current, *zones_of_place(city=head), *named))


@lru_cache(maxsize=1024)
def _city_of(zone: str) -> str:
    return _key(zone.rsplit("/", 1)[-1].replace("_", " "))


def _spelled_like(wanted: str) -> tuple[str, ...]:
    if len(wanted) > 40:  # the longest name has 32; comparing gets slow with the square of the length
        return ()
    from difflib import get_close_matches

    whole = {name.lower(): name for name in _full_names()}
    by_city: dict[str, str] = {}
    for name in _full_names():
        by_city.setdefault(name.lower().rsplit("/", 1)[-1], name)
    near = [whole[found] for found in get_close_matches(wanted, whole, n=3, cutoff=0.8)]
    city = wanted.rsplit("/", 1)[-1]
    near += [by_city[found] for found in get_close_matches(city, by_city, n=3, cutoff=0.8)]
    return distinct_clocks(near)


@lru_cache(maxsize=1)
def _full_names() -> tuple[str, ...]:
    """The names worth proposing: a continent and a city; those of today before the old ones ("Asia/Calcutta")."""
    relics = ("Etc/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/", "Arctic/")
    names = (name for name in zone_names() if "/" in name and not name.startswith(relics))
    return tuple(sorted(names, key=lambda name: (country_of_zone(name) is None, name)))


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    """The letters themselves, as the desk writes them: the names of all countries are not needed to know these."""
    from salesdesk.domain.country_table import COUNTRIES

    return frozenset(line[:2] for line in COUNTRIES.strip().splitlines()) - {code.upper() for code in _NOT_A_COUNTRY}


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    from salesdesk.domain.country_table import COUNTRIES

    found: dict[str, str] = {}
    for line in COUNTRIES.strip().splitlines():
        two, three, names = line.split(" ", 2)
        for name in (two, three, *names.split(", ")):
            found.setdefault(_key(name), two)
    return found


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, tuple[_Spot, ...]]:
    from salesdesk.domain.place_table import REGIONS

    found: dict[str, tuple[_Spot, ...]] = {}
    for line in REGIONS.strip().splitlines():
        head, entries = line.split(": ", 1)
        country, *zones = head.split()
        for entry in entries.split("; "):
            code, names = entry.split(" ", 1)
            spot = _Spot(country, names if code == "-" else code, tuple(zones))
            for name in (*names.split(", "), *([] if code == "-" else [code])):
                found[_key(name)] = (*found.get(_key(name), ()), spot)
    return found


@lru_cache(maxsize=1)
def _cities() -> Mapping[str, tuple[_Spot, ...]]:
    from salesdesk.domain.place_table import CITIES

    found: dict[str, tuple[_Spot, ...]] = {}
    for line in CITIES.strip().splitlines():
        head, names = line.split(": ", 1)
        country, region, zone = head.split()
        for name in names.split(", "):
            key, spot = _key(name.lstrip("~")), _Spot(country, region, (zone,), small=name.startswith("~"))
            if spot not in found.get(key, ()):
                found[key] = (*found.get(key, ()), spot)
    return found


@lru_cache(maxsize=1)
def _abbreviations() -> Mapping[str, tuple[str, ...]]:
    from salesdesk.domain.place_table import ABBREVIATIONS

    found: dict[str, tuple[str, ...]] = {}
    for line in ABBREVIATIONS.strip().splitlines():
        words, zones = line.split(": ", 1)
        for word in words.split():
            found[word.lower()] = found.get(word.lower(), ()) + tuple(zones.split())
    return found
