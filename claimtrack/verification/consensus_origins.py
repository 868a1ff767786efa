"""The project's own method: one vote for each origin, records weighed mildly, the middle of what the origins say.

Enters: a ``ClaimTable``. Leaves: for each item the chosen fact, and a number where the table holds estimates. Four
steps, each for a reason:

1. **Origins.** Sources that repeat each other's values where both stand apart from everybody else - the same slips,
   digit for digit - are one origin with one vote (Dong, Berti-Equille and Srivastava 2009, "Integrating Conflicting
   Data: The Role of Source Dependence", PVLDB 2(1): shared errors, not shared truths, show copying). Agreement on what
   all say is no evidence. But what everybody says may itself be a copied error; so the first guess at it comes from
   votes in which all who are alike on contested items count once, and the step runs twice from there.
2. **Echoes.** Three sources or more that make exactly the same claims, a handful, are one origin too. Sources without
   a record that state one value cannot be told from copies of each other. So no more of them are heard on one value
   than usually agree in this table (of the groups that agree, 95 in 100 are no larger; two, where the table is too
   small to tell): a flood of any size weighs as much as that few. Of these, from the third on, each counts three
   quarters of the one before, together less than five votes, and a source with a record breaks a tie with one without.
3. **Records.** An origin with twenty contested claims or more is weighed by the log-odds of its agreement with the
   rest; the others all weigh alike. No record lifts a vote by more than half.
4. **The middle.** The value with twice the votes of any other; or else the lower weighted median for numbers, the most
   votes for text. Where a value is repeated on one
   item hardly more often than on any two (ratings on one scale), a repeat shows nothing: then all vote alike, and the
   mean of the middle half is taken.
"""

import attrs

from claimtrack.comparison.union import Union
from claimtrack.verification.claim_table import ClaimTable, Flags, Floats, Ints, np
from claimtrack.verification.consensus_votes import Chosen

__all__ = ["origins", "shared_origins", "without_echoes"]

_ROUNDS = 20
_RECORD = 20  # contested claims that make a record
_SHARED = 10  # claims apart from the rest that two sources need to have shown, and
_ALIKE = 0.99  # the share of them in which they say the same, to be one origin
_PAIRS = 2_000_000  # pairs of claims that are looked at, on contested items spread over the table
_REACH = 64  # how many neighbours, in the order of sources, a claim on one item is compared with
_CROWD = 3  # sources that state exactly the same, several claims and nothing else, to be one origin
_FREE = 2  # votes without a record on one fact that count in full
_ECHO = 0.75  # what each further vote without a record on one fact counts of the one before
_USUAL = 0.95  # the share of agreeing groups without a record that are no larger than what is heard of one
_DIAGNOSED = 20  # groups, or items, that it takes to tell what a repeat means, and
_FAR_MORE = 3  # how many times more frequent on one item than across items it must be
_TIE = 0.01
_MOST, _LEAST = 1.5, 0.01


def origins(table: ClaimTable) -> Chosen:
    """One vote for each origin, mildly weighed by its record, and the middle of what the origins say.

    This project's own; see the module for its steps and what each stands on.
    """
    if not len(table.items):
        return table.first, None
    table = without_echoes(table)
    if not _repeats(table):
        return _middle_half(table)
    sample = _sample(table)
    origin = shared_origins(table, None, sample)
    for _ in range(2):
        leading = table.leading(_weigh(_Votes(table, origin), rounds=1))
        origin = shared_origins(table, leading, sample)
    votes = _Votes(table, origin)
    support = _weigh(votes, rounds=_ROUNDS)
    leading = table.leading(support)
    others = support.copy()
    others[leading] = 0
    clear = support[leading] >= 2 * np.maximum.reduceat(others, table.first)
    return np.where(table.numeric & ~clear, table.median(support), leading), None


def without_echoes(table: ClaimTable) -> ClaimTable:
    """The table without the claims that only repeat, source after source without a record, what others have said.

    Of the sources with fewer than twenty claims that state one value of one item, the first few are kept: as many as
    usually agree. Beyond that nothing tells a flood of copies from agreement, and so nothing may hang on it.
    """
    new = (table.per_source() < _RECORD)[table.source]
    sizes = np.bincount(table.fact[new], minlength=len(table.value))
    groups = np.sort(sizes[sizes > 1])
    heard = int(groups[int(_USUAL * (len(groups) - 1))]) if len(groups) >= _DIAGNOSED else _FREE
    if not len(groups) or heard >= groups[-1]:
        return table
    running = np.cumsum(new)  # claims are sorted by fact, and by source within
    first = np.searchsorted(table.fact, np.arange(len(table.value)))
    place: Ints = running - (running - new)[first][table.fact]
    kept = ~new | (place <= heard)
    return attrs.evolve(table, source=table.source[kept], fact=table.fact[kept])


