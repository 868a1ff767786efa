"""Tables of fact checks: what a review needs, and bad rows by their number."""

from decimal import Decimal
from pathlib import Path

import pytest

from claimtrack.errors import InvalidClaim, ReadError
from claimtrack.exchange.reviews import Review, read_reviews


def test_a_table_of_reviews(tmp_path: Path) -> None:
    """Numbers are exact, empty cells say nothing."""
    path = tmp_path / "reviews.csv"
    path.write_text(
        "claim,rating,url,value,best,worst,author\na1,False,https://c.example,0.5,5,0,Checkers\nb2,True,u,,,,\n",
        "utf-8",
    )
    assert read_reviews(path) == [
        Review("a1", "False", "https://c.example", "Checkers", value=Decimal("0.5"), best=5, worst=0),
        Review("b2", "True", "u"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "no columns; the columns are claim, rating, url"),
        ("claim,verdict\na,b\n", "'verdict' is not a column of reviews"),
        ("claim,rating\na,b\n", r"row 1: .*url"),
        ("claim,rating,url\na,b,c\n,b,c\n", r"row 2: .*claim"),
        ("claim,rating,url\na,b,c,d\n", "row 1: more cells than columns"),
        ("claim,rating,url,value\na,b,c,high\n", "row 1: value: a number, not 'high'"),
        ("claim,rating,url,value\na,b,c,4\n", "row 1: value: a number needs best and worst"),
        ("claim,rating,url,best\na,b,c,4\n", "row 1: best and worst: ends of a scale without a value"),
        ("claim,rating,url,value,best,worst\na,b,c,9,5,1\n", "row 1: value: 9 lies outside its scale, 1 to 5"),
        ("claim,rating,url,published\na,b,c,May\n", "row 1: published: a day such as 2024-02-23, not 'May'"),
    ],
)
def test_what_is_no_review_is_refused_by_row(tmp_path: Path, text: str, problem: str) -> None:
    """A rating without a claim, an address or a scale is none."""
    path = tmp_path / "reviews.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=problem):
        read_reviews(path)


def test_a_review_by_hand_needs_words() -> None:
    """Blank words are none."""
    with pytest.raises(InvalidClaim, match="rating: a review needs one, not ' '"):
        Review("a", " ", "u")
