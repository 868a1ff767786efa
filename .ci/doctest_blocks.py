"""Griffe: the doctests of docstrings as blocks of code, which Markdown would otherwise take for links and quotations.

Enters: the modules as griffe reads them. Leaves: the same, with each run of ``>>>`` lines fenced.
"""

import re
from typing import Any

import griffe

RUN = re.compile(r"^>>> .*(?:\n(?!\n).*)*(?:\n\n(?=>>> ).*(?:\n(?!\n).*)*)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Fences what starts with a prompt, up to the last such run."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called with every object once its members are there."""
        if obj.docstring and ">>> " in obj.docstring.value:
            obj.docstring.value = RUN.sub(lambda found: f"```python\n{found[0]}\n```", obj.docstring.value)
