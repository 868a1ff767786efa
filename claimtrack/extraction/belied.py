"""What somebody calls untrue: "called the claim that 40 had died a fabrication", "described the figure as a lie".

Enters: a context and the token of a verb of calling. Leaves: the tokens of the claim, or None where nothing is belied.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.context import Context

__all__ = ["belied_content"]

_OPENING = 4  # tokens between the verb and the word for a claim
_REACH = 25  # tokens between the verb and the word for what is untrue


def belied_content(context: Context, at: int, high: int) -> Tokens | None:
    """The claim between a verb and what it is called: "the claim that 40 had died | a fabrication"."""
    words, g = context.words, context.grammar
    if g.claims.isdisjoint(words[at + 1 : min(high, at + _OPENING)]):
        return None
    for token in range(at + 3, min(high, at + _REACH)):
        if words[token] in (";", ":"):
            return None
        if words[token] in g.falsehoods:
            last = token
            while last > at + 2 and (words[last - 1] in g.articles or words[last - 1] == "as"):
                last -= 1
            return at + 1, last
    return None
