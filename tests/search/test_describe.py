"""The page says in words how a query was read."""

from django.test import TestCase

from tests.archive import load_real_archive
from tests.search.test_search import search

WORDS = {
    "KFOR": "Exchanges and statements with KFOR",
    "KFOR Kosovo": "Exchanges and statements with KFOR and Kosovo",
    "a1 b1 c1": "Exchanges and statements with a1, b1 and c1",
    "KFOR OR gendarmerie": "Exchanges and statements with KFOR or gendarmerie",
    "Ukraine (China OR Iran) -Russia": (
        "Exchanges and statements with Ukraine and either China or Iran but without Russia"
    ),
    "a1 (b1 c1 OR d1)": "Exchanges and statements with a1 and ((b1 and c1) or d1)",
    "(a1 -b1) OR c1": "Exchanges and statements with (a1 but not b1) or c1",
    "(a1 OR b1) c1": "Exchanges and statements with c1 and either a1 or b1",
    "a1 OR b1 OR a1 ": "Exchanges and statements with a1 or b1",
    "a1 -b1 -c1": "Exchanges and statements with a1 but without b1 or c1",
    "a1 -(b1 c1)": "Exchanges and statements with a1 but without (b1 and c1)",
    "-(a1 -b1)": "Exchanges and statements without (a1 but not b1)",
    "-question:(a1 b1)": "Exchanges and statements whose question does not have (a1 and b1)",
    "-statement:(a1 b1)": "Exchanges and statements without (a1 and b1) in a statement",
    "-(-a1)": "Exchanges and statements with a1",
    "deter*": "Exchanges and statements with words that begin with “deter”",
    "Indo-Pacific 2%": "Exchanges and statements with Indo-Pacific and 2%",
    '"victory plan" NEAR/5 Kyiv': (
        "Exchanges and statements with “victory plan” within 5 words of Kyiv"
    ),
    "a1 NEAR/1 (b1 OR c1)": "Exchanges and statements with a1 within one word of either b1 or c1",
    "a1 b1 NEAR/99 c1": "Exchanges and statements with a1 and (b1 within 10 words of c1)",
    'question:"air defence"': "Exchanges whose question has “air defence”",
    'question:"air defence" -answer:"air defence" outlet:afp after:2022': (
        "Exchanges whose question has “air defence” and whose answer does not, asked by AFP, "
        "since 2022"
    ),
    "question:a1 answer:(b1 OR c1) d1": (
        "Exchanges with d1, whose question has a1 and whose answer has b1 or c1"
    ),
    "question:(a1 answer:b1)": "Exchanges whose question has a1 and whose answer has b1",
    "question:(a1 -answer:b1)": (
        "Exchanges whose question has a1 and whose answer does not have b1"
    ),
    "question:(a1 OR answer:b1)": (
        "Exchanges and statements either whose question has a1 or whose answer has b1"
    ),
    "statement:(question:a1)": "Exchanges whose question has a1",
    "question:a1 NEAR/5 answer:b1": "Exchanges whose question has a1 and whose answer has b1",
    "-question:a1": "Exchanges and statements whose question does not have a1",
    "question:(a1 -b1)": "Exchanges whose question has a1 but not b1",
    "statement:KFOR": "Statements with KFOR",
    "statement:KFOR question:a1": (
        "Exchanges and statements with KFOR in a statement and whose question has a1"
    ),
    "-statement:KFOR": "Exchanges and statements without KFOR in a statement",
    "question:a1 OR b1": "Exchanges and statements either whose question has a1 or with b1",
    "-outlet:afp KFOR": "Exchanges and statements with KFOR, not asked by AFP",
    "(outlet:afp OR speaker:gashi) KFOR": (
        "Exchanges and statements with KFOR, either asked by AFP or in which Liridona Gashi speaks"
    ),
    "outlet:afp OR (KFOR -kind:speech)": (
        "Exchanges and statements either asked by AFP or (with KFOR and not from a speech)"
    ),
    "-(outlet:afp KFOR)": "Exchanges and statements except those asked by AFP and with KFOR",
    "question:(KFOR -outlet:afp)": "Exchanges whose question has KFOR, not asked by AFP",
    "(before:2020 OR after:2024-10) KFOR": (
        "Exchanges and statements with KFOR, either until 2019 or since October 2024"
    ),
    "-speaker:gashi -topic:space -language:fr -year:2023 -before:2022 -after:2025-02-03": (
        "Exchanges and statements in which Liridona Gashi does not speak, not on Space, not in "
        "French, not in 2023, after 2021, before 3 February 2025"
    ),
    "asked_by:gashi answered_by:rutte": "Exchanges asked by Liridona Gashi, answered by Mark Rutte",
    "KFOR -asked_by:gashi": "Exchanges and statements with KFOR, not asked by Liridona Gashi",
    "KFOR -answered_by:rutte": "Exchanges and statements with KFOR, not answered by Mark Rutte",
    "year:2020-2024 year:2026": "Exchanges and statements in 2020–2024 or 2026",
    "kind:interview kind:remarks kind:other": (
        "Exchanges and statements from an interview, remarks or other kinds of event"
    ),
    "language:und": "Exchanges and statements in an unknown language",
    "": "All exchanges and statements",
}


class Described(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_archive()

    def test_every_construct_reads_as_english(self) -> None:
        for query, words in WORDS.items():
            assert search(q=query).words == words, query

    def test_what_is_chosen_beside_the_results(self) -> None:
        chosen = search(q="KFOR", in_=["question", "answer"], exact="1", from_="2024-10-01")
        assert chosen.words == (
            "Exchanges with KFOR in the question or answer, since 1 October 2024, as typed"
        )
        for day, said in {
            "2022": "in 2022",
            "2022-03": "in March 2022",
            "3 March 2022": "on 3 March 2022",
        }.items():
            assert search(from_=day, to=day).words == f"Exchanges and statements {said}"
        assert search(from_="2022", to="2022-12").words.endswith("since 2022, until December 2022")
        assert search(q="question:KFOR a1", in_="statement").words == (
            "Exchanges with a1 in the statement, whose question has KFOR"
        )
        assert search(q="KFOR -a1", in_="answer").words == (
            "Exchanges with KFOR but without a1 in the answer"
        )
        assert search(q="question:a1 -year:2023", in_="answer").words == (
            "Exchanges with an answer, whose question has a1, not in 2023"
        )
        assert search(in_="statement").words == "All statements"
