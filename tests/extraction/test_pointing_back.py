"""Figures that go on with what the sentence before counts or asks: totals, parts, what is all that somebody says."""

from claimtrack.extraction.extract import extract
from tests.extraction.readings import readings, readings_of, second


def test_a_figure_that_is_all_that_is_said() -> None:
    """It counts what the sentence before asked for or counted; a number that nobody tells counts nothing."""
    assert [r.predicate for r in second("How many people marched? Not more than 25,000, says the ministry.")] == [
        "attended"
    ]
    told = readings_of("Volta made 112,000 cars last year. Data from the industry group show 104,000.")
    assert [(r.figure.value.text, r.predicate) for r in told] == [("112,000", "make"), ("104,000", "make")]
    assert readings_of("Nobody marched. Route 66 was empty.") == []


def test_what_an_earlier_sentence_named() -> None:
    """Words such as "the figure", "six of them" and "53 of the injured" point back; a total takes its measure from its sentence."""
    earlier = readings("The blast killed 40 people.")

    def then(text: str) -> list[tuple[str, str | None]]:
        return [(r.predicate, r.part_of_earlier) for r in readings(text, earlier)]

    assert then("The ministry put the figure at 47.") == [("killed", None)]
    assert then("Six of them were children.") == [("killed", "killed")]
    assert then("Eight children were among them.") == [("killed", "killed")]
    assert then("Some 53 of the injured were in hospital.") == [("hospitalised", "injured")]
    assert then("The prefect spoke of 52.") == [("killed", None)]
    assert then("The monitoring group came up with 60.") == [("killed", None)]
    assert then("The defence contends it was no more than 38.") == [("killed", None)]
    assert then("The tanker reached 26 ports.") == [("reach", None)]
    assert then("The service has not changed its estimate of 42.") == [("killed", None)]
    assert then("The service stood by its 42.") == [("killed", None)]
    assert then("He sold his 42 cows.") == [("sold", None)]
    assert then("Local doctors still speak of 61.") == [("killed", None)]
    assert then("Nineteen were children.") == [("killed", "killed")]
    assert then("Of these, 31 were foreigners.") == [("killed", "killed")]
    assert then("Nineteen were injured.") == [("injured", None)]
    assert then("The relatives' list now had 44 names.") == [("killed", None)]
    assert then("The petition had 44 names.") == [("have", None)]
    assert [r.predicate for r in second("Both agree that far too many are dead. The ministry's tally was 24.")] == [
        "killed"
    ]
    assert [r.predicate for r in second("How full was the hall? Around 300, said a monk.")] == ["be"]
    earlier = readings("Police arrested 540 people.")
    assert then("The bureau gave the number of foreigners as 287.") == [("arrested", None)]
    earlier = readings("The deficit came to 1.9 percent.")
    assert then("The audit office puts it at 3.6 percent.") == [("deficit", None)]
    earlier = readings("Fuel subsidies have cost 840 billion tugriks.")
    assert then("The ministry said they amounted to 510 billion.") == [("cost", None)]
    earlier = readings("The firm made 300 million euros.")
    assert then("Twelve are banks.") == []
    earlier = ()
    assert [r.predicate for r in second("How many marched? The observers came up with 60,000.")] == ["attended"]
    assert [r.predicate for r in second("How old was it? The tanker reached 26.")] == ["reach"]
    earlier = readings("The final count is 23 dead and 81 injured.")
    assert then("The monitors raised their own figure to 20.") == [("killed", None)]
    assert then("The hospital spoke of 90.") == [("injured", None)]
    assert then("Nine more bodies were found, bringing the total to 49.") == [("found", None), ("found", None)]
    earlier = readings("The firm cut 2,800 jobs.")
    assert then("Some 1,500 of the cuts were made in Germany.") == [("cut", "cut")]
    assert then("Some 1,500 of the cuts were cancelled.") == [("cancel", "cut")]
    assert then("Some 1,500 of the flights were made in Germany.") == [("make", None)]
    assert then("Some 1,500 of the arrests were made in Germany.") == [("arrested", "arrested")]
    assert then("Of the 6,000 jobs, 2,200 were cut.")[1] == ("cut", None)


def test_a_number_of_some_counts_them() -> None:
    """The running figure's name says of whom it is the number; "the number" alone is that of the sentence before."""
    text = "Police arrested 540 people. {}"
    for sentence, counted in (
        ("The bureau gave the number of foreigners as 287.", "foreigners"),
        ("The bureau put the total of drivers at 87.", "drivers"),
        ("The bureau put the number at 560.", "people"),
    ):
        found = [claim.measure for claim in extract(text.format(sentence)) if claim.measure is not None]
        assert [(m.predicate, m.counted) for m in found] == [("arrested", "people"), ("arrested", counted)]
