"""Where the things that a figure counts happened.

Enters: a scan with its dates, and a figure with its stretch of the sentence. Leaves: a place and the rule that chose
it: the figure's own stretch, its sentence, the sentence its date came from, the headline and the first sentences.
"""

from collections.abc import Sequence

from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.places import Place, find_places, is_country
from claimtrack.extraction.report_kinds import body_of, is_of_a_company
from claimtrack.extraction.scan import WORD
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Attribution, SourceKind

__all__ = ["LENT", "Placement"]

LENT = frozenset({"place:opening", "place:report"})  # rules by which a figure takes the place of its report's opening

_DECIDING = 5  # tokens between "election" or "parliament" and whose it is: "the parliamentary election in Norland"
_OPENING = 5  # sentences, headline and dateline among them


class Placement:
    """The places of a document, found where they are asked for."""

    def __init__(
        self, dated: DatedScan, grammar: Grammar, lexicon: Lexicon, attributions: Sequence[Attribution] = ()
    ) -> None:
        """Read the places of the opening, but for those where somebody only spoke: "said in Phnom Penh"."""
        self.scan, self.dated, self.grammar, self.lexicon = dated.scan, dated, grammar, lexicon
        self.cue_ends = {a.cue_span.end for a in attributions if a.cue_span is not None}
        self.voices = [a.source_span for a in attributions if a.source_span is not None]
        self.named: set[str] = set()
        self.body = body_of(self.scan)
        self.is_of_a_company = is_of_a_company(dated, self.body, grammar)
        found = self._opening()
        self.opening = found.name if found is not None else self._dateline()
        self.told_at = self._told_at(found)

    def _told_at(self, found: Place | None) -> int | None:
        """The token at which the opening names its place, unless a voice of the report sits or people meet there."""
        if found is None:
            return None if self.opening is None else 0
        sentence = slice(*self.scan.sentences[self.scan.sentence[found.first]])
        talks = not self.grammar.meeting.isdisjoint(self.scan.words[sentence])
        return None if talks or self._is_of_a_voice(found) else found.first

    def _is_of_a_voice(self, place: Place) -> bool:
        """Whether a place stands in source words: "the ombudsman of Panama said"."""
        start = self.scan.starts[place.first]
        return any(start in voice for voice in self.voices if voice.start <= start)

    def _opening(self) -> Place | None:
        """The place of the first sentence that names one, or of the headline where only that names less than a country.

        A name that no list knows behind "at" is a house or a firm, and gives way to others.
        """
        scan = self.scan
        headline: list[Place] = []
        lead: list[Place] = []
        for first, last in scan.sentences[:_OPENING]:
            found = [p for p in self.within(first, last, ()) if p.located]
            if scan.paragraph[first] == 0:
                headline += found
            else:
                lead = lead or found
        places = lead + headline
        places = [p for p in places if not self._is_of_a_voice(p)] or places
        towns = [p for p in places if p.known or scan.words[p.first - 1] != "at"]
        narrow = (p for p in towns if not is_country(p.name, self.lexicon))
        return next(narrow, next(iter(towns or places), None))

    def _dateline(self) -> str | None:
        """The town of the first dateline, "BREVIK, Norland (Agency) -", where the report itself names it again.

        Elsewhere a dateline says no more than where the reporter was.
        """
        scan, dateline = self.scan, self.dated.dateline
        for first, last in scan.sentences[:_OPENING]:
            if first not in dateline:
                continue
            end = next((t for t in range(first, last) if scan.kinds[t] != WORD or not scan.capital[t]), last)
            town = scan.text_of(first, end)
            told = scan.text[: scan.starts[first]], scan.text[scan.ends[last - 1] :]  # headline, report
            again = town.isupper() and any(town.title() in text for text in told)
            return town.title() if again and end < last else None
        return None

    def within(self, first: int, last: int, blocked: Sequence[int]) -> list[Place]:
        """The places among tokens ``first`` up to ``last``; dates and the ``blocked`` tokens are none."""
        # Only this sentence's dates are joined with them: all of the document's would make long texts slow.
        tokens = self.dated.tokens.intersection(range(first, last)).union(blocked) if blocked else self.dated.tokens
        found = find_places(self.scan, first, last, self.named, tokens, self.lexicon)
        return [place for place in found if not self._is_of_a_speech(place.first)]

    def _is_of_a_speech(self, token: int) -> bool:
        """Whether somebody only spoke at a place: "said in Phnom Penh"."""
        spoken = token > 1 and self.scan.words[token - 1] in ("in", "at")
        return spoken and self.scan.ends[token - 2] in self.cue_ends

    def _narrowest(self, places: list[Place]) -> Place:
        """The first of the last places named in one go: "Umm Dabeeb in Sudan's North Kordofan state"."""
        first = len(places) - 1
        while first and all(map(self._joins_places, range(places[first - 1].last, places[first].first))):
            first -= 1
        return places[first]

    def _joins_places(self, token: int) -> bool:
        """Whether a word may stand between a place and the one around it, as the country's name does."""
        return self.scan.capital[token] or self.scan.words[token] in self.grammar.between_places

    def of(
        self,
        reading: MeasureReading,
        bounds: tuple[int, int],
        places: Sequence[Place],
        attribution: Attribution,
        carried_from: int | None,
    ) -> tuple[str | None, tuple[str, ...]]:
        """The place of a figure and the rule that chose it.

        Args:
            reading: What the figure counts.
            bounds: The tokens of its own stretch of the sentence.
            places: The places of its sentence.
            attribution: Who said it; a place in the source words says where the source is.
            carried_from: The sentence that its date was taken over from.
        """
        if reading.predicate == "duration":
            return None, ()
        s, figure, source = self.scan, reading.figure, attribution.source_span
        usable = [p for p in places if p.located and not (source and s.starts[p.first] in source)]
        if usable:
            behind = [p for p in usable if figure.last <= p.first < bounds[1]]
            before = [p for p in usable if bounds[0] <= p.first < figure.first]
            if behind or before:
                nearest = behind[0] if behind else before[-1]
                return self._narrowest(usable[: usable.index(nearest) + 1]).name, ("place:clause",)
            # "1,160 people were killed and 250 taken to Gaza": a place behind "to" belongs to its own stretch only
            outside = [p for p in usable if p.first < bounds[0] and s.words[p.first - 1] not in self.grammar.toward]
            if outside:
                return outside[0].name, ("place:sentence",)
        reporting = self._reporting(reading, attribution, places)
        if reporting is not None:
            return reporting, ("place:source",)
        if carried_from is not None:
            there = [p for p in self.within(*s.sentences[carried_from], ()) if p.located]
            return (there[0].name, ("place:paragraph",)) if there else (None, ())
        return self._lent(reading, s.sentence[bounds[0]])

    def _lent(self, reading: MeasureReading, sentence: int) -> tuple[str | None, tuple[str, ...]]:
        """The place of the opening: for what happens at a place, and for what else a report tells behind its headline.

        A headline has only its own words; a company's jobs and money are at no place, but those killed in its mine are.
        """
        if not self.opening or reading.figure.first < self.body:
            return None, ()
        if reading.predicate in self.grammar.local:
            return self.opening, ("place:opening",)
        if self.told_at is None or self.is_of_a_company or self._is_of_another(reading.figure.last, sentence):
            return None, ()
        if reading.predicate in self.grammar.studying:
            return None, ()
        if reading.predicate in self.grammar.national and not self._is_national():
            return None, ()
        return self.opening, ("place:report",)

    def _is_national(self) -> bool:
        """Whether the place of the opening is a country, or what voters and a parliament decide for."""
        opening, at = self.opening or "", self.told_at or 0
        deciding = self.grammar.deciding.isdisjoint(self.scan.words[max(0, at - _DECIDING) : at])
        return is_country(opening, self.lexicon) or not deciding

    def _is_of_another(self, last: int, sentence: int) -> bool:
        """Whether the place behind a figure is that of another one: "9,000 people, 2,500 of them in Slovakia"."""
        if self.told_at is None or self.scan.sentence[self.told_at] != sentence:
            return False
        return not self.grammar.apart.isdisjoint(self.scan.words[last : self.told_at])

    def _reporting(self, reading: MeasureReading, attribution: Attribution, places: Sequence[Place]) -> str | None:
        """The region that reports what happened in it: "Sindh province recorded 212 infections".

        A country's government speaks of other places as well; what it confirms of an illness is its own.
        """
        source, span = attribution.source, attribution.source_span
        if source is None or span is None or attribution.rule not in ("noun phrase", "count"):
            return None
        ill = reading.predicate in self.grammar.of_illness
        if not ill and (source.kind is SourceKind.GOVERNMENT or reading.predicate not in self.grammar.local):
            return None
        tokens = self.scan.tokens_in(span.start, span.end)
        for place in places:
            if place.known and place.first in tokens:
                others = [t for t in tokens if not place.first <= t < place.last]
                region = all(self.scan.words[t] in self.grammar.region_words for t in others)
                return place.name if region else None
        return None
