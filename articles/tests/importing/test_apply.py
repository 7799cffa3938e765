"""Importing a page: the rows it makes, and that the same text again makes none."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.importing.errors import TooLong
from articles.models import (
    Article,
    Byline,
    Edition,
    Flag,
    Page,
    PageItem,
    Photo,
    PhotoCredit,
    Reporter,
    ReporterAlias,
    SourceText,
)
from articles.pagetext.values import Alternative, Credit, CreditRole, Furniture, Kind
from articles.pagetext.values import Flag as PageFlag
from articles.tests.importing.drafts import BRIDGE, DAY, LIBRARY, MARKET, draft, known, photo, story

MODELS = (Edition, Page, SourceText, PageItem, Article, Byline, Photo, PhotoCredit, Reporter, Flag)


def full_page(**fields):
    """A page with one of everything."""
    return draft(
        story(LIBRARY, line=1),
        story(MARKET, line=3, by=("李四", "王五"), flags=(PageFlag("byline.competing", "bylines", (3,)),)),
        photos=[photo("图书室里坐满了人。", line=5, story=0)],
        furniture=[Furniture(Kind.WEATHER, "今天多云。", (6,)), Furniture(Kind.UNPLACED, "友情提醒", (7,))],
        **fields,
    )


def counts():
    return {model.__name__: model.objects.count() for model in MODELS}


def test_a_page_becomes_rows(bring):
    page = bring(full_page(metadata=known(section="要闻")))

    assert (page.edition.date, page.label, page.section) == (DAY, "C1", "要闻")
    assert counts() == {
        "Edition": 1, "Page": 1, "SourceText": 1, "PageItem": 5, "Article": 2, "Byline": 3, "Photo": 1,
        "PhotoCredit": 1, "Reporter": 3, "Flag": 1,
    }  # fmt: skip
    first = page.articles.get(order=1)
    assert (first.headline, first.position, first.status) == (LIBRARY[0], 1, Article.Status.IMPORTED)
    assert first.body == [{"type": "paragraph", "text": LIBRARY[1], "lines": [2]}]
    assert first.photos.get().caption == "图书室里坐满了人。"


def test_bylines_keep_their_printed_order(bring):
    page = bring(draft(story(LIBRARY, by=("王五", "张三", "李四"))))

    bylines = page.articles.get().bylines.values_list("reporter__name", "role", "order")
    assert list(bylines) == [("王五", "reporter", 0), ("张三", "reporter", 1), ("李四", "reporter", 2)]


def test_every_source_line_has_one_item(bring):
    page = bring(full_page())

    claimed = sorted(number for item in page.current_source.items.all() for number in item.line_numbers)
    assert claimed == [1, 2, 3, 4, 5, 6, 7]


def test_the_source_is_kept_with_its_reading(bring):
    page = bring(full_page(version="7"))

    source = page.current_source
    assert source.lines[0] == LIBRARY[0]
    assert (source.name, source.encoding, source.importer_version) == ("2021-12-22_C1.txt", "utf-8", "7")
    assert len(source.sha256) == 64


def test_doubts_stand_on_what_they_are_about(bring):
    choice = Alternative("记者 李四", [{"role": "reporter", "names": ["李四"]}], (9,), 0.4)
    doubtful = story(LIBRARY, flags=(PageFlag("byline.competing", "bylines", (9,), {"bylines": 2}, (choice,)),))

    page = bring(draft(doubtful, flags=[PageFlag("date.inferred", "date")]))

    flag = Flag.objects.get(article=page.articles.get())
    assert (flag.code, flag.field, flag.lines, flag.facts) == ("byline.competing", "bylines", [9], {"bylines": 2})
    assert flag.alternatives == [{"label": "记者 李四", "value": choice.value, "lines": [9], "score": 0.4}]
    assert Flag.objects.get(article=None).code == "date.inferred"


def test_the_same_text_again_changes_nothing(bring):
    bring(full_page())
    before, stamps = counts(), list(Article.objects.values_list("pk", "updated_at", "version"))

    bring(full_page())

    assert counts() == before
    assert list(Article.objects.values_list("pk", "updated_at", "version")) == stamps


def test_an_agency_and_a_person_of_one_name_are_two(bring):
    bylines = (Credit(CreditRole.AGENCY, ("丙社",)), Credit(CreditRole.REPORTER, ("丙社",)))

    bring(draft(story(LIBRARY, bylines=bylines)))

    assert set(Reporter.objects.values_list("kind", "name")) == {("agency", "丙社"), ("person", "丙社")}


def test_a_name_printed_twice_is_one_credit(bring):
    page = bring(draft(story(LIBRARY, by=("张三", "张三"))))

    assert page.articles.get().bylines.count() == 1


def test_an_alias_leads_to_its_person(bring):
    person = Reporter.objects.create(name="张三")
    ReporterAlias.objects.create(reporter=person, name="小张")

    page = bring(draft(story(LIBRARY, by=("小张",))))

    assert page.articles.get().bylines.get().reporter == person
    assert Reporter.objects.count() == 1


def test_namesakes_are_flagged(bring):
    Reporter.objects.create(name="张三", note="摄影部")
    Reporter.objects.create(name="张三", note="新埭镇")

    bring(draft(story(LIBRARY)))

    assert Flag.objects.get().code == "byline.namesakes"
    assert "张三" in Flag.objects.get().reason


def test_a_name_that_does_not_fit_is_refused_whole(bring):
    with pytest.raises(TooLong, match="200"):
        bring(draft(story(LIBRARY, by=("张" * 201,))))

    assert Page.objects.count() == 0


def test_a_fault_in_the_middle_leaves_nothing(bring, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError

    monkeypatch.setattr("articles.importing.apply.link_edition", fail)

    with pytest.raises(RuntimeError):
        bring(full_page())

    assert set(counts().values()) == {0}


def test_the_queries_of_a_page_do_not_grow_with_its_stories(bring):
    stories = [
        story((f"{word}{LIBRARY[0]}", f"{word}{LIBRARY[1]}"), line=1 + 2 * place, by=(f"{word}某", f"李{word}"))
        for place, word in enumerate("甲乙丙丁戊己庚辛壬癸")
    ]
    bring(draft(story(BRIDGE), metadata=known(page="C9")))

    with CaptureQueriesContext(connection) as of_one:
        bring(draft(story(MARKET, by=("王某", "李王")), metadata=known(page="C8")))
    with CaptureQueriesContext(connection) as of_ten:
        bring(draft(*stories))

    assert len(of_ten) == len(of_one)
