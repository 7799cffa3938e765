"""The rows: what a newspaper is made of. One file a subject; import models from here."""

from articles.models.article import Article, ArticleKind, ArticleQuerySet, ArticleStatus
from articles.models.edition import Edition
from articles.models.flag import Flag
from articles.models.history import Correction, Revision, WorkflowStep
from articles.models.page import Page
from articles.models.people import Byline, CreditRole, PhotoCredit, Reporter, ReporterAlias, ReporterKind
from articles.models.photo import Photo
from articles.models.source import PageItem, SourceText
from articles.models.tags import Tag, TaggedArticle

__all__ = [
    "Article",
    "ArticleKind",
    "ArticleQuerySet",
    "ArticleStatus",
    "Byline",
    "Correction",
    "CreditRole",
    "Edition",
    "Flag",
    "Page",
    "PageItem",
    "Photo",
    "PhotoCredit",
    "Reporter",
    "ReporterAlias",
    "ReporterKind",
    "Revision",
    "SourceText",
    "Tag",
    "TaggedArticle",
    "WorkflowStep",
]
