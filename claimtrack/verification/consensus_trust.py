"""The iterative methods of the literature: who is right is learnt from who agrees with whom.

Enters: a ``ClaimTable``. Leaves: for each item the chosen fact, and for those that reckon numbers, the number. All take
nominal values, none looks for copying: a flood of copies carries them away. Each follows its paper, and says where it
departs from it.
"""

from collections.abc import Callable
from statistics import NormalDist

from claimtrack.verification.claim_table import ClaimTable, Flags, Floats, np
from claimtrack.verification.consensus_votes import Chosen, weighted_mean

__all__ = ["catd", "crh", "pooled_investment", "truthfinder"]

_ROUNDS = 20


def truthfinder(table: ClaimTable) -> Chosen:
    """A source is as trusted as its facts are credible, and a fact as credible as its sources are trusted.

    Yin, Han and Yu (2008), "Truth Discovery with Multiple Conflicting Information Providers on the Web", IEEE TKDE
    20(6); dampening 0.3, weight of implication 0.5, base similarity 0.5. Numbers imply one another by
    exp(-distance / scale of the item); here a fact hears its three neighbours on either side, not all of them, so that
    an item of a million different values costs no more than its length.
    """
    imply = _implication(table)
    trust = np.full(len(table.sources), 0.9)
    count = np.maximum(table.per_source(), 1)
    for _ in range(_ROUNDS):
        score = table.per_fact(-np.log(1 - trust)[table.source])
        adjusted = score + 0.5 * (imply(score) - 0.5 * (table.per_item(score)[table.fact_item] - score))
        confidence = 1 / (1 + np.exp(np.clip(-0.3 * adjusted, -500, 500)))
        trust = np.clip(table.per_source(confidence[table.fact]) / count, 1e-6, 1 - 1e-6)
    return table.leading(adjusted), None


def _implication(table: ClaimTable) -> Callable[[Floats], Floats]:
    """The part of a fact's score that its neighbours lend it."""
    scale = _scale(table, table.number[table.median(table.per_fact())])[table.fact_item]
    links = []
    for step in (1, 2, 3):
        here, there = np.arange(len(table.value) - step), np.arange(step, len(table.value))
        same = (table.fact_item[here] == table.fact_item[there]) & table.numeric[table.fact_item[here]]
        here, there = here[same], there[same]
        near = np.exp(-(table.number[there] - table.number[here]) / scale[here])
        links.append((here, there, near))

    def imply(score: Floats) -> Floats:
        heard = np.zeros(len(score))
        for here, there, near in links:
            heard[here] += near * score[there]
            heard[there] += near * score[here]
        return heard

    return imply


def pooled_investment(table: ClaimTable) -> Chosen:
    """Sources invest their trust in what they state, and earn it back as the pool of each item is shared out.

    Pasternack and Roth (2010), "Knowing What to Believe (when you already know something)", COLING; exponent 1.4.
    """
    stake = 1 / np.maximum(table.per_source(), 1)
    belief = table.share(table.per_fact())
    trust = np.ones(len(table.sources))
    for _ in range(_ROUNDS):
        placed = (trust * stake)[table.source]
        pooled = np.maximum(table.per_fact(placed), 1e-300)
        trust = table.per_source((belief / pooled)[table.fact] * placed)
        trust /= max(float(trust.max(initial=0)), 1e-300)
        invested = table.per_fact((trust * stake)[table.source])
        invested /= max(float(invested.max(initial=0)), 1e-300)
        belief = invested * table.share(invested**1.4)
    return table.leading(belief), None


def crh(table: ClaimTable) -> Chosen:
    """Weights that make the weighted distance of all claims from the truth smallest; numbers and text together.

    Li, Li, Gao, Zhao, Fan and Han (2014), "Resolving Conflicts in Heterogeneous Data by Truth Discovery and Source
    Reliability Estimation", SIGMOD: 0-1 loss for text, squared distance over the item's spread for numbers. Losses are
    taken per claim, for sources of very different length, and numbers far off are set aside (see ``_usable``).
    """

    def weights(loss: Floats, count: Floats) -> Floats:
        average = loss / np.maximum(count, 1)
        worst = max(float(average.max(initial=0)), 1e-12)
        weight: Floats = -np.log(np.clip(average / worst, 1e-6, 1 - 1e-6))
        return weight

    return _by_loss(table, weights)


def catd(table: ClaimTable) -> Chosen:
    """Weights by the upper confidence bound of a source's error, so that a short record cannot weigh much.

    Li, Li, Gao, Su, Zhao, Demirbas, Fan and Han (2014), "A Confidence-Aware Approach for Truth Discovery on Long-Tail
    Data", PVLDB 8(4); alpha 0.05. The quantile of chi-squared is Wilson and Hilferty's (1931), and numbers far off are
    set aside (see ``_usable``), as the paper removes outliers first.
    """

    def weights(loss: Floats, count: Floats) -> Floats:
        degrees = np.maximum(count, 1)
        spread = 2 / (9 * degrees)
        z = NormalDist().inv_cdf(0.025)
        quantile = degrees * np.maximum(1 - spread + z * np.sqrt(spread), 1e-3) ** 3
        weight: Floats = quantile / (loss + _PRIOR_LOSS)
        return weight

    return _by_loss(table, weights)


_PRIOR_LOSS = 0.1  # the loss that nobody is below: a record without an error is not yet a record without end


def _by_loss(table: ClaimTable, weigh: Callable[[Floats, Floats], Floats]) -> Chosen:
    """Alternate: the truth by weights, the loss of each source against it, weights by loss."""
    count = table.per_source()
    support = table.per_fact()
    centre = table.number[table.median(support)]
    scale = _scale(table, centre)
    usable = _usable(table, centre)
    numbers, chosen = centre, table.leading(support)
    for _ in range(_ROUNDS):
        distance = np.minimum(np.abs(table.number - numbers[table.fact_item]) / scale[table.fact_item], 10.0)
        wrong = np.arange(len(support)) != chosen[table.fact_item]
        loss = table.per_source(np.where(table.numeric[table.fact_item], distance**2, wrong)[table.fact])
        support = table.per_fact(weigh(loss, count)[table.source])
        numbers = weighted_mean(table, np.where(usable, support, 0.0), centre)
        chosen = table.leading(support)
    return chosen, numbers


def _scale(table: ClaimTable, centre: Floats) -> Floats:
    """The mean distance of an item's claims from their middle, wild ones counted as ten times the middle at most."""
    distance = np.abs(table.number - centre[table.fact_item])
    capped = np.minimum(distance, 10 * np.abs(centre)[table.fact_item] + 10)
    scale = table.per_item(table.share(table.per_fact()) * capped)
    return np.where(scale > 0, scale, 1.0)


def _usable(table: ClaimTable, centre: Floats) -> Flags:
    """Which numbers a mean may use: those that lie no further from the middle than ten times its size.

    A population of 6.5e18 among two of 10,000 is a slip of the keyboard; no weight makes up for it. Where the middle is
    zero, its neighbours give the size: the mean size of the numbers that are not wild against the whole table.
    """
    size = np.abs(centre)
    typical = float(np.median(np.abs(table.number))) if len(table.number) else 0.0
    reach = 10 * np.maximum(size, typical * (size == 0))
    usable: Flags = np.abs(table.number - centre[table.fact_item]) <= reach[table.fact_item] + 1
    return usable
