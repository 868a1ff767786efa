"""The dates of a document by their job: in the dateline, beside a cue, or telling when things happened.

Enters: a scan, the dates found in its text, its attributions. Leaves: a ``DatedScan`` that the readers of times ask.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from itertools import chain, compress, pairwise

from claimtrack.errors import ParseError
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, Scan
from claimtrack.model.moment import Moment
from claimtrack.model.source import Attribution
from claimtrack.parsing.found import Found
from claimtrack.parsing.numbers import parse_number

__all__ = ["DatedScan"]

_OPENING = 6  # sentences in which a report names the day of its event, headline and dateline among them
_DATELINE = 14  # tokens: "PORT SUDAN, 10 December (Agency) -"
_NEAR = 5  # tokens between a cue and the day on which the source spoke
_QUARTERS = frozenset({"33", "34", "35", "36", "40", "41"})  # of EDTF
_SEASONS = frozenset({"21", "22", "23", "24"})
_CLAUSE = 14  # tokens from the comma of a relative clause to a date in it
_TELLING = 8  # words that tell of the vote which a day is counted from: "a tense but largely peaceful vote"
_LATE = 60  # days after which nobody counts from a vote
_VOTED = 5  # tokens between a vote and its day: "the election in Sarn on Sunday"
_STRETCH = 12  # tokens between a date and its verb, or the happening whose month it is
_REACH = 40  # tokens between a date and what happened on it
_DASHES = frozenset({"-", "–", "—", "--"})


class DatedScan:
    """A scan with the dates found in its text, in text order; those of datelines are left out.

    Attributes:
        scan: The scan.
        grammar: The function words.
        dates: The dates that say something of the story.
        firsts: The first token of each of them.
        dateline: The tokens of datelines.
        tokens: All tokens that dates cover, datelines included; they are neither figures nor places.
        spoken: The starts of the dates that say when a source spoke; dates of a state of knowledge are added as read.
        event: The day that the opening names, if it names one.
        event_from: The first token of the sentence that names it.
        act: The day in the opening of what a court or parliament did.
        act_from: The first token of the sentence that names it.
        vote: The day in the opening of an election or referendum.
        quarter: The quarter or half of a year that the opening names, as reports on companies do.
        quarter_from: The first token of the sentence that names it.
        season: The season that the opening names, as studies do.
        season_from: The first token of the sentence that names it.
    """

    def __init__(
        self, scan: Scan, dates: Sequence[Found[Moment]], grammar: Grammar, attributions: Sequence[Attribution] = ()
    ) -> None:
        """Sort the dates by their job."""
        self.scan, self.grammar = scan, grammar
        places = [scan.tokens_in(date.start, date.end) for date in dates]
        self.tokens = set(chain.from_iterable(places))
        self.dateline = self._datelines()
        outside = [tokens.start not in self.dateline for tokens in places]
        self.dates = list(compress(dates, outside))
        self.firsts = [tokens.start for tokens in compress(places, outside)]
        self.starts = [date.start for date in self.dates]
        self._within: dict[int, list[tuple[int, Found[Moment]]]] = {}
        for first, date in zip(self.firsts, self.dates, strict=True):
            self._within.setdefault(scan.sentence[first], []).append((first, date))
        self.spoken: set[int] = set()
        self.speeches: dict[str, list[tuple[int, Moment]]] = {}
        for attribution in attributions if self.dates else ():
            self._note_speech(attribution, self._spoken(attribution))
        opening = [sentence for sentence in scan.sentences[:_OPENING] if self.within(sentence)] if self.dates else []
        self.event, self.event_from = self._event(opening, grammar.happenings)
        self.act, self.act_from = self._event(opening, grammar.acts)
        self.vote = self._vote() if self.dates else None
        self.quarter, self.quarter_from = self._opening_span(opening, _QUARTERS)
        self.season, self.season_from = self._opening_span(opening, _SEASONS)

    def within(self, sentence: tuple[int, int]) -> Sequence[tuple[int, Found[Moment]]]:
        """The dates of a sentence, each with its first token."""
        return self._within.get(self.scan.sentence[sentence[0]], ())

    def between(self, first: int, last: int, nearest: int | None = None) -> list[tuple[int, Found[Moment]]]:
        """The dates among tokens ``first`` up to ``last``, each with its first token; the ``nearest`` last ones."""
        if first >= last:
            return []
        scan = self.scan
        low = bisect_left(self.starts, scan.starts[first])
        if low == len(self.starts) or self.starts[low] >= scan.ends[last - 1]:
            return []
        high = bisect_left(self.starts, scan.ends[last - 1], low)
        low = low if nearest is None else max(low, high - nearest)
        return list(zip(self.firsts[low:high], self.dates[low:high], strict=True))

    def last_day_before(self, token: int) -> Moment | None:
        """The nearest earlier date that names a day or a month; what "since then" points to."""
        index = bisect_left(self.starts, self.scan.starts[token]) - 1
        for date in reversed(self.dates[max(0, index - 6) : index + 1]):
            if not date.value.is_interval and date.value.edtf.count("-") >= 1:
                return date.value
        return None

    def _note_speech(self, attribution: Attribution, starts: list[int]) -> None:
        """Keep on which days an attribution's source spoke."""
        self.spoken.update(starts)
        if starts and attribution.source is not None and attribution.cue_span is not None:
            day = self.dates[bisect_left(self.starts, starts[0])].value
            self.speeches.setdefault(attribution.source.name, []).append((attribution.cue_span.start, day))

    def said_before(self, attribution: Attribution) -> Moment | None:
        """The day of the speech that a pronoun goes on with: "said on Friday that ... Dozens were missing, he added".

        Only a speech of the same or the paragraph before is gone on with.
        """
        span, scan = attribution.source_span, self.scan
        if attribution.source is None or span is None or attribution.source.name not in self.speeches:
            return None
        tokens = scan.tokens_in(span.start, span.end)
        if len(tokens) != 1 or scan.words[tokens.start] not in self.grammar.speakers:
            return None
        speeches = self.speeches[attribution.source.name]
        index = bisect_left(speeches, span.start, key=lambda speech: speech[0]) - 1
        if index < 0:
            return None
        start, day = speeches[index]
        near = scan.paragraph[tokens.start] - scan.paragraph[scan.token_at(start)] <= 1
        return day if near else None

    def is_since(self, token: int, reach: int = 10) -> bool:
        """Whether "since" governs a date: "since 7 October", "since the beginning of the outbreak in March 2022"."""
        words = self.scan.words
        first = max(self.scan.sentences[self.scan.sentence[token]][0], token - reach)
        if "since" not in words[first:token]:
            return False  # as nearly always
        for before in range(token - 1, first - 1, -1):
            if words[before] == "since":
                return True
            if self.scan.kinds[before] == PUNCTUATION:
                return False
        return False

    def is_window(self, token: int) -> bool:
        """Whether a date is a window that ends when a figure is stated, or the one before it: "in the past week"."""
        g, words = self.grammar, self.scan.words
        first = token + (words[token] in g.articles)
        return words[first : first + 1] == ["past"] or words[first + 1 : first + 2] == ["past"]

    def is_earlier(self, date: Found[Moment]) -> bool:
        """Whether a date counts back from another: "a year earlier", "the week before"."""
        token = self.scan.token_at(date.end - 1)
        return self.scan.words[token] in self.grammar.earlier

    def owns_event(self, date: Found[Moment]) -> bool:
        """Whether a day owns what happened on it: "Sunday night's bus disaster", "the 8 March landslide"."""
        words, first, token = self.scan.words, self.scan.token_at(date.start), self.scan.token_at(date.end - 1) + 1
        owned = words[token : token + 1] and words[token] in self.grammar.genitives
        if not owned and first and words[first - 1] in self.grammar.determiners:
            return words[token : token + 1] != [] and words[token] in self.grammar.happenings
        return bool(owned) and not self.grammar.happenings.isdisjoint(words[token + 1 : token + 4])

    def names_event(self, date: Found[Moment]) -> bool:
        """Whether a year or month names an event, as a part of its name: "the 2022 fire", "the October 2021 floods"."""
        words, first, token = self.scan.words, self.scan.token_at(date.start), self.scan.token_at(date.end - 1) + 1
        if date.value.is_day or not first or words[first - 1] not in self.grammar.determiners:
            return False
        near = words[token : token + 3]
        return not self.grammar.happenings.isdisjoint(near) and "," not in near

    def is_in_clause(self, first: int, token: int) -> bool:
        """Whether a date stands in a relative clause: "the monitors, whose mandate runs out in August, raised ..."."""
        words = self.scan.words
        for before in range(token - 1, max(first, token - _CLAUSE), -1):
            if words[before] == ",":
                return words[before + 1] in self.grammar.relatives
        return False

    def is_of_an_aside(self, first: int, token: int, stretch: int) -> bool:
        """Whether a date belongs to the figure of a relative clause, and not to one whose words begin behind it.

        "Police, who on Tuesday had reported 133 arrests, lowered the number to 118": when, is not said.
        """
        return token < stretch and self.is_in_clause(first, token) and "," in self.scan.words[token : stretch + 1]

    def announces(self, token: int) -> bool:
        """Whether a date says when a figure right before it was announced: "the 700 announced last week"."""
        return token > 1 and self.scan.kinds[token - 2] == NUMBER

    def is_of_account(self, first: int, token: int) -> bool:
        """Whether a date stands in an aside on a figure as such: "2,975 died, a toll that was raised on Tuesday"."""
        words, accounts = self.scan.words, self.grammar.accounts
        return not accounts.isdisjoint(words[first:token]) and any(
            words[comma] == "," and words[comma + 1] in ("a", "the") and words[comma + 2] in accounts
            for comma in range(first, token - 2)
        )

    def _datelines(self) -> set[int]:
        """The tokens of "TEHRAN, 22 September -" and the like, which are sentences of their own."""
        scan, found = self.scan, set[int]()
        for first, last in scan.sentences:
            if scan.words[last - 1] not in _DASHES or last - first > _DATELINE:
                continue
            if first == scan.paragraphs[scan.paragraph[first]][0]:
                found.update(range(first, last))
        return found

    def _spoken(self, attribution: Attribution) -> list[int]:
        """The starts of the dates beside a cue and outside what is said: "said on Thursday that"."""
        if attribution.cue_span is None:
            return []
        scan = self.scan
        cue = scan.token_at(attribution.cue_span.start)
        if cue >= len(scan.words):
            return []
        found = []
        dates = self.within(scan.sentences[scan.sentence[cue]])
        spans = [s for s in (attribution.cue_span, attribution.source_span) if s is not None] if dates else []
        for token, date in dates:
            if any(date.start in span for span in attribution.content_spans) or self.is_since(token, 1):
                continue  # "21 people have died since Saturday, authorities said"
            source = attribution.source_span
            if source is not None and date.start in source and self.is_in_clause(scan.token_at(source.start), token):
                continue  # "the monitors, whose mandate runs out in August, said"
            if self.owns_event(date):
                continue  # "the army said last month's floods had killed 40 people"
            counted = (
                attribution.rule == "count" and "-" not in date.value.edtf
            )  # "in 2022 the city recorded 17 accidents"
            if not counted and any(self._is_beside(token, date, span.start, span.end) for span in spans):
                found.append(date.start)
        return found

    def _is_beside(self, token: int, date: Found[Moment], start: int, end: int) -> bool:
        """Whether a date lies in, right behind or right before a span, with no punctuation between."""
        scan = self.scan
        if start <= date.start < end:
            return True
        if date.start >= end:
            behind = scan.token_at(end - 1)
            between = range(behind + 1, token)
            return token - behind <= _NEAR and not any(scan.kinds[t] == PUNCTUATION for t in between)
        cue = scan.token_at(start)  # "in Zinder this year; the ministry puts the figure at 1,790": not of the ministry
        apart = scan.words[token:cue]
        if any(pair == (",", "and") for pair in pairwise(apart)):
            return False  # "its aircraft bombed a market on Saturday, and put the number of dead at 24"
        return date.end <= start and cue - token < _NEAR and ";" not in apart

    def _event(self, opening: list[tuple[int, int]], happenings: frozenset[str]) -> tuple[Moment | None, int]:
        """The first whole day of the opening that stands in a sentence on what happened, and not beside a cue."""
        for first, last in opening:
            words = self.scan.words[first:last]
            if happenings.isdisjoint(words):
                continue
            dates = self.within((first, last))
            owner = next((d for _, d in dates if (d.value.is_day and self.owns_event(d)) or self.names_event(d)), None)
            if owner is not None and happenings is self.grammar.happenings:
                # "on trial on Monday over the 2022 fire": of a day that is not said
                return (owner.value, first) if owner.value.is_day else (None, 0)
            for _, date in dates:
                day = self._day_counted_from(self.scan.token_at(date.end - 1) + 1, date.value, happenings)
                if day is not None and date.value.is_day:
                    return day, first  # "began burying them on Sunday, a day after an air raid"
            if not self.grammar.searching.isdisjoint(words):
                continue
            for token, date in dates:
                if self.is_since(token):
                    return None, 0  # "at least 21 people have died since Saturday": no one day
                plain = not self.is_of_account(first, token) and not self.is_earlier(date)
                if not self.grammar.ahead.isdisjoint(self.scan.words[first:token]):
                    continue  # "Turkey will remember the victims of its worst disaster on Tuesday"
                if self._is_beside_the_event(first, token, last, happenings):
                    continue
                if date.value.is_day and self._is_of_telling(first, token, last, happenings):
                    month = self._month_of_event(first, dates, happenings)
                    if month is not None:
                        return month, first
                    continue
                if date.start not in self.spoken and date.value.is_day and plain:
                    return date.value, first
        return None, 0

    def _vote(self) -> Moment | None:
        """The first day of the opening that owns a vote, or is behind it: "Sunday's runoff", "the vote on Sunday"."""
        votes, opening, words = self.grammar.votes, self.scan.sentences[:_OPENING], self.scan.words
        if votes.isdisjoint(words[: opening[-1][1]]):
            return None
        for token, date in self.between(0, opening[-1][1]):
            behind = self.scan.token_at(date.end - 1) + 1
            owned = words[behind : behind + 1] and words[behind] in self.grammar.genitives
            first = self.scan.sentences[self.scan.sentence[token]][0]
            if not date.value.is_day or self.is_earlier(date):
                continue
            if (owned and not votes.isdisjoint(words[behind + 1 : behind + 3])) or self._is_of_the_vote(first, token):
                return date.value
            if (day := self._day_counted_from(behind, date.value, votes)) is not None:
                return day
        return None

    def _is_of_the_vote(self, first: int, token: int) -> bool:
        """Whether a vote stands right before a date, with no more between than where or that it was held."""
        g, words, scan = self.grammar, self.scan.words, self.scan
        for at in range(token - 1, max(first, token - _VOTED) - 1, -1):
            if words[at] in g.votes:
                return True
            small = words[at] in g.prepositions or words[at] in g.determiners or words[at] in g.voting
            if not small and not scan.capital[at] and words[at] not in g.auxiliaries:
                return False  # "candidates in the election claimed victory on Tuesday"
        return False

    def _day_counted_from(self, behind: int, day: Moment, happenings: frozenset[str]) -> Moment | None:
        """The day of what another day is counted from: "on Tuesday, two days after a tense vote"."""
        words = self.scan.words
        at = behind + (words[behind : behind + 1] == [","])
        if words[at + 1 : at + 3] not in (["day", "after"], ["days", "after"]) or not day.is_resolved:
            return None
        if happenings.isdisjoint(words[at + 3 : at + 3 + _TELLING]):
            return None
        try:
            days = 1 if words[at] == "a" else int(parse_number(words[at]))
        except ParseError:
            return None
        then = day.earliest
        if then is None or not 0 < days < _LATE or then.toordinal() <= days:
            return None  # before year 1 there is no calendar
        return Moment(str(then - dt.timedelta(days)))

    def _is_beside_the_event(self, first: int, token: int, last: int, happenings: frozenset[str]) -> bool:
        """Whether a date is of something else than what happened: of a count, a call, prayers.

        "The number of dead rose to 36 on Thursday", "up from 31 a week ago", "called on Monday for daily protests",
        "held prayers on Friday for those who died in the fire".
        """
        g, words = self.grammar, self.scan.words
        verb = max(first, token - 1 - (words[token - 1] in ("on", "in")))  # the last word before "on Monday"
        if self.scan.kinds[verb] == NUMBER and words[verb - 1] in g.reached:
            return True
        if words[verb] in g.calling:
            return True
        if not happenings.isdisjoint(words[max(first, token - _REACH) : token]):
            return False
        reach = min(last, token + _REACH)
        behind = next((t for t in range(token, reach) if words[t] in happenings), reach)
        return not g.relatives.isdisjoint(words[token:behind])

    def _is_of_telling(self, first: int, token: int, last: int, happenings: frozenset[str]) -> bool:
        """Whether the verb of a date is one of telling, of a court or of days after, and of nothing that happened.

        "The mayor's office on Thursday defended its estimate of the march", "relatives read out the names of those who
        died in the fire in court on Tuesday", "slept along the highway on Tuesday because of the floods".
        """
        g, words = self.grammar, self.scan.words
        for before in range(token - 1, max(first, token - _STRETCH) - 1, -1):
            if words[before] in happenings:
                return False
            if words[before] in g.telling:
                return True
        behind = next((at for at in range(token, last) if at not in self.tokens), last)
        told = behind < last and words[behind] in g.telling
        return told or not g.trials.isdisjoint(words[first:last])

    def _month_of_event(
        self, first: int, dates: Sequence[tuple[int, Found[Moment]]], happenings: frozenset[str]
    ) -> Moment | None:
        """The month or year of what is told of on another day: "on trial on Monday over the collapse in March 2019"."""
        words = self.scan.words
        for token, date in dates:
            near = words[max(first, token - _STRETCH) : token]
            if not date.value.is_day and not date.value.is_interval and near[-1:] == ["in"]:
                return date.value if not happenings.isdisjoint(near) else None
        return None

    def _opening_span(self, opening: list[tuple[int, int]], codes: frozenset[str]) -> tuple[Moment | None, int]:
        """The first quarter, half or season of a year in the opening."""
        for first, last in opening:
            for _, date in self.within((first, last)):
                if date.value.edtf[5:] in codes:
                    return date.value, first
        return None, 0
