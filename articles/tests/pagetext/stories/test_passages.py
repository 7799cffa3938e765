"""Blocks of a body whose line breaks are kept, and lines that open a paragraph: the cases stand in `cases/`."""

from typing import Any

import pytest

from articles.pagetext import read_page
from articles.pagetext.stories.paragraphs import Joint, Piece
from articles.pagetext.stories.passages import passages
from articles.pagetext.text.opening import jump_before, jump_behind
from articles.tests.pagetext.tables import cases


@pytest.mark.parametrize("case", cases("passages"))
def test_body_is_cut_into_passages(case: dict[str, Any]) -> None:
    lines = case["text"].strip("\n").split("\n")
    pieces = [Piece(n, text, whole=True, gap_before=False) for n, text in enumerate(lines, 1)]
    cuts = [Joint(0.0, ()) for _ in pieces[1:]]

    found = passages(pieces, cuts, set())

    assert [[passage.kind.value, passage.text] for passage in found] == case["passages"]
    assert [piece for passage in found for piece in passage.pieces] == pieces


def test_verse_and_table_stay_in_their_story() -> None:
    text = """
桥通车了

■记者 张三

本报讯 昨天上午，某村的新桥通车了，村民
们从四面八方走上新的桥头，看河水从桥下
流过。桥是去年开始修建的，全长一百二十
米，宽七米，能让两辆车并排开过去。
村里的老人写了一首诗，贴在桥头的墙上。
新桥横在水中央，
两岸人家喜气扬。
从此进城不绕道，
一车蔬菜一车香。
来往的人都停下来读一读，说写得好。桥边
还立了一块石碑，碑上刻着捐款人的名字。
张三丰    500元     3月1日
李四光    300元     3月2日
王五常    200元     3月4日
"""

    draft = read_page("page.txt", text.encode())

    assert [[block.kind.value for block in story.body] for story in draft.stories] == [
        ["paragraph", "verse", "paragraph", "table"]
    ]


@pytest.mark.parametrize(
    ("text", "rest", "label"),
    [
        ("桥通车了。（下转第四版）", "桥通车了。", "4"),
        ("桥通车了，村民们【紧转2版】", "桥通车了，村民们", "2"),
        ("桥通车了。（相关报道见第十版）", "桥通车了。（相关报道见第十版）", ""),
        ("桥通车了。（下转手续很快办完）", "桥通车了。（下转手续很快办完）", ""),
    ],
)
def test_jump_at_the_end_of_the_last_line(text: str, rest: str, label: str) -> None:
    assert jump_behind(text) == (rest, label)


def test_jump_before_the_first_words() -> None:
    assert jump_before("（上接第一版）都来看河水。") == ("都来看河水。", "1")
    assert jump_before("（上接昨日的话题）都来看河水。") == ("（上接昨日的话题）都来看河水。", "")


SUPPLEMENT = """
秋  思

□张三

一夜西风入小楼，
满城黄叶不胜秋。
故人千里书难寄，
明月多情照白头。

河边的早晨

□李四

清晨的河边总是很安静。我沿着石板路慢
慢走过去，看见老人在树下打拳，孩子背着书
包跑过小桥。
河水绿得像一块玉，几只白鸭浮在上面，
偶尔叫上一两声。卖豆浆的铺子已经开了门，
热气从门里一直飘到路上，路过的人都要停下
来买一碗，站在门口喝完了再去上班。
我在桥头坐下来，等太阳慢慢升起来。风从
河面上吹过来，带着一点水草的气味。对岸的
学校响起了铃声，孩子们的读书声一阵一阵地
传过来，这个早晨就这样醒了。

冬  夜

□王五

雪落在屋顶上
没有声音
像母亲年轻时
走过的脚步

灯还亮着
炉火还暖
有人在远方
想起这扇窗

全市安全生产先进个人名单

张三丰  李四光  王五常  赵六安
孙七一  周八方  吴九州  郑十全
冯一鸣  陈二南  褚三多  卫四海
"""


def test_verse_and_a_list_below_a_head_of_their_own_are_stories() -> None:
    draft = read_page("page.txt", SUPPLEMENT.encode())

    found = {story.headline: [block.kind.value for block in story.body] for story in draft.stories}
    assert found == {
        "秋思": ["verse"],
        "河边的早晨": ["paragraph"] * 3,
        "冬夜": ["verse", "verse"],
        "全市安全生产先进个人名单": ["table"],
    }
    names = {story.headline: [credit.names for credit in story.bylines] for story in draft.stories}
    assert names == {
        "秋思": [("张三",)],
        "河边的早晨": [("李四",)],
        "冬夜": [("王五",)],
        "全市安全生产先进个人名单": [],
    }


FEATURE = """
古村新生

■记者 张三

十一月的石桥村，银杏叶落了一地。村口
的老戏台刚刚修缮完毕，台上的红灯笼在风里
轻轻摇晃。
●一座老宅的新生
七十二岁的村民王五在这座老宅里住了大
半辈子。三年前，村里请来设计团队，把老宅
改成了民宿。“没想到，老房子还能赚钱。”王
五笑着说。
●一片荒地的变身
村东头有一片荒了十多年的地。去年，返乡
青年赵六在这里种起了猕猴桃，今年第一次挂
果，收入二十多万元。

数据链接

石桥村现有农户三百一十二户，人口一千
零四十六人。去年，村集体经济收入二百三十
万元。
"""


def test_the_parts_of_a_feature_and_the_box_beside_it_stand_where_they_were_printed() -> None:
    draft = read_page("page.txt", FEATURE.encode())

    (story,) = draft.stories
    assert [block.text[:8] for block in story.body] == [
        "十一月的石桥村，",
        "●一座老宅的新生",
        "七十二岁的村民王",
        "●一片荒地的变身",
        "村东头有一片荒了",
        "数据链接",
        "石桥村现有农户三",
    ]
    assert [block.kind.value for block in story.body].count("subhead") == 3


def test_each_stanza_is_a_verse_with_its_lines() -> None:
    draft = read_page("page.txt", SUPPLEMENT.encode())

    (story,) = (story for story in draft.stories if story.headline == "冬夜")
    assert [block.text for block in story.body] == [
        "雪落在屋顶上\n没有声音\n像母亲年轻时\n走过的脚步",
        "灯还亮着\n炉火还暖\n有人在远方\n想起这扇窗",
    ]
