"""Rules for what is done to people in more words than a verb: made captive, let go, driven out, listed, asked.

Enters: the figures of a sentence and the number of one. Leaves: a proposal, or None.
"""

from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.predicates import SUBJECT, predicate_of
from claimtrack.extraction.proposals import Proposal
from claimtrack.extraction.scan import PUNCTUATION

_TO_HOSPITAL = 12  # tokens between those hurt and "to"
_HOSPITAL = 7  # tokens between "to" and the word for where they were taken

_AWAY = 8  # tokens behind "driven 40 people from" within which "to" would say that they were only brought somewhere

__all__ = ["captive", "let_go", "of_those_asked", "on_a_list", "taken_to_hospital"]


def captive(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "took 35 teachers hostage", "holding 40 people hostage": what a verb makes of people."""
    resume, verb = s.counted[number].resume, s.before[number]
    if (off := _carried_off(s, number)) is not None:
        return off
    if resume >= s.last or s.words[resume] not in s.grammar.captives or verb < s.first:
        return None
    lemma = s.verbs.get(s.words[verb], ("", 0))[0]
    found = predicate_of(lemma, s.lemma(resume), None, s.lexicon)
    return Proposal(0.2, found, "captive", verb) if found != lemma else None


def _carried_off(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "the gunmen took away 86 people": whom captors lead away nobody has arrested."""
    g, off = s.grammar, s.figures[number].first - 1
    if off <= s.first or s.words[off] not in g.off or (s.noun(number) and s.noun(number) not in g.persons):
        return None
    lemma = s.verbs.get(s.words[off - 1], ("", 0))[0]
    if lemma not in g.carrying_off or g.captors.isdisjoint(s.words[s.first : off - 1]):
        return None
    return Proposal(0.2, "taken_hostage", "captive", off - 1)


def let_go(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "had let 106 soldiers go" as a release, "has driven 4,200 people from the town" as displacement."""
    g, resume, verb = s.grammar, s.counted[number].resume, s.before[number]
    if verb < s.first or resume >= s.last or s.noun(number) not in g.persons:
        return None
    lemma = s.verbs.get(s.words[verb], ("", 0))[0]
    behind = s.words[resume : min(s.last, resume + _AWAY)]
    if lemma == "let" and behind[0] == "go":
        return Proposal(0.2, predicate_of("release", s.noun(number), None, s.lexicon), "let-go", verb)
    if lemma == "drive" and behind[0] in g.driven_from and "to" not in behind:
        return Proposal(0.2, predicate_of("displace", s.noun(number), None, s.lexicon), "driven-out", verb)
    return None


def on_a_list(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "the manifest lists 134 names": a list of those aboard has as many."""
    g, verb = s.grammar, s.before[number]
    if verb < s.first or s.noun(number) not in g.listed or g.manifests.isdisjoint(s.words[s.first : verb]):
        return None
    lemma = s.verbs.get(s.words[verb], ("", 0))[0]
    return Proposal(0.3, "aboard", "verb-before", verb) if lemma in g.listing else None


def taken_to_hospital(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "were taken to the Santa Rosa hospital", "rushed 17 people to three hospitals"."""
    g, resume = s.grammar, s.counted[number].resume
    if g.hospitals.isdisjoint(s.words[resume : s.last]) or (s.noun(number) and s.noun(number) not in g.persons):
        return None
    for to in range(resume, min(s.last - 1, resume + _TO_HOSPITAL)):
        if s.scan.kinds[to] == PUNCTUATION or s.words[to] in g.relatives:
            return None
        if s.words[to] != "to":
            continue
        verb = s.before[number] if to == resume else to - 1
        taken = verb >= s.first and s.verbs.get(s.words[verb], ("", 0))[0] in g.taking
        passive = to == resume or not g.auxiliaries.isdisjoint(s.words[resume:verb])
        near = s.words[to + 1 : min(s.last, to + _HOSPITAL)]
        if taken and passive and any(w in g.hospitals and not {",", ";"} & {*near[:at]} for at, w in enumerate(near)):
            return Proposal(0.3, "hospitalised", "verb-before" if to == resume else "verb-behind", verb)
    return None


def of_those_asked(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "71 percent of the 1,200 people questioned reject it": the whole was asked, the share answers."""
    asked = s.counted[number].resume
    whole = number + 1 < len(s.figures) and s.counted[number].partitive and s.figures[number + 1].first == asked
    if whole:
        asked = s.counted[number + 1].resume
    if asked + whole >= s.last or s.words[asked] not in s.grammar.asked:
        return None
    if not whole:
        of = number and s.counted[number - 1].partitive and s.counted[number - 1].resume == s.figures[number].first
        lemma = s.verbs.get(s.words[asked], (s.words[asked], 0))[0]
        return Proposal(0.3, lemma, "behind-figure", asked) if of else None
    answer = s.read(s.at.get(asked + 1), SUBJECT, number)
    lemma = s.verbs.get(s.words[asked + 1], ("", 0))[0]
    if answer is None and not lemma:
        return None
    return Proposal(0.3, answer.predicate if answer else lemma, "verb-behind", asked + 1)
