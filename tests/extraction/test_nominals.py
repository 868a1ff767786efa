"""Nouns with an owner tie words to it, as verbs do."""

import pytest

from claimtrack.extraction.attributions import find_attributions


def found(text: str) -> list[tuple[str, str, str]]:
    """Source, content and stance of each attribution by an owned noun."""
    return [
        (a.source.name, " ".join(text[s.start : s.end] for s in a.content_spans), a.stance.value)
        for a in find_attributions(text)
        if a.rule == "owned noun" and a.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "source", "content", "stance"),
    [
        ("The coroner's count of 91 could not be checked.", "coroner", "91", "asserted"),
        ("The organisers' latest figure is 4,000.", "organisers", "4,000", "asserted"),
        ("Oxfam's estimate is that 2 million have fled.", "Oxfam", "that 2 million have fled", "asserted"),
        ("A coast guard tally of the missing stood at 178.", "coast guard", "178", "asserted"),
        ("A count by the prefecture was about 6,000.", "prefecture", "about 6,000", "asserted"),
        ("Kim repeated Lee's claim that 40 had left.", "Lee", "that 40 had left", "asserted"),
        ("The bank's forecast of 3 percent growth is bold.", "bank", "3 percent growth", "forecast"),
        ("The union's fear is that 90 will go.", "union", "that 90 will go", "hedged"),
        ("Lee's plan would cost 300 jobs.", "Lee", "would cost 300 jobs", "proposed"),
        ("Lee's plan would cost 300 jobs, experts said.", "experts", "would cost 300 jobs", "proposed"),
        ("Lee's plan to cut 300 jobs met protest.", "Lee", "to cut 300 jobs met protest", "proposed"),
        ("Under Lee's plan, 300 jobs would go.", "Lee", "300 jobs would go", "proposed"),
        ("Under the union's plan, 300 jobs would go.", "union", "300 jobs would go", "proposed"),
    ],
)
def test_an_owned_noun_speaks(text: str, source: str, content: str, stance: str) -> None:
    """A count, claim, fear or plan is its owner's, with the stance of the noun."""
    assert found(text) == [(source, content, stance)]


def test_its_owner_is_who_does_it() -> None:
    """The pronoun before the verb, where there is one, is what "its" points to."""
    [attribution] = find_attributions("The IMF met. It raised its forecast of 3 percent growth.")
    assert attribution.source is not None
    assert (attribution.source.name, attribution.source.as_written) == ("International Monetary Fund", "it")


@pytest.mark.parametrize(
    "text",
    [
        "The count of 91 could not be checked.",
        "With a girl's body the toll reached 66.",
        "The count",
        "The ministry's count",
        "The ministry's count rose.",
        "The ministry's count of the dead, of whom 40 were men, rose.",
        "The ministry's count of votes goes on in 40 towns.",
        "Lee's claim that was made in 40 towns met protest.",
        "Lee's plan for 300 homes met protest.",
        "The plan by Lee would cost 300 jobs.",
        "Its plan, 300 jobs, met protest.",
        "By the town count, 40 left.",
        "'s count of 40 rose.",
        "Lee led a long, hard count of 40 votes.",
        "A count by of 40 votes.",
    ],
)
def test_a_noun_alone_says_nothing(text: str) -> None:
    """Without an owner, or without anything said, there is no attribution by the noun."""
    assert found(text) == []


def test_a_figure_that_others_doubt_is_theirs() -> None:
    """Whoever questions a figure is its source, with that stance."""
    [attribution] = find_attributions("Police have questioned the organisers' figure of 90,000 marchers.")
    assert attribution.source is not None
    assert (attribution.source.name, attribution.stance.value) == ("police", "disputed")
