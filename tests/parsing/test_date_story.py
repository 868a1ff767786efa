"""Dates in the order of the text: the day of speaking, the tense, and the dates told before."""

import pytest

from claimtrack.parsing.dates import find_dates

PUBLISHED = "2024-02-23"  # a Friday

TENSE = [
    ("The talks will resume on Tuesday.", "2024-02-27"),
    ("They met on Tuesday.", "2024-02-20"),
    ("They met on Friday.", "2024-02-23"),
    ("They will meet on Friday.", "2024-02-23"),
    ("They travel to Paris on Friday to negotiate.", "2024-02-23"),
    ("The chiefs are travelling to Paris on Saturday.", "2024-02-24"),
    ("The ministry said on Thursday that talks will resume on Tuesday.", "2024-02-22 2024-02-27"),
    ("On Tuesday, the council will meet.", "2024-02-27"),
    ("On Tuesday, the council met.", "2024-02-20"),
    ("Mr. Smith will meet them at the house of St. John on Tuesday.", "2024-02-27"),
    ("It will go on. They met on Tuesday.", "2024-02-20"),
    ("They'll meet on Tuesday.", "2024-02-27"),
    ("The mayor could not be reached on Sunday; the ministry put the toll at 60 on Monday.", "2024-02-18 2024-02-19"),
    ("The storm hit on Tuesday.", "2024-02-20"),
    ("They plan to put it to the vote on Tuesday.", "2024-02-27"),
    ("The storm will hit on Tuesday.", "2024-02-27"),
    ("They could meet on Tuesday.", "2024-02-27"),
    ("A hearing is to be held on Monday.", "2024-02-26"),
    ("He was to be released on Monday.", "2024-02-26"),
    ("He is believed to have been killed on Monday.", "2024-02-19"),
    ("He may have been killed on Monday.", "2024-02-19"),
    ("The vote is scheduled for March 5.", "2024-03-05"),
    ("The vote was held on March 5.", "2023-03-05"),
    ("The plant will close in June.", "2024-06"),
    ("The plant closed in June.", "2023-06"),
    ("It closed in February.", "2024-02"),
    ("It will open on February 29.", "2024-02-29"),
    ("It will open on the 3rd.", "2024-03-03"),
    ("The plant will close this Friday.", "2024-02-23"),
    ("The plant closed this Monday.", "2024-02-19"),
    ("They will leave in two weeks.", "2024-03-08"),
    ("The rebels took the town in two days.", ""),
    ("It will be sold in summer 2024 or in the autumn.", "2024-22 2024-23"),
    ("It will open on January 5.", "2025-01-05"),
    ("It will open at Easter.", "2024-03-31"),
]

TOLD = [
    ("In 1941 the war came. On October 12 they fled. Three days later the city fell.", "1941 1941-10-12 1941-10-15"),
    ("The trial began on 3 March 2019. On March 7 the court ruled.", "2019-03-03 2019-03-07"),
    ("The firm was founded on 5 January 2010. On February 20 it said so.", "2010-01-05 2024-02-20"),
    ("In 2010 she won. On February 20 she resigned.", "2010 2024-02-20"),
    ("He was shot on 3 May 2021. The next day he died.", "2021-05-03 2021-05-04"),
    ("He was shot on 3 May 2021 and died a week later.", "2021-05-03 2021-05-10"),
    ("He was shot on 3 May 2021. It was over the previous year that he had fled.", "2021-05-03 2020"),
    ("He was shot on 3 May 2021. He died the following Tuesday.", "2021-05-03 2021-05-04"),
    ("He was shot on 3 May 2021, fled that night and died that month.", "2021-05-03 night of 2021-05-03 2021-05"),
    ("He fled in May 2021 and died three days later.", "2021-05 XXXX-XX-XX"),
    ("He fled in May 2021 and died two months later.", "2021-05 2021-07"),
    ("He fled in the 1990s and died the following year.", "199X 2025"),
    ("He fled between 3 and 5 May 2021. He died the next day.", "2021-05-03/2021-05-05 2021-05-06"),
    ("He was born on 3 March 2020. On February 29 they met.", "2020-03-03 2020-02-29"),
    ("In 2019 they left. On February 29 they met.", "2019 2020-02-29"),
    ("In 1941 the war came, and ended that summer.", "1941 1941-22"),
    ("He fled in May 2021 and died the following week.", "2021-05 XXXX-XX-XX"),
    ("He fled on 3 May 2021. The very next day he died.", "2021-05-03 2021-05-04"),
    ("He died three days later.", "XXXX-XX-XX"),
    ("PORTO, 22 February - It has recorded 48,200 cases since March.", "2024-02-22 2023-03"),
    ("It raised the price on 1 January, to 1.85 crowns.", "2024-01-01"),
    ("It grew from 12 on 5 January to 7,000 people.", "2024-01-05"),
    ("Some 14 are missing after a dam burst on Tuesday.", "2024-02-20"),
    ("Nine are being treated after a fire on Tuesday.", "2024-02-20"),
    ("The ministers are meeting on Tuesday.", "2024-02-27"),
    ("It ran from 5 January to 7.", "2024-01-05/2024-01-07"),
    ("He fell ill on 3 May 2021. He left in 2023. The next day it rained.", "2021-05-03 2023 2021-05-04"),
]

