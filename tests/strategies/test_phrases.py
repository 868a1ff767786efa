"""Phrases with known truth: what they find, what they shrink to, that their spans fit, and what they refuse."""

import re
from datetime import date

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.found import Found
from claimtrack.strategies import date_phrases, quantity_phrases
from claimtrack.strategies.date_text import KINDS
from claimtrack.strategies.noise import NOISES
from claimtrack.strategies.number_text import WRITINGS, spelled, written_numbers
from claimtrack.strategies.phrases import Phrase, forms

SEARCH = settings(
    max_examples=3000, deadline=None, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)
FINDING = settings(SEARCH, phases=[Phase.generate])
PUBLISHED = date(2024, 2, 23)


def minimal(strategy, condition=lambda _: True):
    """The simplest phrase that meets a condition."""
    return find(strategy, condition, settings=SEARCH)


def some(strategy, condition):
    """A phrase that meets a condition, the first one found."""
    return find(strategy, condition, settings=FINDING)


def figure(phrase):
    """The only value that a phrase states."""
    (expected,) = phrase.expected
    return expected.value


@pytest.mark.parametrize(
    ("number", "british", "american"),
    [
        (0, "zero", "zero"),
        (13, "thirteen", "thirteen"),
        (20, "twenty", "twenty"),
        (99, "ninety-nine", "ninety-nine"),
        (100, "one hundred", "one hundred"),
        (112, "one hundred and twelve", "one hundred twelve"),
        (1001, "one thousand and one", "one thousand one"),
        (29_500, "twenty-nine thousand five hundred", "twenty-nine thousand five hundred"),
        (2_000_340, "two million three hundred and forty", "two million three hundred forty"),
        (10**9, "one billion", "one billion"),
    ],
)
def test_numbers_in_words(number, british, american):
    """Both ways to spell a whole number out."""
    assert spelled(number) == british
    assert spelled(number, british=False) == american


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1))
def test_different_numbers_have_different_words(a, b):
    """Two numbers are never spelled alike."""
    assert (spelled(a) == spelled(b)) == (a == b)


@pytest.mark.parametrize(
    ("writing", "simplest"),
    [
        ("digits", ("2", 2)),
        ("grouped", ("1,000", 1000)),
        ("spaced", ("10\u202f000", 10_000)),
        ("decimal", ("1.1", None)),
        ("small_words", ("two", 2)),
        ("big_words", ("one hundred and one", 101)),
        ("article", ("a hundred", 100)),
        ("scale", ("2 million", 2_000_000)),
        ("letter_scale", ("2k", 2000)),
        ("halves", ("half a million", 500_000)),
    ],
)
def test_writings_shrink_to_the_shortest(writing, simplest):
    """Each writing of a number has a short simplest one."""
    text, value, name = find(written_numbers((writing,)), lambda _: True, settings=SEARCH)
    assert (text, name) == (simplest[0], writing)
    assert simplest[1] in (None, value)


@pytest.mark.parametrize(
    ("options", "text", "bound"),
    [
        ({}, "2", "exact"),
        ({"sentences": True}, "They counted 2.", "exact"),
        ({"bounds": ["more_than"]}, "more than 2", "more_than"),
        ({"bounds": ["more_than"], "units": ["noun"]}, "more than 2 people", "more_than"),
        ({"units": ["share"], "origins": ["independent"]}, "2 percent", "exact"),
        ({"units": ["money"]}, "$2", "exact"),
        ({"units": ["measure"]}, "2 kilometres", "exact"),
        ({"units": ["compound"]}, "2-week stretch", "exact"),
        ({"bounds": ["range"]}, "2 to 3", "range"),
        ({"bounds": ["vague"]}, "dozens of people", "vague"),
        ({"writings": ["small_words"], "bounds": ["range"]}, "two to three", "range"),
        ({"origins": ["lexicon"], "bounds": ["about"]}, "about 31 people", "about"),
    ],
)
def test_quantity_phrases_shrink_to_the_shortest(options, text, bound):
    """The simplest phrase is the one a person would try first."""
    phrase = minimal(quantity_phrases(**options))
    assert phrase.text == text
    assert figure(phrase).bound == bound


@pytest.mark.parametrize("origins", [["independent"], ["lexicon"]])
@pytest.mark.parametrize("sentences", [True, False])
def test_the_span_holds_the_words(origins, sentences):
    """The words at the span are the words of the value, whatever the noise."""

    @settings(max_examples=100, deadline=None)
    @given(quantity_phrases(origins=origins, sentences=sentences, noise=NOISES))
    def fits(phrase):
        (expected,) = phrase.expected
        assert phrase.text[expected.start : expected.end] == expected.value.text
        assert phrase.writing

    fits()


@pytest.mark.parametrize("bound", Bound)
def test_quantity_phrases_find_every_bound(bound):
    """Every shape of figure is written, by either origin that has words for it."""
    assert figure(some(quantity_phrases(), lambda phrase: figure(phrase).bound is bound)).bound is bound

    @settings(max_examples=30, deadline=None)
    @given(quantity_phrases(bounds=[bound]))
    def only(phrase):
        assert figure(phrase).bound is bound

    only()


