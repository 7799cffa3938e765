"""An article: a story of a page, as an editor keeps it and a reader reads it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelsearch import index
from taggit.managers import TaggableManager

from articles.models.edition import EditionStatus
from articles.models.searchable import Searchable, index_text


class ArticleKind(models.TextChoices):
    """A full article, or a short item of a column of briefs."""

    ARTICLE = "article", _("article")
    BRIEF = "brief", _("brief")


class ArticleStatus(models.TextChoices):
    """Where an article stands on its way to the readers (三审三校)."""

    IMPORTED = "imported", _("imported")
    IN_REVIEW = "in_review", _("in review")
    APPROVED = "approved", _("approved")
    SCHEDULED = "scheduled", _("scheduled")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


PUBLIC = Q(status=ArticleStatus.PUBLISHED, page__edition__status=EditionStatus.PUBLISHED)
"""What any reader may see; the only place that says so."""

HAS_ADDRESS = Q(page__edition__date__isnull=False) & ~Q(page__label="")
"""An article without day or page label has no public address yet."""


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles by who may see them, when they were printed, and what a screen needs of them."""

    def public(self) -> ArticleQuerySet:
        return self.filter(PUBLIC & HAS_ADDRESS)

    def withdrawn(self) -> ArticleQuerySet:
        """Once published in an edition that readers can see, then taken back: their addresses answer 410."""
        return self.filter(status=ArticleStatus.WITHDRAWN, page__edition__status=EditionStatus.PUBLISHED)

    def first_parts(self) -> ArticleQuerySet:
        """Without continuations: readers find them joined to the part before."""
        return self.exclude(continued_from__status=ArticleStatus.PUBLISHED)

    def on(self, day: datetime.date) -> ArticleQuerySet:
        return self.filter(page__edition__date=day)

    def in_print_order(self) -> ArticleQuerySet:
        """By page, then in the order that an editor set, then as printed."""
        return self.order_by("page__order", "page__label", "position", "order")

    def newest_first(self) -> ArticleQuerySet:
        return self.order_by("-page__edition__date", "page__order", "page__label", "position", "order")

    def for_lists(self) -> ArticleQuerySet:
        """With what a headline list prints, in two queries whatever its length."""
        return self.select_related("page__edition").prefetch_related("bylines__reporter")

    def with_open_flags(self) -> ArticleQuerySet:
        """Annotated with `open_flags`, the number of doubts that nobody has resolved."""
        return self.annotate(open_flags=Count("flags", filter=Q(flags__resolved_at__isnull=True), distinct=True))


