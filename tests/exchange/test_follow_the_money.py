"""FollowTheMoney statements, held to the model of the followthemoney library and, where it is recent, to its reader.

Releases before 4 install from wheels and have the model, but not the reader of statements; later ones need PyICU, which
has to be compiled against ICU: ``pip install 'claimtrack[ftm]'`` where its headers are there.
"""

import csv
import io
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported, full, hard

from claimtrack.exchange.follow_the_money import COLUMNS
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.strategies import claims

followthemoney = pytest.importorskip("followthemoney", reason="followthemoney is not installed: pip install '.[test]'")
MODEL = getattr(followthemoney, "model", None) or followthemoney.model


def rows(made: list[Claim]) -> list[dict[str, str]]:
    """The statements of an export, as any reader of CSV has them."""
    text, _ = exported(made, "ftm")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def check(found: list[dict[str, str]]) -> None:
    """Hold statements to the model: their schema has the property, of that type, and the type takes the value."""
    entities: dict[str, dict[str, set[str]]] = {}
    for row in found:
        schema = MODEL.get(row["schema"])
        prop = schema.get(row["prop"])
        assert prop is not None, (row["schema"], row["prop"])
        assert (prop.type.name, prop.stub) == (row["prop_type"], False)
        assert row["value"] == " ".join(row["value"].split())
        if row["prop_type"] in ("date", "url", "entity"):
            assert prop.type.clean(row["value"]) == row["value"], row
        entities.setdefault(row["entity_id"], {"schema": set()})["schema"].add(row["schema"])
        entities[row["entity_id"]].setdefault(row["prop"], set()).add(row["value"])
    for about in entities.values():
        (name,) = about["schema"]
        assert [prop for prop in MODEL.get(name).required if prop not in about] == []
    for row in found:
        if row["prop_type"] == "entity":
            (kind,) = entities[row["value"]]["schema"]
            assert MODEL.get(kind).is_a(MODEL.get(row["schema"]).get(row["prop"]).range), row


@given(st.lists(claims(any_text=True), max_size=3))
@settings(max_examples=20, deadline=None)  # the model takes seconds an example where PyICU is not there
def test_any_claims_fit_the_model(made: list[Claim]) -> None:
    """Schemata, properties, types, required properties, and what entities point at."""
    found = rows(list({one.id: one for one in made}.values()))
    check(found)
    assert len({row["id"] for row in found}) == len(found)


def test_a_document_without_words_has_a_title() -> None:
    """A publisher that cannot be written leaves an article that claims can point at."""
    found = extract("Police said nine people died.", publisher="\x1b")
    check(rows(found))
    assert {row["value"] for row in rows(found) if row["prop"] == "title"} == {"untitled"}


def test_hard_claims_fit_the_model() -> None:
    """Dates that are none of theirs stay in the words."""
    check(rows([*hard(), full()]))


def test_a_claim_is_an_event_with_its_article_and_source() -> None:
    """The figure in words, dates, place, evidence; printed in the article, said by the board."""
    found = rows([full()])
    said = {(row["schema"], row["prop"]): row["value"] for row in found}
    assert said["Event", "name"].startswith("the board’s office, via Wire: about 1,160 people")
    assert (said["Event", "startDate"], said["Event", "endDate"], said["Event", "date"]) == (
        "2024-02-20", "2024-02-22", "2024-02-22",
    )  # fmt: skip
    assert said["Event", "location"] == "Lowland"
    assert (said["Article", "title"], said["Article", "publishedAt"]) == ("A flood, & what is known", "2024-02-23")
    assert said["PublicBody", "name"] == "Board"
    assert (said["UnknownLink", "role"], said["UnknownLink", "summary"]) == ("hedged", "could not be verified")
    assert said["Documentation", "document"] == said["Event", "proof"]


KINDS = [("person", "Person"), ("police", "PublicBody"), ("company", "Company"), ("ngo", "Organization")]


@pytest.mark.parametrize(("kind", "schema"), [*KINDS, ("anonymous", "LegalEntity"), ("poll", "LegalEntity")])
def test_sources_are_people_bodies_or_neither(kind: SourceKind, schema: str) -> None:
    """The kind of a source chooses its schema; one source of two claims is one entity."""
    made = attrs.evolve(full(), attribution=Attribution(Source("A. Name", kind)))
    other = attrs.evolve(made, evidence=None)
    named = [row for row in rows([made, other]) if row["value"] == "A. Name"]
    assert [(row["schema"], row["prop"]) for row in named] == [(schema, "name")]


def test_the_columns_are_those_of_the_library() -> None:
    """The reader of statements takes every row, and makes the same id of it."""
    if not hasattr(followthemoney, "Statement"):
        pytest.skip("this followthemoney has no reader of statements; 4 and later do, and need PyICU")
    from followthemoney.statement.serialize import CSV_COLUMNS, read_csv_statements

    assert list(COLUMNS) == CSV_COLUMNS
    text, _ = exported([*hard(), full()], "ftm")
    found = list(read_csv_statements(io.BytesIO(text.encode("utf-8"))))
    assert [statement.generate_key() for statement in found] == [row["id"] for row in rows([*hard(), full()])]
    assert len(found) == len({statement.id for statement in found})


def test_an_address_that_is_none_is_told() -> None:
    """A file's name is no page of the web; an article without a headline goes by its outlet."""
    made = full()
    assert made.document is not None
    made = attrs.evolve(made, evidence=None, document=attrs.evolve(made.document, url="flood.html", title=None))
    found = {row["prop"]: row["value"] for row in rows([made]) if row["schema"] == "Article"}
    assert (found["title"], "sourceUrl" in found) == ("Gazette", False)
    assert any("the address is none of the web" in item.message for item in exported([made], "ftm")[1])
