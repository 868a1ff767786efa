"""Tables in files, and what reading them gives, for the tests of tables."""

from pathlib import Path

from claimtrack.exchange.tables import read_claims
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.quantity import Quantity

__all__ = ["figures", "table", "told"]


def table(tmp_path: Path, text: str, name: str = "figures.csv") -> Path:
    """A file with these words in it."""
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def figures(claims: list[Claim]) -> list[object]:
    """The named numbers of the claims."""
    return [item.value.nominal if isinstance(item.value, Quantity) else item.value for item in claims]


def told(path: Path, **options: object) -> tuple[list[Claim], list[tuple[str, str, str]]]:
    """The claims, and each finding as code, place after the file's name, and message."""
    findings: list[Finding] = []
    claims = read_claims(path, on_finding=findings.append, **options)  # type: ignore[arg-type]
    return claims, [(item.code, item.where.removeprefix(str(path)), item.message) for item in findings]
