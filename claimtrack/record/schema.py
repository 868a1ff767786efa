"""The JSON Schema of the claim record, as shipped beside this module.

Enters: nothing. Leaves: the schema (JSON Schema 2020-12) as a dict, for any validator. It says what a record looks
like; what contradicts itself (a low end above the high one) only the model knows.
"""

import json
from importlib.resources import files
from typing import Any

__all__ = ["claim_schema"]


def claim_schema() -> dict[str, Any]:
    """The schema of one record; a new dict at each call.

    >>> claim_schema()["title"]
    'claimtrack/claim/1'
    """
    schema: dict[str, Any] = json.loads(files("claimtrack.record").joinpath("claim.schema.json").read_text("utf-8"))
    return schema
