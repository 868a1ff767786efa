"""Who says what in a text: attributions with their source, cue, content, stance and chain.

Enters: an English text, or a scan of one. Leaves: attributions in text order. Refused: languages without a lexicon.
"""

from functools import lru_cache

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.coreference import Memory, resolve
from claimtrack.extraction.sources import source_table
from claimtrack.extraction.contents import content_after, content_before, holds_verb, opens_quotation
from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.frames import verb_candidate
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, Scan, scan
from claimtrack.extraction.subjects import Context, phrase_after, is_capital
from claimtrack.extraction.syntax import ADVERB, AGENT, AUXILIARY, CONJUNCTION, EVIDENCE, SUBORDINATOR, flags_of
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.source import Attribution, Span, Stance

__all__ = ["attributions_of", "find_attributions"]


@lru_cache(maxsize=8)
def finite(lexicon):
    return frozenset(f for f, (_, what) in verb_lemmas(lexicon).items() if what & (Form.PAST | Form.THIRD))


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
        quotation = scanned.quotation[anchor]
        if quotation >= 0:  # what is said within a quotation stays in it
            first, last = scanned.quotations[quotation]
            low, high = max(low, first + 1), min(high, last - scanned.quotation_closed[quotation])
            if high <= low or not low <= anchor < high:
                continue
        if anchor in cues:
            found = verb_candidate(context, anchor, low, high, candidates)
        else:
            found = according(context, anchor, low, high)
        if found is not None:
            candidates.append(found)
    candidates += labels(context, candidates)
    candidates.sort(key=lambda c: c.cue[0])
    separate(context, candidates)
    voiced = {c.sentence for c in candidates if c.source is not None}
    candidates += [c for c in in_poll(context) if c.sentence not in voiced]
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
    if (
        head > low
        and words[at - 1] in (",", ":")
        and nxt < high
        and words[nxt] == ","
        and not holds_verb(context, low, at)
        and at - low < 6
    ):
        head = low  # "In addition, according to the department, ..."
    if head > low:
        before = content_before(context, low, at)
        if before:
            contents.append(before)
        if (
            nxt + 1 < high
            and words[nxt] == ","
            and words[at - 1] == ","
            and (
                context.flags[nxt + 1] & (AUXILIARY | CONJUNCTION)
                or words[nxt + 1] in ("$", "£", "€")
                or context.scan.kinds[nxt + 1] == NUMBER
                or before is None
                or not holds_verb(context, *before)
            )
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
    """ "In a poll released Monday, 47 percent ...", "... in a recent Gallup poll"."""
    words, flags = context.words, context.flags
    out = []
    for i, w in enumerate(words):
        if w not in ("poll", "survey", "polls", "surveys", "study", "report", "census", "analysis", "average") or i < 2:
            continue
        low, high = context.scan.sentences[context.scan.sentence[i]]
        k = i - 1
        while (
            k > low
            and i - k < 10
            and words[k] != "in"
            and not (context.scan.kinds[k] == PUNCTUATION and words[k] not in ("-", "/", "&", ".", "’s", "'s"))
            and not flags[k] & (AUXILIARY | SUBORDINATOR)
        ):
            k -= 1
        if words[k] != "in" or k + 1 >= i:
            continue
        det = words[k + 1]
        if k == low or (k == low + 1 and words[low] in ("and", "but")):
            end = i + 1
            while end < high and words[end] != "," and end - i < 25:
                end += 1
            if end < high - 2 and words[end] == "," and words[end + 1].endswith("ed"):
                end += 1
                while end < high and (words[end] != "," or (end + 2 < high and words[end + 2] == ",")):
                    end += 1
            if end >= high or words[end] != ",":
                continue
            c = content_after(context, end + 1, high)
            if c:
                out.append(Candidate(context.scan.sentence[i], (k + 1, end), (k, k + 1), (c,), "in a poll"))
        elif (
            w in ("poll", "survey")
            and (
                det in ("a", "an", "this")
                or det in ("the", "its")
                and any(is_capital(context, t) for t in range(k + 2, i))
            )
            and i - k > 2
        ):
            c = content_before(context, low, k)
            end = phrase_after(context, k + 1, high)
            if c:
                out.append(Candidate(context.scan.sentence[i], (k + 1, max(i + 1, end)), (k, k + 1), (c,), "in a poll"))
    return out


def carry(context, candidates):
    """Quotations without a cue of their own go on with the voice before."""
    scan = context.scan
    quotes = scan.quotations
    owner = {}
    cued = set()
    for c in candidates:
        if c.source is None:
            continue
        for a, b in c.contents:
            for t in (a, b - 1):
                q = scan.quotation[t]
                if q >= 0 and scan.quotation[c.cue[0]] != q:
                    owner[q] = c
        cued.add(c.sentence)
    added = []
    last = None  # (quotation, candidate)
    for q, (a, b) in enumerate(quotes):
        if q in owner:
            last = q
            continue
        if last is None:
            continue
        s = scan.sentence[a]
        if scan.sentences[s][0] != a:
            continue
        p, lp = scan.paragraph[a], scan.paragraph[quotes[last][0]]
        same = p == lp
        nextp = lp + 1 == p and not scan.quotation_closed[last]
        whole = lp + 1 == p and scan.paragraphs[p][0] == a and b >= scan.paragraphs[p][1] and b - a > 4
        if same or nextp or whole:
            prev = owner[last]
            rule = "carried quote" if same else "continued quote" if nextp else "next quote"
            c = Candidate(s, prev.source, prev.cue, ((a, b),), rule, prev.stance)
            owner[q] = c
            last = q
            added.append(c)
    candidates += added


def ordered(candidates):
    candidates.sort(key=lambda c: c.contents[0][0])
    out, group, end = [], [], -1
    size = lambda c: (sum(b - a for a, b in c.contents), c.rule != "citing")
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
            if c.rule != "according to":
                break
            stance = Stance.PROPOSED if any(w in ("should", "must") for w in words[low:high]) else c.stance
            added.append(Candidate(nxt, c.source, c.cue, ((low, high - 1),), "carried modality", stance))
            nxt += 1
    candidates += added


MODAL_CARRY = ("should",)


def separate(context, candidates):
    """Content ends where a second voice of the sentence begins: "Lee said X, and Kim said Y"."""
    words = context.words
    for before, after in zip(candidates, candidates[1:]):
        if before.sentence != after.sentence or before.source is None or after.source is None:
            continue
        first, last = before.contents[-1]
        begin = after.source[0]
        if after.source == before.source or not first < begin < last:
            continue
        if after.contents[0][0] < begin:
            continue
        if context.scan.quotation[begin] >= 0:
            continue
        cut = begin
        while cut > first and (context.flags[cut - 1] & ADVERB and not words[cut - 1] == ","):
            cut -= 1
        if words[cut - 1] in ("and", "but", "while", "although", "though", "whereas"):
            cut -= 1
            while cut > first and words[cut - 1] in (",", "—", "--", "–"):
                cut -= 1
        elif words[cut - 1] in (";",):
            cut -= 1
        else:
            continue
        if cut > first:
            before.contents = (*before.contents[:-1], (first, cut))


def labels(context, candidates):
    """ "Police: three dead", "Lee: \"...\"": a short phrase and a colon."""
    words, flags, scan = context.words, context.flags, context.scan
    taken = {c.contents[0][0] for c in candidates}
    out = []
    for i, w in enumerate(words):
        if w != ":" or scan.quotation[i] >= 0 or i + 1 >= len(words) or scan.paragraph[i + 1] != scan.paragraph[i]:
            continue
        low, high = scan.sentences[scan.sentence[i]]
        first = i - 1
        while (
            first >= low
            and i - first < 14
            and words[first] not in ("—", "–", "--", "-", "―", "(", "”", '"', ";", ":", ",")
        ):
            first -= 1
        first += 1
        if not 0 < i - first <= 12 or holds_verb(context, first, i) or not scan.is_capital(first):
            continue
        if first > low and words[first - 1] not in ("—", "–", "--", "-", "―"):
            continue
        quoted = opens_quotation(context, i + 1)
        start = first == low
        if quoted:
            ok = True
        else:
            ok = (
                start
                and i - first <= 4
                and any(flags[t] & (AGENT | EVIDENCE) for t in range(first, i))
                and scan.is_capital(i + 1)
                and words[first] != "the"
                and "to" not in words[first:i]
            )
        if not ok or i + 1 in taken or words[i - 1] in NO_LABEL:
            continue
        c = content_after(context, i + 1, high)
        if c:
            out.append(Candidate(scan.sentence[i], (first, i), (i, i + 1), (c,), "label"))
    return out


NO_LABEL = {"source", "sources", "photo", "image", "credit", "read", "result"}
