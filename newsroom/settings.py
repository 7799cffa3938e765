"""Settings of the site, all from the environment; README.md has the table.

Production is what you get without ``NEWSROOM_LOCAL=1``: then a secret key and allowed hosts must be given,
cookies are secure and plain HTTP is redirected. Local mode serves this machine only and keeps its own key.
"""

import logging
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from environs import Env, validate

from newsroom.environment import database, hosts, networks, read, refuse, secret_key, switch
from newsroom.logs import logging_config

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()

# How the site runs

LOCAL = switch(env, "NEWSROOM_LOCAL")
DEBUG = switch(env, "NEWSROOM_DEBUG")
if DEBUG and not LOCAL:
    refuse("NEWSROOM_DEBUG=1 works only together with NEWSROOM_LOCAL=1")

SECRET_KEY = secret_key(env, "NEWSROOM_SECRET_KEY", local_file=BASE_DIR / ".local" / "secret_key" if LOCAL else None)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if LOCAL else hosts(env, "NEWSROOM_ALLOWED_HOSTS")
PROXIES = networks(env, "NEWSROOM_PROXIES", ("127.0.0.1", "::1"))
"""Addresses of the proxies in front of the site; what others say about a client's address is not believed."""

# The newsroom

PUBLICATION = env.str("NEWSROOM_PUBLICATION", "嘉兴日报平湖版")
"""The one publication that this site shows."""
SITE_URL = read(
    env.str,
    "NEWSROOM_SITE_URL",
    f"http://127.0.0.1:{env.str('PORT', '8000')}" if LOCAL else f"https://{ALLOWED_HOSTS[0].lstrip('.')}",
    validate=validate.URL(schemes={"http", "https"}, require_tld=False),
).rstrip("/")
"""Scheme and host for absolute addresses in feeds, sitemaps and structured data."""
MAX_SEED_BYTES = read(env.int, "NEWSROOM_MAX_SEED_BYTES", 20_000_000, validate=validate.Range(min=1))
"""A larger page text is refused, in bytes."""
SMALL_DESK = switch(env, "NEWSROOM_SMALL_DESK")
"""On a small desk an editor may approve what they wrote."""

# Applications

INSTALLED_APPS = [
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "articles.apps.ArticlesConfig",  # after auth, whose permissions its groups are given
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_tasks",
    "modelsearch",
    "modelsearch.backends.database",
    "taggit",
    "django_prose_editor",
    "axes",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "newsroom.language.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    }
]

# Rows

DATABASES = {
    "default": database(
        env,
        "DATABASE_URL",
        f"sqlite:///{BASE_DIR / 'db.sqlite3'}",
        pool=read(env.int, "NEWSROOM_DATABASE_POOL", 8, validate=validate.Range(min=0)),
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Work that runs in the request itself; the search index must be true at once

TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
MODELSEARCH_BACKENDS = {"default": {"BACKEND": "articles.models.search_backend", "SEARCH_CONFIG": "simple"}}

# Tags: one way to read them, whoever types them

TAGGIT_CASE_INSENSITIVE = True
TAGGIT_TAGS_FROM_STRING = "articles.models.tags.tags_from_string"
TAGGIT_STRING_FROM_TAGS = "articles.models.tags.string_from_tags"

# People

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False
AXES_CLIENT_IP_CALLABLE = "newsroom.proxies.client_address"
LOGIN_URL = "admin:login"

# Languages and time

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = env.path("NEWSROOM_STATIC_ROOT", BASE_DIR / "staticfiles")
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("NEWSROOM_MEDIA_ROOT", BASE_DIR / "media")
if DEBUG:
    STATIC_STORAGE = "django.contrib.staticfiles.storage.StaticFilesStorage"
elif LOCAL:  # hashed names as in production, without the seconds that compressing takes
    STATIC_STORAGE = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
else:
    STATIC_STORAGE = "whitenoise.storage.CompressedManifestStaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": STATIC_STORAGE},
}

# Safety

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
    }
}
X_FRAME_OPTIONS = "DENY"  # for browsers without a content policy; `frame-ancestors` lets the desk show a draft's page
SECURE_REFERRER_POLICY = "same-origin"
if not LOCAL:
    SECURE_SSL_REDIRECT = switch(env, "NEWSROOM_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_HSTS_SECONDS = read(env.int, "NEWSROOM_HSTS_SECONDS", 31_536_000, validate=validate.Range(min=0))  # a year
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in ALLOWED_HOSTS]

LOGGING = logging_config(json=not LOCAL, level=read(env.log_level, "NEWSROOM_LOG_LEVEL", logging.INFO))
