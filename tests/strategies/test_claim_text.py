"""Claims as sentences: what is written beside them is true of the text, and reading gives them back."""

from itertools import cycle, product

import attrs
import pytest
from hypothesis import HealthCheck, Phase, assume, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.comparison.compare import compare
from claimtrack.comparison.timelines import timeline
from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim
from claimtrack.strategies import (
    FORMS,
    articles,
    attributed_sentences,
    chains,
    conflicting_claims,
    render,
    timelines,
    told_claims,
)
from claimtrack.strategies.claim_text import claim_forms

# Sentences are short already: shrinking a long article costs minutes and explains little.
QUICK = [Phase.explicit, Phase.reuse, Phase.generate]
SEARCH = settings(
    max_examples=500, deadline=None, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)
SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def meaning(found):
    """What a claim says, without where it was read and how."""
    value, said = found.value, found.attribution
    source = (said.source.name, said.source.kind) if said.source is not None else None
    return {
        "figure": found.evidence.figure,
        "at": (found.evidence.figure_start, found.evidence.figure_end),
        "value": (value.low, value.high, value.nominal, value.bound, value.unit, value.approximate),
        "predicate": found.measure.predicate,
        "counted": found.measure.counted,
        "source": source,
        "source at": said.source_span,
        "chain": [link.name for link in said.chain],
        "stance": said.stance,
        "caveat": said.caveat,
    }


@given(articles(least=1) | attributed_sentences(caveats=None))
@settings(max_examples=100, **SLOW)
def test_spans_hold_the_words(told):
    """Every figure and every source stands where the claim says, and the quote is the text's."""
    for found in told.claims:
        words, said = found.evidence, found.attribution
        assert told.text[words.start : words.end] == words.quote
        assert told.text[words.figure_start : words.figure_end] == found.value.text
        if said.source_span is not None:
            assert told.text[said.source_span.start : said.source_span.end] == said.source.as_written
        assert words.document == told.document.id


FIGURES = ("12", "about 1,200", "at least 47", "more than 29,500", "up to 300", "fewer than 20", "30 to 40")
SOURCES = [
    Source(name, SourceKind(kind), as_written=written)
    for kind, names in claim_forms()["sources"].items()
    for written, name in names.items()
]


def claims_of(predicate):
    """Claims on a predicate: every noun, order and stance; figures and sources take turns."""
    figures, sources, relay = cycle(FIGURES), cycle(SOURCES), Source("Reuters", SourceKind.MEDIA, as_written="Reuters")
    for noun, form, stance in product(claim_forms()["events"][predicate]["nouns"], FORMS, ("asserted", "hedged")):
        found = claim(predicate=predicate, value=f"{next(figures)} {noun}", counted=noun, stance=stance)
        source = None if form == "own" else next(sources)
        chain = (source, relay) if form == "relayed" else ()
        yield attrs.evolve(found, attribution=attrs.evolve(found.attribution, source=source, chain=chain)), form


def check_reading(told):
    """Reading gives the claims back, and no others."""
    found = [claim for claim in extract(told.document) if claim.measure is not None]
    assert [meaning(claim) for claim in found] == [meaning(claim) for claim in told.claims], told.text


@pytest.mark.parametrize("predicate", claim_forms()["events"])
def test_reading_gives_back_every_form(predicate):
    """Parse after render, every pattern with every clause and bound: more than ten thousand sentences in all."""
    written = [told for claim, form in claims_of(predicate) for told in render(claim) if told.form.startswith(form)]
    assert len(written) > 1000
    for told in written:
        check_reading(told)


# What a search once found, kept as it was then: the text, and the chain of the figure that was misread.
FOUND_ONCE = [
    ("In excess of 40 people were killed, police said.", "In excess of 40", ["police"]),
    (
        "The interior ministry said 12 people were killed.\n\nThe government said 15 passengers were injured.",
        "15",
        ["government"],
    ),
    ("Reuters, citing two witnesses, said the attack left under 20 miners dead.", "under 20", ["witnesses", "Reuters"]),
    ("Two witnesses told a news conference that 12 people were rescued.", "12", ["witnesses"]),
]


@pytest.mark.parametrize(("text", "figure", "chain"), FOUND_ONCE)
def test_what_was_misread_once(text, figure, chain):
    """Failures stay, whatever the search draws today."""
    [found] = [claim for claim in extract(text) if claim.evidence.figure == figure]
    assert [source.name for source in found.attribution.chain] == chain


@pytest.mark.parametrize("form", FORMS)
@given(data=st.data())
@settings(max_examples=100, phases=QUICK, **SLOW)
def test_reading_gives_back_what_was_written(form, data):
    """The same with figures, sources and relays as they are drawn."""
    check_reading(data.draw(attributed_sentences(attributions=[form])))


@given(attributed_sentences(caveats=True))
@settings(max_examples=100, phases=QUICK, **SLOW)
def test_reading_keeps_the_caveat(told):
    """A reservation in the next sentence stays with the figure."""
    check_reading(told)


