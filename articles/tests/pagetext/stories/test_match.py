"""Headlines and bodies: by the words that they share, by what they mean, and by where they stand."""

from __future__ import annotations

from articles.pagetext.learnt import shipped
from articles.pagetext.marking.assign import Label
from articles.pagetext.marking.units import Unit
from articles.pagetext.order.chains import Chain, Segment
from articles.pagetext.stories.bodies import Rarity, bodies
from articles.pagetext.stories.match import IN_TURN, match_headlines, places, turns_of
from articles.pagetext.text.measure import page_of
from articles.pagetext.values import Role, SourceLine

FARM = (
    "今年秋天，南河镇的三千亩晚稻长势良好，",
    "农户开着机器下地收割，合作社还请来农",
    "技人员指导施肥，明年再种一些蔬菜。",
)
MATCH = ("昨天晚上，全市足球联赛决赛开踢，主队", "在上半场先入两球，守门员扑出一个点球", "，终场前客队扳回一分。")


def given(headlines: tuple[str, str], *texts: tuple[str, ...]) -> dict[int, str]:
    """For each body, by its place, the headline that it gets; the headlines stand above all bodies."""
    rows = [*headlines, *(line for text in texts for line in text)]
    lines = [SourceLine(at, row) for at, row in enumerate(rows, 1)]
    page = page_of(lines)
    heads = [Unit(Label.HEADLINE, at, at, (at + 1,), text, 1.0) for at, text in enumerate(headlines)]
    chains, first = [], len(headlines) + 1
    for text in texts:
        numbers = range(first, first + len(text))
        segments = tuple(Segment(number, 0, len(rows[number - 1])) for number in numbers)
        chains.append(Chain(segments, tuple(numbers), (0.9,) * (len(text) - 1), 0.9, 0.9))
        first += len(text)
    found = bodies(page, lines, chains, dict.fromkeys(range(len(headlines) + 1, first), Role.BODY))
    rarity = Rarity(found, shipped().order.senses)
    matching = match_headlines(found, heads, places(found, len(page.rows)), rarity)
    return {body: headlines[choice.unit] for body, choice in matching.chosen.items()}


def test_a_headline_goes_to_the_body_that_has_its_words():
    headlines = ("联赛决赛主队先入两球", "三千亩晚稻开镰")

    assert given(headlines, FARM, MATCH) == {0: headlines[1], 1: headlines[0]}
    assert given(headlines, MATCH, FARM) == {0: headlines[0], 1: headlines[1]}


def test_without_a_common_word_it_goes_to_the_body_that_it_means():
    headlines = ("粮食丰收", "球员夺冠")

    assert given(headlines, FARM, MATCH)[0] == headlines[0]
    assert given(headlines, MATCH, FARM)[0] == headlines[1]


def test_a_head_follows_the_order_of_the_clear_pairs():
    turns = turns_of([(0, 10), (2, 20), (6, 50), (8, 60)])

    assert turns.points(4, 30) == IN_TURN * 4 / 5
    assert turns.points(9, 30) == 0.0
    assert turns.points(1, 70) < 0.0


def test_where_heads_stand_in_another_order_than_bodies_it_says_nothing():
    assert turns_of([(0, 60), (2, 50), (6, 20), (8, 10)]).points(4, 30) == 0.0
    assert turns_of([(0, 10)]).points(4, 30) == 0.0
