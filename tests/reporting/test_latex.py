"""LaTeX in which words are only words."""

import pytest

from claimtrack.reporting.blocks import Heading, Paragraph, Table
from claimtrack.reporting.latex import escaped, latex

WORDS = [
    ("29,500", "29,500"),
    ("50 %", r"50 \%"),
    (r"\input{/etc/passwd}", r"\textbackslash{}input\{/etc/passwd\}"),
    (r"\write18{rm}", r"\textbackslash{}write18\{rm\}"),
    ("$x_1^2$ & #1 ~", r"\$x\_1\textasciicircum{}2\$ \& \#1 \textasciitilde{}"),
    ("a | b <c>", r"a \textbar{} b \textless{}c\textgreater{}"),
    ('say "no"', r"say \char34{}no\char34{}"),
    ("1--2", "1-{}-2"),
    ("'' ,, ?` !`", r"'{}' ,{}, ?{}\textasciigrave{} !{}\textasciigrave{}"),
    ("[1]", "{}[1]"),
    ("1,400 → 1,200", r"1,400 $\rightarrow$ 1,200"),
    ("İstanbul é", "İstanbul é"),
    ("^^5cinput x", r"\textasciicircum{}\textasciicircum{}5cinput x"),
]


@pytest.mark.parametrize(("words", "shown"), WORDS)
def test_tex_obeys_no_word(words: str, shown: str) -> None:
    """Every character that TeX would obey, or join to another letter, is escaped."""
    assert escaped(words) == shown


def test_a_page() -> None:
    """Sections, paragraphs, and tables that run over pages, in columns that fit the line; empty tables are left out."""
    table = Table(("figure", "source", "caveat"), (("29,500", "a & b", ""), ("12", "[c]", "")))
    page = latex(
        [Heading("Report", 1), Heading("Claims"), Heading("One", 3), Paragraph("50 %"), table, Table(("a",), ())]
    )
    assert page.startswith("% \\usepackage{longtable,array,booktabs}\n\n\\section*{Report}\n")
    assert "\\subsection*{Claims}" in page
    assert "\\subsubsection*{One}" in page
    assert "50 \\%\n" in page
    assert page.count("\\begin{longtable}") == page.count("\\end{longtable}\n") == 1
    assert "29,500 & a \\& b \\\\\n12 & {}[c] \\\\" in page
    assert "caveat" not in page


@pytest.mark.parametrize("columns", [1, 3, 8, 13])
def test_columns_fit_the_line(columns: int) -> None:
    """Their shares never reach the whole of it, long words and all."""
    import re

    row = tuple("word " * (at + 1) + "x" * at for at in range(columns))
    widths = re.findall(r"p\{(0\.\d\d)\\linewidth\}", latex([Table(row, (row,))]))
    assert len(widths) == columns
    assert sum(map(float, widths)) < 1
