"""JSON text with exact numbers: the one thing that the standard library's writer cannot do is print a ``Decimal``.

Enters: dicts, lists, strings, ints, decimals, booleans and None. Leaves: one line of JSON, spaced as ``json.dumps``
spaces it, readable in any script. Refused: floats, and text that JSON cannot tell from another text.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from claimtrack.errors import RecordError

__all__ = ["json_text"]

# Lone surrogates cannot be encoded as UTF-8, and the others end a line for str.splitlines and for JavaScript.
_ESCAPED = re.compile("[\ud800-\udfff\x7f-\x9f\u2028\u2029]")
# Written as escapes these two would be read back as one character beyond U+FFFF.
_SPLIT_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def json_text(value: Any) -> str:
    """A value as one line of JSON.

    Raises:
        RecordError: For floats and other foreign values, and for a surrogate pair that stands as two code points.

    >>> json_text({"low": Decimal("1.50"), "unit": None, "text": "İ 1½"})
    '{"low": 1.50, "unit": null, "text": "İ 1½"}'
    """
    if value is None or value is True or value is False:
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, int | Decimal):
        return str(value)
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_quoted(key)}: {json_text(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(json_text, value))}]"
    raise RecordError(f"a record cannot hold {type(value).__name__} {value!r}")


def _quoted(text: str) -> str:
    if _SPLIT_PAIR.search(text):
        raise RecordError("the text holds a surrogate pair as two code points, which JSON reads as one character")
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", encode_basestring(text))
