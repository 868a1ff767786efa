"""Where the things that a figure counts happened.

Enters: a scan with its dates, and a figure with its stretch of the sentence. Leaves: a place and the rule that chose
it: the figure's own stretch, its sentence, the sentence its date came from, the headline and the first sentences.
"""

from collections.abc import Sequence
from functools import cached_property

import attrs

from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.places import Place, find_places, is_country
from claimtrack.extraction.pointing import Pointing
from claimtrack.extraction.report_kinds import body_of, is_of_a_company
from claimtrack.extraction.scan import WORD
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Attribution, SourceKind, Span

__all__ = ["AROUND", "LENT", "Placement"]

# Rules of places that a figure's own sentence names, and by which it takes the place of its report's opening.
AROUND = frozenset({"place:clause", "place:sentence", "place:landscape"})
LENT = frozenset({"place:opening", "place:report"})

_DECIDING = 5  # tokens between "election" or "parliament" and whose it is: "the parliamentary election in Norland"
_FRAME = 7  # tokens with which a sentence says where: "In the coastal town of Sant Elia,"
_OPENING = 5  # sentences, headline and dateline among them


class Placement:
    """The places of a document, found where they are asked for."""

    def __init__(
        self, dated: DatedScan, grammar: Grammar, lexicon: Lexicon, attributions: Sequence[Attribution] = ()
    ) -> None:
        """Read the places of the opening, but for those where somebody only spoke: "said in Phnom Penh"."""
        self.scan, self.dated, self.grammar, self.lexicon = dated.scan, dated, grammar, lexicon
        self.cue_ends = {a.cue_span.end for a in attributions if a.cue_span is not None}
        self.attributions = attributions
        spans = [a.source_span for a in attributions if a.source_span is not None]
        self.voiced = {token for span in spans for token in self.scan.tokens_in(span.start, span.end)}
        self.named: set[str] = set()
        self.body = body_of(self.scan)
        self.is_of_a_company = is_of_a_company(dated, self.body, grammar)
        self.pointing = Pointing(self.scan, grammar, lexicon)
        found = self._opening()
        self.opening = found.name if found is not None else self._dateline()
        self.is_in_a_landscape = found is not None and self._is_landscape(found)
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
        return place.first in self.voiced

    def _opening(self) -> Place | None:
        """The place of the first sentence that names one, or of the headline where only that names less than a country.

        A name that no list knows behind "at" is a house or a firm, and gives way to others.
        """
        scan = self.scan
        waters: list[Place] = []  # lakes, rivers, mountains: only where the opening names no town or region
        headline: list[Place] = []
        lead: list[Place] = []
        for first, last in scan.sentences[:_OPENING]:
            found = [p for p in self.within(first, last, ()) if p.located]
            waters += [p for p in found if self._is_landscape(p)]
            found = [p for p in found if not self._is_landscape(p)]
            if first < self.body:
                headline += found
            else:
                lead = lead or found
        places = lead + headline
        places = (
            [p for p in places if not self._is_of_a_voice(p)]
            or waters
            or [p for p in places if scan.words[p.last : p.last + 1] != [":"]]  # "Tehran: 12 drones were shot down"
        )
        towns = [p for p in places if p.known or scan.words[p.first - 1] != "at"]
        narrow = (p for p in towns if not is_country(p.name, self.lexicon))
        return next(narrow, next(iter(towns or places), None)) or self._topic()

    def _topic(self) -> Place | None:
        """The country with which both headline and report begin: "Norland vaccinates all adults"."""
        told = [s for s in self.scan.sentences[:_OPENING] if s[0] not in self.dated.dateline]
        if len(told) < 2 or told[1][0] < self.body or not self.body:
            return None
        begun = [next((p for p in self.within(*s, ()) if p.first == s[0] and p.known), None) for s in told[:2]]
        named, told_of = begun
        same = named is not None and told_of is not None and named.name == told_of.name
        return told_of if same and told_of is not None and not self._is_of_a_voice(told_of) else None

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
        places = [place for place in found if not self._is_of_a_speech(place.first)]
        # "on Lake Victoria near Mwanza": a lake or a river is wide, and gives way to a town
        towns = [place for place in places if not self._is_landscape(place)]
        return towns if any(place.located and not self._is_of_a_voice(place) for place in towns) else places

    def _is_landscape(self, place: Place) -> bool:
        """Whether a place is a lake, a river or a mountain that no list knows."""
        words = self.scan.words[max(0, place.first - 1) : place.first + 1]
        return not place.known and not self.grammar.natural.isdisjoint(words)

    def around(self, first: int, last: int, blocked: Sequence[int]) -> list[Place]:
        """The places of a figure's sentence, and what points to one: "in the city", "an accident there"."""
        named = self.within(first, last, blocked)
        pointed = self.pointing.within(first, last, self.opening)
        if pointed and "there" in self.scan.words[first:last]:
            pointed = [self._there(place, named, first) for place in pointed]
        return sorted([*named, *pointed], key=lambda place: place.first) if pointed else named

    def _there(self, pointed: Place, named: Sequence[Place], first: int) -> Place:
        """What "there" stands for: the last place before it in the sentence or the two before, else the opening's."""
        if self.scan.words[pointed.first] != "there":
            return pointed
        before = [place for place in named if place.located and place.first < pointed.first]
        number = self.scan.sentence[first]
        for earlier in range(number - 1, max(-1, number - 3), -1):
            if before or self.scan.paragraph[self.scan.sentences[earlier][0]] != self.scan.paragraph[first]:
                break
            before = [place for place in self.within(*self.scan.sentences[earlier], ()) if place.located]
        return attrs.evolve(pointed, name=before[-1].name) if before else pointed

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
        usable = [p for p in places if p.located and not (source and self._is_of_source(p, source))]
        if usable:
            behind = [p for p in usable if figure.last <= p.first < bounds[1]]
            before = [p for p in usable if bounds[0] <= p.first < figure.first]
            if any(p.name for p in (*behind, *before)):  # "burned in Zamora, after a flight over the province"
                behind, before = [p for p in behind if p.name], [p for p in before if p.name]
            if behind or before:
                nearest = behind[0] if behind else before[-1]
                nearest = self._start_of_journey(usable, nearest)
                return self._stated(self._narrowest(usable[: usable.index(nearest) + 1]), "place:clause")
            # "1,160 people were killed and 250 taken to Gaza": a place behind "to" belongs to its own stretch only
            outside = [p for p in usable if p.first < bounds[0] and s.words[p.first - 1] not in self.grammar.toward]
            if outside:
                return self._stated(outside[0], "place:sentence")
        reporting = self._reporting(reading, attribution, places)
        if reporting is not None:
            return reporting, ("place:source",)
        framed = self._framed(s.sentence[bounds[0]], reading)
        if framed is not None:
            return framed, ("place:paragraph",)
        if carried_from is not None:
            there = [p for p in self.within(*s.sentences[carried_from], ()) if p.located]
            return (there[0].name, ("place:paragraph",)) if there else (None, ())
        town = self._town_of(attribution) if attribution.source is not None else None
        if attribution.source is not None and attribution.source.name in self.towns and town != self.opening:
            return town, ("place:source",)
        lent, rule = self._lent(reading, s.sentence[bounds[0]])
        if lent is None and town is not None and figure.first >= self.body:
            return town, ("place:source",)
        return lent, rule

    def _is_of_source(self, place: Place, source: Span) -> bool:
        """Whether a place says where a source is; "the province recorded 12 fires" says where the fires were."""
        if self.scan.starts[place.first] not in source:
            return False
        pointed = self.scan.words[place.last - 1] in self.grammar.pointing
        return not pointed or self.scan.span_of(place.first, place.last) != (source.start, source.end)

    def _stated(self, place: Place, rule: str) -> tuple[str | None, tuple[str, ...]]:
        """A place with its rule; words that point to a place that is not known give neither."""
        if not place.name:
            return None, ()
        return place.name, ("place:landscape" if self._is_landscape(place) else rule,)

    def _start_of_journey(self, places: list[Place], place: Place) -> Place:
        """Of "from Athens to Salonica" the start; any other place is itself."""
        index, words = places.index(place), self.scan.words
        before = places[index - 1] if index else None
        if before is None or words[place.first - 1] != "to" or words[before.first - 1] != "from":
            return place
        return before if before.last == place.first - 1 else place

    def _framed(self, sentence: int, reading: MeasureReading) -> str | None:
        """The place with which an earlier sentence of the paragraph begins: "In the capital Velmar 15,000 marched".

        Towns and regions that are counted themselves do not lie in it.
        """
        counted = (reading.counted or "").rpartition(" ")[2].lower()
        if counted and (counted in self.grammar.pointing or counted.removesuffix("s") in self.grammar.pointing):
            return None
        return self.frames[sentence]

    @cached_property
    def frames(self) -> list[str | None]:
        """For each sentence the place with which one before it in its paragraph begins, if one does."""
        scan, found = self.scan, list[str | None]()
        frame, paragraph = None, -1
        for first, last in scan.sentences:
            if scan.paragraph[first] != paragraph:
                frame, paragraph = None, scan.paragraph[first]
            found.append(frame)
            if scan.words[first] in self.grammar.locative:
                reach = min(last, first + _FRAME)
                comma = next((t for t in range(first, reach) if scan.words[t] == ","), reach)
                places = [p for p in self.around(first, reach, ()) if p.located and p.first < comma]
                frame = places[0].name or None if places else None
        return found

    def _words_of(self, attribution: Attribution) -> list[str]:
        span = attribution.source_span
        tokens = self.scan.tokens_in(span.start, span.end) if span is not None else range(0)
        return self.scan.words[tokens.start : tokens.stop]

    def _town_of(self, attribution: Attribution) -> str | None:
        """The town that a voice speaks of: "the mayor of Lund", "the hospital in Split"; not a ministry in it."""
        span, source = attribution.source_span, attribution.source
        if span is None or source is None:
            return None
        found = self._town_in(span)
        return found if found is not None else self.towns.get(source.name)

    @cached_property
    def towns(self) -> dict[str, str]:
        """The towns of those who speak for them, by their names; later they are only called "she" or "Brisk"."""
        found: dict[str, str] = {}
        for attribution in self.attributions:
            source, span = attribution.source, attribution.source_span
            if source is None or span is None or self.grammar.town_voices.isdisjoint(self._words_of(attribution)):
                continue
            town = self._town_in(span)
            if town is not None:
                found.setdefault(source.name, town)
        return found

    def _town_in(self, span: Span) -> str | None:
        g, scan = self.grammar, self.scan
        tokens = scan.tokens_in(span.start, span.end)
        head = next((t for t in tokens if scan.words[t] in g.local_voices), None)
        if head is None or not g.ministerial.isdisjoint(scan.words[tokens.start : tokens.stop]):
            return None
        for token in range(head + 1, tokens.stop - 1):
            if scan.words[token] in g.seating and scan.capital[token + 1]:
                return self._name_at(token + 1, tokens.stop)
            if scan.words[token] == ",":
                return None
        return None

    def _name_at(self, first: int, last: int) -> str | None:
        """The name that begins at a token, over small words such as "do"."""
        scan, end = self.scan, first
        while (
            end < last and scan.kinds[end] == WORD and (scan.capital[end] or scan.words[end] in self.grammar.particles)
        ):
            end += 1
        while end > first and not scan.capital[end - 1]:
            end -= 1
        known = [p for p in self.within(first, end, ()) if p.first == first and p.known]
        return known[0].name if known else scan.text_of(first, end)

    def _lent(self, reading: MeasureReading, sentence: int) -> tuple[str | None, tuple[str, ...]]:
        """The place of the opening: for what happens at a place, and for what else a report tells behind its headline.

        A headline has only its own words; a company's jobs and money are at no place, but those killed in its mine are.
        """
        if not self.opening or reading.figure.first < self.body:
            return None, ()
        if reading.predicate in self.grammar.local:
            return self.opening, ("place:report" if self.is_in_a_landscape else "place:opening",)
        if self.told_at is None or self.is_of_a_company or self._is_of_another(reading.figure.last, sentence):
            return None, ()
        if reading.predicate in self.grammar.studying or self._is_of_members(reading):
            return None, ()
        if reading.predicate in self.grammar.national and not self._is_national():
            return None, ()
        return self.opening, ("place:report",)

    @staticmethod
    def _is_of_members(reading: MeasureReading) -> bool:
        """Whether a body's own members are counted: "the cooperative, which has 62 members"."""
        return reading.predicate == "have" and (reading.counted or "").lower().endswith("members")

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
                return (place.name or None) if region else None
        return None
