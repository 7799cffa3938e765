"""A changed text, or a better importer, over a page that is there: the three-way merge on rows."""

from __future__ import annotations

import pytest
from django.utils import timezone

from articles.models import Article, Byline, Flag, Photo, Reporter, SourceText
from articles.pagetext.values import BodyBlock, BodyKind, Furniture, Kind
from articles.pagetext.values import Flag as PageFlag
from articles.tests.builders import make_user
from articles.tests.importing.drafts import BRIDGE, LIBRARY, MARKET, RACE, draft, photo, story

BETTER = "甲村新建图书室今天开门"
EDITED = "甲村图书室开门了"
TEXT = "\n".join(LIBRARY)
"""The source of the page with one story, whatever an importer makes of it."""
APPROVED_OR_LATER = ("approved", "scheduled", "published", "withdrawn")


def change(article: Article, **fields):
    """What an editor's save leaves in the row."""
    Article.objects.filter(pk=article.pk).update(**fields)


def set_status(article: Article, status: str):
    times = {"published_at": timezone.now()} if status in ("published", "withdrawn") else {}
    change(article, status=status, scheduled_for=timezone.now(), **times)


def again(*stories, **fields):
    """The one-story page read by a newer importer."""
    return draft(*stories, version="2", text=TEXT, **fields)


def test_what_nobody_touched_follows_the_new_reading(bring):
    bring(draft(story(LIBRARY)))

    page = bring(again(story(LIBRARY, headline=BETTER, by=("李四",))))

    article = page.articles.get()
    assert (article.headline, article.version) == (BETTER, 2)
    assert list(article.bylines.values_list("reporter__name", flat=True)) == ["李四"]
    assert not Flag.objects.exists()


def test_both_readings_are_on_record(bring):
    bring(draft(story(LIBRARY)))

    page = bring(again(story(LIBRARY, headline=BETTER)))

    assert list(page.sources.order_by("pk").values_list("importer_version", flat=True)) == ["1", "2"]
    assert page.current_source.importer_version == "2"
    assert page.current_source.items.get().draft["headline"] == BETTER


def test_what_an_editor_touched_stays(bring):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), headline=EDITED)

    bring(again(story(LIBRARY, kicker="市里消息")))

    article = Article.objects.get()
    assert (article.headline, article.kicker) == (EDITED, "市里消息")
    assert not Flag.objects.exists()


@pytest.mark.parametrize(
    ("field", "mine", "read"),
    [
        ("headline", EDITED, BETTER),
        ("kicker", "编辑加的引题", "读出的引题"),
        ("deck", "编辑加的副题", "读出的副题"),
        ("dateline", "本报专电", "本报讯"),
        ("jump_to", "C3", "C2"),
    ],
)
def test_what_both_changed_stays_and_is_flagged_with_both_values(bring, field, mine, read):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), **{field: mine})

    bring(again(story(LIBRARY, **{field: read})))

    assert getattr(Article.objects.get(), field) == mine
    flag = Flag.objects.get(code="merge.conflict")
    assert (flag.field, [choice["value"] for choice in flag.alternatives]) == (field, [mine, read])


def test_the_same_change_on_both_sides_is_no_conflict(bring):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), headline=BETTER)

    bring(again(story(LIBRARY, headline=BETTER)))

    assert Article.objects.get().headline == BETTER
    assert not Flag.objects.exists()


def test_a_body_that_both_changed_is_flagged_with_both_texts(bring):
    page = bring(draft(story(LIBRARY)))
    mine = [{"type": "paragraph", "text": "编辑重写的一段。", "lines": [2]}]
    change(page.articles.get(), body=mine)
    read = BodyBlock(BodyKind.PARAGRAPH, LIBRARY[1] + "书都是新的。", (2,))

    bring(again(story(LIBRARY, body=(read,))))

    assert Article.objects.get().body == mine
    values = [choice["value"] for choice in Flag.objects.get(code="merge.conflict").alternatives]
    assert values == [mine, [{"type": "paragraph", "text": read.text, "lines": [2]}]]


def test_bylines_that_an_editor_chose_stay(bring):
    page = bring(draft(story(LIBRARY)))
    byline = page.articles.get().bylines.get()
    byline.reporter = Reporter.objects.create(name="赵六")
    byline.save()

    bring(again(story(LIBRARY, by=("李四",))))

    assert Byline.objects.get().reporter.name == "赵六"
    values = [choice["value"] for choice in Flag.objects.get(code="merge.conflict", field="bylines").alternatives]
    assert values == [[{"role": "reporter", "names": ["赵六"]}], [{"role": "reporter", "names": ["李四"]}]]


