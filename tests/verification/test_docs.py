"""The pages on verification show what happens."""

import doctest
from pathlib import Path

import pytest

pytest.importorskip("rapidfuzz")
pytest.importorskip("numpy")
DOCS = Path(__file__).parents[2] / "docs"
PAGES = (
    "verify-a-claim", "check-a-draft", "count-independent-sources", "what-they-add-up-to", "review-and-correct",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_run_as_shown(page):
    """Each example gives the output under it."""
    failed, tried = doctest.testfile(str(DOCS / f"{page}.md"), module_relative=False)
    assert tried
    assert not failed


def test_every_code_of_verify_is_documented():
    """The page names all findings that the module does."""
    from claimtrack.verification import evidence_checks

    page = (DOCS / "verify-a-claim.md").read_text("utf-8")
    named = evidence_checks.__doc__.split("The codes:")[1]
    codes = [word.strip("`.,") for word in named.split() if word.startswith("``")]
    assert len(codes) > 15
    assert all(f"| `{code}` |" in page for code in codes)


def test_every_verdict_and_method_is_documented():
    """The pages name all verdicts on drafts, all actions, and all methods."""
    from claimtrack.model.decision import Action
    from claimtrack.verification import CONSENSUS_METHODS
    from claimtrack.verification.draft_verdicts import DraftVerdict

    for page, names in {
        "check-a-draft": DraftVerdict, "review-and-correct": Action, "what-they-add-up-to": CONSENSUS_METHODS,
    }.items():  # fmt: skip
        text = (DOCS / f"{page}.md").read_text("utf-8")
        assert all(f"`{name}`" in text for name in names)
