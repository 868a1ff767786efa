"""Ten short reports on elections, each with the figures that are shares, votes or seats and whose they are.

Written, owners first, before any program read them. ``None`` is for figures that are nobody's or whose owner the text
does not name: turnout, ballots counted, "her party".
"""

REPORTS: tuple[tuple[str, dict[str, str | None]], ...] = (
    (
        "ACCRA, Dec 9 - Ghana's electoral commission declared Kwabena Osei-Tutu the winner of Saturday's presidential "
        "election with 53.1 percent of the vote, against 44.8 percent for Vice President Esi Amankwah. Turnout was "
        "61.4 percent.\n\nAmankwah's party said its own tally gave her 50.3 percent and Osei-Tutu 47.2 percent.",
        {
            "53.1 percent": "Kwabena Osei-Tutu",
            "44.8 percent": "Esi Amankwah",
            "61.4 percent": None,
            "50.3 percent": "Esi Amankwah",
            "47.2 percent": "Kwabena Osei-Tutu",
        },
    ),
    (
        "The Social Democrats won Sunday's election in the state of Havelland with 31.2 percent, the returning officer "
        "said. The Christian Democrats fell to 24.7 percent, the Greens took 12 percent and the far-right Homeland "
        "party 18.4 percent. The Social Democrats won 41 of the 120 seats.",
        {
            "31.2 percent": "Social Democrats",
            "24.7 percent": "Christian Democrats",
            "12 percent": "Greens",
            "18.4 percent": "Homeland party",
            "41": "Social Democrats",
            "120": None,
        },
    ),
    (
        "In Kyrgyzstan's referendum the Yes camp got 62.3 percent and the No camp 37.7 percent, the election office "
        "said. The opposition, which had called for a boycott, puts turnout at 29 percent instead of 47 percent.",
        {"62.3 percent": "Yes camp", "37.7 percent": "No camp", "29 percent": None, "47 percent": None},
    ),
    (
        "QUITO - With 71 percent of the ballots counted, Senator Lucia Barrientos led on 51.3 percent to 48.7 percent "
        "for Mayor Hector Quiroga, Ecuador's electoral council said. Quiroga said that his own count put him at 50.6 "
        'percent. "We have won," he told supporters. The council said 13.2 million people were registered to vote.',
        {
            "71 percent": None,
            "51.3 percent": "Lucia Barrientos",
            "48.7 percent": "Hector Quiroga",
            "50.6 percent": "Hector Quiroga",
            "13.2 million": None,
        },
    ),
    (
        "A poll by Norvane put Labour at 34 percent, the Conservatives at 27 percent and Reform at 19 percent. In a "
        "survey by Tallis the week before, Labour had 36 percent and the Conservatives 26 percent.",
        {
            "34 percent": "Labour",
            "27 percent": "Conservatives",
            "19 percent": "Reform",
            "36 percent": "Labour",
            "26 percent": "Conservatives",
        },
    ),
    (
        "The Janata Morcha won 118 of the 200 seats in the assembly of Marwar, the Congress 64. The Morcha's share of "
        "the vote was 43.5 percent, the election commission said; a party spokesman had claimed 130 seats on Thursday.",
        {"118": "Janata Morcha", "200": None, "64": "Congress", "43.5 percent": "Janata Morcha", "130": None},
    ),
    (
        "President Viktor Marchenko was re-elected with 79.7 percent of the vote, state television reported, citing "
        "the central election commission. His challenger, Olga Tsvirko, received 6.8 percent, according to the "
        "commission. Her campaign says that she won with at least 56 percent. An exit poll by the group Chestny Golos "
        "had Marchenko on 31 percent.",
        {
            "79.7 percent": "Viktor Marchenko",
            "6.8 percent": "Olga Tsvirko",
            "at least 56 percent": "Olga Tsvirko",
            "31 percent": "Viktor Marchenko",
        },
    ),
    (
        "Marisol Vega defeated Sheriff Dale Hutchins by 412 votes, the county clerk said: Vega received 18,344 votes "
        "and Hutchins 17,932. Hutchins's lawyers say that 1,150 ballots were never counted.",
        {"412": None, "18,344": "Marisol Vega", "17,932": "Dale Hutchins", "1,150": None},
    ),
    (
        "The roll holds 88,400 names, the commission said. It annulled the result at 14 polling stations; the "
        "opposition says the number is 39. In the other stations Peter Odhiambo led Grace Wanjiru by 51 percent to 47 "
        "percent.",
        {"88,400": None, "14": None, "39": None, "51 percent": "Peter Odhiambo", "47 percent": "Grace Wanjiru"},
    ),
    (
        "The leftist alliance Printemps won 182 seats, exit polls suggest, against 163 for President Laurent "
        "Dubreuil's camp and 143 for the National Union. The interior ministry gives Printemps 28.1 percent of the "
        "vote. The National Union's leader, Celine Roux, called that a lie and spoke of 33 percent for her party.",
        {
            "182": "Printemps",
            "163": "Laurent Dubreuil's camp",
            "143": "National Union",
            "28.1 percent": "Printemps",
            "33 percent": None,
        },
    ),
)
