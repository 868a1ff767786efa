"""Paths -> claims, and findings -> sentences.

Enters: the paths and options of a command. Leaves: the claims of all articles and tables that could be read, and which
documents they were. Refused: nothing; what cannot be read is told on the standard error, and the rest goes on.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, NoReturn

import attrs
import click

from claimtrack.errors import ClaimtrackError, ReadError, RecordError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment

if TYPE_CHECKING:
    from tqdm import tqdm

    from claimtrack.reading.limits import Limits
    from claimtrack.scaling.readings import Reading

__all__ = ["Intake", "Options", "finish", "intake_of", "read_in", "take_in", "tell"]

_TABLES = (".csv", ".tsv")
_EITHER = (".jsonl", ".ndjson", ".json", ".parquet")  # claims or articles
_LOOKED_AT = 1 << 24  # bytes of a file of records that are looked at to tell which
_TOLD = 20  # findings of one kind that are told one by one
_MANY = 10  # files from which on a bar shows how far reading is
_MUCH = 1 << 20  # bytes from which on it does


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
    workers: int = 1
    resume: str | None = None
    max_bytes: int | None = None
    links: tuple[str, ...] = ()


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
    intake = intake_of(options)
    for reading in read_in(options, intake):
        intake.claims += reading.claims
        if reading.document is not None:
            intake.documents.append(reading.document)
    _link(intake, options)
    finish(intake, options)
    return intake


def _link(intake: Intake, options: Options) -> None:
    """Tie claims to each other as the user's tables say."""
    if options.links:
        from claimtrack.exchange.links import add_links, read_links

        rows = [row for file in options.links for row in read_links(file)]
        intake.claims = add_links(intake.claims, rows, intake.findings.append)


def intake_of(options: Options) -> Intake:
    """An intake that nothing has been read into."""
    from claimtrack.lexicon.loader import load_lexicon

    return Intake(load_lexicon(options.language or "en", options.lexicon))


def finish(intake: Intake, options: Options) -> None:
    """Tell what was found.

    Raises:
        click.exceptions.Exit: With status 1, where nothing could be read at all.
    """
    tell(dict.fromkeys(intake.findings), verbose=options.verbose)
    if intake.failed and not intake.documents and not intake.claims:
        raise click.exceptions.Exit(1)


def read_in(options: Options, intake: Intake) -> "Iterator[Reading]":
    """The readings of all articles and tables, one after the other; findings go into the intake."""
    from claimtrack.reading.documents import find_files

    files = list(find_files(options.paths, on_finding=intake.findings.append))
    with _bar(files) as bar:
        for are_tables, some in groupby(files, lambda file: _is_table(file, options, intake.lexicon)):
            if not are_tables:
                yield from _articles(list(some), options, intake, bar)
                continue
            for file in some:
                try:
                    yield from _table(file, options, intake)
                except ClaimtrackError as error:
                    intake.findings.append(_as_finding(error, file))


def _articles(files: list[str], options: Options, intake: Intake, bar: "tqdm[NoReturn] | None") -> "Iterator[Reading]":
    from claimtrack.reading.documents import read_pieces
    from claimtrack.reading.records import PARTS
    from claimtrack.scaling.many import extract_many

    def passed(count: int) -> None:
        if bar is not None:
            bar.update(min(count, bar.total or 0) - bar.n)

    columns = {part: name for part, name in options.columns if part in PARTS}
    pieces = read_pieces(files, columns, _limits(options.max_bytes), intake.findings.append, passed)
    found = extract_many(
        pieces,
        workers=options.workers,
        resume=options.resume,
        published=options.published,
        publisher=options.publisher,
        language=options.language,
        lexicon=intake.lexicon,
        texts=options.texts,
        on_finding=intake.findings.append,
    )
    for number, reading in enumerate(found, 1):
        if bar is not None:
            bar.set_postfix_str(f"{number:,} articles", refresh=False)
        yield reading


def _limits(article_bytes: int | None) -> "Limits":
    """The default limits, or the caller's for an article; the file that holds many may not be held to less."""
    from claimtrack.reading.limits import Limits

    usual = Limits()
    if article_bytes is None:
        return usual
    return Limits(article_bytes=article_bytes, feed_bytes=max(article_bytes, usual.feed_bytes))


def _as_finding(error: ClaimtrackError, file: str) -> Finding:
    """An error as a sentence that names the file; those of reading name it already, with the line."""
    named = isinstance(error, ReadError | RecordError)
    return Finding("unreadable", Severity.ERROR, str(error), "" if named else file)


def _table(file: str, options: Options, intake: Intake) -> "Iterator[Reading]":
    from claimtrack.exchange.tables import read_claims
    from claimtrack.scaling.readings import Reading

    claims = read_claims(
        file,
        columns=dict(options.columns),
        on_finding=intake.findings.append,
        strict=options.strict,
        published=options.published,
        publisher=options.publisher,
        lexicon=intake.lexicon,
    )
    for claim in claims:
        yield Reading(claim.document, (claim,))


def _is_table(file: str, options: Options, lexicon: Lexicon) -> bool:
    """Whether a file holds claims rather than articles: by its name, and where that may be either by its content."""
    from claimtrack.exchange.tables import is_table
    from claimtrack.reading.records import are_articles
    from claimtrack.reading.streams import head, open_stream, stem_suffix, unpacked

    if file != "-" and stem_suffix(file) not in _EITHER:
        return stem_suffix(file) in _TABLES
    try:
        with open_stream(file) as raw:
            if file == "-" and is_table(head(raw), dict(options.columns), lexicon):
                return True
            stream = unpacked(raw)
            is_record = file != "-" or stream.peek(64).lstrip()[:1] == b"{"
            return is_record and not are_articles(stream, file, dict(options.columns), _LOOKED_AT)
    except ClaimtrackError:
        return file != "-"


@contextmanager
def _bar(files: Sequence[str]) -> "Iterator[tqdm[NoReturn] | None]":
    """On a terminal, a bar with rate and remaining time where there is much to read."""
    sizes = [os.path.getsize(file) for file in files if os.path.isfile(file)]  # noqa: PTH113, PTH202 - NUL in a name
    if not sys.stderr.isatty() or (len(files) < _MANY and sum(sizes) < _MUCH):
        yield None
        return
    from tqdm import tqdm

    with tqdm(total=sum(sizes), unit="B", unit_scale=True, leave=False, file=sys.stderr) as bar:
        yield bar


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
