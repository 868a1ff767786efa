"""What every attribution rule looks at: the tokens of a text, their parts, and the cues among them.

Enters: a scan and a lexicon. Leaves: a ``Context``, and the small questions that all rules ask of it.
"""

from functools import lru_cache
from itertools import compress

import attrs

from claimtrack.extraction.cues import Cue, Nominal, cue_index, nominal_index
from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.scan import Scan
from claimtrack.extraction.syntax import AUXILIARIES, flagged_words, flags_of
from claimtrack.lexicon.loader import Lexicon

__all__ = ["DASHES", "Context", "Site", "context_of"]

DASHES = frozenset({"—", "–", "--", "-", "―"})
# Contractions that hold a verb: "they're", "we'll".
_CONTRACTED = ("'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "n't", "n’t")


@attrs.frozen(eq=False)
class Context:
    """The tokens of a text as the attribution rules see them.

    Attributes:
        scan: The text, cut into tokens, sentences and quotations.
        words: The tokens in lower case.
        capital: Whether each token begins with a capital.
        flags: What each token can be; see ``syntax``.
        triggers: The tokens at which some rule begins, so that the rules need not look at all others.
        cues: The cue at each token that holds one.
        nominals: What is listed of the noun at each token that may tie words to its owner.
        verbs: Word forms that can be the verb of a clause.
        listed: The words at which a walk over a noun phrase may end; nouns and names that no list knows are none.
        grammar: The function words of the language.
    """

    scan: Scan
    words: list[str]
    capital: list[bool]
    flags: list[int]
    triggers: list[int]
    cues: dict[int, Cue]
    nominals: dict[int, Nominal]
    verbs: frozenset[str]
    listed: frozenset[str]
    grammar: Grammar

    def is_shouted(self, token: int) -> bool:
        """Whether a word is written in capitals throughout, as in names of newspapers ("USA TODAY")."""
        return self.scan.text[self.scan.starts[token] : self.scan.ends[token]].isupper()

    def is_title_case(self, low: int, at: int) -> bool:
        """Whether the tokens ``low`` to ``at`` are written like a headline, so that a capital says nothing."""
        long = [token for token in range(low, at) if len(self.words[token]) > 3]
        return len(long) > 1 and sum(self.capital[token] for token in long) * 10 > 8 * len(long)

    def is_adverb(self, token: int) -> bool:
        """Whether a word that the lexicon does not list looks like an adverb in -ly, and not like a name."""
        word = self.words[token]
        return word[-2:] == "ly" and len(word) > 4 and word != "family" and not self.capital[token]

    def holds_verb(self, first: int, last: int) -> bool:
        """Whether a finite verb seems to stand among the tokens; errs on the side of yes for words in -ed."""
        words, flags, verbs = self.words, self.flags, self.verbs
        for token in range(first, last):
            word = words[token]
            if flags[token] & AUXILIARIES or word in verbs or (word.endswith("ed") and len(word) > 4):
                return True
            if ("'" in word or "’" in word) and (word in ("'s", "’s") or word.endswith(_CONTRACTED)):
                return True
        return False

    def has_any(self, first: int, last: int, part: int) -> bool:
        """Whether one of the tokens can be one of the given parts."""
        for flag in self.flags[first:last]:  # noqa: SIM110 - asked ten times a sentence; a generator costs more
            if flag & part:
                return True
        return False

    def opens_quotation(self, token: int) -> bool:
        """Whether a quotation begins at the token."""
        number = self.scan.quotation[token] if token < len(self.words) else -1
        return number >= 0 and self.scan.quotations[number][0] == token

    def quotation_ending_at(self, token: int) -> int:
        """The number of the quotation whose last token is ``token``, a comma or dash behind it aside; -1 for none."""
        if token < 0:
            return -1
        if (self.words[token] == "," or self.words[token] in DASHES) and self.scan.quotation[token] < 0:
            token -= 1
        number = self.scan.quotation[token] if token >= 0 else -1
        return number if number >= 0 and self.scan.quotations[number][1] == token + 1 else -1


@attrs.frozen(eq=False, slots=False)  # made at each cue, and quicker so
class Site:
    """A cue verb and the stretch of text in which it can tie words to a source.

    Attributes:
        context: The text.
        at: The token of the verb.
        low: The first token of its sentence, or of the quotation it stands in.
        high: The token after the last one.
        cue: The verb.
        frames: The frames it takes here, those of a particle included.
        end: The token after verb and particle.
    """

    context: Context
    at: int
    low: int
    high: int
    cue: Cue
    frames: int
    end: int

    @property
    def sentence(self) -> int:
        """The number of the sentence."""
        return self.context.scan.sentence[self.at]


@lru_cache(maxsize=8)
def _finite(lexicon: Lexicon) -> frozenset[str]:
    """Forms that are most often the verb of a clause; base forms are left out, for they look like nouns."""
    return frozenset(form for form, (_, what) in verb_lemmas(lexicon).items() if what & (Form.PAST | Form.THIRD))


@lru_cache(maxsize=8)
def _trigger_words(lexicon: Lexicon) -> frozenset[str]:
    """The words and marks at which a rule begins."""
    syntax = lexicon.table("syntax")
    listed = {word for name in ("polls", "reservations", "nonverbal") for word in syntax[name]["words"]}
    listed = listed.difference(grammar_of(lexicon).opening_counts) | DASHES | {":", "(", "'s", "’s"}
    return frozenset(listed).union(cue_index(lexicon), nominal_index(lexicon))


def _triggers(scan: Scan, lexicon: Lexicon) -> list[int]:
    """The tokens at which a rule begins, some words only where they open a sentence or quotation."""
    words, openers, views = scan.words, grammar_of(lexicon).opening_counts, grammar_of(lexicon).views
    found = list(compress(range(len(words)), map(_trigger_words(lexicon).__contains__, words)))
    few: list[int] = []  # what most texts have none of
    if not openers.isdisjoint(scan.vocabulary):
        opening = [first for first, _ in scan.sentences] + [first + 1 for first, _ in scan.quotations]
        few = [token for token in opening if token < len(words) and words[token] in openers]
    if not views.isdisjoint(scan.vocabulary):
        viewed = compress(range(2, len(words)), map(views.__contains__, words[2:]))
        few += [at - 2 for at in viewed if words[at - 2] == "in"]
    return sorted({*found, *few}) if few else found


@lru_cache(maxsize=8)
def _listed(lexicon: Lexicon) -> frozenset[str]:
    """The words that a noun phrase need not go on over."""
    return flagged_words(lexicon).union(cue_index(lexicon), grammar_of(lexicon).time_joints, {"do"})


def context_of(scan: Scan, lexicon: Lexicon) -> Context:
    """The context of a scan."""
    index, nouns = cue_index(lexicon), nominal_index(lexicon)
    words, triggers = scan.words, _triggers(scan, lexicon)
    cues = {token: cue for token in triggers if (cue := index.get(words[token])) is not None}
    nominals = {token: noun for token in triggers if (noun := nouns.get(words[token])) is not None}
    flags = flags_of(words, lexicon)
    for token in [token for token, word in enumerate(words) if word == "who"] if "WHO" in scan.text else ():
        if scan.text_of(token, token + 1) == "WHO":
            flags[token] = 0  # the body, unless all is in capitals
    verbs, listed = _finite(lexicon), _listed(lexicon)
    return Context(scan, words, scan.capital, flags, triggers, cues, nominals, verbs, listed, grammar_of(lexicon))
