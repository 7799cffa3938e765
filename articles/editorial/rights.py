"""Who may do what: four groups, each with its own rights and those before it, and the rules beyond them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, AnonymousUser, Group, Permission
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext

from articles.editorial.states import NOT_YET_APPROVED, PUBLISHED, NotAllowed
from articles.models import Article, Photo, WorkflowStep

REPORTERS, EDITORS, HEADS, CHIEFS = "记者", "责任编辑", "部主任", "总编"

VIEWED = (
    "edition",
    "page",
    "article",
    "photo",
    "reporter",
    "tag",
    "flag",
    "pageitem",
    "sourcetext",
    "byline",
    "photocredit",
)

RIGHTS: dict[str, tuple[str, ...]] = {
    REPORTERS: (
        *(f"view_{model}" for model in VIEWED),
        "view_revision", "view_workflowstep", "view_correction", "view_taggedarticle", "view_reporteralias",
        "change_article", "change_photo",
        "add_byline", "change_byline", "delete_byline",
        "add_photocredit", "change_photocredit", "delete_photocredit",
        "add_tag", "add_taggedarticle", "change_taggedarticle", "delete_taggedarticle",
    ),
    EDITORS: (
        "import_page", "resolve_flag", "review_article",
        "add_article", "add_photo", "add_reporter", "change_reporter",
        "add_reporteralias", "change_reporteralias", "delete_reporteralias",
        "change_page", "change_edition", "change_tag", "change_flag",
    ),
    HEADS: ("approve_article", "return_article"),
    CHIEFS: (
        "publish_article", "publish_edition", "correct_article", "withdraw_article",
        "add_edition", "add_page", "delete_tag",
    ),
}  # fmt: skip
"""Group -> what it may do beyond the groups before it (design: 记者, 责任编辑, 部主任, 总编)."""

VERB_RIGHTS = {
    "create": "add_article",
    "edit": "change_article",
    "edit_photo": "change_photo",
    "resolve_flag": "resolve_flag",
    "send_to_review": "review_article",
    "return_to_review": "return_article",
    "approve": "approve_article",
    "publish": "publish_article",
    "publish_edition": "publish_edition",
    "correct": "correct_article",
    "withdraw": "withdraw_article",
    "place": "change_page",
}
"""Verb -> the permission that it needs."""

WRITING = ("create", "edit", "resolve_flag", "correct")
"""Verbs that change an article's words: who did one of them to it wrote it."""

IMPORTER = "importer"
"""Name of the system user under which the importer acts; nobody can log in as it."""
IMPORTER_RIGHTS = ("review_article", "approve_article", "publish_article", "publish_edition")
"""What the importer may do for `import_seeds --publish`; it has these without any group."""


def ensure_groups(**_signal: Any) -> None:
    """Give each group exactly its rights; safe to run after every migration."""
    codenames: list[str] = []
    with transaction.atomic():
        for name, own in RIGHTS.items():
            codenames.extend(own)
            group, _ = Group.objects.get_or_create(name=name)
            group.permissions.set(Permission.objects.filter(content_type__app_label="articles", codename__in=codenames))


def importer() -> AbstractUser:
    """The system user of the importer; made when it is first needed."""
    users = get_user_model().objects
    user, is_new = users.get_or_create(username=IMPORTER, defaults={"is_active": False, "password": "!"})
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def is_importer(user: AbstractUser | AnonymousUser) -> bool:
    """Whether this is the system user; a person who took its name has a password and is not."""
    return user.get_username() == IMPORTER and not user.has_usable_password()


def has_right(user: AbstractUser | AnonymousUser, codename: str) -> bool:
    """Whether the user holds a right of the newsroom, whatever it is to be done to."""
    if user.is_authenticated and is_importer(user):
        return codename in IMPORTER_RIGHTS
    return user.has_perm(f"articles.{codename}")


def may(user: AbstractUser | AnonymousUser, verb: str, thing: models.Model | None = None) -> bool:
    """Whether the user may do the verb to the thing; says nothing about the thing's state."""
    return not objection(user, verb, thing)


def require(user: AbstractUser | AnonymousUser, verb: str, thing: models.Model) -> None:
    """Let the user pass or refuse.

    Raises:
        NotAllowed: the user lacks the verb's right, or wrote what they want to approve.
    """
    if why := objection(user, verb, thing):
        raise NotAllowed(user, verb, thing, why=why)


def objection(user: AbstractUser | AnonymousUser, verb: str, thing: models.Model | None = None) -> str:
    """Why the user may not do the verb to the thing, in the interface's language; empty when they may."""
    if not has_right(user, VERB_RIGHTS[verb]):
        return gettext("You do not have the right to do this.")
    if isinstance(thing, Photo) and verb == "edit_photo":
        return _objection_to_photo(user, thing)
    if not isinstance(thing, Article):
        return ""
    if verb == "edit" and thing.status not in NOT_YET_APPROVED and not has_right(user, "review_article"):
        return gettext("“%(article)s” is approved: an editor has to change it.") % {"article": thing}
    if verb == "return_to_review" and thing.status == PUBLISHED and not has_right(user, "withdraw_article"):
        return gettext("“%(article)s” is published: only who may withdraw it can take it back.") % {"article": thing}
    if verb == "approve" and not settings.SMALL_DESK and wrote(user, thing):
        return gettext("You wrote part of “%(article)s”: somebody else has to approve it.") % {"article": thing}
    return ""


def _objection_to_photo(user: AbstractUser | AnonymousUser, photo: Photo) -> str:
    """A photo goes with its article; one alone is held to the state of its edition."""
    if photo.page.edition.is_published and (photo.article is None or photo.article.status == PUBLISHED):
        if not has_right(user, "correct_article"):
            return gettext("“%(photo)s” is published: only who may correct it can change it.") % {"photo": photo}
    elif photo.article is not None:
        return objection(user, "edit", photo.article)
    return ""


def wrote(user: AbstractUser | AnonymousUser, article: Article) -> bool:
    """Whether the user made the article or changed its words at any time."""
    return WorkflowStep.objects.filter(article=article, by_id=user.pk, verb__in=WRITING).exists()


def visible_articles(user: AbstractUser | AnonymousUser, prefix: str = "") -> Q:
    """Which articles the desk shows to the user: reporters see what is not yet approved, editors everything.

    `prefix` leads from the filtered row to its article, e.g. ``"article__"``; rows without an article are shown.
    """
    if has_right(user, "review_article"):
        return Q()
    of_article = Q(**{f"{prefix}status__in": NOT_YET_APPROVED})
    return of_article | Q(**{f"{prefix}pk__isnull": True}) if prefix else of_article