def test_a_corrected_name_of_a_person_is_no_change_of_bylines(bring):
    bring(draft(story(LIBRARY)))
    Reporter.objects.update(name="张叁")

    bring(again(story(LIBRARY, by=("李四",))))

    assert Byline.objects.get().reporter.name == "李四"
    assert not Flag.objects.exists()


def test_a_conflict_is_flagged_once(bring):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), headline=EDITED)

    bring(again(story(LIBRARY, headline=BETTER)))
    bring(draft(story(LIBRARY, headline=BETTER), version="3", text=TEXT))

    assert Flag.objects.filter(code="merge.conflict").count() == 1


@pytest.mark.parametrize("status", APPROVED_OR_LATER)
def test_what_is_approved_or_published_is_only_flagged(bring, status):
    page = bring(draft(story(LIBRARY)))
    set_status(page.articles.get(), status)

    bring(again(story(LIBRARY, headline=BETTER, by=("李四",))))

    article = Article.objects.get()
    assert (article.headline, article.version, article.status) == (LIBRARY[0], 1, status)
    assert article.bylines.get().reporter.name == "张三"
    assert set(Flag.objects.values_list("code", "field")) == {
        ("merge.settled", "headline"),
        ("merge.settled", "bylines"),
    }


def test_what_was_published_once_is_only_flagged(bring):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), status="in_review", published_at=timezone.now())

    bring(again(story(LIBRARY, headline=BETTER)))

    assert Article.objects.get().headline == LIBRARY[0]


def test_an_article_in_review_follows_a_better_reading(bring):
    page = bring(draft(story(LIBRARY)))
    set_status(page.articles.get(), "in_review")

    bring(again(story(LIBRARY, headline=BETTER)))

    assert (Article.objects.get().headline, Article.objects.get().status) == (BETTER, "in_review")


def test_numbers_stay_when_the_text_brings_another_order(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))
    keys = dict(page.articles.values_list("headline", "pk"))

    bring(draft(story(BRIDGE, line=1), story(MARKET, line=3), story(LIBRARY, line=5)))

    found = {headline: (key, order) for headline, key, order in Article.objects.values_list("headline", "pk", "order")}
    assert found[LIBRARY[0]] == (keys[LIBRARY[0]], 1)
    assert found[MARKET[0]] == (keys[MARKET[0]], 2)
    assert found[BRIDGE[0]][1] == 3


def test_a_new_story_stands_behind_the_one_before_it(bring):
    bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))

    page = bring(draft(story(LIBRARY, line=1), story(BRIDGE, line=3), story(MARKET, line=5)))

    headlines = [article.headline for article in page.articles.in_print_order()]
    assert headlines == [LIBRARY[0], BRIDGE[0], MARKET[0]]


def test_lines_of_an_edited_body_follow_the_text(bring):
    page = bring(draft(story(LIBRARY, line=1)))
    change(page.articles.get(), body=[{"type": "paragraph", "text": "编辑改写了这一段。", "lines": [2]}])

    bring(draft(story(MARKET, line=1), story(LIBRARY, line=3)))

    article = Article.objects.get(headline=LIBRARY[0])
    assert article.body == [{"type": "paragraph", "text": "编辑改写了这一段。", "lines": [4]}]
    assert article.version == 1


def test_an_untouched_story_that_vanished_is_removed(bring):
    bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))

    page = bring(draft(story(LIBRARY, line=1)))

    assert page.articles.get().headline == LIBRARY[0]
    assert not Flag.objects.exists()


def touch(article: Article) -> None:
    change(article, headline="乙镇菜场搬到南街")


def tag(article: Article) -> None:
    article.tags.add("市场")


def publish(article: Article) -> None:
    set_status(article, "published")


def send_to_review(article: Article) -> None:
    set_status(article, "in_review")


def dismiss_flag(article: Article) -> None:
    user = make_user()
    Flag.objects.create(page=article.page, article=article, code="x", resolved_by=user, resolved_at=timezone.now())


@pytest.mark.parametrize("work", [touch, tag, publish, send_to_review, dismiss_flag])
def test_a_story_that_vanished_stays_when_it_was_worked_on(bring, work):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))
    article = page.articles.get(order=2)
    work(article)

    bring(draft(story(LIBRARY, line=1)))

    assert Article.objects.filter(pk=article.pk).exists()
    assert Flag.objects.open().get().code == "import.vanished"


