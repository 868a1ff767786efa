"""Who says what in a text: attributions with their source, cue, content, stance and chain.

Enters: an English text, or a scan of one. Leaves: attributions in text order. Refused: languages without a lexicon.

The way: cues are looked up among the tokens; each is checked for its frame, its subject and its content (``verbs``,
``nonverbal``); neighbours trim one another and voices are carried on (``carrying``); nestings become chains; sources
are named and pronouns resolved (``coreference``).
"""

from functools import partial

from claimtrack.extraction.antecedents import described_by, sentence_subject
from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.carrying import (
    carried_proposals,
    carried_quotations,
    link_citations,
    retell,
    separate_voices,
    share_hedges,
)
from claimtrack.extraction.caveats import add_caveats
from claimtrack.extraction.context import Context, context_of
from claimtrack.extraction.coreference import Memory, resolve
from claimtrack.extraction.gapping import gapped_voices
from claimtrack.extraction.naming import name_source
from claimtrack.extraction.nominals import drop_disputed, nominal_candidate, owned_figure
from claimtrack.extraction.nonverbal import according_candidate, count_candidate, label_candidates, poll_candidate
from claimtrack.extraction.paired_voices import pair_voices
from claimtrack.extraction.scan import Scan, scan
from claimtrack.extraction.self_named import named_by_themselves
from claimtrack.extraction.sources import core_of, obtained_by, source_table
from claimtrack.extraction.syntax import NONVERBAL, POLLS
from claimtrack.extraction.verbs import verb_candidate
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.source import Attribution, SourceKind, Span

__all__ = ["attributions_of", "find_attributions"]

# A nesting deeper than this is no language.
_DEEPEST = 5


def find_attributions(text: str, *, language: str = "en", lexicon: Lexicon | None = None) -> list[Attribution]:
    """The attributions of a text.

    They come in text order. Where several cover a place they are nested, and the innermost comes first: its source is
    the origin of the words, and its chain goes on with those who pass them on. The last one is the outermost.

    Args:
        text: Any string.
        language: An ISO 639-1 code.
        lexicon: A lexicon with the user's own entries; the plain one of the language by default.

    Raises:
        LexiconError: For a language without a lexicon.

    >>> for found in find_attributions("The ministry said 47 people died, according to the news site Ynet."):
    ...     print(found.source.name, [source.name for source in found.chain], found.rule)
    ministry ['ministry', 'Ynet'] clause
    Ynet ['Ynet'] according to
    """
    lexicon = lexicon or load_lexicon(language)
    return attributions_of(scan(text, lexicon), lexicon)


def attributions_of(scanned: Scan, lexicon: Lexicon) -> list[Attribution]:
    """The attributions of a text that is already cut into tokens; see ``find_attributions``."""
    context = context_of(scanned, lexicon)
    candidates = drop_disputed(_candidates(context))
    table = source_table(lexicon)
    candidates += label_candidates(context, candidates, table)
    candidates.sort(key=lambda candidate: candidate.cue[0])
    link_citations(candidates)
    separate_voices(context, candidates)
    pair_voices(context, candidates)
    candidates += _polls(context, candidates)
    candidates += carried_quotations(context, candidates)
    candidates += carried_proposals(context, candidates)
    candidates += gapped_voices(context, candidates)
    share_hedges(candidates)
    for candidate in candidates:
        if candidate.source is not None:
            candidate.source = named_by_themselves(context, *candidate.source)
    retell(context, candidates)
    candidates = _nested(_without_unowned(context, candidates))
    _add_relays(candidates)
    add_caveats(context, candidates)
    memory = Memory(
        scanned, table, subject_of=partial(sentence_subject, context), described_by=partial(described_by, context)
    )
    for source in sorted({candidate.source for candidate in candidates if candidate.source is not None}):
        resolve(memory, *source)  # in text order, for pronouns look back
    return [found for candidate in candidates if (found := _attribution(candidate, memory)) is not None]


def _candidates(context: Context) -> list[Candidate]:
    """What each cue proposes, in text order; a cue inside a quotation reaches no further than that."""
    scanned = context.scan
    candidates: list[Candidate] = []
    for at in context.triggers:
        if at not in context.cues and at not in context.nominals and not context.flags[at] & NONVERBAL:
            if context.words[at] in context.grammar.genitives and (owned := owned_figure(context, at)) is not None:
                candidates.append(owned)
            continue
        low, high = scanned.sentences[scanned.sentence[at]]
        quotation = scanned.quotation[at]
        if quotation >= 0:
            first, last = scanned.quotations[quotation]
            low, high = max(low, first + 1), min(high, last - scanned.quotation_closed[quotation])
        found = _proposal(context, at, low, high, candidates)
        if found is not None and (found.source is None or found.source[0] < found.source[1]):
            candidates.append(found)
    return candidates


