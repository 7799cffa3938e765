"""Changing an article's words before and after publication."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.editorial.approve import approve
from articles.editorial.correct import correct
from articles.editorial.credits import set_bylines
from articles.editorial.edit import create, edit
from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS, importer
from articles.editorial.states import Incomplete, NotAllowed, StaleVersion, WrongState
from articles.models import Article, Correction, Reporter, ReporterAlias, Revision, WorkflowStep
from articles.models.snapshot import digest, snapshot
from articles.tests.builders import make_article, make_page, make_photo, make_user

pytestmark = pytest.mark.django_db

IN_REVIEW, APPROVED, PUBLISHED = Article.Status.IN_REVIEW, Article.Status.APPROVED, Article.Status.PUBLISHED


def new_headline(row: Article) -> None:
    row.headline = "甲村有了图书室"


def test_an_edit_counts_the_version_and_keeps_both_revisions():
    article = make_article()
    reporter = make_user(group=REPORTERS)

    edit(article, by=reporter, version=1, change=new_headline, comment="改题")

    article.refresh_from_db()
    assert (article.headline, article.version) == ("甲村有了图书室", 2)
    first, second = Revision.objects.filter(article=article).order_by("number")
    assert (first.snapshot["fields"]["headline"], first.by) == ("甲村新建图书室", importer())
    assert (second.snapshot["fields"]["headline"], second.by, second.comment) == ("甲村有了图书室", reporter, "改题")


def test_an_edit_that_changes_nothing_is_no_edit():
    article = make_article(status=APPROVED)

    edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: None)

    article.refresh_from_db()
    assert (article.version, article.status) == (1, APPROVED)
    assert not WorkflowStep.objects.exists()


def test_an_approved_article_drops_back_to_review():
    article = make_article(status=APPROVED)

    edit(article, by=make_user(group=EDITORS), version=1, change=new_headline)

    article.refresh_from_db()
    assert article.status == IN_REVIEW
    step = WorkflowStep.objects.get()
    assert (step.verb, step.from_status, step.to_status) == ("edit", APPROVED, IN_REVIEW)


def test_a_reporter_does_not_touch_what_is_approved():
    article = make_article(status=APPROVED)

    with pytest.raises(NotAllowed):
        edit(article, by=make_user(group=REPORTERS), version=1, change=new_headline)


@pytest.mark.parametrize("status", [PUBLISHED, Article.Status.WITHDRAWN])
def test_what_readers_have_seen_is_not_edited(status):
    article = make_article(status=status)

    with pytest.raises(WrongState):
        edit(article, by=make_user(group=CHIEFS), version=1, change=new_headline)


def test_a_save_over_a_newer_version_is_refused():
    article = make_article()
    edit(article, by=make_user(group=EDITORS), version=1, change=new_headline)

    with pytest.raises(StaleVersion) as refusal:
        edit(article, by=make_user(group=EDITORS), version=1, change=lambda row: setattr(row, "headline", "另一个题"))

    assert refusal.value.seen == 1
    assert refusal.value.article.headline == "甲村有了图书室"
    article.refresh_from_db()
    assert article.headline == "甲村有了图书室"


def test_a_refused_save_leaves_the_credits_alone():
    """What the change wrote before the refusal is undone with it."""
    article = make_article(status=PUBLISHED)

    def change(row: Article) -> None:
        set_bylines(row, [{"role": "reporter", "names": ["李四"]}])
        row.headline = ""

    with pytest.raises(Incomplete):
        correct(article, by=make_user(group=CHIEFS), version=1, note="更正", change=change)

    assert [byline.reporter.name for byline in article.bylines.all()] == ["张三"]
    assert not Correction.objects.exists()


def test_credits_and_photos_are_part_of_the_words():
    article = make_article()
    photo = make_photo(article=article)
    before = digest(snapshot(article))

    photo.caption = "孩子们在看书。"
    photo.save()
    after_caption = digest(snapshot(article))
    set_bylines(article, [{"role": "reporter", "names": ["张三", "李四"]}])

    assert len({before, after_caption, digest(snapshot(article))}) == 3


def test_two_bylines_of_one_person_and_role_are_one():
    article = make_article()

    set_bylines(article, [{"role": "reporter", "names": ["李四", "李四"]}])

    assert article.bylines.count() == 1


def test_a_byline_finds_the_person_by_alias():
    person = Reporter.objects.create(name="王五")
    ReporterAlias.objects.create(reporter=person, name="小五")
    article = make_article()

    set_bylines(article, [{"role": "reporter", "names": ["小五", "王五"]}])

    assert [byline.reporter for byline in article.bylines.all()] == [person]


def test_an_agency_is_no_person_of_that_name():
    article = make_article(bylines=["新华社"])

    set_bylines(article, [{"role": "agency", "names": ["新华社"]}])

    assert article.bylines.get().reporter.kind == Reporter.Kind.AGENCY


def test_a_new_article_is_recorded_with_its_first_revision():
    editor = make_user(group=EDITORS)

    article = create(Article(page=make_page(), headline="乙镇开渔"), by=editor)

    revision = Revision.objects.get(article=article)
    assert (revision.number, revision.by) == (1, editor)
    assert WorkflowStep.objects.get(article=article).verb == "create"


def test_reporters_do_not_make_articles():
    with pytest.raises(NotAllowed):
        create(Article(page=make_page()), by=make_user(group=REPORTERS))


class TestCorrecting:
    def test_it_stays_published_with_a_dated_note(self):
        article = make_article(status=PUBLISHED)
        chief = make_user(group=CHIEFS)

        correct(article, by=chief, version=1, note="标题有误，已更正。", change=new_headline)

        article.refresh_from_db()
        assert (article.headline, article.status, article.version) == ("甲村有了图书室", PUBLISHED, 2)
        note = Correction.objects.get(article=article)
        assert (note.note, note.by) == ("标题有误，已更正。", chief)
        assert WorkflowStep.objects.get().verb == "correct"

    def test_a_note_alone_is_recorded_too(self):
        article = make_article(status=PUBLISHED)

        correct(article, by=make_user(group=CHIEFS), version=1, note="见报版面图说有误。")

        assert WorkflowStep.objects.get().verb == "correct"

    def test_without_a_note_it_is_refused(self):
        article = make_article(status=PUBLISHED)

        with pytest.raises(Incomplete):
            correct(article, by=make_user(group=CHIEFS), version=1, note=" ", change=new_headline)

        article.refresh_from_db()
        assert article.headline == "甲村新建图书室"

    def test_heads_do_not_correct(self):
        with pytest.raises(NotAllowed):
            correct(make_article(status=PUBLISHED), by=make_user(group=HEADS), version=1, note="更正")

    def test_only_what_is_published_is_corrected(self):
        with pytest.raises(WrongState):
            correct(make_article(status=APPROVED), by=make_user(group=CHIEFS), version=1, note="更正")

    def test_over_a_newer_version_it_is_refused(self):
        article = make_article(status=PUBLISHED, version=3)

        with pytest.raises(StaleVersion):
            correct(article, by=make_user(group=CHIEFS), version=2, note="更正", change=new_headline)

        assert not Correction.objects.exists()


def test_the_approval_points_to_the_words_that_were_approved():
    article = make_article(status=IN_REVIEW)
    edit(article, by=make_user(group=REPORTERS), version=1, change=new_headline)

    approve(article, by=make_user(group=HEADS))

    article.refresh_from_db()
    step = WorkflowStep.objects.get(verb="approve")
    assert step.revision.sha256 == digest(snapshot(article))


@pytest.mark.django_db(transaction=True)
def test_of_two_saves_at_once_one_is_refused():
    """Two editors press save on the same version; each has its own connection."""
    article = make_article()
    editors = [make_user(group=EDITORS) for _number in range(2)]
    together = Barrier(2)

    def save(by: User) -> str:
        together.wait()
        try:
            edit(article, by=by, version=1, change=lambda row: setattr(row, "headline", f"{by.pk} 改的题"))
        except StaleVersion:
            return "refused"
        finally:
            connection.close()
        return "saved"

    with ThreadPoolExecutor(2) as pool:
        results = sorted(pool.map(save, editors))

    assert results == ["refused", "saved"]
    assert Article.objects.get(pk=article.pk).version == 2
