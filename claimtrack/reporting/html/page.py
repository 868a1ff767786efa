"""An overview -> one HTML page that needs nothing else: no network, no fonts, no runtime.

Enters: an overview, the documents behind it, and how it was made. Leaves: the page as a string. Refused: nothing but a
missing jinja2. The page carries a policy that lets run exactly one script and apply exactly one style, both ours, named
by their hashes; whatever a document brings is text.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

import attrs

from claimtrack.errors import MissingExtraError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Change, Verdict
from claimtrack.model.decision import Grade
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.policy import Policy
from claimtrack.reporting.headlines import CHANGES, headline
from claimtrack.reporting.html.claims import Dated, stories_of, when
from claimtrack.reporting.html.disagreements import disagreements
from claimtrack.reporting.html.index import Index
from claimtrack.reporting.html.plots import COLOURS, plots
from claimtrack.reporting.html.sources import DocumentView, decided, documents_of, sources_of
from claimtrack.reporting.overview import Overview
from claimtrack.reporting.revisions import Revision
from claimtrack.reporting.svg import SHAPES
from claimtrack.reporting.things import things
from claimtrack.reporting.words import figure, plain, source
from claimtrack.verification.source_records import source_records
from claimtrack.version import __version__

__all__ = ["RIGHTS", "html_page"]

#: What showing whole texts means.
RIGHTS = (
    "The texts belong to their authors and publishers. Quoting a sentence to report what was said is one thing, "
    "publishing a whole article another: pass this page on only where you hold the rights to every text in it."
)
_TITLE = "Who states which figure"
_REVISIONS = 500
_VERDICTS = {
    Verdict.CONFLICTS.value: "contradicted",
    Verdict.DENIES.value: "denied or denying",
    Verdict.DENIED_BY.value: "denied or denying",
    Verdict.EXCEEDS_WHOLE.value: "exceeding a whole",
    Verdict.EXCEEDED_BY_PART.value: "exceeding a whole",
} | {change.value: words for change, words in CHANGES.items() if change is not Change.FIRST}


@attrs.frozen
class _RevisionView:
    """A row of the table of corrections and restatements."""

    headline: str
    source: str
    change: str
    earlier: str
    earlier_href: str
    earlier_date: Dated
    later: str
    later_href: str
    later_date: Dated


def html_page(
    seen: Overview,
    *,
    documents: Iterable[Document | DocumentRef] = (),
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    full_text: bool = False,
    title: str | None = None,
    grades: Iterable[Grade] = (),
) -> str:
    """A report as one page.

    Args:
        seen: The parts of the report.
        documents: What was read; with their texts where these are to be shown.
        policy: How figures were compared; the drawings show them so.
        lexicon: The words that were compared with.
        full_text: Whether documents that came with their text are shown whole.
        title: The heading of the page.
        grades: What named people think of sources; shown beside their records, with who says so and why.

    Raises:
        MissingExtraError: Where jinja2 is not installed.
    """
    template, style, script = _parts()
    words = lexicon or load_lexicon()
    claims = [claim for _, told in seen.stories for claim in told]
    index = Index(claims, words)
    records = source_records(claims, policy, words, grades)
    view = _compared(seen, claims, index, policy) | _told(seen, claims, index, documents, full_text)
    view["sources"] = sources_of(index, records)
    shown: list[DocumentView] = view["documents"]
    texts = sum(bool(document.text) for document in shown)
    page: str = template.render(
        view,
        title=plain(title) if title and title.strip() else _TITLE,
        version=__version__,
        policy=_security(style, script),
        style=_trusted(style),
        script=_trusted(script),
        colours=COLOURS,
        shapes=SHAPES,
        counts=seen,
        glance=list(_glance(seen)),
        full_text=f"{texts:,} of {len(shown):,} documents. {RIGHTS}" if texts else "",
        sections=list(_sections(seen, bool(view["decisions"] or view["review_notes"]))),
    )
    return page


@lru_cache(maxsize=1)
def _parts() -> tuple[Any, str, str]:
    """The template, the style and the script; read once."""
    try:
        from jinja2 import DictLoader, Environment, StrictUndefined
    except ImportError:
        raise MissingExtraError("a report in HTML", "report") from None
    folder = files("claimtrack.reporting.html")
    text = {name: (folder / name).read_text("utf-8") for name in ("report.html.jinja", "report.css", "report.js")}
    environment = Environment(autoescape=True, loader=DictLoader(text), undefined=StrictUndefined)
    return environment.get_template("report.html.jinja"), text["report.css"], text["report.js"]


def _trusted(text: str) -> Any:
    """Our own style or script, which must not be escaped; nothing else is ever marked so."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - files of this package, not anybody's words


