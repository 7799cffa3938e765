"""A body keeps its paragraphs and subheads through the editor, whatever is pasted into it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.admin.body_html import from_html, from_text, to_html, to_text

BLOCKS = [
    {"type": "paragraph", "text": "甲村的图书室昨天开门。"},
    {"type": "subhead", "text": "孩子有了去处"},
    {"type": "paragraph", "text": "1 < 2 & “引号” 都不变。"},
    {"type": "verse", "text": "春风过\n\n书页轻"},
    {"type": "table", "text": "甲队  3\n  乙队  1"},
]

words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cn"]), min_size=1, max_size=30)
line = st.builds(" ".join, st.lists(words, min_size=1, max_size=3))
several = st.lists(st.one_of(line, st.just("")), min_size=1, max_size=4).map("\n".join).map(lambda text: text.strip())
indented = several.map(lambda text: text.replace("\n", "\n  ")).map(
    lambda text: "\n".join(line.rstrip() for line in text.split("\n"))
)
blocks = st.lists(
    st.one_of(
        st.fixed_dictionaries({"type": st.sampled_from(["paragraph", "subhead"]), "text": line}),
        st.fixed_dictionaries({"type": st.just("verse"), "text": several.filter(bool)}),
        st.fixed_dictionaries({"type": st.just("table"), "text": indented.filter(bool)}),
    ),
    max_size=5,
)


@given(blocks)
def test_html_and_back_changes_nothing(body):
    assert from_html(to_html(body)) == body


@given(blocks)
def test_marked_text_and_back_changes_nothing(body):
    assert from_text(to_text(body)) == body


@given(st.text(max_size=200))
def test_anything_can_be_pasted(html):
    body = from_html(html)

    assert from_html(to_html(body)) == body


@given(st.text(max_size=200))
def test_anything_can_be_typed(text):
    body = from_text(text)

    assert all(block["text"].strip() for block in body)


def test_the_four_kinds_of_block():
    assert from_html(to_html(BLOCKS)) == BLOCKS
    assert from_text(to_text(BLOCKS)) == BLOCKS


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>一</p><p></p><p><br></p><p>二</p>", [("paragraph", "一"), ("paragraph", "二")]),
        ("没有标签的字", [("paragraph", "没有标签的字")]),
        ("<h1>大标题</h1><h6>小标题</h6>", [("subhead", "大标题"), ("subhead", "小标题")]),
        ("<p>上句<br>下句</p>", [("verse", "上句\n下句")]),
        ("<div><p>一</p><p>二</p></div>", [("paragraph", "一"), ("paragraph", "二")]),
        ("<ul><li>一</li><li>二</li></ul>", [("paragraph", "一"), ("paragraph", "二")]),
        ("<table><tr><td>甲</td><td>3</td></tr></table>", [("paragraph", "甲 3")]),
        ('<p class="MsoNormal" style="color:red">一<o:p></o:p><b>二</b></p>', [("paragraph", "一二")]),
        ("<p>一</p><script>alert(1)</script><style>p{}</style>", [("paragraph", "一")]),
        ("<pre><code>甲  3\n乙  1\n</code></pre>", [("table", "甲  3\n乙  1")]),
        ("<p>　　缩进的段</p>", [("paragraph", "缩进的段")]),
        ("<p>&lt;script&gt;</p>", [("paragraph", "<script>")]),
    ],
)
def test_pasted_html_keeps_its_words_only(html, expected):
    assert [(block["type"], block["text"]) for block in from_html(html)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一段\r\n还是这一段\r\n\r\n又一段", [("paragraph", "一段还是这一段"), ("paragraph", "又一段")]),
        ("# 小标题\n紧跟的一段", [("subhead", "小标题"), ("paragraph", "紧跟的一段")]),
        ("\\# 不是小标题", [("paragraph", "# 不是小标题")]),
        ("> 春风过\n> 书页轻", [("verse", "春风过\n书页轻")]),
        ("| 甲  3\n| 乙  1", [("table", "甲  3\n乙  1")]),
        ("\n\n \n", []),
    ],
)
def test_marked_text(text, expected):
    assert [(block["type"], block["text"]) for block in from_text(text)] == expected
