"""Resolving the machine's doubts."""

import datetime

import pytest

from articles.editorial.flags import can_take, resolve
from articles.editorial.rights import EDITORS, REPORTERS, RIGHTS
from articles.editorial.states import AlreadyResolved, Incomplete, NotAllowed, WrongState
from articles.models import Article, Edition, Flag, Page, PageItem, WorkflowStep
from articles.tests.builders import (
    make_article,
    make_edition,
    make_flag,
    make_item,
    make_page,
    make_photo,
    make_source,
    make_user,
)

pytestmark = pytest.mark.django_db

BYLINES = [
    {"label": "记者 张三", "value": [{"role": "reporter", "names": ["张三"]}], "lines": [2], "score": 0.4},
    {
        "label": "记者 李四 通讯员 王五 赵六",
        "value": [{"role": "reporter", "names": ["李四"]}, {"role": "correspondent", "names": ["王五", "赵六"]}],
        "lines": [4, 5],
        "score": 0.3,
    },
]


def alternative(value: object, *, label: str = "另一种读法") -> list[dict]:
    return [{"label": label, "value": value, "lines": [], "score": 0.5}]


def credits_of(article: Article) -> list[tuple[str, str]]:
    return [(byline.role, byline.reporter.name) for byline in article.bylines.order_by("order")]


def test_choosing_a_byline_sets_it_and_records_who_chose():
    article = make_article(bylines=[])
    flag = make_flag(article=article, alternatives=BYLINES)
    editor = make_user(group=EDITORS)

    resolve(flag, by=editor, choice=1)

    assert credits_of(article) == [("reporter", "李四"), ("correspondent", "王五"), ("correspondent", "赵六")]
    flag.refresh_from_db()
    assert (flag.is_open, flag.resolved_by, flag.resolution) == (False, editor, "记者 李四 通讯员 王五 赵六")
    step = WorkflowStep.objects.get(article=article)
    assert (step.verb, step.by) == ("resolve_flag", editor)
    assert step.revision.snapshot["bylines"][0]["name"] == "李四"


def test_choosing_what_stands_already_is_a_step_too():
    article = make_article(bylines=["张三"])
    editor = make_user(group=EDITORS)

    resolve(make_flag(article=article, alternatives=BYLINES), by=editor, choice=0)

    step = WorkflowStep.objects.get(article=article)
    assert (step.verb, step.by, step.from_status) == ("resolve_flag", editor, step.to_status)
    assert "记者 张三" in step.comment
    article.refresh_from_db()
    assert article.version == 1


def test_a_chosen_byline_takes_its_lines_along():
    source = make_source(text="题\n□记者 张三\n正文\n□记者 李四\n通讯员 王五 赵六\n")
    article = make_article(page=source.page, bylines=[])
    home = make_item(source=source, kind="article", article=article, text="", lines={"headline": [1], "body": [3]})
    tray = make_item(source=source, kind="unplaced", text="", lines={"text": [2, 4, 5]})

    resolve(make_flag(article=article, alternatives=BYLINES), by=make_user(group=EDITORS), choice=1)

    home.refresh_from_db()
    tray.refresh_from_db()
    assert home.lines == {"headline": [1], "body": [3], "byline": [4, 5]}
    assert tray.lines == {"text": [2]}
    claimed = [line for item in PageItem.objects.all() for line in item.line_numbers]
    assert sorted(claimed) == [1, 2, 3, 4, 5]


def test_dismissing_leaves_the_field_and_is_recorded():
    article = make_article(bylines=["张三"])
    flag = make_flag(article=article, alternatives=BYLINES)

    resolve(flag, by=make_user(group=EDITORS), comment="与版面一致")

    flag.refresh_from_db()
    assert not flag.is_open
    assert flag.resolution == "与版面一致"
    assert credits_of(article) == [("reporter", "张三")]
    assert WorkflowStep.objects.get(article=article).verb == "dismiss_flag"


@pytest.mark.parametrize("field", ["kicker", "headline", "deck", "dateline", "jump_to", "jump_from"])
def test_a_text_field_takes_the_alternative(field):
    article = make_article()

    resolve(
        make_flag(article=article, field=field, alternatives=alternative("新的")), by=make_user(group=EDITORS), choice=0
    )

    assert getattr(Article.objects.get(pk=article.pk), field) == "新的"


def test_a_body_keeps_its_source_lines():
    body = [{"type": "paragraph", "text": "甲村的图书室昨天开门。村民很高兴。", "lines": [3, 4]}]
    article = make_article(body=body)
    value = [{"type": "paragraph", "text": "甲村的图书室昨天开门。"}, {"type": "paragraph", "text": "村民很高兴。"}]

    resolve(
        make_flag(article=article, field="body", alternatives=alternative(value)), by=make_user(group=EDITORS), choice=0
    )

    assert Article.objects.get(pk=article.pk).body == [
        {"type": "paragraph", "text": "甲村的图书室昨天开门。", "lines": [3, 4]},
        {"type": "paragraph", "text": "村民很高兴。", "lines": [3, 4]},
    ]


def test_an_approved_article_drops_back_when_its_words_change():
    article = make_article(status=Article.Status.APPROVED)

    resolve(make_flag(article=article, alternatives=BYLINES), by=make_user(group=EDITORS), choice=1)

    assert Article.objects.get(pk=article.pk).status == Article.Status.IN_REVIEW


