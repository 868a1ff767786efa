"""The command line: ``claimtrack COMMAND PATH...``.

Enters: the arguments of a shell. Leaves: a report on the standard output, findings as sentences on the standard
error, and an exit status: 0 done, 1 something could not be read, 2 wrong usage, 3 what ``--fail-on`` asks for, 130
interrupted.
Refused: nothing gets through as a traceback. Each command has a file of its own, imported only when it is called.
"""

import os
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status.

    Args:
        arguments: The words after ``claimtrack``; those of the process unless given.
    """
    import click

    from claimtrack.cli.commands import claimtrack
    from claimtrack.cli.output import ReaderGoneError
    from claimtrack.errors import ClaimtrackError

    try:
        status = claimtrack.main(arguments, prog_name="claimtrack", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Abort:  # click's name for a KeyboardInterrupt
        return _say("interrupted", 130)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ClaimtrackError as error:
        return _say(str(error), 1)
    except (ReaderGoneError, BrokenPipeError):
        return _pipe_closed()
    except KeyboardInterrupt:
        return _say("interrupted", 130)
    except MemoryError:
        return _say("not enough memory for this input; give fewer files at a time", 1)
    except Exception as error:  # the last line of defence: no traceback reaches a user
        if os.environ.get("CLAIMTRACK_TRACEBACK"):
            raise
        said = f"{type(error).__name__}: {error}"
        return _say(f"a fault of claimtrack itself ({said}); please report it; CLAIMTRACK_TRACEBACK=1 shows where", 1)


def _say(message: str, status: int) -> int:
    from claimtrack.reporting.words import plain

    print(f"claimtrack: {plain(message)}", file=sys.stderr)  # noqa: T201 - this is the command line
    return status


def _pipe_closed() -> int:
    """The reader (``head``) has had enough; what is left unwritten must not fail once more when Python ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        sys.stdout = None
    return 0
