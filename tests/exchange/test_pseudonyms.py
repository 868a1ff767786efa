"""Pseudonyms: no name gets out, the same name is the same pseudonym, and another secret gives another."""

import re
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported

from claimtrack.errors import InvalidClaim
from claimtrack.exchange.formats import FORMATS
from claimtrack.exchange.pseudonyms import pseudonymise
from claimtrack.model.claim import Claim, Link, Statement
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span
from claimtrack.record.claims import dumps, loads
from claimtrack.strategies import claims

SECRET = "a secret of a newsroom"  # noqa: S105 - of this test alone
NINE = Quantity(9, 9, 9, Bound.EXACT, "person", "nine people")
TEXT = "Nine people died, nurse Mary O’Leary told the Gazette; O’Leary’s ward was full."
WARD = Document(
    TEXT, "Nine dead, says Mary O’LEARY", "2024-02-23", "Gazette", "https://example.org/o-leary", path="notes/oleary.md"
)
NURSE = Source("Mary O’Leary", "witness", ("Sister Mary",), "City hospital", "staff", "nurse Mary O’Leary", "7")


def told(source: Source = NURSE, **changes: object) -> Claim:
    """A claim of a nurse, in words that name her."""
    made = Claim(
        Measure("killed", "patients of O’Leary", "O’Leary ward"),
        NINE,
        Attribution(source, (source, Source("Gazette", "media")), caveat="Mary would not say more", cue="told", source_span=Span(18, 36)),
        evidence=Evidence(WARD.id, 0, 54, TEXT[:54], 0, 11, "", TEXT[54:64]),
        document=WARD.ref,
        findings=(Finding("inferred-name", "info", "O’Leary is Mary O’Leary"),),
    )  # fmt: skip
    return attrs.evolve(made, **changes)


@pytest.mark.parametrize("kind", [None, *FORMATS])
def test_no_name_gets_out(kind: str | None) -> None:
    """Neither in the record nor in any format: not in the source, the excerpt, the headline, the address, the file."""
    other = attrs.evolve(
        told(Source("Police", "police")),
        value=Statement("“Ask Mary O’LEARY”, said the inspector"),
        measure=None,
        evidence=None,
    )
    made = pseudonymise([told(), other], SECRET)
    text = "\n".join(map(dumps, made)) if kind is None else exported(made, kind)[0]
    for name in ("leary", "mary", "sister", "nurse", "notes/", "city hospital", "ward was full"):
        assert re.search(rf"\b{name}", text, re.IGNORECASE) is None
    assert "Witness " in text or kind in ("annotation", "wikidata", "mismatches")  # excerpts and names are not theirs


def test_what_is_kept() -> None:
    """The figure, the kind of source, the outlet, the day, and what does not name her."""
    (made,) = pseudonymise([told()], SECRET)
    source = made.attribution.source
    assert source is not None
    assert (source.kind, source.name[:8], source.aliases, source.affiliation) == (
        SourceKind.WITNESS,
        "Witness ",
        (),
        None,
    )
    assert made.value == NINE
    assert made.measure == Measure("killed", f"patients of {source.name}", f"{source.name} ward")
    assert made.attribution.caveat == f"{source.name} would not say more"
    assert made.attribution.chain == (source, Source("Gazette", "media"))
    assert made.document is not None
    assert (made.document.publisher, str(made.document.published), made.document.url) == ("Gazette", "2024-02-23", None)
    assert made.document.title == f"Nine dead, says {source.name}"
    assert made.document.id != WARD.id
    assert (made.evidence, made.findings, made.attribution.source_span) == (None, (), None)
    assert loads(dumps(made)) == made


def test_the_same_name_is_the_same_pseudonym() -> None:
    """In one export and in the next, however it is spaced and capitalised; another secret gives another."""

    def name(made: Claim, secret: str = SECRET) -> str:
        (found,) = pseudonymise([made], secret)
        return found.attribution.source.name if found.attribution.source is not None else ""

    assert name(told()) == name(told(attrs.evolve(NURSE, name="MARY  O'Leary")))
    assert name(told()) != name(told(), "another secret of a newsroom")
    assert name(told()) != name(told(attrs.evolve(NURSE, name="Maria O’Leary")))


