"""Hyphens of print as the hyphen of the keyboard, so that no reading rule need know of more than one.

Enters: a text. Leaves: the same text with U+2010 and U+2011 as "-", character for character, so that every offset
stays; the very same object where there are none. Refused: nothing; dashes and minus signs mean other things and stay.
"""

__all__ = ["with_plain_hyphens"]


def with_plain_hyphens(text: str) -> str:
    r"""The text with the hyphens U+2010 and U+2011 as hyphen-minus.

    >>> with_plain_hyphens("twenty\N{NON-BREAKING HYPHEN}one to thirty\N{HYPHEN}five")
    'twenty-one to thirty-five'
    """
    if "\u2010" in text or "\u2011" in text:
        return text.replace("\u2010", "-").replace("\u2011", "-")
    return text
