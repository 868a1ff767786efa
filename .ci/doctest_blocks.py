"""Griffe: the doctests of docstrings as blocks of code, and the values of enumerations, for the reference.

Enters: the modules as griffe reads them. Leaves: the same, with each run of ``>>>`` lines fenced, which Markdown would
otherwise take for links and quotations, and with a line of its values under each enumeration, since members without a
docstring of their own are not shown.
"""

import re
from typing import Any

import griffe

RUN = re.compile(r"^>>> .*(?:\n(?!\n).*)*(?:\n\n(?=>>> ).*(?:\n(?!\n).*)*)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Fences what starts with a prompt, up to the last such run; names what an enumeration may be."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Called with every object once its members are there."""
        if obj.docstring and ">>> " in obj.docstring.value:
            obj.docstring.value = RUN.sub(lambda found: f"```pycon\n{found[0]}\n```", obj.docstring.value)
        if obj.docstring and obj.is_class and any(str(base).endswith("Enum") for base in obj.bases):
            values = [str(member.value).strip("'\"") for member in obj.members.values() if member.is_attribute]
            obj.docstring.value += f"\n\nOne of {', '.join(f'`{value}`' for value in values)}."
