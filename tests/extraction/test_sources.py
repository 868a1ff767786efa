"""Sources: the names, kinds and affiliations of source words, and which words mean the same source."""

from pathlib import Path

import pytest

from claimtrack import LexiconError, Source, find_attributions
from claimtrack.lexicon.loader import load_lexicon

NAMED = [
    ("The health ministry", "health ministry", "health_authority", None),
    ("Gaza's Hamas-run health ministry", "Gaza health ministry", "health_authority", "Hamas"),
    ("US National Security Council spokesman John Kirby", "John Kirby", "person", "United States"),
    ("Prime Minister Benjamin Netanyahu", "Benjamin Netanyahu", "person", None),
    ("The prime minister, Benjamin Netanyahu,", "Benjamin Netanyahu", "person", None),
    ("The hospital's director, Dr. Samir Haddad,", "Samir Haddad", "person", None),
    ("Gen. Mark Milley", "Mark Milley", "person", None),
    ("Dr. Ashraf al-Qidra", "Ashraf al-Qidra", "person", None),
    ("Lt. Col. Richard Hecht", "Richard Hecht", "person", None),
    ("Mossad chief David Barnea", "David Barnea", "person", None),
    ("David Barnea, the head of the Mossad,", "David Barnea", "person", None),
    ("Ukrainian President Volodymyr Zelensky", "Volodymyr Zelensky", "person", "Ukraine"),
    ("Mayor Anne Hidalgo", "Anne Hidalgo", "person", None),
    ("Rishi Sunak", "Rishi Sunak", "person", None),
    ("Mohammed bin Abdulrahman Al Thani", "Mohammed bin Abdulrahman Al Thani", "person", None),
    ("Two Israeli officials", "Israeli officials", "anonymous", "Israel"),
    ("A senior Hamas official", "senior Hamas official", "anonymous", "Hamas"),
    ("A spokesperson for UNHCR", "spokesperson for UNHCR", "anonymous", "UNHCR"),
    ("A Reuters journalist", "Reuters journalist", "anonymous", "Reuters"),
    ("Residents", "residents", "witness", None),
    ("Three witnesses", "witnesses", "witness", None),
    ("The Israeli army", "Israeli military", "military", "Israel"),
    ("The IDF", "Israeli military", "military", "Israel"),
    ("The Ukrainian General Staff", "Ukrainian military", "military", "Ukraine"),
    ("The U.N.", "United Nations", "intergovernmental", None),
    ("UNICEF", "UNICEF", "intergovernmental", "United Nations"),
    ("Moscow", "Russia", "government", None),
    ("The European Commission", "European Commission", "intergovernmental", "European Union"),
    ("The Interior Ministry", "Interior Ministry", "government", None),
    ("The ministry of defence", "ministry of defence", "military", None),
    ("French police", "French police", "police", None),
    ("Several Israeli media", "Israeli media", "media", None),
    ("The Wall Street Journal", "Wall Street Journal", "media", None),
    ("The Guardian newspaper", "Guardian", "media", None),
    ("The state news agency SANA", "SANA", "media", None),
    ("The Islamist Palestinian organization Hamas", "Hamas", "armed_group", None),
    ("The CGT union", "CGT", "union", None),
    ("Médecins Sans Frontières", "Doctors Without Borders", "ngo", None),
    ("Johns Hopkins University", "Johns Hopkins University", "research", None),
    ("The Kremlin", "Kremlin", "government", "Russia"),
    ("The company", "company", "company", None),
    ("Firefighters", "firefighters", "emergency_service", None),
    ("The fire brigade", "fire brigade", "emergency_service", None),
    ("The opposition party", "opposition party", "party", None),
    ("The weekly survey", "weekly survey", "poll", None),
    ("The broadcaster", "broadcaster", "media", None),
    ("Its latest figures", "latest figures", "unknown", None),
    ("The ministry's official figures", "ministry", "government", None),
    ("The data scientist", "data scientist", "unknown", None),
]


def _sources(text: str) -> list[Source]:
    """The sources of a text, as often as they are attributed something."""
    return [found.source for found in find_attributions(text) if found.source is not None]


