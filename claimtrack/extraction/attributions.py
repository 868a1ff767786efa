"""Who says what in a text: attributions with their source, cue, content, stance and chain.

Enters: an English text, or a scan of one. Leaves: attributions in text order. Refused: languages without a lexicon.
"""

from functools import lru_cache

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.coreference import Memory, resolve
from claimtrack.extraction.sources import source_table
from claimtrack.extraction.contents import content_after, content_before
from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.frames import verb_candidate
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.scan import PUNCTUATION, Scan, scan
from claimtrack.extraction.subjects import Context, phrase_after, is_capital
from claimtrack.extraction.syntax import ADVERB, AUXILIARY, CONJUNCTION, SUBORDINATOR, flags_of
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.source import Attribution, Span, Stance

__all__ = ["attributions_of", "find_attributions"]


@lru_cache(maxsize=8)
def finite(lexicon):
    return frozenset(f for f, (_, what) in verb_lemmas(lexicon).items() if what & (Form.PAST | Form.THIRD | Form.BASE))


def find_attributions(text: str, *, language: str = "en", lexicon: Lexicon | None = None) -> list[Attribution]:
    lexicon = lexicon or load_lexicon(language)
    return attributions_of(scan(text, lexicon), lexicon)


def attributions_of(scanned: Scan, lexicon: Lexicon) -> list[Attribution]:
    index = cue_index(lexicon)
    words = scanned.words
    cues = {i: index[word] for i, word in enumerate(words) if word in index}
    context = Context(scanned, words, flags_of(words, lexicon), cues, finite(lexicon))
    anchors = sorted([*cues, *(i for i, w in enumerate(words) if w in ("according",))])
    candidates: list[Candidate] = []
    for anchor in anchors:
        number = scanned.sentence[anchor]
        low, high = scanned.sentences[number]
        if anchor in cues:
            found = verb_candidate(context, anchor, low, high, candidates)
        else:
            found = according(context, anchor, low, high)
        if found is not None:
            candidates.append(found)
    candidates += in_poll(context)
    carry(context, candidates)
    carry_modality(context, candidates)
    share_hedges(candidates)
    candidates = ordered(candidates)
    relays(candidates)
    caveats(context, candidates)
    memory = Memory(scanned, source_table(lexicon))
    return [named(c, memory) for c in candidates]


def named(c, memory):
    scanned = memory.scan
    source = span = None
    chain = []
    if c.source is not None:
        span = Span(*scanned.span_of(*c.source))
        if c.origin is not None and c.origin.source is not None and False:
            pass
        source = resolve(memory, *c.source)
        chain = [source]
        for relay in c.relays:
            r = resolve(memory, *relay)
            if r.name not in [x.name for x in chain]:
                chain.append(r)
    return Attribution(
        source,
        tuple(chain),
        c.stance,
        scanned.text_of(*c.caveat) if c.caveat else None,
        scanned.text_of(*c.cue),
        span,
        Span(*scanned.span_of(*c.cue)),
        tuple(Span(*scanned.span_of(*x)) for x in c.contents),
        c.rule,
    )


def according(context: Context, at: int, low: int, high: int) -> Candidate | None:
    words = context.words
    if at + 2 >= high or words[at + 1] != "to":
        return None
    end = phrase_after(context, at + 2, high)
    if end <= at + 2:
        return None
    source = (at + 2, end)
    nxt = end
    if nxt < high and words[nxt] == "," and nxt + 1 < high and words[nxt + 1] in ("who", "which", "whose"):
        k = nxt + 1
        while k < high and words[k] != "," and k - nxt < 30:
            k += 1
        nxt = k
    contents = []
    before = None
    head = at
    while head > low and (
        context.flags[head - 1] & (CONJUNCTION | ADVERB) or words[head - 1] in (",",) and head - 1 - low <= 1
    ):
        head -= 1
    if head > low:
        before = content_before(context, low, at)
        if before:
            contents.append(before)
        if (
            nxt < high
            and words[nxt] == ","
            and words[at - 1] == ","
            and nxt + 1 < high
            and context.flags[nxt + 1] & AUXILIARY
        ):
            after = content_after(context, nxt + 1, high)
            if after:
                contents.append(after)
    else:
        if nxt < high and words[nxt] in (",", ":", "—"):
            nxt += 1
        after = content_after(context, nxt, high)
        if after:
            contents.append(after)
    if not contents:
        return None
    return Candidate(context.scan.sentence[at], source, (at, at + 2), tuple(contents), "according to")