class Article(Searchable, models.Model):
    """One story of a page: kicker, headline, deck, bylines, dateline, body, jump."""

    Kind = ArticleKind
    Status = ArticleStatus

    page = models.ForeignKey("articles.Page", models.PROTECT, related_name="articles", verbose_name=_("page"))
    kind = models.CharField(_("kind"), max_length=20, choices=ArticleKind, default=ArticleKind.ARTICLE)
    order = models.PositiveIntegerField(
        _("number"), help_text=_("The number in the public address, from 1; it never changes once published.")
    )
    position = models.PositiveIntegerField(_("position"), help_text=_("Place on the page as readers see it, from 1."))
    kicker = models.TextField(_("kicker"), blank=True, help_text=_("The line above the headline (引题)."))
    headline = models.TextField(_("headline"), blank=True)
    deck = models.TextField(_("deck"), blank=True, help_text=_("The line below the headline (副题)."))
    dateline = models.TextField(_("dateline"), blank=True, help_text=_("Opens the text, e.g. 本报讯."))
    body = models.JSONField(_("body"), default=list, blank=True)
    """In reading order: ``[{"type": "paragraph" | "subhead" | "verse" | "table", "text": str, "lines": [int]}]``."""
    jump_to = models.CharField(
        _("continued on page"), max_length=40, blank=True, help_text=_("As printed: 下转C2版 → C2.")
    )
    jump_from = models.CharField(
        _("continued from page"), max_length=40, blank=True, help_text=_("As printed: 上接C1版 → C1.")
    )
    continued_on = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="continued_from", verbose_name=_("continued on")
    )
    origin = models.TextField(_("source"), blank=True, help_text=_("For reprints: the medium that published it first."))
    slug = models.SlugField(_("slug"), max_length=80, blank=True, allow_unicode=True)
    tags = TaggableManager(through="articles.TaggedArticle", blank=True, verbose_name=_("tags"))
    status = models.CharField(_("status"), max_length=20, choices=ArticleStatus, default=ArticleStatus.IMPORTED)
    scheduled_for = models.DateTimeField(_("scheduled for"), null=True, blank=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    """When readers first saw it; kept when it is withdrawn."""
    withdrawal_notice = models.TextField(
        _("withdrawal notice"), blank=True, help_text=_("Readers see it at the article's address.")
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    """Counts every saved change; a save over a newer version is refused."""
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = ArticleQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("search_words"),
        # What the public filter and the order by date look at.
        index.FilterField("status"),
        index.RelatedFields("continued_from", [index.FilterField("status")]),
        index.RelatedFields(
            "page",
            [
                index.FilterField("label"),
                index.RelatedFields(
                    "edition",
                    [index.FilterField("date"), index.FilterField("status"), index.FilterField("publication")],
                ),
            ],
        ),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["page", "position", "order"]
        permissions = [
            ("import_page", _("Can import pages")),
            ("review_article", _("Can send an article to review")),
            ("approve_article", _("Can approve an article")),
            ("return_article", _("Can return an article to review")),
            ("publish_article", _("Can publish an article")),
            ("correct_article", _("Can correct a published article")),
            ("withdraw_article", _("Can withdraw an article")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["page", "order"], name="article_unique_number"),
            models.CheckConstraint(condition=Q(order__gte=1), name="article_number_from_one"),
            models.CheckConstraint(condition=Q(status__in=ArticleStatus.values), name="article_status_known"),
            models.CheckConstraint(condition=Q(kind__in=ArticleKind.values), name="article_kind_known"),
            models.CheckConstraint(
                condition=~Q(status__in=[ArticleStatus.PUBLISHED, ArticleStatus.WITHDRAWN])
                | Q(published_at__isnull=False) & ~Q(headline=""),
                name="article_published_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(status=ArticleStatus.SCHEDULED) | Q(scheduled_for__isnull=False),
                name="article_scheduled_has_time",
            ),
            models.CheckConstraint(
                condition=Q(continued_on__isnull=True) | ~Q(continued_on=models.F("pk")),
                name="article_not_its_own_jump",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "page"], name="article_by_status_page"),
            models.Index(fields=["-updated_at"], name="article_newest_change"),
        ]

    def __str__(self) -> str:
        return self.headline or gettext("article without headline")

    def get_absolute_url(self) -> str:
        """The article's address for ever; needs a dated edition and a page label."""
        return reverse("article", args=[self.page.edition.date, self.page.label, self.order])

    @property
    def is_public(self) -> bool:
        """The same rule as `PUBLIC`, for one article in hand."""
        return self.status == ArticleStatus.PUBLISHED and self.page.edition.is_published

    @property
    def was_published(self) -> bool:
        """Readers have seen it at some time: its number and row must stay."""
        return self.published_at is not None

    @property
    def plain_text(self) -> str:
        """The body's words, one block a line."""
        return "\n".join(block["text"] for block in self.body)

    def parts(self) -> Iterator[Article]:
        """The article and what continues it on other pages, each once, in reading order."""
        part: Article | None = self
        seen: set[int] = set()
        while part is not None and part.pk not in seen:
            seen.add(part.pk)
            yield part
            part = part.continued_on

    def first_part(self) -> Article:
        """The article that this one continues, over any number of pages; itself where it continues none."""
        first, seen = self, {self.pk}
        while (before := Article.objects.filter(continued_on=first.pk).first()) and before.pk not in seen:
            seen.add(before.pk)
            first = before
        return first

    @cached_property
    def title(self) -> str:
        """The headline's words as the search index stores them, where they weigh more; the name is the index's."""
        return index_text([self.kicker, self.headline, self.deck])

    def searched_texts(self) -> Iterator[str]:
        """The text with its public continuations, the credited, the tags, the words of its photos, the section."""
        for part in self.parts():
            if part is self or part.status == ArticleStatus.PUBLISHED:
                yield from (part.dateline, part.plain_text, part.origin, part.page.section)
                yield from (byline.reporter.name for byline in part.bylines.all())
                yield from (f"{photo.title}\n{photo.caption}" for photo in part.photos.all() if not photo.is_withheld)
        yield from (tag.name for tag in self.tags.all())

    @classmethod
    def get_indexed_objects(cls) -> ArticleQuerySet:
        return cls.objects.select_related("page__edition", "continued_on__page", "continued_from").prefetch_related(
            "bylines__reporter", "tags", "photos"
        )

    def get_indexed_instance(self) -> Article:
        """The article's first part as it is in the database, so that saving any part brings the whole up to date."""
        first = self.first_part()
        return Article.get_indexed_objects().filter(pk=first.pk).first() or self
