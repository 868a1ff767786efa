"""Paths -> claims, and findings -> sentences.

Enters: the paths and options of a command. Leaves: the claims of all articles and tables that could be read, and which
documents they were. Refused: nothing; what cannot be read is told on the standard error, and the rest goes on.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cache

import attrs
import click

from claimtrack.errors import ClaimtrackError, ReadError, RecordError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment

__all__ = ["Intake", "Options", "take_in", "tell"]

LexiconOf = Callable[[str], Lexicon]

_TABLES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json", ".parquet")
_TOLD = 20  # findings of one kind that are told one by one
_MANY = 10  # files from which on a bar shows how far reading is


@attrs.frozen(kw_only=True)
class Options:
    """How paths are read."""

    paths: tuple[str, ...]
    published: Moment | None = None
    publisher: str | None = None
    language: str | None = None
    lexicon: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    strict: bool = False
    verbose: bool = False
    texts: bool = False


@attrs.define
class Intake:
    """What was read.

    Attributes:
        claims: The claims of all articles and tables.
        documents: What they were read from, with or without claims; with their texts only where these were asked for.
        findings: Doubts and failures, in the order they came.
        lexicon: The words to compare with.
    """

    lexicon: Lexicon
    claims: list[Claim] = attrs.field(factory=list)
    documents: list[Document | DocumentRef] = attrs.field(factory=list)
    findings: list[Finding] = attrs.field(factory=list)

    @property
    def failed(self) -> bool:
        """Whether something could not be read."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def status(self) -> int:
        """The exit status as far as reading goes."""
        return 1 if self.failed else 0


def take_in(options: Options) -> Intake:
    """Read all paths, tell the findings, and give what was read.

    Raises:
        click.exceptions.Exit: With status 1, where nothing could be read at all.
    """
    from claimtrack.lexicon.loader import load_lexicon
    from claimtrack.reading.documents import find_files

    @cache
    def lexicon_of(language: str) -> Lexicon:
        """One for all files of a language, since readers keep what they compile of it."""
        return load_lexicon(language, options.lexicon)

    intake = Intake(lexicon_of(options.language or "en"))
    files = list(find_files(options.paths, on_finding=intake.findings.append))
    for file in _shown(files):
        try:
            (_take_table if _is_table(file) else _take_article)(file, options, intake, lexicon_of)
        except ClaimtrackError as error:
            intake.findings.append(_as_finding(error, file))
    tell(dict.fromkeys(intake.findings), verbose=options.verbose)
    if intake.failed and not intake.documents and not intake.claims:
        raise click.exceptions.Exit(1)
    return intake


def _as_finding(error: ClaimtrackError, file: str) -> Finding:
    """An error as a sentence that names the file; those of reading name it already, with the line."""
    named = isinstance(error, ReadError | RecordError)
    return Finding("unreadable", Severity.ERROR, str(error), "" if named else file)


def _take_table(file: str, options: Options, intake: Intake, lexicon_of: LexiconOf) -> None:
    from claimtrack.exchange.tables import read_claims

    claims = read_claims(
        file,
        columns=dict(options.columns),
        on_finding=intake.findings.append,
        strict=options.strict,
        published=options.published,
        publisher=options.publisher,
        lexicon=lexicon_of(options.language or "en"),
    )
    intake.claims += claims
    intake.documents += [claim.document for claim in claims if claim.document is not None]


def _take_article(file: str, options: Options, intake: Intake, lexicon_of: LexiconOf) -> None:
    from claimtrack.extraction.extract import extract
    from claimtrack.reading.documents import read

    def on_finding(finding: Finding) -> None:
        intake.findings.append(finding)

    document = read(
        file,
        published=options.published,
        publisher=options.publisher,
        language=options.language,
        on_finding=on_finding,
    )
    claims = extract(document, lexicon=lexicon_of(document.language), on_finding=on_finding)
    intake.documents.append(document if options.texts else document.ref)
    intake.claims += claims


def _is_table(file: str) -> bool:
    """Whether a file holds claims; the standard input does where it starts as JSON does."""
    if file != "-":
        return file.lower().endswith(_TABLES)
    stream = getattr(sys.stdin, "buffer", None)
    return stream is not None and hasattr(stream, "peek") and stream.peek(64).lstrip()[:1] == b"{"


def _shown(files: Sequence[str]) -> Iterable[str]:
    """The files, with a bar on a terminal where there are many."""
    if len(files) < _MANY or not sys.stderr.isatty():
        return files
    from tqdm import tqdm

    bar: Iterable[str] = tqdm(files, unit="file", leave=False, file=sys.stderr)
    return bar


def tell(findings: Iterable[Finding], *, verbose: bool) -> None:
    """Findings as sentences; after the twentieth of a kind only their number, unless asked for all."""
    from claimtrack.reporting.words import plain

    told: Counter[str] = Counter()
    for finding in findings:
        if finding.severity is Severity.INFO and not verbose:
            continue
        told[finding.code] += 1
        if told[finding.code] <= _TOLD or verbose:
            mark = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
            click.echo(f"claimtrack: {mark}{plain(str(finding))}", err=True)
    for code, count in told.items():
        if count > _TOLD and not verbose:
            click.echo(f"claimtrack: {count - _TOLD:,} more of this kind ({code}); --verbose tells all", err=True)