def test_a_published_article_is_not_changed_by_a_flag():
    article = make_article(status=Article.Status.PUBLISHED)
    flag = make_flag(article=article, alternatives=BYLINES)

    with pytest.raises(WrongState):
        resolve(flag, by=make_user(group=EDITORS), choice=1)

    flag.refresh_from_db()
    assert flag.is_open


def test_reporters_do_not_resolve():
    flag = make_flag(article=make_article(), alternatives=BYLINES)

    with pytest.raises(NotAllowed):
        resolve(flag, by=make_user(group=REPORTERS), choice=0)


def test_the_second_editor_is_told_that_it_is_done():
    flag = make_flag(article=make_article(), alternatives=BYLINES)
    resolve(flag, by=make_user(group=EDITORS), choice=0)

    with pytest.raises(AlreadyResolved):
        resolve(flag, by=make_user(group=EDITORS), choice=1)


@pytest.mark.parametrize("choice", [-1, 2])
def test_an_alternative_that_is_not_there_is_refused(choice):
    flag = make_flag(article=make_article(), alternatives=BYLINES)

    with pytest.raises(Incomplete):
        resolve(flag, by=make_user(group=EDITORS), choice=choice)

    assert Flag.objects.open().count() == 1


def test_a_field_that_nobody_knows_offers_no_click():
    flag = make_flag(article=make_article(), field="status", alternatives=alternative("published"))

    assert not can_take(flag)
    with pytest.raises(Incomplete):
        resolve(flag, by=make_user(group=EDITORS), choice=0)


class TestPhotoFlags:
    def test_credits_of_a_photo(self):
        photo = make_photo()
        flag = make_flag(
            page=photo.page,
            photo=photo,
            field="credits",
            alternatives=alternative([{"role": "photographer", "names": ["赵六"]}]),
        )

        resolve(flag, by=make_user(group=EDITORS), choice=0)

        assert [credit.reporter.name for credit in photo.credits.all()] == ["赵六"]

    def test_a_caption_is_a_change_of_its_article(self):
        article = make_article(status=Article.Status.APPROVED)
        photo = make_photo(article=article)
        flag = make_flag(page=photo.page, photo=photo, field="caption", alternatives=alternative("孩子们在看书。"))

        resolve(flag, by=make_user(group=EDITORS), choice=0)

        photo.refresh_from_db()
        article.refresh_from_db()
        assert photo.caption == "孩子们在看书。"
        assert (article.status, article.version) == (Article.Status.IN_REVIEW, 2)


class TestPageFlags:
    def test_a_date_moves_the_page_to_that_days_edition(self):
        page = make_page(edition=make_edition(date=None))
        flag = make_flag(page=page, code="date.inferred", field="date", alternatives=alternative("2021-12-23"))

        resolve(flag, by=make_user(group=EDITORS), choice=0)

        page.refresh_from_db()
        assert page.edition.date == datetime.date(2021, 12, 23)
        assert not page.edition.is_published

    def test_an_edition_that_the_page_leaves_bare_is_gone(self):
        edition = make_edition(date=None)
        page = make_page(edition=edition, label="")
        flag = make_flag(page=page, code="date.inferred", field="date", alternatives=alternative("2021-12-23"))

        resolve(flag, by=make_user(group=EDITORS), choice=0)

        assert not Edition.objects.filter(pk=edition.pk).exists()

    def test_a_label(self):
        page = make_page(label="")

        resolve(
            make_flag(page=page, field="page", alternatives=alternative("C2")), by=make_user(group=EDITORS), choice=0
        )

        assert Page.objects.get(pk=page.pk).label == "C2"

    def test_a_section(self):
        page = make_page(section="")

        resolve(
            make_flag(page=page, field="section", alternatives=alternative("民生")),
            by=make_user(group=EDITORS),
            choice=0,
        )

        assert Page.objects.get(pk=page.pk).section == "民生"

    def test_a_label_that_is_taken_is_refused(self):
        make_page(label="C2")
        page = make_page(label="")

        with pytest.raises(Incomplete):
            resolve(
                make_flag(page=page, field="page", alternatives=alternative("C2")),
                by=make_user(group=EDITORS),
                choice=0,
            )

    def test_a_page_that_readers_have_seen_keeps_its_address(self):
        page = make_article(status=Article.Status.PUBLISHED).page

        with pytest.raises(Incomplete):
            resolve(
                make_flag(page=page, field="page", alternatives=alternative("C9")),
                by=make_user(group=EDITORS),
                choice=0,
            )

        assert Page.objects.get(pk=page.pk).label == "C1"

    @pytest.mark.parametrize("value", ["昨天", "2021-02-30", None])
    def test_what_is_no_date_is_refused(self, value):
        flag = make_flag(page=make_page(), field="date", alternatives=alternative(value))

        with pytest.raises(Incomplete):
            resolve(flag, by=make_user(group=EDITORS), choice=0)

    def test_dismissing_a_page_flag_keeps_the_page(self):
        page = make_page()
        flag = make_flag(page=page, code="page.inferred", field="page", alternatives=alternative("C2"))

        resolve(flag, by=make_user(group=EDITORS))

        assert not Flag.objects.open().exists()
        assert Page.objects.get(pk=page.pk).label == "C1"


def test_resolving_is_a_right_of_editors():
    assert "resolve_flag" in RIGHTS[EDITORS]
