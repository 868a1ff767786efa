"""Measures and verdicts as headings for readers.

Enters: measures, verdicts, kinds of sources, and the word lists. Leaves: short phrases. Refused: nothing.
"""

from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.comparison import Change, Conflict, Hint, Verdict
from claimtrack.model.measure import Measure
from claimtrack.reporting.dates import dated
from claimtrack.reporting.words import plain

__all__ = ["CHANGES", "headline", "hint_words", "relation_words"]

_RELATIONS = {
    Verdict.CONFLICTS: "Contradiction",
    Verdict.DENIES: "Denial",
    Verdict.DENIED_BY: "Denial",
    Verdict.EXCEEDS_WHOLE: "A part exceeds its whole",
    Verdict.EXCEEDED_BY_PART: "A part exceeds its whole",
}
_HINTS = {
    Hint.ROUNDING: "may be a matter of rounding",
    Hint.TRANSPOSED_DIGITS: "digits may be transposed",
    Hint.SCALE_SLIP: "thousands and millions may be mixed up",
    Hint.SCOPE: "they may count different things",
    Hint.DAY_SHIFT: "one series may be a day behind",
}
#: What each change of a timeline is called.
CHANGES = {
    Change.FIRST: "first figure",
    Change.RESTATED: "said again",
    Change.GROWN: "has grown",
    Change.REVISED_UP: "corrected upwards",
    Change.REVISED_DOWN: "corrected downwards",
    Change.NARROWED: "made more precise",
    Change.WIDENED: "made less precise",
    Change.FALLEN: "has fallen",
}


def headline(measure: Measure | None, lexicon: Lexicon | None = None) -> str:
    """What is counted, as a heading; "" for a statement.

    A noun that says the predicate too stands alone: deaths are killed, and hostages taken hostage are hostages.

    >>> from claimtrack.model.moment import Moment
    >>> headline(Measure("killed", "people", "Gaza City", period=Moment("2023-10-17")))
    'People killed in Gaza City, 17 October 2023'
    >>> headline(Measure("killed", "deaths", "Puerto Rico"))
    'Deaths in Puerto Rico'
    """
    if measure is None:
        return ""
    words = _what(measure, lexicon or load_lexicon())
    if measure.place:
        words += f" in {measure.place}"
    for more in (measure.event, dated(measure.period)):
        if more and more not in words:  # "march of 23 March 2023" has said when
            words += f", {more}"
    words = plain(words)
    return words[:1].upper() + words[1:]


def _what(measure: Measure, lexicon: Lexicon) -> str:
    predicate = measure.predicate.replace("_", " ")
    if measure.counted is None:
        return predicate
    counted = measure.counted.casefold()
    entry = lexicon.table("predicates").get(measure.predicate)
    nouns = entry.get("noun", ()) if isinstance(entry, dict) else ()
    if counted == predicate or any(counted in (noun, f"{noun}s") for noun in nouns):
        return measure.counted
    if counted.removesuffix("s") in predicate.split():
        return predicate
    return f"{measure.counted} {predicate}"


def relation_words(conflict: Conflict) -> str:
    """What kind of disagreement it is."""
    return _RELATIONS.get(conflict.relation, conflict.relation.replace("_", " ").capitalize())


def hint_words(conflict: Conflict) -> str:
    """What may explain a disagreement, in a clause."""
    return "; ".join(_HINTS[hint] for hint in conflict.hints)
