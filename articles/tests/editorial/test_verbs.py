"""The way of an article from import to the readers, and back."""

import pytest
from django.contrib.auth.models import AnonymousUser

from articles.editorial.approve import approve
from articles.editorial.edit import create, edit
from articles.editorial.publish import publish, publish_edition
from articles.editorial.review import return_to_review, send_to_review
from articles.editorial.rights import CHIEFS, EDITORS, HEADS, IMPORTER, REPORTERS, importer, may
from articles.editorial.states import Incomplete, NotAllowed, WrongState
from articles.editorial.withdraw import withdraw
from articles.models import Article, Revision, WorkflowStep
from articles.tests.builders import make_article, make_edition, make_page, make_user

pytestmark = pytest.mark.django_db

IMPORTED, IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN = Article.Status.values

VERBS = {
    "send_to_review": send_to_review,
    "return_to_review": return_to_review,
    "approve": approve,
    "publish": publish,
    "withdraw": lambda article, *, by: withdraw(article, by=by, notice="这篇报道已撤下。"),
}
LOWEST = {
    "send_to_review": EDITORS,
    "return_to_review": HEADS,
    "approve": HEADS,
    "publish": CHIEFS,
    "withdraw": CHIEFS,
}
GROUPS = (REPORTERS, EDITORS, HEADS, CHIEFS)
FROM = {
    "send_to_review": {IMPORTED: IN_REVIEW},
    "return_to_review": {APPROVED: IN_REVIEW, SCHEDULED: IN_REVIEW, PUBLISHED: IN_REVIEW, WITHDRAWN: IN_REVIEW},
    "approve": {IN_REVIEW: APPROVED},
    "publish": {APPROVED: PUBLISHED},
    "withdraw": {PUBLISHED: WITHDRAWN},
}


def article_in(status: str) -> Article:
    times = {"scheduled_for": "2021-12-22T05:00+08:00"} if status == SCHEDULED else {}
    return make_article(status=status, **times)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_is_for_its_group_and_those_above(verb, group):
    article = article_in(next(iter(FROM[verb])))
    by = make_user(group=group)
    allowed = GROUPS.index(group) >= GROUPS.index(LOWEST[verb])

    if allowed:
        VERBS[verb](article, by=by)
    else:
        with pytest.raises(NotAllowed):
            VERBS[verb](article, by=by)

    article.refresh_from_db()
    assert (article.status != next(iter(FROM[verb]))) == allowed


@pytest.mark.parametrize("status", Article.Status.values)
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_starts_from_its_states_only(verb, status):
    article = article_in(status)
    chief = make_user(group=CHIEFS)

    if status in FROM[verb]:
        assert VERBS[verb](article, by=chief).status == FROM[verb][status]
    else:
        with pytest.raises(WrongState):
            VERBS[verb](article, by=chief)
        article.refresh_from_db()
        assert article.status == status


def test_every_step_is_recorded_with_its_revision():
    article = make_article()
    editor, head, chief = (make_user(group=group) for group in (EDITORS, HEADS, CHIEFS))

    send_to_review(article, by=editor, comment="请看一下")
    approve(article, by=head)
    publish(article, by=chief)

    steps = list(WorkflowStep.objects.filter(article=article).order_by("pk"))
    assert [(step.verb, step.from_status, step.to_status, step.by) for step in steps] == [
        ("send_to_review", IMPORTED, IN_REVIEW, editor),
        ("approve", IN_REVIEW, APPROVED, head),
        ("publish", APPROVED, PUBLISHED, chief),
    ]
    assert steps[0].comment == "请看一下"
    assert {step.revision for step in steps} == {Revision.objects.get(article=article)}


def test_a_refused_verb_leaves_no_trace():
    article = make_article(status=IN_REVIEW)

    with pytest.raises(NotAllowed):
        approve(article, by=make_user(group=EDITORS))

    assert not WorkflowStep.objects.exists()
    assert not Revision.objects.exists()


def test_nobody_without_a_group_may_do_anything():
    article = make_article(status=PUBLISHED)

    assert not any(may(AnonymousUser(), verb, article) for verb in VERBS)
    assert not any(may(make_user(), verb, article) for verb in VERBS)


