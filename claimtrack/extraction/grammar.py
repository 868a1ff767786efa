"""The function words that reading a measure needs, compiled once per lexicon.

Enters: ``grammar.toml``. Leaves: frozen sets.
"""

from functools import lru_cache

import attrs

from claimtrack.lexicon.loader import Lexicon

__all__ = ["Grammar", "grammar_of"]

Words = frozenset[str]


@attrs.frozen(eq=False)
class Grammar:
    """Function words by their job; see ``grammar.toml``, where each entry says what it is for."""

    determiners: Words
    definite: Words
    be: Words
    auxiliaries: Words
    prepositions: Words
    subordinators: Words
    conjunctions: Words
    relatives: Words
    adverbs: Words
    others: Words
    pronouns: Words
    including: Words
    connectors: Words
    earlier: Words
    plurals: Words
    time_units: Words
    direction: Words
    locative: Words
    toward: Words
    compass: Words
    as_of: Words
    cumulative: Words
    stock: Words
    present: Words
    unfinished: Words
    rates: Words
    windows: Words
    window_units: Words
    date_fillers: Words
    boundaries: Words
    striking: Words
    totals: Words
    counts: Words
    neutral: Words
    occurring: Words
    modals: Words
    sentencing: Words
    groups: Words
    companions: Words
    money_nouns: Words
    labels: Words
    comparatives: Words
    bearing: Words
    fates: Words
    percentages: Words
    bulletins: Words
    verb_particles: Words
    reaching: Words
    existing: Words
    unowned: Words
    events: Words
    usual: Words
    persons: Words
    local: Words
    happenings: Words
    place_types: Words
    office_types: Words
    between_places: Words
    fillers: Words
    ly_nouns: Words
    object_starts: Words
    subject_ends: Words
    running: Words
    reporting_participles: Words
    asked: Words
    past_joints: Words
    summing: Words
    sharing_out: Words
    reasons: Words
    meanwhile: Words
    when_said: Words
    views: Words
    stand_ins: Words
    finding_out: Words
    able: Words
    limits: Words
    several: Words
    voices: Words
    claimed: Words
    nobody: Words
    idioms: Words
    idiom_openings: Words
    owners: Words
    first_owners: Words
    genitives: Words
    name_links: Words
    accounts: Words
    subject_fillers: Words
    level_marks: Words
    level_openers: Words
    placing: Words
    figure_marks: Words
    manners: Words
    adjuncts: Words
    bare_amounts: Words
    known_determiners: Words
    articles: Words
    new_determiners: Words
    impersonal: Words
    object_pronouns: Words
    time_joints: Words
    phrase_ends: Words
    participle_ends: Words
    relative_subjects: Words
    joiners: Words
    date_openers: Words
    adverbial_openers: Words
    outlooks: Words
    reservation_nouns: Words
    occasions: Words
    occasion_marks: Words
    distributives: Words
    verb_helpers: Words
    list_joiners: Words
    linking: Words
    perfects: Words
    superlatives: Words
    inclusive_prepositions: Words
    aside: Words
    polls: Words
    poll_joints: Words
    scales: Words
    aftermath: Words
    carried_off: Words
    acts: Words
    of_the_act: Words
    entire: Words
    gathering: Words
    searching: Words
    quarterly: Words
    scores: Words
    polling: Words
    jailing: Words
    carrying: Words
    captives: Words
    captors: Words
    carrying_off: Words
    driven_from: Words
    announced: Words
    moving: Words
    off: Words
    manifests: Words
    listing: Words
    listed: Words
    giving: Words
    prosecution: Words
    bargains: Words
    made: Words
    shortfalls: Words
    whereabouts: Words
    speakers: Words
    shares: Words
    unshared: Words
    everybody: Words
    befalling: Words
    fresh: Words
    jobs: Words
    seeking: Words
    raising: Words
    lowering: Words
    higher: Words
    lower_than: Words
    ahead: Words
    calling: Words
    reached: Words
    passing: Words
    bases: Words
    percents: Words
    cutting: Words
    reckonings: Words
    sooner: Words
    former: Words
    upwards: Words
    downwards: Words
    naming: Words
    outcomes: Words
    parents: Words
    risen: Words
    risen_by: Words
    besieging: Words
    invested: Words
    stocks: Words
    ballots: Words
    standing: Words
    dying: Words
    lingering: Words
    votes: Words
    voting: Words
    plain_totals: Words
    placed: Words
    of_the_vote: Words
    foreseen: Words
    coming: Words
    hospitals: Words
    taking: Words
    leads: Words
    polled_voices: Words
    plural_subjects: Words
    self_names: Words
    by_name: Words
    before_names: Words
    of_illness: Words
    incomplete: Words
    up_to: Words
    plural_totals: Words
    conditions: Words
    staff: Words
    claims: Words
    falsehoods: Words
    companies: Words
    business: Words
    apart: Words
    national: Words
    deciding: Words
    meeting: Words
    studying: Words
    opening_counts: Words
    sums: Words
    telling: Words
    trials: Words
    general_prices: Words
    yearly: Words
    economies: Words
    setting: Words
    rate_marks: Words
    pointing: Words
    towns: Words
    whole_countries: Words
    recording: Words
    local_voices: Words
    town_voices: Words
    ministerial: Words
    particles: Words
    natural: Words
    surfaces: Words
    houses: Words
    seating: Words
    pointers: Words

    noun_stops: Words = attrs.field(init=False)
    """Words at which a noun phrase ends."""
    objects: Words = attrs.field(init=False)
    """Words with which the object of a verb begins, so that the word before them is the verb."""
    region_words: Words = attrs.field(init=False)
    """Words beside a name in what is still the name of a place: "the province of"."""
    timely: Words = attrs.field(init=False)
    """Words one of which stands wherever the words of a figure's stretch tell its mode."""
    before_places: Words = attrs.field(init=False)
    """Words one of which stands before the name of a place that no list knows, unless "where" stands behind it."""
    idiom_ends: Words = attrs.field(init=False)
    """The last words of idioms and of what opens one."""

    @noun_stops.default
    def _noun_stops(self) -> Words:
        verbal = self.auxiliaries | self.adverbs
        return verbal | self.determiners | self.prepositions | self.conjunctions | self.relatives | self.subordinators

    @objects.default
    def _objects(self) -> Words:
        return self.determiners | self.speakers | self.object_pronouns

    @region_words.default
    def _region_words(self) -> Words:
        return self.place_types | self.determiners | self.fillers | {"of"}

    @timely.default
    def _timely(self) -> Words:
        return self.windows | self.rates | self.cumulative | self.stock | self.present | {"far"}

    @idiom_ends.default
    def _idiom_ends(self) -> Words:
        return frozenset(idiom.rpartition(" ")[2] for idiom in self.idioms | self.idiom_openings)

    @before_places.default
    def _before_places(self) -> Words:
        return self.locative | self.compass | self.surfaces | self.place_types | self.natural | {"of", "'s", "’s"}

    def is_adverb(self, word: str) -> bool:
        """Whether a word may stand between an auxiliary and its verb."""
        return word in self.adverbs or (word[-2:] == "ly" and len(word) > 4)

    def is_plural(self, word: str) -> bool:
        """Whether a noun looks like a plural."""
        return word in self.plurals or (word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3)


@lru_cache(maxsize=8)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon's language."""
    table = lexicon.table("grammar")
    names = [field.name for field in attrs.fields(Grammar) if field.init]
    return Grammar(**{name: frozenset(table[name]["words"]) for name in names})
