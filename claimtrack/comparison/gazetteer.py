"""Regions of all countries, from ISO 3166-2 as the library pycountry ships it: what lies in what, where no list says.

Enters: a name. Leaves: the wider places of the region that it names, and the country's names. Refused: a name that
regions of two countries share (Punjab, Central), and any name at all where pycountry is not installed (extra
``places``). Nothing is loaded before a name is asked for that the word lists do not know.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import attrs

__all__ = ["Region", "region_named"]


@attrs.frozen
class Region:
    """A region of a country.

    Attributes:
        name: Its name, in small letters and without accents.
        within: Regions of the same country around it, nearest first, written alike.
        country: Names of its country, the most usual first.
    """

    name: str
    within: tuple[str, ...]
    country: tuple[str, ...]


def folded(name: str) -> str:
    """Small letters without accents and without what stands in brackets.

    >>> folded("Bihār"), folded("Kríti"), folded("Dolnośląskie")
    ('bihar', 'kriti', 'dolnoslaskie')
    """
    plain = unicodedata.normalize("NFKD", name.partition(" [")[0].partition(" (")[0].casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).strip().replace("ł", "l")


def region_named(name: str) -> Region | None:
    """The one region of that name in the world; its kind may stand beside it ("Bihar state", "province of Zamora").

    >>> region_named("Bihar").country[0], region_named("the province of Zamora").within
    ('India', ('castilla y leon',))
    >>> region_named("Punjab") is None, region_named("Springfield") is None
    (True, True)
    """
    regions, kinds = _regions()
    words = folded(name).removeprefix("the ").split()
    found = regions.get(" ".join(words))
    if found is None and kinds.issuperset(words[-1:]):
        found = regions.get(" ".join(words[:-1]))
    if found is None and words[1:2] == ["of"] and words[0] in kinds:
        found = regions.get(" ".join(words[2:]))
    return found


@cache
def _regions() -> tuple[Mapping[str, Region], frozenset[str]]:
    """All regions by name, but for names of several countries, and the words for what they are: state, province."""
    try:
        library: Any = import_module("pycountry")
    except ImportError:
        return {}, frozenset()
    names = {country.alpha_2: _names(country) for country in library.countries}
    by_code = {region.code: region for region in library.subdivisions}
    found: dict[str, Region] = {}
    home: dict[str, set[str]] = {}
    for region in by_code.values():
        name = folded(region.name)
        home.setdefault(name, set()).add(region.country_code)
        within = tuple(around for around in _around(region, by_code) if around != name)
        found.setdefault(name, Region(name, within, names[region.country_code]))
    kinds = frozenset(region.type.casefold() for region in by_code.values())
    return {name: region for name, region in found.items() if len(home[name]) == 1}, kinds


def _around(region: Any, by_code: Mapping[str, Any]) -> list[str]:
    """The names of the regions around one, nearest first."""
    found = []
    while (region := by_code.get(region.parent_code)) is not None:
        found.append(folded(region.name))
    return found


def _names(country: Any) -> tuple[str, ...]:
    """What a country is called: "Bolivia, Plurinational State of" is Bolivia."""
    said = (getattr(country, field, None) for field in ("common_name", "name"))
    names = [name for name in said if name]
    return tuple(dict.fromkeys([names[0].partition(",")[0], *names]))