def test_a_published_article_is_taken_back_by_the_chief_only():
    article = make_article(status=PUBLISHED)

    with pytest.raises(NotAllowed):
        return_to_review(article, by=make_user(group=HEADS))

    assert return_to_review(article, by=make_user(group=CHIEFS)).status == IN_REVIEW


class TestFourEyes:
    """Nobody approves alone what they wrote."""

    def test_who_edited_does_not_approve(self):
        head = make_user(group=HEADS)
        article = make_article(status=IN_REVIEW)
        edit(article, by=head, version=1, change=lambda row: setattr(row, "headline", "甲村有了图书室"))

        with pytest.raises(NotAllowed):
            approve(article, by=head)

        assert approve(article, by=make_user(group=HEADS)).status == APPROVED

    def test_who_made_it_does_not_approve(self):
        head = make_user(group=HEADS)
        article = create(Article(page=make_page(), headline="乙镇开渔"), by=head)
        send_to_review(article, by=head)

        with pytest.raises(NotAllowed):
            approve(article, by=head)

    def test_an_administrator_is_held_to_it_too(self):
        admin = make_user(is_superuser=True)
        article = make_article(status=IN_REVIEW)
        edit(article, by=admin, version=1, change=lambda row: setattr(row, "deck", "周末也开门"))

        with pytest.raises(NotAllowed):
            approve(article, by=admin)

    def test_who_only_sent_it_up_may_approve(self):
        head = make_user(group=HEADS)
        article = send_to_review(make_article(), by=head)

        assert approve(article, by=head).status == APPROVED

    def test_a_small_desk_may(self, settings):
        settings.SMALL_DESK = True
        head = make_user(group=HEADS)
        article = make_article(status=IN_REVIEW)
        edit(article, by=head, version=1, change=lambda row: setattr(row, "headline", "甲村有了图书室"))

        assert approve(article, by=head).status == APPROVED


class TestImporter:
    """The system user that publishes what an import left without doubt."""

    def test_it_publishes_without_a_group(self):
        article = make_article()

        send_to_review(article, by=importer())
        approve(article, by=importer())
        publish_edition(article.page.edition, by=importer())

        article.refresh_from_db()
        assert article.is_public

    def test_it_may_do_nothing_else(self):
        article = make_article(status=PUBLISHED)

        with pytest.raises(NotAllowed):
            withdraw(article, by=importer(), notice="撤下")

    def test_it_is_one_user_who_cannot_log_in(self):
        assert importer() == importer()
        assert not importer().has_usable_password()
        assert not importer().is_active

    def test_a_person_of_that_name_has_no_right(self):
        person = make_user(username=IMPORTER)

        assert not may(person, "publish", make_article(status=APPROVED))


class TestPublishing:
    def test_first_publication_keeps_its_time(self):
        chief = make_user(group=CHIEFS)
        article = publish(make_article(status=APPROVED), by=chief)
        first = article.published_at
        return_to_review(article, by=chief)
        approve(article, by=chief)

        assert publish(article, by=chief).published_at == first

    @pytest.mark.parametrize(
        ("fields", "page"),
        [
            ({"headline": " "}, {}),
            ({}, {"label": ""}),
        ],
    )
    def test_what_is_not_whole_is_refused(self, fields, page):
        article = make_article(status=APPROVED, page=make_page(**page), **fields)

        with pytest.raises(Incomplete):
            publish(article, by=make_user(group=CHIEFS))

    def test_an_undated_article_is_refused(self):
        article = make_article(status=APPROVED, page=make_page(edition=make_edition(date=None)))

        with pytest.raises(Incomplete):
            publish(article, by=make_user(group=CHIEFS))

    def test_withdrawing_needs_a_notice(self):
        article = make_article(status=PUBLISHED)

        with pytest.raises(Incomplete):
            withdraw(article, by=make_user(group=CHIEFS), notice="  ")

        article.refresh_from_db()
        assert article.status == PUBLISHED