def _security(style: str, script: str) -> str:
    """The policy of the page: nothing is loaded, nothing runs and no style applies but ours."""
    hashes = [base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _glance(seen: Overview) -> Iterable[tuple[str, str]]:
    """The counts of the front, each with its words."""
    for count, noun in ((seen.documents, "document"), (seen.sources, "source"), (seen.claims, "claim")):
        words = noun if count == 1 else f"{noun}s"
        yield (
            f"{count:,}",
            words if noun != "claim" else f"{words}: {seen.figures:,} with a figure, {seen.statements:,} without",
        )
    yield f"{len(seen.conflicts):,}", "disagreement" if len(seen.conflicts) == 1 else "disagreements"


def _sections(seen: Overview, has_decisions: bool) -> Iterable[tuple[str, str]]:
    yield "disagreements", "Disagreements"
    yield "timelines", "Timelines"
    if seen.revisions:
        yield "revisions", "Corrections"
    yield "claims", "All claims"
    yield "sources", "Sources"
    if has_decisions:
        yield "decisions", "Decisions"
    yield "documents", "Documents"
    yield "reading", "How to read this page"


def _compared(seen: Overview, claims: Sequence[Claim], index: Index, policy: Policy | None) -> dict[str, Any]:
    """What comparing yielded. Goes first: claims then know where they are used."""
    found = things(seen.timelines, claims, policy, index.lexicon)
    return {
        "disagreements": disagreements(seen.conflicts, index, policy),
        "disagreement_count": len(seen.conflicts),
        "plots": plots(found, index, policy),
        "plot_count": len(found),
        "revisions": [_revision(told, index) for told in seen.revisions[:_REVISIONS]],
        "revision_count": len(seen.revisions),
    }


def _revision(told: Revision, index: Index) -> _RevisionView:
    return _RevisionView(
        headline=headline(told.later.measure, index.lexicon) or "statement",
        source=source(told.later),
        change=CHANGES[told.change],
        earlier=figure(told.earlier),
        earlier_href=index.href(told.earlier),
        earlier_date=when(told.earlier),
        later=figure(told.later),
        later_href=index.href(told.later),
        later_date=when(told.later),
    )


def _told(
    seen: Overview,
    claims: Sequence[Claim],
    index: Index,
    documents: Iterable[Document | DocumentRef],
    full_text: bool,
) -> dict[str, Any]:
    """Claims, documents and decisions."""
    measures: dict[str, int] = {}
    views = documents_of(index, documents, full_text=full_text)
    stories = list(stories_of(seen.stories, index, measures))
    anchors = {claim.id: anchor for claim, anchor in zip(reversed(claims), reversed(index.anchors), strict=True)}
    marked = {piece.claim for view in views for piece in view.text if piece.claim}
    found = {verdict for told in index.verdicts.values() for verdict in told}
    decisions = decided(seen.decisions, seen.before, {name: f"#{anchor}" for name, anchor in anchors.items()})
    notes = [(f"#{view.anchor}", words) for story in stories for view in story.claims for words in view.reviews]
    return {
        "stories": stories,
        "documents": views,
        "decisions": decisions,
        "review_notes": [] if decisions else notes,
        "text_anchor": {name: anchors[name] for name in marked},
        "in_text": {anchors[name] for name in marked},
        "source_options": sorted(((n, name) for name, n in index.sources.items()), key=lambda pair: pair[1].casefold()),
        "measure_options": sorted(((n, name) for name, n in measures.items()), key=lambda pair: pair[1].casefold()),
        "verdict_options": _verdict_options(found),
    }


def _verdict_options(found: Iterable[str]) -> list[tuple[str, str]]:
    """What can be asked for, one option for verdicts that are called alike."""
    present = set(found)
    options: dict[str, list[str]] = {}
    for verdict, words in _VERDICTS.items():
        if verdict in present:
            options.setdefault(words, []).append(verdict)
    return [(" ".join(verdicts), words) for words, verdicts in options.items()]
