"""Charts: SVG that holds what was said, PNG of it, colours that every reader can tell apart."""

import itertools
import re
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from importlib.resources import files
from xml.etree import ElementTree

import attrs
import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.timelines import timeline
from claimtrack.errors import MissingExtraError, ReportError
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Position, Verdict
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Interval
from claimtrack.parsing.claims import claim
from claimtrack.reporting.charts import chart
from claimtrack.reporting.svg import COLOURS, PAPER, SHAPES, Drawing

SVG = "{http://www.w3.org/2000/svg}"
Quoted = Callable[..., Claim]
TOLL = {"predicate": "killed", "counted": "people", "event": "quake", "mode": "cumulative"}


def words(svg: bytes) -> list[str]:
    """All words of a drawing, line by line."""
    return [str(element.text) for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314


def conflict(claims: Sequence[Claim]) -> Conflict:
    """A disagreement over claims, as if comparing had found it."""
    anything = Interval(Fraction(0), None)
    return Conflict(
        Measure("killed", "people"), tuple(Position((told,), anything) for told in claims), Verdict.CONFLICTS,
        Fraction(1), Fraction(1, 2), soft=False, reason="They differ.",
    )  # fmt: skip


def test_a_disagreement_is_drawn_with_its_words(march: Sequence[Claim]) -> None:
    """The heading, the kind, the sentence, and each figure as stated with its source, date and reservation."""
    said = words(chart(find_conflicts(march)))
    assert said[0] == "People attended in Paris, 23 March 2023"
    assert said[1].startswith("Contradiction")
    for expected in ("119,000", "police", "23 March 2023", "800,000", "CGT", "24 March 2023 (published)"):
        assert expected in said
    assert "was not verified" in " ".join(said)
    assert "400,000" in said


def test_every_end_is_drawn_as_it_was_said() -> None:
    """Closed, soft, open upwards and downwards, vague, denied."""
    values = ["12 to 20", "about 100", "at least 40", "at most 30", "dozens", "more than 50"]
    claims = [claim(predicate="killed", value=value, source=value) for value in values]
    claims.append(claim(predicate="killed", value="60", source="z", stance="denied"))
    claims.append(claim(predicate="killed", value="60 to 70", source="z", stance="denied"))
    svg = chart(conflict(claims))
    drawn = ElementTree.fromstring(svg)  # noqa: S314
    fills = [str(box.get("fill")) for box in drawn.iter(f"{SVG}rect")]
    assert "url(#fade-both-0b62a4)" in fills
    assert "url(#fade-right-0b62a4)" in fills
    assert "none" in fills
    assert COLOURS[1] in fills
    paths = [str(path.get("d")) for path in drawn.iter(f"{SVG}path")]
    assert "M-9,-7 L0,0 L-9,7" in paths
    assert "M9,-7 L0,0 L9,7" in paths
    assert "date unknown" in words(svg)


def test_a_timeline_marks_corrections_and_what_only_publication_dates() -> None:
    """Hollow and filled shapes, dashed lines where a figure changes another, a triangle where it corrects it."""
    said = [("2023-02-20", "41,156"), ("2023-02-22", "41,020"), ("2023-02-25", "about 44,000"), (None, "43,000")]
    claims = [claim(value=value, source="AFAD", as_of=day, **TOLL) for day, value in said]
    claims.append(claim(value="at least 45,000", source="ministry", published="2023-02-26", **TOLL))
    claims.append(claim(value="40,000 to 41,000", source="agency", as_of="2023-02-20", **TOLL))
    claims.append(claim(value="fewer than 50,000", source="mayor", as_of="2023-02-20", **TOLL))
    svg = chart(timeline(claims))
    text = svg.decode("utf-8")
    assert "stroke-dasharray" in text
    assert "M0,18 l6,-9 h-12 z" in text
    assert re.search(f'fill="{PAPER}" stroke="#', text)
    assert "1 without a date: not drawn." in words(svg)
    assert {"AFAD", "ministry"} <= set(words(svg))
    assert words(chart(timeline(claims[:1])[0]))[1] == "AFAD"


def test_more_sources_than_colours_share_the_grey_one() -> None:
    """Seven have a colour and a shape; how many do not is said."""
    claims = [claim(value=100 + n, source=f"source {n}", as_of="2023-02-20", **TOLL) for n in range(10)]
    svg = chart(timeline(claims))
    assert "3 more sources" in words(svg)
    assert f'fill="{COLOURS[0]}"' in svg.decode("utf-8")


def test_very_many_figures_are_cut_in_the_middle() -> None:
    """The lowest and the highest stay, and how many are left out is said."""
    claims = [claim(value=100 + n, source=f"source {n}", **TOLL) for n in range(40)]
    said = words(chart(conflict(claims)))
    assert "16 figures between these are not drawn" in said
    assert "139" in said


@pytest.mark.parametrize(
    "hostile", ["</text><script>x</script>", "&amp;<b>", "\u202eabc", "\x00\ud800", '"><a href="x">']
)
def test_words_are_only_words(quoted: Quoted, hostile: str) -> None:
    """The drawing is one well-formed tree without scripts or links, whatever a source is called."""
    claims = [
        quoted(f"{hostile} said 12.", "12", hostile.strip("\x00") or "x", counted=hostile, caveat=hostile),
        quoted("The police said 40.", "40", "police", counted=hostile),
    ]
    drawn = ElementTree.fromstring(chart(conflict(claims)))  # noqa: S314
    tags = {element.tag.removeprefix(SVG) for element in drawn.iter()}
    assert tags <= {"svg", "title", "defs", "linearGradient", "stop", "g", "line", "rect", "text", "path"}


def test_png_is_a_picture_twice_as_wide(march: Sequence[Claim]) -> None:
    """Its width in pixels stands in its head."""
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    data = chart(find_conflicts(march)[0], "png", width=600)
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(data[16:20], "big") == 1200


def test_without_its_library_the_extra_is_named(march: Sequence[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    """SVG needs nothing; PNG says what to install."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'claimtrack[charts]'")):
        chart(find_conflicts(march), "png")
    assert chart(find_conflicts(march), policy=Policy(), width=480)


def test_what_cannot_be_drawn_is_refused(march: Sequence[Claim]) -> None:
    """An unknown format, nothing, both kinds at once, too narrow."""
    found = find_conflicts(march)
    for subject, options, message in (
        (found, {"format": "gif"}, "svg, png, not 'gif'"),
        ([], {}, "nothing to draw"),
        ([*found, *timeline(march)], {}, "not both"),
        (found, {"width": 100}, "a width of 480"),
    ):
        with pytest.raises(ReportError, match=message):
            chart(subject, **options)  # type: ignore[arg-type]


def test_places_are_exact_to_a_hundredth() -> None:
    """No idle zeros, no scientific notation."""
    drawing = Drawing(100)
    drawing.line(0, Fraction(1, 3), Fraction(100), Fraction(5, 2))
    assert 'x1="0" y1="0.33" x2="100" y2="2.5"' in drawing.finished(10, "t")


# How reds, greens and blues are seen (linear light), after Machado, Oliveira and Fernandes, 2009, severity 1.
VISION = {
    "trichromatic": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def linear(colour: str) -> tuple[float, float, float]:
    """The linear light of a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def lab(light: Sequence[float]) -> tuple[float, float, float]:
    """A colour in CIE L*a*b*, in which distance is difference to the eye."""
    red, green, blue = (min(max(part, 0.0), 1.0) for part in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, as WCAG reckons it."""
    dark, light = sorted(
        sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True)) for c in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def palettes() -> list[tuple[str, list[str], str]]:
    """The colours of charts, and of the page in light and dark, each with its paper."""
    css = (files("claimtrack.reporting.html") / "report.css").read_text("utf-8")
    found = re.findall(r"--c\d: (#[0-9a-f]{6})", css)
    papers = re.findall(r"--paper: (#[0-9a-f]{6})", css)
    return [("chart", list(COLOURS), PAPER), ("light", found[:8], papers[0]), ("dark", found[8:], papers[1])]


@pytest.mark.parametrize("vision", list(VISION))
@pytest.mark.parametrize(("name", "colours", "paper"), palettes())
def test_every_reader_tells_the_colours_apart(name: str, colours: list[str], paper: str, vision: str) -> None:
    """Any two lie at least 15 apart in L*a*b* (2.3 is just noticed) for each kind of colour vision."""
    assert len(colours) == len(SHAPES) == len(set(SHAPES)) == 8
    seen = [
        lab([sum(part * weight for part, weight in zip(linear(colour), row, strict=True)) for row in VISION[vision]])
        for colour in colours
    ]
    for one, other in itertools.combinations(seen, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 15


@pytest.mark.parametrize(("name", "colours", "paper"), palettes())
def test_colours_stand_out_from_the_paper(name: str, colours: list[str], paper: str) -> None:
    """At least 3 to 1, as WCAG asks of graphics."""
    assert min(contrast(colour, paper) for colour in colours) >= 3


def test_a_statement_among_figures_is_not_drawn() -> None:
    """What has no bar has no place on the axis; the drawing goes on without it."""
    told = claim(value=10, source="a", as_of="2023-02-20", **TOLL)
    line = timeline([told, claim(value=12, source="a", as_of="2023-02-21", **TOLL)])[0]
    undated = attrs.evolve(line.entries[0], claim=claim(value=11, source="a", **TOLL))
    assert chart(attrs.evolve(line, entries=(undated,)))