def test_every_word_of_a_persons_name_gives_way() -> None:
    """Surname, first name, either half of a double name; an initial and another word that holds one stay."""
    lee = Source("J. Anna Lee-Baker", "person")
    made = told(
        lee, value=Statement("Lee, Anna Baker and J. R. met Leeds, ANNABEL and lee"), measure=None, evidence=None
    )
    (found,) = pseudonymise([made], SECRET)
    source = found.attribution.source
    assert source is not None
    name = source.name
    assert found.value == Statement(f"{name}, {name} {name} and J. R. met Leeds, ANNABEL and {name}")


GROUPS = [
    (("people",), (), {"Mary O’Leary", "Jo Day"}),
    (("confidential",), (), {"officials"}),
    (("confidential",), ("ministry",), {"officials", "Ministry"}),
    (("people", "confidential"), (), {"Mary O’Leary", "Jo Day", "officials"}),
    (("all",), (), {"Mary O’Leary", "Jo Day", "officials", "Ministry"}),
]


@pytest.mark.parametrize(("protect", "names", "hidden"), GROUPS)
def test_who_is_hidden(protect: tuple[str, ...], names: tuple[str, ...], hidden: set[str]) -> None:
    """People and witnesses, sources without a name or said to be confidential, or everybody but the outlet."""
    sources = [NURSE, Source("Jo Day", "person"), Source("officials", "anonymous"), Source("Ministry", "government")]
    outlet = Source("Gazette", "media")
    made = [
        Claim(Measure("killed"), NINE, Attribution(source, (source, outlet)), document=WARD.ref) for source in sources
    ]
    made = [attrs.evolve(item, document=attrs.evolve(WARD.ref, title=None)) for item in made]
    found = pseudonymise(made, SECRET, protect=protect, names=names)
    after = {source.name for item in found if (source := item.attribution.source) is not None}
    assert {source.name for source in sources} - after == hidden
    assert all(item.attribution.chain[-1] == outlet for item in found)


def test_a_name_said_to_be_confidential_by_an_alias() -> None:
    """Any name of a source will do."""
    (made,) = pseudonymise([told()], SECRET, protect=("confidential",), names=["sister  mary"])
    assert made.attribution.source is not None
    assert made.attribution.source.name.startswith("Witness ")


def test_links_lead_to_the_new_ids() -> None:
    """A part still points at its whole."""
    whole = told()
    part = attrs.evolve(
        told(Source("Police", "police"), evidence=None), links=(Link("part_of", whole.id), Link("same_as", "x"))
    )
    found = pseudonymise([whole, part], SECRET)
    assert found[0].id != whole.id
    assert found[1].links == (Link("part_of", found[0].id), Link("same_as", "x"))


def test_claims_that_name_nobody_protected_stay_as_they_are() -> None:
    """The excerpt of another story is kept whole."""
    page = Document("Ten died, police said.", publisher="Gazette")
    ten = Quantity(10, 10, 10, Bound.EXACT)
    said = Attribution(Source("Police", "police"))
    other = Claim(Measure("killed"), ten, said, evidence=Evidence(page.id, 0, 22, page.text, 0, 3), document=page.ref)
    findings: list[Finding] = []
    found = pseudonymise([other, told()], SECRET, on_finding=findings.append)
    assert found[0] is other
    assert [(item.code, item.message) for item in findings] == [
        (
            "pseudonymised",
            "1 source under pseudonyms, in 1 of 2 claims; their excerpts, offsets, addresses, files and findings are left out",
        )
    ]
    assert pseudonymise([other], SECRET) == [other]


@pytest.mark.parametrize(
    ("secret", "protect", "problem"),
    [
        ("short", ("people",), "a secret of 5 characters can be guessed"),
        (SECRET, ("everyone",), "protect takes people"),
    ],
)
def test_misuse_is_refused(secret: str, protect: tuple[str, ...], problem: str) -> None:
    """A short secret, an unknown group."""
    with pytest.raises(InvalidClaim, match=problem):
        pseudonymise([], secret, protect=protect)


@given(st.lists(claims(any_text=True), max_size=3))
def test_any_claims_can_be_pseudonymised(made: list[Claim]) -> None:
    """No source that is hidden keeps its name, and every claim is a claim."""
    found = pseudonymise(made, SECRET, protect=("all",))
    assert len(found) == len(made)
    for before, after in zip(made, found, strict=True):
        assert loads(dumps(after)) == after
        source = before.attribution.source
        publisher = before.document.publisher if before.document is not None else None
        if source is not None and source.name != publisher:
            assert after.attribution.source is not None
            assert after.attribution.source.name.split()[0] in ("Person", "Witness", "Source")
