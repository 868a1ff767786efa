"""A drawing of fixed width as SVG: lines, bars, shapes and words, built as a tree, so that words can only be words.

Enters: places in pixels, and words. Leaves: one SVG element as text, with its own colours and nothing to load. Refused:
nothing; words are made plain first.
"""

import textwrap
from decimal import Decimal
from fractions import Fraction
from xml.etree.ElementTree import Element, SubElement, tostring

from claimtrack.reporting.words import plain

__all__ = ["COLOURS", "INK", "PAPER", "QUIET", "SHAPES", "Drawing", "Place"]

Place = int | Decimal | Fraction

#: The colours of sources, a grey one first, for those that have none of their own. A blue and an orange were chosen,
#: and the others searched for: they lie as far as can be from each other for readers of each kind of colour vision,
#: and stand out from the paper; the tests measure both.
COLOURS = ("#6b6b6b", "#0b62a4", "#c24e00", "#630333", "#731dc9", "#43390a", "#2f06f9", "#1a024b")
#: One shape for each colour, so that nothing hangs on colour alone.
SHAPES = (
    "M-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0",
    "M-5,0 a5,5 0 1,0 10,0 a5,5 0 1,0 -10,0",
    "M-4.5,-4.5 h9 v9 h-9 z",
    "M0,-6.5 L6.5,0 L0,6.5 L-6.5,0 z",
    "M0,-6 L6,5 L-6,5 z",
    "M0,6 L6,-5 L-6,-5 z",
    "M-5,-2 h3 v-3 h4 v3 h3 v4 h-3 v3 h-4 v-3 h-3 z",
    "M-6,-3 h12 v6 h-12 z",
)
INK, QUIET, PAPER = "#1d1b18", "#5c5850", "#ffffff"
_FONT = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_WIDE = Fraction(56, 100)  # the width of a letter as a share of the size of its font, on the safe side


class Drawing:
    """A drawing that grows downwards."""

    def __init__(self, width: int) -> None:
        """Start with an empty sheet of a width in pixels."""
        self.width = width
        self.root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "font-family": _FONT})
        self._defs = SubElement(self.root, "defs")
        self._lines = SubElement(self.root, "g")
        self._fades: dict[tuple[str, str], str] = {}

    def line(self, x1: Place, y1: Place, x2: Place, y2: Place, colour: str = "#d9d5ca", **more: str) -> None:
        """A straight line, under all else."""
        places = {"x1": _px(x1), "y1": _px(y1), "x2": _px(x2), "y2": _px(y2), "stroke": colour}
        self._lines.append(Element("line", places | _named(more)))

    def box(self, x: Place, y: Place, width: Place, height: Place, fill: str, **more: str) -> None:
        """A filled box."""
        places = {"x": _px(x), "y": _px(y), "width": _px(width), "height": _px(height), "fill": fill}
        self._add("rect", places | _named(more))

    def shape(self, path: str, x: Place, y: Place, fill: str, **more: str) -> None:
        """A path drawn around a place."""
        self._add("path", {"d": path, "transform": f"translate({_px(x)},{_px(y)})", "fill": fill} | _named(more))

    def words(self, said: str, x: Place, y: Place, size: int = 13, colour: str = INK, **more: str) -> None:
        """Words on one line."""
        element = self._add("text", {"x": _px(x), "y": _px(y), "font-size": str(size), "fill": colour} | _named(more))
        element.text = plain(said)

    def wrapped(self, said: str, x: Place, y: int, width: int, size: int = 13, colour: str = INK, **more: str) -> int:
        """Words on as many lines as a width takes; gives the place below them."""
        letters = max(int(width / (_WIDE * size)), 8)
        for line in textwrap.wrap(plain(said), letters) or [""]:
            self.words(line, x, y, size, colour, **more)
            y += round(Fraction(size * 14, 10))
        return y

    def fade(self, colour: str, kind: str) -> str:
        """The fill of a bar that fades: ``left``, ``right``, ``both`` (across), ``up``, ``down``, ``middle``."""
        if (colour, kind) not in self._fades:
            name = f"fade-{kind}-{colour[1:]}"  # the same in every drawing, for several may stand on one page
            self._fades[colour, kind] = name
            across = {} if kind in ("left", "right", "both") else {"x1": "0", "x2": "0", "y1": "0", "y2": "1"}
            gradient = SubElement(self._defs, "linearGradient", {"id": name} | across)
            stops = {"left": "01", "up": "01", "right": "10", "down": "10"}.get(kind, "010")
            for at, full in enumerate(stops):
                opacity = "0.75" if full == "1" else "0.05"
                place = str(Decimal(at) / (len(stops) - 1))
                SubElement(gradient, "stop", {"offset": place, "stop-color": colour, "stop-opacity": opacity})
        return f"url(#{self._fades[colour, kind]})"

    def finished(self, height: int, title: str) -> str:
        """The drawing as text, on a white sheet of this height."""
        self.root.set("width", str(self.width))
        self.root.set("height", str(height))
        self.root.set("viewBox", f"0 0 {self.width} {height}")
        said = Element("title")
        said.text = plain(title)
        self.root.insert(0, said)
        self.root.insert(1, Element("rect", {"width": str(self.width), "height": str(height), "fill": PAPER}))
        return tostring(self.root, encoding="unicode") + "\n"

    def _add(self, tag: str, attributes: dict[str, str]) -> Element:
        return SubElement(self.root, tag, attributes)


def _named(more: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in more.items()}


def _px(place: Place) -> str:
    """A place in hundredths of a pixel, without idle zeros."""
    words = str(Decimal(round(Fraction(place) * 100)).scaleb(-2))
    return words.rstrip("0").rstrip(".") if "." in words else words