@pytest.mark.parametrize(("words", "name", "kind", "affiliation"), NAMED)
def test_words_have_a_name_and_a_kind(words: str, name: str, kind: str, affiliation: str | None) -> None:
    """Titles, determiners and appositions are no part of a name; listed names are canonical."""
    source = _sources(f"{words} said 40 people had died.")[0]
    assert (source.name, source.kind, source.affiliation) == (name, kind, affiliation)


OWNED = [
    ("Israeli information", "Israel"),
    ("Hamas’ latest figures", "Hamas"),
    ("figures from the ministry", "ministry"),
    ("preliminary data compiled by the Red Crescent", "Red Crescent"),
    ("official figures", "official figures"),
    ("Anna Keller's count", "Anna Keller"),
    ("Flood Desk data", "Flood Desk"),
    ("sources from the Islamist Palestinian organization Hamas", "sources from Hamas"),
    ("sources close to Hezbollah", "sources from Hezbollah"),
    ("the UN and Hamas", "United Nations and Hamas"),
    ("the ministry (in an email)", "ministry"),
]


@pytest.mark.parametrize(("words", "name"), OWNED)
def test_figures_belong_to_their_owner(words: str, name: str) -> None:
    """Data nouns give way to whoever's data they are; without an owner they stand for themselves."""
    assert _sources(f"According to {words}, 40 people died.")[0].name == name


SAME_SOURCE = [
    ("Defence Minister Yoav Galant met envoys. Galant said 40 men would go.", ["Yoav Galant"]),
    ("The envoys met Dr. Anna Keller. Keller said 40 men would go.", ["Anna Keller"]),
    ("But Anna Keller came. Lee went. Keller said 40 men would go.", ["Anna Keller"]),
    ("Anna Keller said 40 people died. She said 12 were children.", ["Anna Keller"] * 2),
    ("The crowd cheered Anna Keller. She said 12 were children.", ["Anna Keller"]),
    ("She said 12 were children.", []),
    ("A doctor said 40 people died. He said 12 were children.", ["doctor"] * 2),
    ("Doctors said 40 people died. He said 12 were children.", ["doctors"]),
    ("The health ministry said 40 people died. The ministry said 12 were children.", ["health ministry"] * 2),
    ("UNICEF said 40 people died. It said 12 were children.", ["UNICEF", "UNICEF"]),
    ("The fire department came late. It said 12 were children.", ["fire department"]),
    ("The rain came late. It said 12 were children.", []),
    ("The rain came.\n\nIt said 12 were children.", []),
    ("Hamas said 40 people died. The group said 12 were children.", ["Hamas", "Hamas"]),
    ("Hamas said 40 people died. The Islamists said 12 were children.", ["Hamas", "Hamas"]),
    ("Hamas said 40 people died. The university said 12 were children.", ["Hamas", "university"]),
    ("The World Health Organization (WHO) said 40 died. The WHO said 12 were.", ["World Health Organization"] * 2),
    ("The Regional Flood Office (RFO) said 40 died. The RFO said 12 were.", ["Regional Flood Office"] * 2),
    ("The Centre for the Flood (CF) said 40 died. The CF said 12 were.", ["Centre for the Flood"] * 2),
    ("The flood office, RFO, said 40 died. RFO said 12 were.", ["flood office"] * 2),
    ("The flood office, RFO, said 40 died. SKR said 12 were.", ["flood office", "SKR"]),
    ("A dry note (RFO) came. The RFO said 12 were.", ["RFO"]),
    ("Reuters reported 40 deaths. The agency said 12 were children.", ["Reuters", "Reuters"]),
    (
        "John Kirby said 40 died, and Anna Keller said 12 did. Kirby said 9 did.",
        ["John Kirby", "Anna Keller", "John Kirby"],
    ),
    (
        "The Gaza health ministry said 40 died. The Hamas-run health ministry said 12 were.",
        ["Gaza health ministry"] * 2,
    ),
    ("A weekly survey found 40 percent in favour. The survey found 12 percent undecided.", ["weekly survey"] * 2),
    ("Two officials said 40 people died. They said 12 were children.", ["officials", "officials"]),
    ("Police chief Omar Said said 40 people died. The police said 12 were children.", ["Omar Said", "police"]),
    ("The envoys met Gen. Lee Ortiz. Gen. Ortiz said 40 men would go.", ["Lee Ortiz"]),
    ("The White House spoke. House said 40 men would go.", ["House"]),
    ("Lee Ortiz Bank rose. Bank said 40 men would go.", ["bank"]),
    ("Amnesty International met. International said 40 men would go.", ["International"]),
]


