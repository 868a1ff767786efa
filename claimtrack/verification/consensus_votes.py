"""The plain methods: voting, mean, median, lower median.

Enters: a ``ClaimTable``. Leaves: for each item the chosen fact, and for the methods that reckon a number, that number.
Every claim counts once, whoever makes it; figures are points (the nominal value), and text is always put to the vote.
"""

from claimtrack.verification.claim_table import ClaimTable, Floats, Ints, np

__all__ = ["lower_median", "mean", "median", "voting"]

Chosen = tuple[Ints, Floats | None]


def voting(table: ClaimTable) -> Chosen:
    """The value that most sources state; a tie goes to the lower number, or to the text seen first.

    Condorcet (1785), *Essai sur l'application de l'analyse a la probabilite des decisions*.
    """
    return table.leading(table.per_fact()), None


def mean(table: ClaimTable) -> Chosen:
    """The arithmetic mean of all numbers; one wild value moves it without limit.

    Galton (1907), "The Ballot-Box", Nature 75, on why one should not.
    """
    support = table.per_fact()
    middle = table.median(support)
    return _numbers_or_votes(table, support, middle), weighted_mean(table, support, table.number[middle])


def median(table: ClaimTable) -> Chosen:
    """The middle number, or halfway between the two in the middle.

    Galton (1907), "Vox Populi", Nature 75.
    """
    support = table.per_fact()
    low = table.median(support)
    # Halfway up to the next fact where the lower middle holds exactly half of the claims.
    below = table.per_item(np.where(np.arange(len(support)) <= low[table.fact_item], support, 0.0))
    half = 2 * below == table.per_item(support)
    high = np.where(half, np.minimum(low + 1, len(support) - 1), low)
    return _numbers_or_votes(table, support, low), (table.number[low] + table.number[high]) / 2


def lower_median(table: ClaimTable) -> Chosen:
    """The middle number, and of two the lower: always a number that somebody stated.

    Bleiholder and Naumann (2009), "Data Fusion", ACM Computing Surveys 41(1), among the functions that decide.
    """
    support = table.per_fact()
    return _numbers_or_votes(table, support, table.median(support)), None


def weighted_mean(table: ClaimTable, support: Floats, centre: Floats) -> Floats:
    """The weighted mean of each item, summed as distances from ``centre``: 1e17 + 1 is 1e17."""
    distance = table.number - centre[table.fact_item]
    return centre + table.per_item(table.share(support) * distance)


def _numbers_or_votes(table: ClaimTable, support: Floats, of_numbers: Ints) -> Ints:
    return np.where(table.numeric, of_numbers, table.leading(support))
