"""``python -m claimtrack`` is the command ``claimtrack``.

Enters: the arguments of the process. Leaves: the exit status of the command line. Refused: nothing of its own.
"""

import sys

from claimtrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