def in_poll(context):
    words, flags = context.words, context.flags
    out = []
    for i, w in enumerate(words):
        if w in ("poll", "survey", "polls", "surveys") and i > 2:
            low, high = context.scan.sentences[context.scan.sentence[i]]
            k = i - 1
            while (
                k > low
                and i - k < 10
                and words[k] != "in"
                and context.scan.kinds[k] != PUNCTUATION
                and not flags[k] & (AUXILIARY | SUBORDINATOR)
            ):
                k -= 1
            if words[k] == "in" and k >= low:
                if k == low:
                    end = phrase_after(context, k + 1, high)
                    c = content_after(context, end, high)
                    if c:
                        out.append(Candidate(context.scan.sentence[i], (k + 1, end), (k, k + 1), (c,), "in a poll"))
                else:
                    c = content_before(context, low, k)
                    if c:
                        out.append(Candidate(context.scan.sentence[i], (k + 1, i + 1), (k, k + 1), (c,), "in a poll"))
    return out


def carry(context, candidates):
    quotes = context.scan.quotations
    owner = {}
    for c in candidates:
        for a, b in c.contents:
            for t in (a, b - 1):
                q = context.scan.quotation[t]
                if q >= 0:
                    owner[q] = c
    added = []
    for q, (a, b) in enumerate(quotes):
        if q in owner or q == 0:
            continue
        prev = owner.get(q - 1)
        if prev is None:
            continue
        s = context.scan.sentence[a]
        if context.scan.sentences[s][0] != a:
            continue
        pa, pb = quotes[q - 1]
        same = context.scan.paragraph[pa] == context.scan.paragraph[a]
        nextp = context.scan.paragraph[pa] + 1 == context.scan.paragraph[a] and not context.scan.quotation_closed[q - 1]
        if same or nextp:
            c = Candidate(s, prev.source, prev.cue, ((a, b),), "carried quote", prev.stance)
            owner[q] = c
            added.append(c)
    candidates += added


def ordered(candidates):
    candidates.sort(key=lambda c: c.contents[0][0])
    out, group, end = [], [], -1
    size = lambda c: sum(b - a for a, b in c.contents)
    for c in candidates:
        if c.contents[0][0] >= end:
            out += sorted(group, key=size)
            group = []
        group.append(c)
        end = max(end, c.contents[-1][1])
    return out + sorted(group, key=size)


def relays(candidates):
    """Who passes on whose words: the source of an attribution around another one."""
    stack = []
    for i, c in enumerate(candidates):
        if c.source is None:
            continue
        for outer in candidates[i + 1 : i + 12]:
            if outer.source is None or outer.source == c.source:
                continue
            inside = any(a <= c.cue[0] < b for a, b in outer.contents) or (c.rule == "citing" and outer.origin is c)
            if inside:
                c.relays = (*c.relays, outer.source)


def caveats(context, candidates):
    words = context.words
    hits = [i for i, w in enumerate(words) if w in ("verified", "verify", "confirmed", "unconfirmed", "distinguish")]
    for i in hits:
        low, high = context.scan.sentences[context.scan.sentence[i]]
        first = i
        while first > low and words[first - 1] in (
            "cannot",
            "could",
            "can",
            "not",
            "be",
            "been",
            "independently",
            "have",
            "has",
            "is",
            "are",
            "was",
            "were",
            "did",
            "do",
            "does",
            "immediately",
            "yet",
            "it",
            "couldn't",
            "couldn’t",
        ):
            first -= 1
        span = (first, i + 1)
        if not any(w in ("cannot", "not", "couldn't", "couldn’t") for w in words[first:i]):
            continue
        s = context.scan.sentence[i]
        own = [c for c in candidates if context.scan.sentence[c.cue[0]] == s]
        if not own:
            own = [c for c in candidates if s - 2 <= context.scan.sentence[c.cue[0]] < s]
        for c in own:
            c.caveat = span


def share_hedges(candidates):
    """A hedge without a source of its own inside a source's words is that source's."""
    for c in candidates:
        if c.rule == "passive hedge" and c.source is None:
            for o in candidates:
                if o.sentence == c.sentence and o.source is not None and any(a <= c.cue[0] < b for a, b in o.contents):
                    c.source = o.source
                    break


def carry_modality(context, candidates):
    words = context.words
    by = {}
    for c in candidates:
        if c.source is not None:
            by.setdefault(c.sentence, []).append(c)
    added = []
    for s, cs in list(by.items()):
        nxt = s + 1
        while nxt < len(context.scan.sentences) and nxt not in by:
            low, high = context.scan.sentences[nxt]
            if context.scan.paragraph[low] != context.scan.paragraph[context.scan.sentences[s][0]]:
                break
            if (
                not any(w in MODAL_CARRY for w in words[low:high])
                or words[high - 1] == "?"
                or context.scan.quotation[low] >= 0
            ):
                break
            c = cs[-1]
            stance = Stance.PROPOSED if any(w in ("should", "must") for w in words[low:high]) else c.stance
            added.append(Candidate(nxt, c.source, c.cue, ((low, high - 1),), "carried modality", stance))
            nxt += 1
    candidates += added


MODAL_CARRY = ("should",)
