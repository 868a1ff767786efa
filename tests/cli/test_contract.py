"""The command ``claimtrack contract``: what it prints, how it exits, and what it refuses."""

from pathlib import Path

import pytest

from claimtrack.cli import main

MINE = """
import re

def find_numbers(text):
    return [(m.start(), m.end(), int(m[0])) for m in re.finditer(r"[0-9]+", text)]

class Reader:
    @staticmethod
    def parse(text):
        return int(text)

NUMBER = 5
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a parser of one's own, and a clean list of places to import from."""
    (tmp_path / "contract_mine.py").write_text(MINE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.path", [place for place in __import__("sys").path if place])
    return tmp_path


def test_a_parser_of_ones_own(folder, capsys):
    """Every promise has a line, kept or broken with its smallest phrase; the scorecard follows."""
    assert main(["contract", "contract_mine:find_numbers", "--examples", "5"]) == 0
    out = capsys.readouterr().out
    assert "kept    offsets        it gives offsets within the text" in out
    assert "BROKEN  bounds         'They counted " in out
    assert "number: digits" in out
    assert "values right" in out
    assert not list(folder.glob(".hypothesis"))


def test_fail_on_broken(folder, capsys):
    """A broken promise is an exit status of 3 where one asks for it; documented errors break none."""
    assert main(["contract", "contract_mine:find_numbers", "--examples", "2", "--fail-on", "broken"]) == 3
    method = ["contract", "contract_mine:Reader.parse", "--kind", "number", "--style", "parse", "--examples", "2"]
    assert main(method) == 0
    assert "kept    errors" in capsys.readouterr().out


def test_our_own_parser_keeps_its_promises(folder, capsys):
    """The parser of dates breaks none."""
    ours = [
        "contract",
        "claimtrack.parsing.dates:find_dates",
        "--kind",
        "date",
        "--examples",
        "2",
        "--fail-on",
        "broken",
    ]
    assert main(ours) == 0
    assert "BROKEN" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("mine", "write MODULE:FUNCTION, such as mine:find_numbers, not 'mine'"),
        (":find", "write MODULE:FUNCTION"),
        ("mine:", "write MODULE:FUNCTION"),
        ("no_such_module_here:find", "cannot import no_such_module_here"),
        ("contract_mine:missing", "contract_mine has no function missing"),
        ("contract_mine:NUMBER", "contract_mine has no function NUMBER"),
    ],
)
def test_what_is_no_function_is_refused(folder, capsys, named, message):
    """A name without a function behind it is wrong usage, and says what is missing."""
    assert main(["contract", named]) == 2
    assert message in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize(
    "option", [["--kind", "colour"], ["--style", "guess"], ["--examples", "0"], ["--fail-on", "luck"]]
)
def test_unknown_options_are_refused(folder, option):
    """Kinds, styles and numbers outside the list are wrong usage."""
    assert main(["contract", "contract_mine:find_numbers", *option]) == 2