def test_a_story_that_comes_back_is_the_same_article(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))
    article = page.articles.get(order=2)
    touch(article)
    bring(draft(story(LIBRARY, line=1)))

    bring(draft(story(LIBRARY, line=1), story(MARKET, line=3), story(RACE, line=5)))

    assert Article.objects.count() == 3
    assert Article.objects.get(order=2).pk == article.pk
    assert not Flag.objects.open().exists()


def test_what_an_editor_wrote_at_the_desk_is_left_alone(bring):
    page = bring(draft(story(LIBRARY)))
    Article.objects.create(page=page, order=2, position=2, headline="编辑自己写的稿件")

    bring(again(story(LIBRARY, headline=BETTER)))

    assert Article.objects.get(order=2).headline == "编辑自己写的稿件"
    assert not Flag.objects.exists()


def test_an_earlier_text_can_be_brought_back(bring):
    first = draft(story(LIBRARY))
    bring(first)
    bring(again(story(LIBRARY, headline=BETTER)))

    page = bring(first)

    assert page.articles.get().headline == LIBRARY[0]
    assert page.current_source.importer_version == "1"
    assert SourceText.objects.count() == 2


def test_furniture_follows_the_new_text(bring):
    bring(draft(story(LIBRARY), furniture=[Furniture(Kind.WEATHER, "今天多云。", (3,))]))

    page = bring(draft(story(LIBRARY), furniture=[Furniture(Kind.WEATHER, "今天有雨。", (3,))]))

    assert page.current_source.items.get(kind="weather").text == "今天有雨。"


def test_a_photo_keeps_an_edited_caption_and_takes_new_credits(bring):
    caption = "图书室里坐满了来看书的人。"
    bring(draft(story(LIBRARY), photos=[photo(caption, line=3)]))
    Photo.objects.update(caption="图书室里坐满了人，编辑改过。")

    bring(draft(story(LIBRARY), photos=[photo(caption, line=3, by=("赵六",), story=0)], version="2"))

    picture = Photo.objects.get()
    assert picture.caption == "图书室里坐满了人，编辑改过。"
    assert picture.credits.get().reporter.name == "赵六"
    assert picture.article == Article.objects.get()


def test_a_new_photo_of_a_published_edition_is_held_back(bring):
    page = bring(draft(story(LIBRARY)))
    page.edition.status, page.edition.published_at = "published", timezone.now()
    page.edition.save()

    bring(draft(story(LIBRARY), photos=[photo("图书室里坐满了人。", line=3)]))

    assert Photo.objects.get().is_withheld
    assert not Photo.objects.public().exists()


def test_a_doubt_that_goes_on_is_one_flag_at_its_new_line(bring):
    bring(draft(story(LIBRARY, flags=(PageFlag("headline.unsure", "headline", (1,)),))))

    bring(draft(story(MARKET, line=1), story(LIBRARY, line=3, flags=(PageFlag("headline.unsure", "headline", (3,)),))))

    flag = Flag.objects.get()
    assert (flag.lines, flag.is_open) == ([3], True)


def test_a_doubt_that_the_new_reading_does_not_share_is_over(bring):
    bring(draft(story(LIBRARY, flags=(PageFlag("headline.unsure", "headline", (1,)),))))

    bring(again(story(LIBRARY)))

    flag = Flag.objects.get()
    assert not flag.is_open
    assert flag.resolved_by.get_username() == "importer"


def test_a_doubt_that_a_person_settled_is_not_raised_again(bring):
    doubtful = story(LIBRARY, flags=(PageFlag("headline.unsure", "headline", (1,)),))
    bring(draft(doubtful))
    Flag.objects.update(resolved_by=make_user(), resolved_at=timezone.now())

    bring(again(doubtful))

    assert not Flag.objects.open().exists()


def test_a_doubt_on_what_an_editor_replaced_is_not_raised(bring):
    page = bring(draft(story(LIBRARY)))
    change(page.articles.get(), headline=EDITED)

    bring(again(story(LIBRARY, flags=(PageFlag("headline.unsure", "headline", (1,)),))))

    assert not Flag.objects.exists()


def test_a_doubt_on_a_new_value_is_raised_though_the_old_one_was_settled(bring):
    flags = (PageFlag("headline.unsure", "headline", (1,)),)
    bring(draft(story(LIBRARY, flags=flags)))
    Flag.objects.update(resolved_by=make_user(), resolved_at=timezone.now())

    bring(again(story(LIBRARY, headline=BETTER, flags=flags)))

    assert Flag.objects.open().count() == 1
