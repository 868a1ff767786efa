"""The name that speakers give themselves: "a trader who gave his name as Hamid", "a baker who asked to be called Sami".

Enters: a context and the source words of an attribution. Leaves: the tokens of the name that a relative clause behind
them tells, else the words as they were.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.context import Context
from claimtrack.extraction.scan import WORD

__all__ = ["named_by_themselves"]

_CLAUSE = 10  # tokens between "who" and the word behind which the name stands
_NAME = 4  # words of a name


def named_by_themselves(context: Context, first: int, last: int) -> Tokens:
    """The source words, or the name in a clause on them."""
    words, length = context.words, len(context.words)
    source = words[first:last]
    who = first + source.index("who") if "who" in source else last
    who += who < length and words[who] == ","
    if who >= length or words[who] != "who":
        return first, last
    high = context.scan.sentences[context.scan.sentence[who]][1]
    for token in range(who + 1, min(high - 1, who + _CLAUSE)):
        if words[token] in context.grammar.self_names or (
            words[token] in context.grammar.by_name and words[token - 1] in context.grammar.be
        ):
            begin = token + 1
            while begin < high and words[begin] in context.grammar.before_names:
                begin += 1
            end = begin
            while end < min(high, begin + _NAME) and context.capital[end] and context.scan.kinds[end] == WORD:
                end += 1
            return (begin, end) if end > begin else (first, last)
    return first, last
