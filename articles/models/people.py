"""People and agencies that are credited, and the credits themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, count

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models.pinyin import pinyin_slug
from articles.pagetext.values import CreditRole as PageCreditRole

SLUG_LENGTH = 80
"""Characters; a longer name is cut in its address, never in itself."""


class ReporterKind(models.TextChoices):
    """A person, or an agency that signs as one."""

    PERSON = "person", _("person")
    AGENCY = "agency", _("agency")


class CreditRole(models.TextChoices):
    """What somebody is credited for; the values are the page text library's."""

    REPORTER = PageCreditRole.REPORTER.value, _("reporter")
    CORRESPONDENT = PageCreditRole.CORRESPONDENT.value, _("correspondent")
    PHOTOGRAPHER = PageCreditRole.PHOTOGRAPHER.value, _("photographer")
    EDITOR = PageCreditRole.EDITOR.value, _("editor")
    AGENCY = PageCreditRole.AGENCY.value, _("agency")


class Reporter(models.Model):
    """A person or agency that is credited, whatever the role: one row each; a note tells namesakes apart."""

    Kind = ReporterKind

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=ReporterKind, default=ReporterKind.PERSON)
    note = models.CharField(
        _("note"), max_length=200, blank=True, help_text=_("Tells namesakes apart; readers see it in lists.")
    )
    slug = models.SlugField(
        _("slug"),
        max_length=SLUG_LENGTH + 20,
        unique=True,
        help_text=_("The public address; made from the name's pinyin."),
    )
    bio = models.TextField(_("about"), blank=True)

    class Meta:
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "name", "note"], name="reporter_unique_name"),
            models.CheckConstraint(condition=~Q(name=""), name="reporter_has_name"),
            models.CheckConstraint(condition=Q(kind__in=ReporterKind.values), name="reporter_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.note}）" if self.note else self.name

    def save(self, *args, **kwargs) -> None:
        if not self.slug:
            self.slug = free_slug(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("reporter", args=[self.slug])


def free_slug(name: str) -> str:
    """The name in pinyin (``张三`` → ``zhang-san``), numbered when the plain one is taken."""
    return free_slugs([name])[0]


def free_slugs(names: Sequence[str]) -> list[str]:
    """The same for several people, whose addresses differ from each other too.

    One query, and one more for each plain address that is taken or wanted twice.
    """
    plains = [pinyin_slug(name)[:SLUG_LENGTH] or "reporter" for name in names]
    taken = set(Reporter.objects.filter(slug__in=plains).order_by().values_list("slug", flat=True))
    for plain in {plain for plain, times in Counter(plains).items() if times > 1} | taken:
        taken.update(Reporter.objects.filter(slug__startswith=f"{plain}-").order_by().values_list("slug", flat=True))
    slugs = []
    for plain in plains:
        numbered = (f"{plain}-{number}" for number in count(2))
        slugs.append(next(slug for slug in chain((plain,), numbered) if slug not in taken))
        taken.add(slugs[-1])
    return slugs


class ReporterAlias(models.Model):
    """Another name under which the same person signs; an import finds the person by it."""

    reporter = models.ForeignKey(Reporter, models.CASCADE, related_name="aliases", verbose_name=_("reporter"))
    name = models.CharField(_("name"), max_length=200, unique=True)

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Byline(models.Model):
    """One credit of an article, in printed order."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines", verbose_name=_("article"))
    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="bylines", verbose_name=_("reporter"))
    role = models.CharField(_("role"), max_length=20, choices=CreditRole, default=CreditRole.REPORTER)
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["article", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "reporter", "role"], name="byline_unique_credit"),
            models.CheckConstraint(condition=Q(role__in=CreditRole.values), name="byline_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.reporter}"


class PhotoCredit(models.Model):
    """One credit of a photo, in printed order."""

    photo = models.ForeignKey("articles.Photo", models.CASCADE, related_name="credits", verbose_name=_("photo"))
    reporter = models.ForeignKey(Reporter, models.PROTECT, related_name="photo_credits", verbose_name=_("reporter"))
    role = models.CharField(_("role"), max_length=20, choices=CreditRole, default=CreditRole.PHOTOGRAPHER)
    order = models.PositiveIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("photo credit")
        verbose_name_plural = _("photo credits")
        ordering = ["photo", "order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["photo", "reporter", "role"], name="photo_credit_unique"),
            models.CheckConstraint(condition=Q(role__in=CreditRole.values), name="photo_credit_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.reporter}"
