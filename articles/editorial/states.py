"""The states of an article, which verb leads from which to which, and what the desk refuses to do.

imported → in review → approved → (scheduled) → published → withdrawn, and back to review from each of the last
four. A published article is not edited: it is corrected, with a note to the readers.
"""

from __future__ import annotations

from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article, ArticleStatus, Edition, Page
from articles.models.history import REIMPORT

IMPORTED, IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, WITHDRAWN = (
    ArticleStatus.IMPORTED,
    ArticleStatus.IN_REVIEW,
    ArticleStatus.APPROVED,
    ArticleStatus.SCHEDULED,
    ArticleStatus.PUBLISHED,
    ArticleStatus.WITHDRAWN,
)

NOT_YET_APPROVED = (IMPORTED, IN_REVIEW)
"""What a reporter of the paper may still work on."""

TRANSITIONS: dict[str, dict[str, str]] = {
    "edit": {IMPORTED: IMPORTED, IN_REVIEW: IN_REVIEW, APPROVED: IN_REVIEW, SCHEDULED: IN_REVIEW},
    "resolve_flag": {IMPORTED: IMPORTED, IN_REVIEW: IN_REVIEW, APPROVED: IN_REVIEW, SCHEDULED: IN_REVIEW},
    "send_to_review": {IMPORTED: IN_REVIEW},
    "return_to_review": {
        APPROVED: IN_REVIEW,
        SCHEDULED: IN_REVIEW,
        PUBLISHED: IN_REVIEW,
        WITHDRAWN: IN_REVIEW,
    },
    "approve": {IN_REVIEW: APPROVED},
    "publish": {APPROVED: PUBLISHED},
    "correct": {PUBLISHED: PUBLISHED},
    "withdraw": {PUBLISHED: WITHDRAWN},
}
"""Verb -> state it may start from -> state it leads to; what is not here is refused."""

VERB_NAMES = {
    "create": _("write"),
    "edit": _("edit"),
    "resolve_flag": _("resolve a flag"),
    "dismiss_flag": _("dismiss a flag"),
    "send_to_review": _("send to review"),
    "return_to_review": _("return to review"),
    "approve": _("approve"),
    "publish": _("publish"),
    "publish_edition": _("publish the edition"),
    "correct": _("correct"),
    "withdraw": _("withdraw"),
    "place": _("place on a page"),
    REIMPORT: _("import again"),
}
"""What the desk calls each verb, in its records and its messages."""


class EditorialError(Exception):
    """The desk refuses; `str()` says what and why, in the interface's language."""


class NotAllowed(EditorialError):
    """`user` has no right to do `verb` to `thing`."""

    def __init__(self, user: object, verb: str, thing: object, *, why: str = "") -> None:
        super().__init__(
            why
            or now("%(user)s may not do this to “%(thing)s”: %(verb)s.")
            % {"user": user, "verb": VERB_NAMES.get(verb, verb), "thing": thing}
        )
        self.user = user
        self.verb = verb
        self.thing = thing


class WrongState(EditorialError):
    """`article` is not in a state from which `verb` may start; `wanted` lists those states."""

    def __init__(self, article: Article, verb: str) -> None:
        wanted = tuple(TRANSITIONS[verb])
        super().__init__(
            now("“%(article)s” is %(status)s; to %(verb)s it must be %(wanted)s.")
            % {
                "article": article,
                "status": article.get_status_display(),
                "verb": VERB_NAMES[verb],
                "wanted": now(" or ").join(str(ArticleStatus(status).label) for status in wanted),
            }
        )
        self.article = article
        self.verb = verb
        self.wanted = wanted


class StaleVersion(EditorialError):
    """Somebody saved `article` after the version that the editor saw; nothing was changed.

    `article` is the row as it stands now, `seen` the version that the editor had before them.
    """

    def __init__(self, article: Article, *, seen: int) -> None:
        newer = article.version - seen
        super().__init__(
            ngettext(
                "“%(article)s” was saved %(newer)d time by somebody else since you opened it.",
                "“%(article)s” was saved %(newer)d times by somebody else since you opened it.",
                newer,
            )
            % {"article": article, "newer": newer}
        )
        self.article = article
        self.seen = seen


class Incomplete(EditorialError):
    """`thing` lacks what the verb needs: a headline, an address, a notice to the readers."""

    def __init__(self, thing: Article | Edition | Page, why: str) -> None:
        super().__init__(why)
        self.thing = thing


class AlreadyResolved(EditorialError):
    """Somebody else has resolved the flag before."""


def next_status(article: Article, verb: str) -> str:
    """The state that `verb` leads to from where the article stands.

    Raises:
        WrongState: the verb does not start from there.
    """
    try:
        return TRANSITIONS[verb][article.status]
    except KeyError:
        raise WrongState(article, verb) from None
