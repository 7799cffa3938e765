"""Publishing an edition with its approved articles is one step."""

import pytest

from articles.editorial.publish import publish_edition
from articles.editorial.rights import CHIEFS, EDITORS, HEADS, REPORTERS
from articles.editorial.states import Incomplete, NotAllowed
from articles.models import Article, Edition, WorkflowStep
from articles.tests.builders import make_article, make_edition, make_page, make_user

pytestmark = pytest.mark.django_db

IN_REVIEW, APPROVED = Article.Status.IN_REVIEW, Article.Status.APPROVED


class TestPublishingAnEdition:
    def test_approved_articles_go_out_and_the_rest_stays_back(self):
        page = make_page()
        ready = make_article(page=page, status=APPROVED)
        waiting = make_article(page=page, status=IN_REVIEW, headline="乙镇开渔")

        result = publish_edition(page.edition, by=make_user(group=CHIEFS))

        assert result.published == (ready,)
        assert result.held_back == (waiting,)
        assert result.edition.is_published
        waiting.refresh_from_db()
        assert waiting.status == IN_REVIEW

    def test_again_publishes_what_was_approved_since(self):
        chief = make_user(group=CHIEFS)
        page = make_page()
        make_article(page=page, status=APPROVED)
        first = publish_edition(page.edition, by=chief).edition
        later = make_article(page=page, status=APPROVED, headline="乙镇开渔")

        result = publish_edition(page.edition, by=chief)

        assert result.published == (later,)
        assert result.edition.published_at == first.published_at

    def test_again_with_nothing_new_is_refused_and_leaves_no_step(self):
        chief = make_user(group=CHIEFS)
        edition = make_article(status=APPROVED).page.edition
        publish_edition(edition, by=chief)

        with pytest.raises(Incomplete):
            publish_edition(edition, by=chief)

        assert WorkflowStep.objects.filter(edition=edition).count() == 1

    def test_it_is_one_step(self):
        page = make_page()
        ready = make_article(page=page, status=APPROVED)
        make_article(page=page, status=APPROVED, headline="")

        with pytest.raises(Incomplete):
            publish_edition(page.edition, by=make_user(group=CHIEFS))

        ready.refresh_from_db()
        assert ready.status == APPROVED
        assert Edition.objects.get(pk=page.edition_id).status == Edition.Status.OPEN

    def test_nothing_approved_is_refused(self):
        page = make_page()
        make_article(page=page)

        with pytest.raises(Incomplete):
            publish_edition(page.edition, by=make_user(group=CHIEFS))

    def test_without_a_date_it_is_refused(self):
        edition = make_edition(date=None)

        with pytest.raises(Incomplete):
            publish_edition(edition, by=make_user(group=CHIEFS))

    @pytest.mark.parametrize("group", [REPORTERS, EDITORS, HEADS])
    def test_only_chiefs_do_it(self, group):
        article = make_article(status=APPROVED)

        with pytest.raises(NotAllowed):
            publish_edition(article.page.edition, by=make_user(group=group))

    def test_it_is_recorded(self):
        chief = make_user(group=CHIEFS)
        edition = make_article(status=APPROVED).page.edition

        publish_edition(edition, by=chief, comment="付印")

        step = WorkflowStep.objects.get(edition=edition)
        assert (step.verb, step.by, step.comment, step.to_status) == ("publish_edition", chief, "付印", "published")
