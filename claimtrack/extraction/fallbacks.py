"""The predicate of a figure for which the lexicon has no word: the verb that governs it, else its noun.

Enters: the figures of a sentence and the number of one. Leaves: a dear proposal, or None where the figure only says
when something was.
"""

from claimtrack.extraction.counted_words import subject_of
from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.morphology import Form, guess_lemma
from claimtrack.extraction.predicates import ADJECTIVE, NOUN, OBJECT, SUBJECT
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.extraction.scan import PUNCTUATION

__all__ = [
    "FALLBACK",
    "fallback",
    "has_bare_verb",
    "is_adverbial",
    "of_a_factor",
    "of_their_clause",
    "participle_behind",
    "verb_behind",
]

_HEDGERS = 8  # tokens between "believed by" and "to"
_CLAUSE = 14  # tokens of a relative clause between a noun and its verb
FALLBACK = 9.0  # the cost of a predicate that no word of the lexicon gives


def is_adverbial(s: SentenceFigures, number: int) -> bool:
    """Whether the figure is a span of time that says when, not how much: "for three days", "two weeks"."""
    figure = s.figures[number]
    if figure.value.unit not in s.grammar.time_units or _is_had(s, number) or _lasts(s, number):
        return False
    attributive = "-" in s.words[figure.last - 1] or (
        figure.last < s.last and s.words[figure.last] in ("'s", "’s", "’")
    )
    return not attributive or s.counted[number].is_empty


def fallback(s: SentenceFigures, number: int) -> Proposal | None:
    """The head verb's lemma, behind the figure or before it; else the counted noun's."""
    figure, counted = s.figures[number], s.counted[number]
    running = _running(s, number) or _named(s, number)
    if running:
        return running
    if _is_had(s, number):
        return Proposal(FALLBACK, "have", "verb-lemma", figure.first - 1)
    if figure.value.unit in s.grammar.time_units:
        return Proposal(FALLBACK, "duration", "duration", None)
    governing = s.verbs.get(s.words[figure.first - 1]) if figure.first > s.first and not counted.is_empty else None
    neutral = governing is not None and governing[0] in s.grammar.neutral and governing[0] != "have"
    if governing and not governing[1] & Form.BASE and not neutral:
        return Proposal(FALLBACK, governing[0], "verb-lemma", figure.first - 1)  # "surveyed 3,299 households"
    verb = _there_doing(s, number) or verb_behind(s, number) or _verb_before(s, figure)
    if verb:
        return verb
    noun = figure.value.unit or (s.lemma(counted.last - 1) if not counted.is_empty else None)
    if noun == "person" or noun in s.measured:
        return Proposal(FALLBACK + 1, "be", "verb-lemma", None)  # "a train with 352 people", "2,891 metres high"
    if noun and noun.isalpha() and noun.islower() and noun != "percent":
        return Proposal(FALLBACK + 0.5, noun, "noun-lemma", None)
    return Proposal(FALLBACK + 1, "be", "verb-lemma", None) if not counted.is_empty else None


