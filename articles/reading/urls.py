"""Public addresses."""

from django.urls import include, path, register_converter

from articles.reading.converters import DayConverter, YearConverter
from articles.reading.views import archive, article, edition, page, people, photos, search, tags

register_converter(DayConverter, "day")
register_converter(YearConverter, "year")

# /<day>/<label>/
page_urls = [
    path("", page.page, name="page"),
    path("<int:order>/", article.article, name="article"),
]

# /<day>/
edition_urls = [
    path("", edition.edition, name="edition"),
    path("<str:label>/", include(page_urls)),
]

# /archive/
archive_urls = [
    path("", archive.archive, name="archive"),
    path("<year:year>/", archive.archive, name="archive-year"),
]

# /reporters/
reporter_urls = [
    path("", people.reporters, name="reporters"),
    path("<str:slug>/", people.reporter, name="reporter"),
]

# /tags/
tag_urls = [
    path("", tags.tags, name="tags"),
    path("<str:slug>/", tags.tag, name="tag"),
]

urlpatterns = [
    path("", edition.home, name="home"),
    path("<day:day>/", include(edition_urls)),
    path("archive/", include(archive_urls)),
    path("reporters/", include(reporter_urls)),
    path("tags/", include(tag_urls)),
    path("photos/", photos.photos, name="photos"),
    path("search/", search.search, name="search"),
]
