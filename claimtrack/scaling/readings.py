"""One article -> its reading: document, claims and findings, whatever happens.

Enters: a document, or an article or page as its reader gave it. Leaves: a reading. Refused: nothing; what goes wrong in
one article is a finding on its reading, so that the others are still read.
"""

from collections.abc import Iterator
from functools import cached_property, lru_cache

import attrs

from claimtrack.errors import LexiconError, MissingExtraError, ReadError
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.reading.articles import Article, Given, Page, document_of
from claimtrack.record.lines import from_line, to_line

__all__ = ["Job", "Piece", "Reading", "read_article"]

Piece = Document | Article | Page


@attrs.frozen(kw_only=True)
class Job:
    """What is asked of every article.

    Attributes:
        given: What the caller says of all articles.
        lexicon: The words to read its language with; the shipped ones of each article's own language unless given.
        texts: Whether the documents come back with their texts.
    """

    given: Given = attrs.field(factory=Given)
    lexicon: Lexicon | None = None
    texts: bool = False


@attrs.frozen(eq=False)
class Reading:
    """One article, read.

    Attributes:
        document: The document, without its text unless that was asked for; None where it could not be made.
        findings: Doubts about it, and why it could not be read.
        kept: Its claims as another process wrote them, one JSON record each; None where they were read in this one.
    """

    document: Document | DocumentRef | None
    _claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    kept: tuple[str, ...] | None = None

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, in text order; what another process wrote is read when it is first asked for."""
        return self._claims if self.kept is None else tuple(map(from_line, self.kept))

    def lines(self) -> Iterator[str]:
        """Its claims as JSON records, as ``to_line`` writes them."""
        return map(to_line, self._claims) if self.kept is None else iter(self.kept)

    def __eq__(self, other: object) -> bool:
        """Whether document, claims and findings are equal, whoever read them."""
        if not isinstance(other, Reading):
            return NotImplemented
        parts = (self.document, self.claims, self.findings)
        return parts == (other.document, other.claims, other.findings)

    __hash__ = None  # type: ignore[assignment]


def read_article(piece: Piece, job: Job) -> Reading:
    """Read one article; whatever goes wrong in it becomes a finding, so that the others are still read."""
    findings: list[Finding] = []
    document: Document | None = piece if isinstance(piece, Document) else None
    try:
        if document is None:
            document = document_of(piece, job.given, findings.append)  # type: ignore[arg-type]
        claims = extract(document, lexicon=_words_for(document, job), on_finding=findings.append)
    except LexiconError as error:  # a language that is not read
        findings.append(Finding("unknown-language", Severity.ERROR, str(error), _where(piece)))
        return Reading(document.ref if document is not None else None, (), tuple(findings))
    except (ReadError, MissingExtraError) as error:
        where, message = getattr(error, "where", _where(piece)), str(error)
        code = "missing-extra" if isinstance(error, MissingExtraError) else "unreadable"
        findings.append(Finding(code, Severity.ERROR, message.removeprefix(f"{where}: "), where))
        return Reading(None, (), tuple(findings))
    except Exception as error:  # noqa: BLE001 - one article nobody foresaw must not end the reading of an archive
        message = f"this article was skipped ({type(error).__name__}: {error}); please report it"
        findings.append(Finding("skipped", Severity.ERROR, message, _where(piece)))
        return Reading(None, (), tuple(findings))
    return Reading(document if job.texts else document.ref, tuple(claims), tuple(dict.fromkeys(findings)))


def _words_for(document: Document, job: Job) -> Lexicon:
    """The caller's words for documents in their language; else those of the document's own."""
    if job.lexicon is not None and job.lexicon.language == document.language:
        return job.lexicon
    return _shipped(document.language)


@lru_cache(maxsize=8)
def _shipped(language: str) -> Lexicon:
    """One for all documents of a language, since readers keep what they compile of it."""
    return load_lexicon(language)


def _where(piece: Piece) -> str:
    return (piece.path if isinstance(piece, Document) else piece.where) or ""