@given(articles(least=2))
@settings(max_examples=60, phases=QUICK, **SLOW)
def test_reading_gives_back_an_article(told):
    """Several figures among paragraphs that state none; what repeats another is linked, and is still its own claim."""
    check_reading(told)


def test_a_claim_in_every_form():
    """All orders of a sentence, for a claim by hand."""
    fire = claim(predicate="killed", value="about 12 people", source="police", counted="people")
    told = list(render(fire, publisher="Gazette"))
    assert {one.form.split(",")[0] for one in told} == set(FORMS) - {"own", "relayed"}
    assert len({one.text for one in told}) == len(told)
    assert {one.claims[0].value.nominal for one in told} == {12}
    assert all(one.document.publisher == "Gazette" for one in told)


def test_the_outlets_own_voice_has_forms_of_its_own():
    """Nobody is named where nobody said it."""
    own = list(render(claim(predicate="killed", value="12 people", counted="people")))
    assert own[0].text == "12 people were killed."
    assert {one.claims[0].attribution.source for one in own} == {None}


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"predicate": "attended"}, "no form states 'attended'"),
        ({"counted": "whales"}, "no form counts 'whales'"),
        ({"stance": "denied"}, "no form states a figure as denied"),
        ({"value": "dozens of people"}, "vague words"),
        ({"value": "a third"}, "no form writes"),
        ({"caveat": "hearsay"}, "no form carries the caveat"),
    ],
)
def test_what_has_no_form_is_refused(fields, problem):
    """Nothing is squeezed into a form that would say something else."""
    with pytest.raises(InvalidArgument, match=problem):
        list(render(claim(**{"predicate": "killed", "value": "12 people", "source": "police"} | fields)))


def test_a_statement_has_no_form():
    """Only figures are rendered."""
    statement = next(found for found in extract("Police said the road was closed.") if found.measure is None)
    with pytest.raises(InvalidArgument, match="statement without a figure"):
        list(render(statement))


@pytest.mark.parametrize(
    "options",
    [
        {"predicates": ["tickled"]},
        {"bounds": ["vague"]},
        {"bounds": []},
        {"stances": ["denied"]},
        {"attributions": ["sung"]},
        {"predicates": "killed"},
        {"caveats": "yes"},
        {"publisher": 5},
    ],
)
def test_impossible_options_are_refused_at_once(options):
    """Not at the first example."""
    with pytest.raises(InvalidArgument):
        attributed_sentences(**options)


def test_impossible_articles_and_timelines():
    """Ends in the wrong order."""
    for strategy in (articles, timelines):
        with pytest.raises(InvalidArgument):
            strategy(least=3, most=2)
    for options in ({"least": "2"}, {"most": 2.5}, {"least": True}):
        for strategy in (articles, timelines):
            with pytest.raises(InvalidArgument):
                strategy(**options)
    for options in ({"relayed": True, "sourced": False}, {"sourced": "nobody"}, {"relayed": 1}):
        with pytest.raises(InvalidArgument):
            told_claims(**options)


def test_articles_shrink_to_the_plainest():
    """Two figures, and nothing else."""
    told = find(articles(least=2), lambda told: len(told.claims) == 2, settings=SEARCH)
    assert told.text == "2 people were killed.\n\n2 people were killed."


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_found(form):
    """Each order of a sentence is drawn."""
    found = find(attributed_sentences(), lambda told: told.form.startswith(form), settings=SEARCH)
    assert found.form.startswith(form)


def test_it_shrinks_to_the_plainest_sentence():
    """The outlet's own voice, two people."""
    told = find(attributed_sentences(), lambda _: True, settings=SEARCH)
    assert told.text == "2 people were killed."


def test_the_shortest_sentence_with_a_bound():
    """What is not asked for stays plain."""
    told = find(
        attributed_sentences(attributions=["source_said"]),
        lambda told: told.claims[0].value.bound is Bound.MORE_THAN,
        settings=SEARCH,
    )
    assert told.text == "Police said more than 2 people were killed."


@given(chains())
def test_chains_have_a_relay(found):
    """An origin, and who passed it on."""
    assert found.attribution.chain[0].name == found.attribution.source.name
    assert len(found.attribution.chain) == 2


@given(conflicting_claims())
@settings(max_examples=50, **SLOW)
def test_conflicting_claims_conflict(pair):
    """Two sources, one day, one closed event, two figures: a conflict from either side, unless they are rounded alike."""
    first, second = pair
    verdicts = {str(compare(first, second).verdict), str(compare(second, first).verdict)}
    assert verdicts == {"conflicts"}


@given(timelines())
@settings(max_examples=50, **SLOW)
def test_timelines_are_what_they_say(steps):
    """Each step is marked as it was made, down to the corrections."""
    (found,) = timeline([step.claim for step in steps])
    assert [entry.change for entry in found.entries] == [step.change for step in steps]
    assert [entry.claim for entry in found.entries] == [step.claim for step in steps]


@given(timelines(least=3, most=3))
@settings(max_examples=10, phases=[Phase.generate], **SLOW)
def test_as_many_steps_as_asked_for(steps):
    """Both ends of the number hold."""
    assume(steps)
    assert len(steps) == 3