@pytest.mark.parametrize(("text", "names"), SAME_SOURCE)
def test_the_same_voice_is_the_same_source(text: str, names: list[str]) -> None:
    """Pronouns, surnames, acronyms and common nouns mean the source named before."""
    assert [source.name for source in _sources(text)] == names


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Peru's flood office, RFO, said 40 died.", ("RFO",)),
        ("Peru's flood office, a young body, said 40 died.", ()),
        ("Ines Okoro, MP, said 40 died.", ()),
    ],
)
def test_an_acronym_behind_a_name_is_another_name(text: str, aliases: tuple[str, ...]) -> None:
    """Kept with the source, so that another report's acronym is known for the same voice."""
    [found] = find_attributions(text)
    assert found.source is not None
    assert found.source.aliases == aliases


def test_the_texts_own_words_are_kept() -> None:
    """The field as_written holds the words, whatever the name."""
    assert _sources("The Hamas-run health ministry said 12 died.")[0].as_written == "Hamas-run health ministry"


def test_a_users_lexicon_wins(tmp_path: Path) -> None:
    """Entries of the user's file name sources of theirs, with their kinds."""
    own = tmp_path / "own.toml"
    own.write_text('[sources."Flood Desk"]\nkind = "data"\naliases = ["the desk in Ulm", "FD"]\n', "utf-8")
    (found,) = find_attributions("FD said 12 houses were lost.", lexicon=load_lexicon("en", [own]))
    assert found.source == Source("Flood Desk", "data", ("the desk in Ulm", "FD"), as_written="FD")


WRONG = [
    ('[sources."X"]\nkind = "wizard"', "X"),
    ('[cues.mutter]\nframes = ["loud"]', "unknown frame 'loud'"),
    ('[syntax.colours]\nwords = ["red"]', "colours"),
]


@pytest.mark.parametrize(("words", "problem"), WRONG)
def test_wrong_entries_are_named(tmp_path: Path, words: str, problem: str) -> None:
    """An unknown kind, frame or part of speech is an error that names the entry."""
    own = tmp_path / "own.toml"
    own.write_text(words, "utf-8")
    with pytest.raises(LexiconError, match=problem):
        find_attributions("Lee said 12 died.", lexicon=load_lexicon("en", [own]))


def test_a_users_verb_is_a_cue(tmp_path: Path) -> None:
    """A verb of the user's, with irregular forms, works like ours."""
    own = tmp_path / "own.toml"
    own.write_text('[cues.bequip]\nframes = ["that"]\npast = "bequoth"\ning = "bequiping"', "utf-8")
    lexicon = load_lexicon("en", [own])
    for verb in ("bequoth", "bequips", "is bequiping"):
        assert _named(f"Lee {verb} that 12 men died.", lexicon) == ["Lee"]


def _named(text: str, lexicon: object) -> list[str]:
    return [found.source.name for found in find_attributions(text, lexicon=lexicon) if found.source]  # type: ignore[arg-type]


SPEAKING = [
    ("Coast guard commander Luis Amaro", "Coast guard"),
    ("Jon Vik, a spokesman for the fire service,", "fire service"),
    ("The coast guard's commander, Luis Amaro,", "coast guard"),
    ("Police spokeswoman Ida Holm", "police"),
    ("Interior minister Karin Dahl", None),
    ("Hospital director Omar Said", None),
    ("The mayor of Lund, Olga Brisk,", None),
    ("Jon Vik, a fisherman from Lund,", None),
]


@pytest.mark.parametrize(("words", "body"), SPEAKING)
def test_a_spokesman_belongs_to_a_body(words: str, body: str | None) -> None:
    """Commanders, directors and spokespersons are named with theirs."""
    [found] = find_attributions(f"{words} said that 40 people had been saved.")
    assert found.source is not None
    assert found.source.kind == "person"
    assert found.source.affiliation == body