def _proposal(context: Context, at: int, low: int, high: int, earlier: list[Candidate]) -> Candidate | None:
    """What the cue at one token proposes: a verb first, for some nouns are verbs too ("claims", "plans")."""
    found = verb_candidate(context, at, low, high, earlier) if at in context.cues else None
    if found is None and at in context.nominals:
        return nominal_candidate(context, at, low, high)
    if found is not None or not context.flags[at] & NONVERBAL:
        return found
    if context.words[at] == "according":
        return according_candidate(context, at, low, high)
    return count_candidate(context, at, low, high)


def _polls(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    """Read "In a poll" in sentences where nobody else speaks; elsewhere the poll is what the speaker speaks of."""
    polls = [at for at in context.triggers if context.flags[at] & POLLS]
    voiced = {candidate.sentence for candidate in candidates if candidate.source is not None} if polls else ()
    found = []
    for at in polls:
        if context.scan.sentence[at] not in voiced:
            low, high = context.scan.sentences[context.scan.sentence[at]]
            candidate = poll_candidate(context, at, low, high)
            if candidate is not None:
                found.append(candidate)
    return found


def _without_unowned(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without data that nobody owns within somebody's words: "he said initial reports indicated"."""
    loose = context.grammar.unowned
    places = [i for i, c in enumerate(candidates) if c.source and loose.issuperset(context.words[slice(*c.source)])]
    dropped = set()
    for place in places:
        first, at = candidates[place].contents[0][0], candidates[place].cue[0]
        for teller in candidates[max(0, place - _DEEPEST) : place + _DEEPEST]:
            around = any(first <= at < last for first, last in teller.contents)
            if around and teller.source is not None and teller is not candidates[place] and teller.cue[0] != first:
                dropped.add(place)
    return [candidate for place, candidate in enumerate(candidates) if place not in dropped] if dropped else candidates


def _nested(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates in text order, those whose contents overlap from the innermost outwards."""
    ordered: list[Candidate] = []
    group: list[Candidate] = []
    end = 0
    for candidate in sorted(candidates, key=lambda candidate: candidate.contents[0][0]):
        if candidate.contents[0][0] >= end:
            ordered += sorted(group, key=_size) if len(group) > 1 else group
            group = []
        group.append(candidate)
        end = max(end, candidate.contents[-1][1])
    return ordered + sorted(group, key=_size)


def _size(candidate: Candidate) -> tuple[int, bool]:
    """How much a candidate covers; of two that cover the same, the one cited and the hedge lie within."""
    outer = candidate.cited_by is None and candidate.rule != "passive hedge"
    return sum(last - first for first, last in candidate.contents), outer


def _add_relays(candidates: list[Candidate]) -> None:
    """Give each candidate those who pass its words on: the sources of the candidates around it."""
    for place, candidate in enumerate(candidates):
        if candidate.source is None:
            continue
        at = candidate.cue[0]
        for outer in candidates[place + 1 : place + _DEEPEST]:
            begins = outer.contents[0][0] <= at
            if not (begins or candidate.cited_by is outer) or outer.source is None or outer.source == candidate.source:
                continue
            if candidate.cited_by is outer or any(first <= at < last for first, last in outer.contents):
                candidate.relays = (*candidate.relays, outer.source)


def _attribution(candidate: Candidate, memory: Memory) -> Attribution | None:
    """A candidate as a value, its sources named; None where its source is a pronoun that points to nobody."""
    scanned = memory.scan
    starts, ends = scanned.starts, scanned.ends
    chain = []
    source = candidate.source
    if source is not None:
        origin = resolve(memory, *source)
        if origin is None:
            return None
        chain.append(origin)
        if candidate.hearer is not None:
            hearer = name_source(core_of(scanned, *candidate.hearer, memory.table), memory.table)
            occasions = memory.table.words["occasions"]  # "told a news conference"
            if (
                hearer is not None
                and hearer.kind is SourceKind.MEDIA
                and hearer.name.lower().rpartition(" ")[2] not in occasions
            ):
                chain.append(hearer)
        seen_by = obtained_by(scanned, source, memory.table)
        for relay in (*seen_by, *candidate.relays):
            passing = resolve(memory, *relay)
            if passing is not None and all(passing.name != known.name for known in chain):
                chain.append(passing)
    return Attribution(
        source=chain[0] if chain else None,
        chain=tuple(chain),
        stance=candidate.stance,
        caveat=scanned.text_of(*candidate.caveat) if candidate.caveat is not None else None,
        cue=scanned.text_of(*candidate.cue),
        source_span=None if source is None else Span(starts[source[0]], ends[source[1] - 1]),
        cue_span=Span(starts[candidate.cue[0]], ends[candidate.cue[1] - 1]),
        content_spans=tuple([Span(starts[first], ends[last - 1]) for first, last in candidate.contents]),
        rule=candidate.rule,
    )
