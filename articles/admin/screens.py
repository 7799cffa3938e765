"""All screens of the desk: importing this module registers them with the site."""

from articles.admin.article import ArticleAdmin
from articles.admin.edition import EditionAdmin
from articles.admin.flag import FlagAdmin
from articles.admin.history import CorrectionAdmin, RevisionAdmin, WorkflowStepAdmin
from articles.admin.page import PageAdmin
from articles.admin.people import BylineAdmin, PhotoCreditAdmin, ReporterAdmin, ReporterAliasAdmin
from articles.admin.photo import PhotoAdmin
from articles.admin.source import PageItemAdmin, SourceTextAdmin
from articles.admin.tags import TagAdmin, TaggedArticleAdmin

__all__ = [
    "ArticleAdmin",
    "BylineAdmin",
    "CorrectionAdmin",
    "EditionAdmin",
    "FlagAdmin",
    "PageAdmin",
    "PageItemAdmin",
    "PhotoAdmin",
    "PhotoCreditAdmin",
    "ReporterAdmin",
    "ReporterAliasAdmin",
    "RevisionAdmin",
    "SourceTextAdmin",
    "TagAdmin",
    "TaggedArticleAdmin",
    "WorkflowStepAdmin",
]