def _repeats(table: ClaimTable) -> bool:
    """Whether repeats mean something: claims on one item are alike far more often than claims on any two items."""
    support = table.per_fact()
    on_item = table.per_item(support)
    if len(table.items) < _DIAGNOSED or not table.numeric.all():
        return True
    within, alike = on_item @ (on_item - 1), support @ (support - 1)
    everywhere = np.bincount(np.unique(table.number, return_inverse=True)[1], support)
    total = support.sum()
    across = total * (total - 1) - within
    alike_across = everywhere @ (everywhere - 1) - alike
    return bool(alike * across >= _FAR_MORE * alike_across * within)


def _middle_half(table: ClaimTable) -> Chosen:
    """The mean of the middle half of each item's claims, which no quarter of wild values can move far."""
    support = table.per_fact()
    share = table.share(support)
    running = np.cumsum(share)
    upper = running - (running - share)[table.first][table.fact_item]
    kept = np.clip(np.minimum(upper, 0.75) - np.maximum(upper - share, 0.25), 0, None)
    middle = table.median(support)
    distance = table.number - table.number[middle][table.fact_item]
    return middle, table.number[middle] + table.per_item(table.share(kept) * distance)


def shared_origins(table: ClaimTable, leading: Ints | None, sample: Ints | None = None) -> Ints:
    """The origin of each source, by shared departures from the leading facts.

    Args:
        table: The claims.
        leading: The leading fact of each item; None where no fact is trusted to lead, so that all contested claims
            count as departures.
        sample: The claims to compare; all contested ones, or as many as can be afforded, if None.
    """
    apart = np.ones(len(table.value), np.bool_)
    if leading is not None:
        apart[leading] = False
    crowd = _crowds(table)
    seen, same = _compare(table, _sample(table) if sample is None else sample, apart)
    size = len(table.sources)
    union = Union(size)
    for code in seen:
        if same.get(code, 0) >= _ALIKE * seen[code]:
            union.join(code // size, code % size)
    for source in np.flatnonzero(crowd != np.arange(size)).tolist():
        union.join(source, int(crowd[source]))
    return np.unique([union.find(source) for source in range(size)], return_inverse=True)[1]


def _crowds(table: ClaimTable) -> Ints:
    """For each source the first of those that state exactly the same claims, two or more, where they are a crowd."""
    # A sum of well-mixed 64-bit numbers tells sets of facts apart (splitmix64, Steele, Lea and Flood 2014).
    mixed = (np.arange(len(table.value), dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    signature = np.zeros(len(table.sources), np.uint64)
    np.add.at(signature, table.source, mixed[table.fact])
    _, first, group, size = np.unique(signature, return_index=True, return_inverse=True, return_counts=True)
    claims = table.per_source()
    crowd = (size[group] >= _CROWD) & (claims > 1) & (claims < _RECORD)
    return np.where(crowd, first[group], np.arange(len(group)))


def _sample(table: ClaimTable) -> Ints:
    """Claims on contested items, one for each source and item; every n-th item where there are too many pairs."""
    facts = np.diff(np.append(table.first, len(table.value)))
    claims = np.flatnonzero((facts > 1)[table.item])
    item, source = table.item[claims], table.source[claims]
    order = np.lexsort((source, item))
    claims, item, source = claims[order], item[order], source[order]
    once = np.ones(len(claims), np.bool_)
    once[1:] = (item[1:] != item[:-1]) | (source[1:] != source[:-1])
    claims, item = claims[once], item[once]
    size = np.bincount(item, minlength=len(table.items))
    pairs = size * np.minimum(size - 1, 2 * _REACH) // 2
    stride = int(pairs.sum() // _PAIRS) + 1
    rank = np.cumsum(size > 0) - 1
    chosen: Ints = claims[(rank[item] % stride) == 0]
    return chosen


def _compare(table: ClaimTable, claims: Ints, apart: Flags) -> tuple[dict[int, int], dict[int, int]]:
    """For each pair of sources that differ from the rest often enough: how often, and how often alike."""
    item, source, fact = table.item[claims], table.source[claims], table.fact[claims]
    codes, alike = [], []
    for step in range(1, min(_REACH, max(len(item) - 1, 0)) + 1):
        here = np.flatnonzero(item[:-step] == item[step:])
        if not len(here):
            break
        there = here + step
        counts = apart[fact[here]] | apart[fact[there]]
        here, there = here[counts], there[counts]
        codes.append(source[here] * len(table.sources) + source[there])
        alike.append(fact[here] == fact[there])
    if not codes:
        return {}, {}
    # One sort of pair and outcome together; np.unique with its inverse takes three times as long.
    keys = np.sort(np.concatenate(codes) * 2 + np.concatenate(alike))
    begins = np.flatnonzero(np.append(True, keys[1:] >> 1 != keys[:-1] >> 1))[: len(keys)]
    seen = np.diff(np.append(begins, len(keys)))
    same = np.add.reduceat(keys & 1, begins) if len(keys) else keys
    enough = seen >= _SHARED
    pairs = (keys[begins] >> 1)[enough].tolist()
    return (
        dict(zip(pairs, seen[enough].tolist(), strict=True)),
        dict(zip(pairs, same[enough].tolist(), strict=True)),
    )


class _Votes:
    """What each origin says: its one vote on an item is shared out among the facts that its sources state."""

    def __init__(self, table: ClaimTable, origin: Ints) -> None:
        """Collect the votes of all origins, and who of them has a record."""
        self.table = table
        count = int(origin.max(initial=0)) + 1
        said, times = np.unique(origin[table.source] * len(table.value) + table.fact, return_counts=True)
        self.origin, self.fact = said // len(table.value), said % len(table.value)
        self.item = table.fact_item[self.fact]
        new = (self.origin[1:] != self.origin[:-1]) | (self.item[1:] != self.item[:-1])
        on_item = np.append(0, np.cumsum(new))  # sorted by origin, and facts by item
        self.vote = times / np.bincount(on_item, times)[on_item]
        voters = np.bincount(self.item, self.vote, len(table.items))
        self.contested = (voters > 1.5)[self.item]
        self.count = np.bincount(self.origin, self.vote * self.contested, count)
        self.recorded = self.count >= _RECORD
        # Of two origins with one vote each, the one with more sources, or with a record, breaks the tie: no more.
        known = 1 - _TIE * ~self.recorded[self.origin]
        self.vote = self.vote * self._echo() * known * (1 + _TIE * (1 - 1 / times))

    def _echo(self) -> Floats:
        """Lessen each further vote of an origin without a record on the same fact."""
        without = ~self.recorded[self.origin]
        order = np.lexsort((without, self.fact))  # recorded origins first
        fact, late = self.fact[order], without[order]
        running = np.cumsum(late)
        starts = np.searchsorted(fact, fact)
        place = running - (running - late)[starts] - 1  # 0 for the first origin without a record
        factor = np.empty(len(order))
        factor[order] = np.where(late, _ECHO ** np.clip(place - (_FREE - 1), 0, 60), 1.0)
        return factor


def _weigh(votes: _Votes, rounds: int) -> Floats:
    """The support of each fact, after alternating between it and the weights that agreement with it gives."""
    table, origin, fact = votes.table, votes.origin, votes.fact
    weight = np.ones(len(votes.count))
    recorded_share = float(votes.count[votes.recorded].sum() / max(votes.count.sum(), 1))
    odds = 2 - recorded_share  # where few have a record, records are themselves less sure
    for _ in range(rounds):
        support = np.bincount(fact, votes.vote * weight[origin], len(table.value)).astype(np.float64)
        agreed = np.bincount(origin, (votes.vote * votes.contested) * table.share(support)[fact], len(weight))
        typical = float(np.clip(agreed.sum() / max(votes.count.sum(), 1), 0.55, 0.95))
        share = np.clip((agreed + 2 * typical) / (votes.count + 2), 0.001, 0.999)
        share[~votes.recorded] = typical
        weight = np.log(odds * share / (1 - share)) / np.log(odds * typical / (1 - typical))
        weight = np.clip(weight, _LEAST, _MOST)
    return np.bincount(fact, votes.vote * weight[origin], len(table.value)).astype(np.float64)