def verb_behind(s: SentenceFigures, number: int) -> Proposal | None:
    """The verb of which the figure is the subject: "27 insurgents were consulted"."""
    counted, first = s.counted[number], s.figures[number].first
    linking = None
    opening = first - 1 == s.first and s.words[s.first] == "of"  # "Of 300 people who lived here, 250 are gone"
    resume = _behind_clause(s, counted.resume)
    trusting = _said_they(s, number, resume)
    if trusting is not None:
        return trusting
    for token in range(resume, min(s.last, resume + 12)):
        word = s.words[token]
        if opening and word in s.grammar.relatives and token == counted.resume:
            linking = word
            continue
        if word in (";", ":", ",", "(") or word in s.grammar.subordinators or word in s.grammar.relatives:
            break
        joined = word in s.grammar.conjunctions and token + 1 < s.last
        if joined and s.words[token + 1] in s.verbs and s.words[token - 1] not in s.verbs:
            break  # "has put up 120 beds and asked for help"
        if word in s.grammar.auxiliaries:
            linking = word
            continue
        hidden = _behind_hedge(s, token) if linking in s.grammar.be else token
        if hidden != token:
            return Proposal(FALLBACK, s.verbs[s.words[hidden]][0], "verb-lemma", hidden)
        if linking in s.grammar.be and word in s.grammar.prepositions:
            break  # "61 detainees were on hunger strike"
        lemma, form = s.verbs.get(word) or (guess_lemma(word), Form.PAST)
        if lemma is None or s.grammar.is_adverb(word) or word in s.grammar.prepositions:
            continue
        if form is Form.BASE and token != counted.resume and s.words[token - 1] not in s.grammar.modals:
            continue  # "believed by UN monitors to be hiding"
        if (
            linking
            or (word in s.verbs and form & Form.PAST and not counted.is_empty)
            or (form & (Form.PAST | Form.THIRD) and token == counted.resume)
            or (token == counted.resume and counted.is_empty and has_bare_verb(s, number))
            or (token == counted.resume and not counted.is_empty and s.grammar.is_plural(s.words[counted.last - 1]))
        ):
            return Proposal(FALLBACK, lemma, "verb-lemma", token)
    if linking is None or counted.is_empty:
        return None
    lemma = "be" if linking in s.grammar.be else s.verbs.get(linking, (linking, Form.BASE))[0]
    return Proposal(FALLBACK, lemma, "verb-lemma", counted.resume) if lemma in s.grammar.linking else None


