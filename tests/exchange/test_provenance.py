"""PROV-JSON, held to the prov library: it reads what is written, and writes the same again."""

import json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported, full, hard

from claimtrack.model.claim import Claim
from claimtrack.model.source import Attribution
from claimtrack.strategies import claims

prov = pytest.importorskip("prov.model", reason="the prov library is not installed: pip install '.[test]'")


def document(made: list[Claim]) -> tuple[Any, dict[str, Any]]:
    """What the library reads, and the text as it stands."""
    text, _ = exported(made, "prov")
    return prov.ProvDocument.deserialize(content=text, format="json"), json.loads(text)


def relations(found: Any, kind: str) -> list[tuple[str, ...]]:
    """The ends of all relations of a kind."""
    return [
        tuple(str(value) for _, value in item.formal_attributes[:2]) for item in found.get_records(getattr(prov, kind))
    ]


@given(st.lists(claims(any_text=True), max_size=3, unique_by=lambda made: made.id))
def test_the_library_reads_what_is_written(made: list[Claim]) -> None:
    """Any claims give a document that survives its own way through the library."""
    found, _ = document(made)
    assert prov.ProvDocument.deserialize(content=found.serialize(format="json"), format="json") == found
    assert len(list(found.get_records(prov.ProvEntity))) >= len({item.id for item in made})


def test_hard_claims_keep_their_numbers() -> None:
    """Every number of every claim comes back exact; zero is a number."""
    made = hard()
    found, _ = document(made)
    entities = {str(item.identifier): dict(item.attributes) for item in found.get_records(prov.ProvEntity)}
    assert len([name for name in entities if name.startswith("ct:claim_")]) == len({item.id for item in made})
    zero = ("ct:low", "ct:high", "ct:nominal")
    nobody = {str(name): str(value) for name, value in entities[f"ct:claim_{made[0].id}"].items()}
    assert {nobody[name] for name in zero} == {'"0" %% xsd:integer'}
    share = {str(name): str(value) for name, value in entities[f"ct:claim_{made[7].id}"].items()}
    assert share["ct:nominal"] == '"2.50" %% xsd:decimal'


def test_who_stands_behind_a_claim() -> None:
    """Attributed to origin and relays, quoted from its document, read by a program; the board acts for the ministry."""
    made = full()
    found, plain = document([made])
    claim, agents = f"ct:claim_{made.id}", plain["agent"]
    named = {name: about["prov:label"] for name, about in agents.items()}
    assert sorted(named.values()) == ["Board", "Gazette", "Ministry", "Wire", "claimtrack 0 en"]
    attributed = [(entity, named[agent]) for entity, agent in relations(found, "ProvAttribution")]
    assert sorted(attributed) == [(claim, "Board"), (claim, "Gazette"), (claim, "Wire")]
    assert [named[agent] for ends in relations(found, "ProvDelegation") for agent in ends] == ["Board", "Ministry"]
    ((derived, used),) = relations(found, "ProvDerivation")
    assert (derived, plain["entity"][used]["prov:label"]) == (claim, "A flood, & what is known")
    assert [agents[agent]["prov:type"]["$"] for _, agent in relations(found, "ProvAssociation")] == [
        "prov:SoftwareAgent"
    ]
    assert plain["entity"][claim]["prov:value"].startswith("The board’s office said")


def test_claims_by_hand_come_from_a_person() -> None:
    """Without a document there is nothing to derive from; the outlet's own voice has no agent."""
    bare = attrs.evolve(hard()[-1], attribution=Attribution())
    found, plain = document([bare])
    assert relations(found, "ProvDerivation") == relations(found, "ProvAttribution") == []
    assert [about["prov:type"]["$"] for about in plain["agent"].values()] == ["prov:Person"]


def test_what_claims_share_stands_once() -> None:
    """Two claims of one document and one source have one entity for it and one agent."""
    made = [full(), attrs.evolve(full(), attribution=attrs.evolve(full().attribution, caveat="other"), evidence=None)]
    _, plain = document(made)
    assert len([name for name in plain["entity"] if name.startswith("ct:document_")]) == 1
    assert len(plain["activity"]) == 1
    assert len(plain["agent"]) == 5
