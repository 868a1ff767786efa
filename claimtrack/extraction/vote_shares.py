"""Whose share of the vote a figure is: "52.6 percent of the vote, against 45.9 percent for Domingos Tavares".

Enters: a sentence with the readings of its figures. Leaves: the readings, those of shares, votes and seats with their
owner behind "for" in what is counted, and with the predicate of a result or a poll where no other word gave one; names
on the roll as those of voters.
Refused: turnout, ballots counted, changes; and any text without a word of elections.
"""

from collections.abc import Sequence
from itertools import compress

import attrs

from claimtrack.extraction.figures import Figure
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.morphology import verb_lemmas
from claimtrack.extraction.scan import Scan
from claimtrack.extraction.vote_owners import Names, election_words
from claimtrack.lexicon.loader import Lexicon

__all__ = ["VoteReader"]

_LEAD = 3  # sentences of a text that say what it is about
_NEAR = 3  # sentences back that do
_FAR = 25  # tokens between a verb and "with 52.6 percent"
_OF = 5  # tokens of "of the valid votes cast"
_RESULTS = frozenset({"won", "support"})


class VoteReader:
    """Reads the shares of one document."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.scan, self.words, self.names = scan, election_words(lexicon), Names(scan, lexicon)
        self.verbs, self.grammar = verb_lemmas(lexicon), self.names.grammar
        told: set[int] = set()
        if not self.words.topic.isdisjoint(scan.vocabulary):
            told.update(compress(scan.sentence, map(self.words.topic.__contains__, scan.words)))
        self.told, self.about = told, any(number < _LEAD for number in told)

    def read(self, first: int, last: int, readings: Sequence[MeasureReading]) -> list[MeasureReading]:
        """The readings of one sentence, shares with whose they are."""
        self.low, self.high = first, last
        polled = not self.grammar.polls.isdisjoint(self.scan.words[first:last])
        if not self._is_of_a_vote(self.scan.sentence[first], polled=polled):
            return list(readings)
        found: list[MeasureReading] = []
        owners: list[str | None] = []
        for number, reading in enumerate(readings):
            owner = self._owner(reading, readings[:number], owners) if self._may_be_owned(reading) else None
            owners.append(owner)
            if owner is not None:
                reading = self._owned(reading, owner, polled=polled)
            elif self._is_on_the_roll(reading):
                reading = attrs.evolve(reading, predicate="register", rule="voters-roll", fallback=False)
            found.append(reading)
        return found

    def _is_of_a_vote(self, sentence: int, *, polled: bool) -> bool:
        if polled or self.about:
            return True
        return not self.told.isdisjoint(range(sentence - _NEAR, sentence + 1))

    def _may_be_owned(self, reading: MeasureReading) -> bool:
        """Whether a figure may be somebody's share, votes or seats: not turnout, not what was counted or rose."""
        last = (reading.counted or "").lower().rpartition(" ")[2]
        if reading.unit == "percent":
            if self._is_share(reading):
                return True
            if reading.rule == "level" and reading.predicate not in _RESULTS:
                return False
            plain = reading.counted is None or last in self.words.nouns or last in self.words.shares
            return plain or last in self.words.cast or reading.predicate == "support"
        return reading.unit in self.words.numbers or (reading.unit is None and last in self.words.numbers)

    def _is_on_the_roll(self, reading: MeasureReading) -> bool:
        """Whether a figure counts the names on the voters' roll: "the roll holds 88,400 names"."""
        before = self.scan.words[self.low : reading.figure.first]
        return reading.fallback and reading.unit in self.words.entries and not self.words.rolls.isdisjoint(before)

    def _is_share(self, reading: MeasureReading) -> bool:
        """Whether a share is told of nearer than another level: "put turnout at 66 percent and Phiri's share at 50"."""
        at = self._over_adverbs(reading.figure.first - 1)
        at -= self.scan.words[at] in self.words.marks
        share = self._share_at(at) if at > self.low else None
        return share is not None and self._possessor(share) is not None

    def _owned(self, reading: MeasureReading, owner: str, *, polled: bool) -> MeasureReading:
        """A share as that of its owner; a verb that only gives or places it says no more than that it came to this."""
        percent = reading.unit == "percent"
        last = (reading.counted or "").lower().rpartition(" ")[2]
        noun = reading.counted or f"{reading.unit}s"
        if percent and (reading.counted is None or (last not in self.words.nouns and reading.predicate != "support")):
            noun = "vote"  # "Phiri's share as 50.6 percent", "of votes cast"
        counted = f"{noun} for {owner}"
        if (not percent or reading.predicate in _RESULTS) and reading.rule != "comparison":
            return attrs.evolve(reading, counted=counted)
        if not percent:
            return attrs.evolve(reading, counted=counted, rule="vote-share")
        return attrs.evolve(
            reading, counted=counted, predicate="support" if polled else "won", rule="vote-share", fallback=False
        )

    # -- whose ------------------------------------------------------------------------------------------------

    def _owner(
        self, reading: MeasureReading, before: Sequence[MeasureReading], owners: Sequence[str | None]
    ) -> str | None:
        figure = reading.figure
        behind = self._behind(figure.last) or self._receiver(figure)
        if behind is not None:
            return behind
        words = self.scan.words
        at = self._over_adverbs(figure.first - 1)
        mark = words[at] if at >= self.low and words[at] in self.words.marks else None
        if mark == "to" and before and before[-1].figure.last == at:
            return self._loser(before[-1].figure.first)
        at = self._over_adverbs(at - 1) if mark else at
        if at < self.low or (mark == "by" and words[figure.last : figure.last + 1] != ["to"]):
            return None  # "defeated Hutchins by 412 votes"
        return self._at(at, mark, any(owners)) or (self._far(at) if mark == "with" else None)

    def _receiver(self, figure: Figure) -> str | None:
        """Whom a share is given to: "the commission gave 47.1 percent to Quaresma"."""
        at, verb = figure.last, self._over_adverbs(figure.first - 1)
        given = verb >= self.low and self._lemma(verb) in self.words.gives
        return self.names.after(at + 1, self.high) if given and self.scan.words[at : at + 1] == ["to"] else None

    def _behind(self, at: int) -> str | None:
        """The name behind "for": "45.9 percent for Tavares", "32 seats for the Greens", "54 percent would back X"."""
        words = self.scan.words
        if at < self.high and words[at] == "of":
            end = min(self.high, at + _OF)
            noun = next((token for token in range(at + 1, end) if words[token] in self.words.nouns), None)
            at = at if noun is None else noun + 1
        elif at < self.high and words[at] in self.words.nouns:
            at += 1
        at += at < self.high and words[at] in self.words.cast
        if at < self.high and words[at] == "for":
            return self.names.after(at + 1, self.high)
        while at < self.high and (words[at] in self.grammar.modals or words[at] in self.grammar.auxiliaries):
            at += 1
        if at + 1 < self.high and self._lemma(at) in self.words.backs:
            return self.names.after(at + 1 + (words[at + 1] == "for"), self.high)
        return None

    def _at(self, at: int, mark: str | None, listed: bool) -> str | None:
        """The owner that the word right before a figure or its mark leads to."""
        words, lemma = self.scan.words, self._lemma(at)
        share = self._share_at(at)
        if share is not None:
            return self._possessor(share)
        if mark == "by" and lemma in self.words.contests:
            return self._subject(at)
        placed = words[at] in self.grammar.be and mark in self.words.placing  # "Reis is on 29 percent"
        if placed or lemma in self.words.gets or (mark == "to" and lemma in self.words.moves):
            return self._subject(at)
        if words[at] in self.words.elects:
            return self._subject(at) if self._over_adverbs(at - 1) < at and words[at - 1] in self.grammar.be else None
        if words[at] in self.grammar.genitives:
            name = self.names.before(at - 1, self.low)[1] if at > self.low else None
            return name if name is not None and self._is_person(name) else None
        if words[at] == "," and listed:
            return self._apposed(at)  # "and his challenger, Fatmata Sesay, 47.2 percent"
        first, name = self.names.before(at, self.low)
        start = self.names.start(first, self.low)
        if start <= self.low:
            return None
        verb = self._lemma(start - 1)
        if mark == "by" and verb in self.words.contests:
            return self._subject(start - 1)
        if verb in self.words.gives:
            return name
        joined = words[start - 1] in self.words.joints or words[start - 1] in self.words.rivals
        return name if listed and joined and (mark is None or mark in self.words.placing) else None

    def _far(self, at: int) -> str | None:
        """The owner of a share behind "with", some way from the verb: "won the election in Havelland with 31.2"."""
        words = self.scan.words
        for token in range(at, max(self.low, at - _FAR) - 1, -1):
            if words[token] in (";", ":"):
                return None
            if words[token] in self.words.winners and (owner := self._declared(token)) is not None:
                return owner
            if self._lemma(token) in self.words.gets and not self.scan.capital[token]:
                return self._subject(token)
        return None

    def _declared(self, winner: int) -> str | None:
        """Who was declared the winner: "declared Sissoko the winner", "Sissoko was declared the winner"."""
        words = self.scan.words
        for token in range(winner, max(self.low, winner - _FAR), -1):
            passive = words[self._over_adverbs(token - 1)] in self.grammar.be
            if words[token] in self.words.elects and passive:
                return self._subject(token)
            if self._lemma(token) in self.words.declares:
                return self._subject(token) if passive else self.names.after(token + 1, winner)
        return None

    def _loser(self, first: int) -> str | None:
        """The other side of a contest: "Odhiambo led Wanjiru by 51 percent to 47 percent"."""
        at = self._over_adverbs(first - 1)
        if at <= self.low or self.scan.words[at] not in self.words.marks:
            return None
        start, name = self.names.before(at - 1, self.low)
        start = self.names.start(start, self.low)
        return name if start > self.low and self._lemma(start - 1) in self.words.contests else None

    def _share_at(self, at: int) -> int | None:
        """The noun for a share that a figure is told of: "share was", "share of the vote at", "result of"."""
        words = self.scan.words
        while at > self.low and (words[at] in self.grammar.be or self._lemma(at) in self.words.gets):
            at -= 1
        for token in range(at, max(self.low, at - _OF) - 1, -1):
            if words[token] in self.words.shares and not (words[token] == "vote" and words[token - 1] == "the"):
                return token
            if words[token] not in self.words.nouns and words[token] not in ("of", "the"):
                return None
        return None

    def _possessor(self, share: int) -> str | None:
        """Whose share it is: "Phiri's share", "her own vote share"."""
        words, at = self.scan.words, share - 1
        while at > self.low and (words[at] in self.words.shares or words[at] == "own"):
            at -= 1
        if at <= self.low:
            return None
        if words[at] in self.words.owners:
            return self.names.person(at)
        return self.names.before(at - 1, self.low)[1] if words[at] in self.grammar.genitives else None

    def _subject(self, verb: int) -> str | None:
        """Who does what a verb says: "Sissoko had taken", "his rival, Olga Tsvirko, received", "claims to have won"."""
        words, at = self.scan.words, verb - 1
        while at > self.low and (words[at] in self.grammar.auxiliaries or self.grammar.is_adverb(words[at])):
            at -= 1
        if at < self.low:
            return None
        if words[at] == "to" and at > self.low and words[at - 1] in self.verbs:
            return self._subject(at - 1)
        if words[at] in self.grammar.relatives:
            at -= 1 + (words[at - 1] == ",")
        elif words[at] == ",":
            return self._apposed(at)
        elif words[at] == ")":
            at = max((token for token in range(self.low, at) if words[token] == "("), default=self.low) - 1
        return self.names.before(at, self.low)[1] if at >= self.low else None

    def _apposed(self, comma: int) -> str | None:
        """The name in or before an apposition: "its candidate, Amara Diallo, won", "Diallo, the incumbent, won"."""
        words = self.scan.words
        opening = next((at for at in range(comma - 1, self.low, -1) if words[at] == ","), None)
        if opening is None:
            return None
        first, name = self.names.before(comma - 1, opening + 1)
        if name is not None and first == opening + 1 and self.scan.capital[first]:
            return name
        owner = self.names.before(opening - 1, self.low)[1]
        role = self.scan.words[opening + 1 : first]
        titled = owner is None and name is not None and self.grammar.prepositions.isdisjoint(role)
        return name if titled else owner  # "her rival, banker Osvaldo Quaresma, was on 42 percent"

    def _is_person(self, name: str) -> bool:
        return any(name == known for _, known in self.names.mentions)

    def _lemma(self, token: int) -> str:
        """The lemma of a verb in small letters; "" for other words."""
        return "" if self.scan.capital[token] else self.verbs.get(self.scan.words[token], ("", 0))[0]

    def _over_adverbs(self, at: int) -> int:
        while at > self.low and self.grammar.is_adverb(self.scan.words[at]):
            at -= 1
        return at