def of_their_clause(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "were digging for 12 guests who were trapped": what a clause says of those counted."""
    resume = s.counted[number].resume
    if s.counted[number].is_empty or resume + 2 >= s.last or s.words[resume] not in s.grammar.relative_subjects:
        return None
    trigger = s.at.get(resume + 2) if s.words[resume + 1] in s.grammar.be else s.at.get(resume + 1)
    if trigger is None:
        return None
    passive = trigger.first == resume + 2
    roles = (ADJECTIVE, OBJECT) if passive else (SUBJECT,)
    reading = next((found for role in roles if (found := s.read(trigger, role, number)) is not None), None)
    if reading is None or reading.predicate not in s.grammar.befalling:
        return None
    return Proposal(INHERITED, reading.predicate, "of-their-clause", trigger.first)


def participle_behind(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "80 dead and 12 captured": a participle that closes behind the last figure of a list."""
    figure, token = s.figures[number], s.figures[number].last
    if not number or not s.counted[number].is_empty or figure.value.unit is not None or token >= s.last:
        return None
    if s.words[figure.first - 1] not in s.grammar.list_joiners or s.words[token] in s.grammar.reporting_participles:
        return None
    closed = token + 1 >= s.last or s.scan.kinds[token + 1] == PUNCTUATION
    lemma, form = s.verbs.get(s.words[token], ("", 0))
    return Proposal(INHERITED, lemma, "behind-figure", token) if closed and form & Form.PARTICIPLE else None


def _there_doing(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "there are 700 of us sleeping in the church": what they do who are only said to be there."""
    before, resume = s.before[number], s.counted[number].resume
    if before <= s.first or s.words[before - 1] != "there" or resume >= s.last:
        return None
    lemma, form = s.verbs.get(s.words[resume], ("", 0))
    doing = form == Form.ING and s.words[before] in s.grammar.be
    return Proposal(FALLBACK, lemma, "verb-lemma", resume) if doing else None


def _behind_hedge(s: SentenceFigures, token: int) -> int:
    """The token of the verb behind "believed by monitors to be"; the same token where none is hedged so."""
    if s.words[token] not in s.grammar.reporting_participles or s.words[token + 1 : token + 2] != ["by"]:
        return token
    to = next((t for t in range(token + 2, min(s.last, token + _HEDGERS)) if s.words[t] == "to"), -1)
    if to < 0:
        return token
    verb = to + 1
    while verb < s.last and s.words[verb] in s.grammar.auxiliaries:
        verb += 1
    return verb if verb < s.last and s.words[verb] in s.verbs else token


def _said_they(s: SentenceFigures, number: int, resume: int) -> Proposal | None:
    """Read "7 percent said they trusted the minister": what a share of those asked say of themselves."""
    share = s.figures[number].value.unit in s.grammar.shares and resume + 2 < s.last
    if not share or s.words[resume + 1] not in s.grammar.plural_subjects:
        return None
    if s.verbs.get(s.words[resume], ("", 0))[0] not in s.grammar.neutral:
        return None
    for token in range(resume + 2, min(s.last, resume + 5)):
        lemma, _ = s.verbs.get(s.words[token], (None, 0))
        if lemma is not None and s.words[token] not in s.grammar.auxiliaries:
            return Proposal(FALLBACK, lemma, "verb-lemma", token)
    return None


def _behind_clause(s: SentenceFigures, resume: int) -> int:
    """The token behind a relative clause in commas: "40 houses, which burned down on Tuesday, had been insured"."""
    if s.words[resume : resume + 1] != [","] or s.words[resume + 1 : resume + 2] not in (["which"], ["who"]):
        return resume
    closing = next((t for t in range(resume + 2, min(s.last, resume + _CLAUSE)) if s.words[t] == ","), -1)
    closed = 0 < closing < s.last - 1 and s.words[closing + 1] in s.grammar.auxiliaries
    return closing + 1 if closed else resume


def has_bare_verb(s: SentenceFigures, number: int) -> bool:
    """Whether a base form right behind a bare number is its verb: "90 more arrive", "200,000 live there"."""
    figure, counted = s.figures[number], s.counted[number]
    told = figure.value.unit is None or figure.value.unit in s.grammar.shares  # "72 percent oppose the plan"
    if not counted.is_empty or not told or counted.resume >= s.last:
        return False
    word = s.words[counted.resume]
    return s.verbs.get(word, ("", 0))[1] == Form.BASE and word not in s.grammar.windows


def _lasts(s: SentenceFigures, number: int) -> bool:
    """Whether a span is how long something went on: "the outage lasted 19 hours", "it took four days to reach them"."""
    figure = s.figures[number]
    token = s.before[number]
    if token > s.first and s.words[token] == "for":
        token = s.back(token - 1)
    if token < s.first:
        return False
    if token - 1 > s.first and s.words[token] == "on":
        return s.verbs.get(s.words[token - 1], ("", 0))[0] == "go"  # "the leak had gone on for two hours"
    lemma = s.verbs.get(s.words[token], ("", 0))[0]
    empty = s.words[token - 1 : token] == ["it"] and figure.last < s.last
    return lemma == "last" or (lemma == "take" and empty and s.words[figure.last] == "to")


def _is_had(s: SentenceFigures, number: int) -> bool:
    """Whether a span of time is had: "he had 4 years of experience"."""
    figure = s.figures[number]
    before = s.before[number]
    of = s.words[figure.last : figure.last + 1] == ["of"]
    return of and figure.value.unit in s.grammar.time_units and before >= 0 and s.words[before] in s.grammar.perfects


def of_a_factor(s: SentenceFigures, number: int) -> Proposal | None:
    """What is said of a multiple of something: "ten times as many are needed"; nothing where it is a change."""
    token = s.figures[number].last
    if s.words[token : token + 1] == ["as"]:
        token += 2
    if token + 1 >= s.last or s.words[token] not in s.grammar.be:
        return None
    lemma, form = s.verbs.get(s.words[token + 1], ("", 0))
    return Proposal(INHERITED, lemma, "verb-lemma", token + 1) if form & Form.PARTICIPLE else None


def _verb_before(s: SentenceFigures, figure: Figure) -> Proposal | None:
    """The verb of which the figure is the object: "cancelled 140 flights", "agreed to pay 3 million"."""
    for token in range(figure.first - 1, max(s.first - 1, figure.first - 9), -1):
        word = s.words[token]
        if word in (";", ":") or token in s.taken or word == "that":
            return None
        if word in s.grammar.be and s.words[token - 1 : token] == ["there"]:
            return Proposal(FALLBACK, "be", "verb-lemma", token)
        if word in s.grammar.auxiliaries:
            if word in s.grammar.perfects:
                return Proposal(FALLBACK, "have", "verb-lemma", token)
            continue
        if word in s.grammar.prepositions or (s.grammar.is_adverb(word) and not _is_told(s, token)):
            continue
        lemma, form = s.verbs.get(word) or (guess_lemma(word), Form.PAST)
        subject = s.back(token - 1)
        before = s.words[subject] if subject >= s.first and s.words[token - 1] not in s.grammar.determiners else ""
        if token - 1 > s.first and s.scan.kinds[token - 1] == PUNCTUATION and s.words[token - 2] in s.grammar.modals:
            before = s.words[token - 2]  # 'would "hunt down the other 40"'
        if lemma is None or (token > s.first and s.scan.capital[token]):
            continue
        if form & Form.ING and s.words[token - 1] in s.grammar.determiners:
            continue  # "gave the ruling party 31 percent"
        if any(counted.first <= token < counted.last for counted in s.counted):
            return None  # "37 houses with 158 residents"
        if form & (Form.PAST | Form.ING | Form.THIRD | Form.PARTICIPLE):
            return Proposal(FALLBACK, lemma, "verb-lemma", token)
        if before in s.grammar.modals or s.grammar.is_plural(before) or before in s.grammar.plural_subjects:
            return Proposal(FALLBACK, lemma, "verb-lemma", token)
    return None


def _is_told(s: SentenceFigures, token: int) -> bool:
    """Whether a word that can stand beside a verb is one itself: "observers reported fraud", not "a reported 12"."""
    if s.words[token] not in s.grammar.reporting_participles or s.scan.kinds[token + 1] == PUNCTUATION:
        return False
    if s.words[token + 1] in s.grammar.pronouns:
        return True  # "City hall, whose staff had watched, estimated it at 40,000"
    before = s.words[token - 1] if token > s.first else ""
    return before.isalpha() and before not in s.grammar.determiners and before not in s.grammar.auxiliaries


def _named(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "a depth of 12 metres", "a tax of 15 percent": the noun that a measured amount is the amount of."""
    figure, equated = s.figures[number], s.before[number]
    token = figure.first - 1
    if equated > s.first and s.words[equated] in s.grammar.be and figure.value.unit is not None:
        return _equated(s, figure, equated)
    article = token - 2
    if article < s.first or s.words[token] != "of" or s.words[article] not in s.grammar.articles:
        return None
    noun, unit = s.words[token - 1], figure.value.unit
    measured = unit is not None and unit in s.measured and unit not in s.grammar.time_units
    plain = noun.isalpha() and noun not in s.grammar.groups and noun not in s.grammar.counts
    return Proposal(FALLBACK, noun, "named-amount", token - 1) if measured and plain else None


def _equated(s: SentenceFigures, figure: Figure, verb: int) -> Proposal | None:
    """Read "the ransom was 5,000 dollars a head": the noun that an amount is said to be."""
    unit = (figure.value.unit or "").partition("_per_")[0]
    sized = unit in s.measured and unit not in s.grammar.time_units
    behind = s.words[figure.last] if figure.last < s.last else ""
    subject = subject_of(s, verb) if sized and (not behind.isalpha() or behind in s.grammar.noun_stops) else None
    noun = s.lemma(subject[1] - 1) if subject else ""
    trigger = s.trigger_ending(subject[1] - 1) if subject and unit in ("percent", "percentage_point") else None
    change = trigger.reading(NOUN) if trigger else None
    if change and change.predicate in s.grammar.direction:
        noun = change.predicate  # "the increase was 11 percent"
    return Proposal(FALLBACK, noun, "named-amount", verb) if noun.isalpha() and noun not in s.grammar.pronouns else None


def _running(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "shipments fell to 1.1 million": a running figure whose name the lexicon lacks."""
    token = s.before[number]
    if token <= s.first or s.words[token] not in s.grammar.level_marks:
        return None
    for before in range(token - 1, max(s.first - 1, token - 8), -1):
        trigger = s.trigger_ending(before)
        change = trigger.reading(SUBJECT) if trigger else None
        if trigger and change and change.predicate in s.grammar.direction:
            subject = subject_of(s, trigger.first)
            if subject:
                noun = "price" if "_per_" in (s.figures[number].value.unit or "") else s.lemma(subject[1] - 1)
                return Proposal(FALLBACK, noun, "running-figure", subject[1] - 1) if noun.isalpha() else None
    return None
