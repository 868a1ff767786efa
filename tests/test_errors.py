"""Errors say what, where and what to do."""

import pytest

from claimtrack import errors


@pytest.mark.parametrize("name", errors.__all__)
def test_every_error_is_one_of_ours(name):
    """One class catches them all; misuse is also a ValueError, a missing library an ImportError."""
    error = getattr(errors, name)
    assert issubclass(error, errors.ClaimtrackError)
    assert error is errors.ClaimtrackError or issubclass(error, ValueError | ImportError)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            errors.ParseError("nine-ish", 4, "a number"),
            "cannot read 'nine-ish': stopped at character 4, expected a number",
        ),
        (
            errors.ParseError("9" * 100, 60, "a number"),
            f"cannot read '{'9' * 60}...': stopped at character 60, expected a number",
        ),
        (errors.LexiconError("en/units.toml", "kg", "no kind"), "en/units.toml, entry 'kg': no kind"),
        (errors.LexiconError("en/units.toml", None, "no table"), "en/units.toml: no table"),
        (errors.ReadError("a.md:3", "no text", "write some"), "a.md:3: no text; write some"),
        (errors.ReadError("a.md", "no text"), "a.md: no text"),
        (
            errors.MissingExtraError("charts", "report"),
            "charts needs optional libraries: pip install 'claimtrack[report]'",
        ),
    ],
)
def test_messages(error, words):
    """Each message names the place and the remedy."""
    assert str(error) == words


def test_parts_are_kept():
    """What the message says can be read off the error."""
    error = errors.ParseError("nine-ish", 4, "a number")
    assert (error.text, error.position, error.expected) == ("nine-ish", 4, "a number")
    assert errors.ReadError("a.md", "no text", "write").remedy == "write"
    assert errors.LexiconError("f", "e", "p").entry == "e"
    assert errors.MissingExtraError("charts", "report").extra == "report"