@pytest.mark.parametrize(
    "pattern",
    [
        r"^\d+ \w+ or more$", r"^between \w+ and \w+ million", r"^\d+–\d+ ", r"%$", r"^€",
        r"\d bn|\dbn", "half a million", r"no hostages", r"(well|just) (over|under|below)", "dozen", r"US\$",
    ],
)  # fmt: skip
def test_quantity_phrases_find_what_newspapers_write(pattern):
    """Bounds behind the noun, shared scales, dashes, signs, letter scales, halves and zero turn up."""
    assert some(quantity_phrases(origins=["independent"]), lambda phrase: re.search(pattern, phrase.text))


def test_ranges_share_their_scale():
    """The scale behind a range belongs to both ends."""
    phrase = minimal(
        quantity_phrases(bounds=["range"], units=["noun"]),
        lambda p: p.text.startswith("between") and "million" in p.text,
    )
    assert phrase.text == "between two and three million people"
    assert (figure(phrase).low, figure(phrase).high, figure(phrase).unit) == (2_000_000, 3_000_000, "person")


def test_bounds_have_the_ends_that_their_words_say():
    """The ends and their openness go with the bound."""
    for bound, ends in {
        "at_least": (2, None, False, False), "more_than": (2, None, True, False), "at_most": (None, 2, False, False),
        "less_than": (None, 2, False, True), "about": (2, 2, False, False),
    }.items():  # fmt: skip
        value = figure(minimal(quantity_phrases(bounds=[bound])))
        assert (value.low, value.high, value.low_open, value.high_open) == ends
        assert value.approximate == (bound == "about")


@given(quantity_phrases(bound_words=False, bounds=["exact"], units=["none"], origins=["independent"]))
def test_without_bound_words_only_the_number_is_left(phrase):
    """Nothing stands beside the number."""
    assert figure(phrase).text == phrase.text
    assert "exactly" not in phrase.text


@pytest.mark.parametrize("noise", NOISES)
def test_noise_is_found_and_changes_no_value(noise):
    """Each kind of noise turns up, and the value stays what it was."""
    marks = {
        "spaces": r"[\u00a0\u2009\u202f\n]",
        "digits": r"[^\x00-\x7f]",
        "dashes": r"[\u2010\u2011]",
        "case": r"^[A-Z]",
    }
    units = ["compound"] if noise == "dashes" else ["share"]
    noisy = quantity_phrases(noise=[noise], units=units, bounds=["exact"], writings=["digits"], origins=["independent"])
    phrase = minimal(noisy, lambda p: re.search(marks[noise], p.text))
    assert figure(phrase).nominal == 2


@given(quantity_phrases(noise=["case"], units=["money"], writings=["letter_scale"], origins=["independent"]))
def test_noise_keeps_letters_that_mean_something(phrase):
    """Capitals would make another scale of "k" and another unit of "km"."""
    assert re.search(r"\d(k|bn)\b", phrase.text)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "relative"])
def test_date_phrases_find_every_kind(kind):
    """Every kind can be asked for; its text is what its span holds."""

    @settings(max_examples=30, deadline=None)
    @given(date_phrases(kinds=[kind], origins=["independent"], sentences=True))
    def fits(phrase):
        (expected,) = phrase.expected
        assert isinstance(expected.value, Moment)
        assert 0 <= expected.start < expected.end <= len(phrase.text)
        if kind != "range":
            assert phrase.writing == kind

    fits()


@pytest.mark.parametrize(
    ("options", "text", "edtf", "part"),
    [
        ({}, "1 January 2000", "2000-01-01", None),
        ({"sentences": True}, "It happened on 1 January 2000.", "2000-01-01", None),
        ({"kinds": ["iso"]}, "2000-01-01", "2000-01-01", None),
        ({"kinds": ["month"]}, "January 2000", "2000-01", None),
        ({"kinds": ["year"]}, "2000", "2000", None),
        ({"kinds": ["yearless"]}, "1 January", "XXXX-01-01", None),
        ({"kinds": ["part"]}, "the beginning of January 2000", "2000-01", "start"),
        ({"kinds": ["quarter"]}, "the first quarter of 2000", "2000-33", None),
        ({"kinds": ["half"]}, "the first half of 2000", "2000-40", None),
        ({"kinds": ["season"]}, "summer 2000", "2000-22", None),
        ({"kinds": ["decade"]}, "the 2000s", "200X", None),
        ({"kinds": ["century"]}, "the 21st century", "20XX", None),
        ({"kinds": ["range"]}, "1-2 January 2000", "2000-01-01/2000-01-02", None),
        ({"kinds": ["relative"], "reference": PUBLISHED}, "today", "2024-02-23", None),
        ({"min_year": 1914, "max_year": 1914, "kinds": ["century"]}, "the 20th century", "19XX", None),
    ],
)
def test_date_phrases_shrink_to_the_shortest(options, text, edtf, part):
    """The simplest date of each kind, with its meaning."""
    phrase = minimal(date_phrases(origins=["independent"], **options))
    assert (phrase.text, figure(phrase).edtf, figure(phrase).part) == (text, edtf, part)


