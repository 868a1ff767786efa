"""The program as a process: pipes that close, interrupts, faults, and a fast start."""

import contextlib
import io
import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

import claimtrack.cli
from claimtrack.cli import main, output
from claimtrack.errors import RecordError

COMMAND = [sys.executable, "-c", "import sys; from claimtrack.cli import main; sys.exit(main())"]


def test_a_reader_that_has_had_enough_is_no_fault(tmp_path: Path) -> None:
    """``claimtrack ... | head -1`` ends quietly."""
    rows = "".join(f"killed,{i}\n" for i in range(3000))
    (tmp_path / "a.csv").write_text(f"measure,value\n{rows}", "utf-8")
    process = subprocess.Popen(  # noqa: S603
        [*COMMAND, "extract", "a.csv"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), said) == (0, b"")


def test_an_interrupt_says_so(tmp_path: Path) -> None:
    """Ctrl-C while waiting for input: status 130 and no traceback."""
    process = subprocess.Popen(  # noqa: S603
        [*COMMAND, "extract", "-"], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130
    assert b"Traceback" not in said
    assert b"interrupted" in said


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (ValueError("odd"), 1, "claimtrack: a fault of claimtrack itself (ValueError: odd); please report it"),
        (MemoryError(), 1, "claimtrack: not enough memory"),
        (KeyboardInterrupt(), 130, "claimtrack: interrupted"),
        (RecordError("bad\x1b[31m"), 1, "claimtrack: bad\n"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_no_traceback_reaches_a_user(
    error: BaseException, status: int, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever goes wrong ends in a sentence and a status."""
    from claimtrack.cli import commands

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(commands.claimtrack, "main", fail)
    monkeypatch.setattr(claimtrack.cli, "_pipe_closed", lambda: 0)
    assert main(["report", "x"]) == status
    assert capsys.readouterr().err.startswith(said)


def test_a_developer_may_ask_for_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment variable lets a fault through."""
    from claimtrack.cli import commands

    def fail(*_: object, **__: object) -> None:
        raise ValueError("odd")

    monkeypatch.setattr(commands.claimtrack, "main", fail)
    monkeypatch.setenv("CLAIMTRACK_TRACEBACK", "1")
    with pytest.raises(ValueError, match="odd"):
        main(["report", "x"])


def test_help_starts_fast_and_loads_no_command() -> None:
    """Help needs click and nothing of the library's rooms; the report needs no hypothesis."""
    code = (
        "import sys; from claimtrack.cli import main; main(['--help']); "
        "rooms = {name.split('.')[1] for name in sys.modules if name.startswith('claimtrack.')}; "
        "assert rooms <= {'cli', 'errors', 'version'}, rooms; "
        "main(['report', '-']); assert 'hypothesis' not in sys.modules; assert 'tqdm' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, input=b"", capture_output=True)  # noqa: S603


def test_the_terminals_width_and_encoding(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A terminal gives its width and encoding; files and pipes are UTF-8 and as wide as need be."""

    class Terminal:
        """A narrow terminal that knows ASCII only."""

        encoding = "ascii"

        def __init__(self) -> None:
            self.buffer = (tmp_path / "screen").open("wb")

        def isatty(self) -> bool:
            return True

        def flush(self) -> None:
            self.buffer.flush()

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.setenv("COLUMNS", "50")
    assert output.terminal_width(None) == 50
    assert output.terminal_width("file") is None
    output.write("“12” killed\n")
    terminal.buffer.close()
    assert (tmp_path / "screen").read_bytes() == b"?12? killed\n"


def test_a_bar_shows_only_for_many_files_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A bar on the standard error, if that is a terminal and there are at least ten files."""
    for number in range(12):
        (tmp_path / f"{number}.csv").write_text("measure,value\nkilled,5\n", "utf-8")
    files = [str(path) for path in tmp_path.iterdir()]
    fcntl, termios = (pytest.importorskip(name) for name in ("fcntl", "termios"))
    for count, seen in ((12, True), (2, False)):
        primary, secondary = os.openpty()
        fcntl.ioctl(secondary, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        told = subprocess.DEVNULL
        subprocess.run([*COMMAND, "extract", *files[:count]], stdout=told, stderr=secondary, check=True)  # noqa: S603
        os.set_blocking(primary, False)
        said = b""
        with contextlib.suppress(BlockingIOError):
            while True:
                said += os.read(primary, 1000)
        os.close(secondary)
        os.close(primary)
        assert (b"%|" in said) is seen, said


def test_a_closed_pipe_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left unwritten goes nowhere; where there is no descriptor to turn, the stream is dropped."""
    turned: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "dup2", lambda source, target: turned.append((source, target)))
    monkeypatch.setattr(sys, "stdout", Path(os.devnull).open("w"))  # noqa: SIM115 - closed below
    assert claimtrack.cli._pipe_closed() == 0
    assert turned[0][1] == sys.stdout.fileno()
    os.close(turned[0][0])
    sys.stdout.close()
    monkeypatch.setattr(sys, "stdout", object())
    assert claimtrack.cli._pipe_closed() == 0
    assert sys.stdout is None


def test_a_stream_without_bytes_takes_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A StringIO in the place of the standard output is written to as it is."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stdout", stream)
    output.write("“12”")
    assert stream.getvalue() == "“12”"
