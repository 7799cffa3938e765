"""What an import leaves in the history of an article that it changes."""

from __future__ import annotations

import pytest
from django.urls import reverse

from articles.admin.article_views import shown_steps
from articles.editorial.edit import edit
from articles.editorial.rights import EDITORS, importer
from articles.editorial.states import VERB_NAMES
from articles.models import Article, Revision, WorkflowStep
from articles.tests.builders import make_user
from articles.tests.importing.drafts import LIBRARY, MARKET, draft, photo, story
from articles.tests.importing.test_links import first_page, second_page

BETTER = "甲村新建图书室今天开门"
TEXT = "\n".join(LIBRARY)


def again(*stories, version: str = "2", **fields):
    """The one-story page read by a newer importer."""
    return draft(*stories, version=version, text=TEXT, **fields)


def set_kicker(row: Article) -> None:
    row.kicker = "编辑加的引题"


def headlines(article: Article) -> list[str]:
    """Of the article's revisions, the oldest first."""
    revisions = Revision.objects.filter(article=article).order_by("number")
    return [revision.snapshot["fields"]["headline"] for revision in revisions]


def test_a_new_reading_is_a_step_between_two_revisions(bring):
    article = bring(draft(story(LIBRARY))).articles.get()

    bring(again(story(LIBRARY, headline=BETTER)))

    step = WorkflowStep.objects.get()
    assert (step.article, step.verb, step.by) == (article, "reimport", importer())
    assert (step.from_status, step.to_status) == ("imported", "imported")
    assert headlines(article) == [LIBRARY[0], BETTER]
    assert "2021-12-22_C1.txt" in step.comment
    assert "2" in step.comment


def test_the_history_tells_the_editors_words_from_the_imports(bring):
    article = bring(draft(story(LIBRARY))).articles.get()
    edit(article, by=make_user(group=EDITORS), version=1, change=set_kicker)

    bring(again(story(LIBRARY, headline=BETTER)))

    steps = shown_steps(Article.objects.get())
    assert [shown.step.verb for shown in steps] == ["reimport", "edit"]
    assert [str(change.label) for change in steps[0].changes] == ["主题"]
    assert [str(change.label) for change in steps[1].changes] == ["引题"]


def test_a_new_byline_is_a_step(bring):
    bring(draft(story(LIBRARY)))

    bring(again(story(LIBRARY, by=("李四",))))

    assert WorkflowStep.objects.get().revision.snapshot["bylines"][0]["name"] == "李四"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [photo("图书室里坐满了人。", line=3, story=0)]),
        ([photo("图书室里坐满了人。", line=3, story=0)], []),
        ([photo("图书室里坐满了人。", line=3, story=0)], [photo("图书室里坐满了来看书的人。", line=3, story=0)]),
        ([photo("图书室里坐满了人。", line=3)], [photo("图书室里坐满了人。", line=3, story=0)]),
    ],
    ids=["came", "went", "changed", "found its article"],
)
def test_a_photo_is_part_of_its_article(bring, before, after):
    bring(draft(story(LIBRARY), photos=before))

    bring(draft(story(LIBRARY), photos=after, version="2"))

    assert WorkflowStep.objects.get().verb == "reimport"


def test_a_reading_that_changes_nothing_leaves_no_trace(bring):
    bring(draft(story(LIBRARY), photos=[photo("图书室里坐满了人。", line=3, story=0)]))

    bring(draft(story(LIBRARY), photos=[photo("图书室里坐满了人。", line=3, story=0)], version="2"))

    assert not WorkflowStep.objects.exists()


def test_an_approved_article_has_no_step_for_it_stays(bring):
    page = bring(draft(story(LIBRARY)))
    page.articles.update(status="approved")

    bring(again(story(LIBRARY, headline=BETTER)))

    assert not WorkflowStep.objects.exists()
    assert not Revision.objects.exists()


def test_a_link_to_a_new_page_is_a_step_of_an_article_that_has_a_history(bring):
    article = bring(first_page()).articles.get()
    edit(article, by=make_user(group=EDITORS), version=1, change=set_kicker)

    bring(second_page())

    step = WorkflowStep.objects.order_by("-pk").first()
    assert (step.verb, step.article) == ("reimport", article)
    assert step.revision.snapshot["fields"]["continued_on_id"] is not None
    assert not Article.objects.get(page__label="C2").revisions.exists()


def test_an_article_that_only_imports_have_changed_goes_when_it_vanishes(bring):
    bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))
    better = story(MARKET, line=3, headline="乙镇菜场今天搬新家")
    bring(draft(story(LIBRARY, line=1), better, version="2"))
    assert WorkflowStep.objects.count() == 1

    page = bring(draft(story(LIBRARY, line=1), version="2"))

    assert page.articles.get().headline == LIBRARY[0]
    assert not WorkflowStep.objects.exists()


def test_an_article_that_somebody_saved_as_it_was_stays_when_it_vanishes(bring):
    page = bring(draft(story(LIBRARY, line=1), story(MARKET, line=3)))
    edit(page.articles.get(order=2), by=make_user(group=EDITORS), version=1, change=lambda _row: None)

    bring(draft(story(LIBRARY, line=1)))

    assert Article.objects.count() == 2


def test_the_desk_says_what_it_was(bring, client_of):
    article = bring(draft(story(LIBRARY))).articles.get()
    bring(again(story(LIBRARY, headline=BETTER)))

    page = client_of(EDITORS).get(reverse("admin:articles_article_history", args=[article.pk])).content.decode()

    assert str(VERB_NAMES["reimport"]) in page
    assert BETTER in page