@pytest.mark.parametrize(
    ("options", "pattern", "edtf"),
    [
        ({"kinds": ["day"]}, r"^\w+day, \w+ \d+, 20\d\d$", None),
        ({"kinds": ["day"], "origins": ["independent"]}, r"^the \d+nd of ", None),
        ({"kinds": ["day"], "origins": ["independent"]}, r"\b11th\b", None),
        ({"kinds": ["range"]}, r"^between January and February", None),
        ({"kinds": ["range"]}, r"^between January and December", None),
        ({"kinds": ["range"]}, r"^between \d{4} and \d{4}$", None),
        ({"kinds": ["range"]}, r"^from \d+ \w+ \d{4} to", None),
        ({"kinds": ["part"]}, r"^mid-20\d\d$", None),
        ({"reference": PUBLISHED}, r"^three days ago$", "2024-02-20"),
        ({"reference": PUBLISHED}, r"^last month$", "2024-01"),
        ({"reference": PUBLISHED}, r"^next month$", "2024-03"),
        ({"origins": ["lexicon"]}, r"^\d+ Sept ", None),
        ({"origins": ["lexicon"]}, r"^Weds, ", None),
        ({"origins": ["lexicon"], "reference": PUBLISHED}, r"^yesterday$", "2024-02-22"),
    ],
)
def test_date_phrases_find_what_newspapers_write(options, pattern, edtf):
    """Weekdays that fit, ordinals, ranges, parts and relative dates turn up, with their meaning."""
    phrase = some(date_phrases(**options), lambda p: re.search(pattern, p.text))
    assert edtf in (None, figure(phrase).edtf)


@given(date_phrases(kinds=["range"], origins=["independent"]))
def test_ranges_of_dates_run_forward(phrase):
    """Both ends of a range differ and are in order."""
    assert figure(phrase).earliest < figure(phrase).latest


@given(date_phrases(min_year=1990, max_year=1999, kinds=["day", "month", "year", "part", "season"]))
def test_dates_keep_to_their_years(phrase):
    """No year outside the options is written."""
    assert figure(phrase).edtf.startswith("199")


@given(date_phrases(kinds=["day"], origins=["independent"]))
def test_weekdays_fit_their_dates(phrase):
    """Where a weekday is named, it is the day's own."""
    if "day, " in phrase.text:
        assert phrase.text.startswith(f"{figure(phrase).earliest:%A}")


def test_a_phrase_moves_its_spans():
    """Text around a phrase moves the span, and nothing else."""
    phrase = Phrase("9", (Found(0, 1, Quantity(9, 9, 9, "exact")),), "digits")
    assert phrase.within("ab ", "!") == Phrase("ab 9!", (Found(3, 4, Quantity(9, 9, 9, "exact")),), "digits")


@pytest.mark.parametrize(
    ("strategy", "options"),
    [
        (quantity_phrases, {"bounds": ["roughly"]}),
        (quantity_phrases, {"units": ["people"]}),
        (quantity_phrases, {"writings": ["roman"]}),
        (quantity_phrases, {"noise": ["typos"]}),
        (quantity_phrases, {"noise": []}),
        (quantity_phrases, {"origins": ["web"]}),
        (quantity_phrases, {"sentences": "yes"}),
        (quantity_phrases, {"bound_words": 1}),
        (quantity_phrases, {"language": "tlh"}),
        (quantity_phrases, {"language": "../en"}),
        (quantity_phrases, {"bounds": ["about"], "bound_words": False}),
        (quantity_phrases, {"units": ["noun"], "writings": ["decimal"], "bounds": ["exact"]}),
        (quantity_phrases, {"units": ["share"], "writings": ["grouped"], "bounds": ["about"]}),
        (quantity_phrases, {"units": ["none"], "bounds": ["vague"]}),
        (date_phrases, {"kinds": ["week"]}),
        (date_phrases, {"kinds": ["relative"]}),
        (date_phrases, {"kinds": ["yearless"], "reference": PUBLISHED}),
        (date_phrases, {"kinds": ["month"], "origins": ["lexicon"]}),
        (date_phrases, {"min_year": 999}),
        (date_phrases, {"max_year": 3000}),
        (date_phrases, {"min_year": True}),
        (date_phrases, {"min_year": 2020, "max_year": 2019}),
        (date_phrases, {"sentences": 1}),
    ],
)
def test_impossible_options_are_refused_at_once(strategy, options):
    """Options that could yield nothing raise when the strategy is made."""
    with pytest.raises(InvalidArgument):
        strategy(**options)


@pytest.mark.parametrize("writing", WRITINGS)
def test_every_writing_is_used(writing):
    """Each writing of numbers turns up among the phrases of some unit."""
    assert minimal(quantity_phrases(writings=[writing], bounds=["exact"], origins=["independent"]))


def test_the_forms_are_plain():
    """The independent forms have no empty or doubled entries."""
    table = forms("en")
    for said in table["bounds"].values():
        assert len(said["before"]) == len(set(said["before"]))
    assert all("{}" in frame for frame in table["frames"]["plain"])
    assert len(table["dates"]["months"]) == 12
