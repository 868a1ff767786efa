"""The review queue: doubtful and telling readings first, decided ones out."""

import attrs

from claimtrack.model.decision import Decision
from claimtrack.model.finding import Finding, Severity
from claimtrack.parsing.claims import claim
from claimtrack.verification.review import review_queue


def told(value, source="police", severity=None, code="guessed", **rest):
    """A claim about one event, with a doubt about its reading."""
    fields = {"predicate": "killed", "place": "Kunar", "period": "2024-04-04", "as_of": "2024-04-05"} | rest
    made = claim(value=value, source=source, **fields)
    return made if severity is None else attrs.evolve(made, findings=(Finding(code, severity, f"{severity} doubt"),))


def test_the_most_doubtful_reading_comes_first():
    """An error before a warning before a remark; what is certain is left out unless asked for."""
    claims = [told(n, place=f"Place {n}", severity=s) for n, s in enumerate((Severity.INFO, None, "error", "warning"))]
    assert [item.doubt for item in review_queue(claims)] == [6, 3, 1]
    assert [item.claim for item in review_queue(claims)] == [claims[2], claims[3], claims[0]]
    assert [item.doubt for item in review_queue(claims, everything=True)] == [6, 3, 1, 0]


def test_what_hangs_on_a_reading_counts():
    """A disputed figure comes before an equally doubtful one that stands alone."""
    alone = told(5, place="Herat", severity=Severity.WARNING)
    disputed = told(60, severity=Severity.WARNING)
    queue = review_queue([alone, disputed, told(72, "mayor")])
    assert [item.claim for item in queue] == [disputed, alone]
    assert queue[0].reasons[1:] == ("other figures disagree with it", "2 figures speak of the same thing")
    assert queue[0].weight > queue[1].weight


def test_what_was_decided_is_left_out():
    """Accepted, rejected and amended readings are settled; a pair decision settles neither."""
    a, b, c, d = (told(n, place=f"Place {n}", severity=Severity.WARNING) for n in range(4))
    by = {"who": "A. Editor", "when": "2024-05-03"}
    made = [
        Decision("accept", a.id, **by),
        Decision("amend", b.id, field="place", value="Herat", **by),
        Decision("reject", c.id, **by),
        Decision("not_same", d.id, other=a.id, **by),
    ]
    assert [item.claim for item in review_queue([a, b, c, d], made)] == [d]


def test_missing_dates_and_sources_are_doubts_and_notes_of_people_are_not():
    """A claim that nobody dated or signed is looked at; "accepted" is no doubt."""
    bare = told(5, source=None, as_of=None)
    noted = told(6, place="Herat", severity=Severity.INFO, code="accepted")
    [item] = review_queue([bare, noted])
    assert item.claim == bare
    assert item.reasons == ("no date is known", "neither source nor publisher is known")


def test_a_figure_stays_in_dispute_with_what_was_accepted_and_not_with_what_was_rejected():
    """Deciding on one side does not settle the other; rejecting it does."""
    disputed, other = told(60, severity=Severity.WARNING), told(72, "mayor", severity=Severity.WARNING)
    by = {"who": "A. Editor", "when": "2024-05-03"}
    [left] = review_queue([disputed, other], [Decision("accept", other.id, **by)])
    assert "other figures disagree with it" in left.reasons
    [alone] = review_queue([disputed, other], [Decision("reject", other.id, **by)])
    assert alone.weight == 1
