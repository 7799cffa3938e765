"""What an import leaves in the history of the articles that it changes: a step of its own between two revisions.

Without it the next editor's revision would hold what the import did, and the history would say that they wrote it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext as _

from articles.importing.plan import PagePlan
from articles.importing.plan_items import ItemPlan
from articles.models import Article, Photo, Revision, WorkflowStep
from articles.models.history import REIMPORT
from articles.models.snapshot import revise


def before(plan: PagePlan, *, by: AbstractUser) -> dict[int, Revision]:
    """The revisions of all articles that the plan will change, as they stand before it; by their keys."""
    articles = Article.objects.filter(pk__in=set(_changing(plan))).order_by("pk")
    return {article.pk: revise(article, by=by) for article in articles}


def after(former: Mapping[int, Revision], linked: Collection[int], plan: PagePlan, *, by: AbstractUser) -> None:
    """Write down what became of them, and of those that linking has changed and that have a history already."""
    newest = {
        revision.article_id: revision
        for revision in Revision.objects.filter(article__in=set(linked) - former.keys()).order_by("number")
    }
    newest |= former
    said = {"name": plan.draft.name.replace("\\", "/").rsplit("/", 1)[-1], "version": plan.draft.version}
    comment = _("%(name)s, read by version %(version)s of the importer") % said
    for article in Article.objects.filter(pk__in=newest).order_by("pk"):
        revision = revise(article, by=by, comment=comment)
        if revision != newest[article.pk]:
            WorkflowStep.objects.create(
                article=article,
                verb=REIMPORT,
                from_status=article.status,
                to_status=article.status,
                revision=revision,
                by=by,
                comment=comment,
            )


def _changing(plan: PagePlan) -> Iterator[int]:
    """Keys of the articles whose words, credits or photos the plan changes; one may come twice."""
    for item in plan.articles:
        if item.imported is not None and item.changes:
            yield item.imported.row.pk
    for item in plan.photos:
        yield from _articles_of(item, plan)
    for gone in plan.gone:
        if gone.is_removable and isinstance(gone.imported.row, Photo) and gone.imported.row.article_id is not None:
            yield gone.imported.row.article_id


def _articles_of(photo: ItemPlan, plan: PagePlan) -> Iterator[int]:
    """The articles, of those that are there, which a photo of the draft belongs to before and after."""
    home = plan.articles[photo.part.story].imported if photo.part.story is not None else None
    if home is not None:
        yield home.row.pk
    if photo.imported is not None and photo.imported.row.article_id is not None:
        yield photo.imported.row.article_id