HISTORY = (
    "1936\n\nThe coup began on 17 July 1936. By 20 July the north had risen. In November 1936 the siege began; it "
    "failed by the end of the year. In January the rebels tried again.\n\n1937\n\nOn 26 April the town was bombed. "
    "Two days later it fell. Major events of this year were the offensives of summer and of October. The next year, in "
    "March 1938, the front broke. On Friday 1 April it held. In winter, nothing moved. Last Sunday nobody wept."
)


@pytest.mark.parametrize(("text", "expected"), TENSE)
def test_the_tense_decides_which_way_to_look(text, expected):
    """Past and present look back, the day of speaking included; future words look ahead."""
    assert " ".join(str(found.value) for found in find_dates(text, reference=PUBLISHED)) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_later_counts_from_the_last_date_told(text, expected):
    """Past narrative goes on from the nearest earlier date of the text, as precisely as that was told."""
    assert " ".join(str(found.value) for found in find_dates(text, reference=PUBLISHED)) == expected


def test_a_history_goes_on_from_its_own_years():
    """A text that tells of years gone by names a year once, and its days follow."""
    values = [str(found.value) for found in find_dates(HISTORY, reference="2009-12-19")]
    assert values == [
        "1936", "1936-07-17", "1936-07-20", "1936-11", "end of 1936", "1937-01", "1937", "1937-04-26", "1937-04-28",
        "1937", "1937-10", "1938", "1938-03", "1938-04-01",
        "1938-24", "2009-12-13",
    ]  # fmt: skip


def test_news_speaks_from_its_own_day():
    """A report that speaks of today keeps to the day of publication, whatever years it recalls."""
    text = (
        "He was born on 3 March 1950, moved in May 1970, married on 4 June 1980 and retired in July 2010. Yesterday he "
        "died, as his family said on Thursday; last month he had fallen. He had been ill since October 7."
    )
    values = [str(found.value) for found in find_dates(text, reference=PUBLISHED)]
    assert values[4:] == ["2024-02-22", "2024-02-22", "2024-01", "2023-10-07"]


def test_without_a_reference_asides_give_no_year():
    """An aside about 1951 does not date the month that follows; a sentence that opens with a year does."""
    aside = "It was the worst rate since records began in 1951. In May it rose."
    assert [str(found.value) for found in find_dates(aside)] == ["1951", "XXXX-05"]
    opening = "In 1951 records began. In May the rate rose."
    assert [str(found.value) for found in find_dates(opening)] == ["1951", "1951-05"]
    speaking = "Records began on 3 May 1951. Last week it rained. The rate rose in June."
    assert [str(found.value) for found in find_dates(speaking)] == ["1951-05-03", "XXXX-XX-XX", "1951-06"]


def test_the_reference_is_never_guessed():
    """Without a day of publication the words of speaking stay unresolved."""
    text = "They met on Friday, yesterday and last week."
    assert {str(found.value) for found in find_dates(text)} == {"XXXX-XX-XX"}
