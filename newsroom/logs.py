"""Structured logs: one JSON object a line in production, readable lines on one's own machine."""

import sys
from typing import Any

import structlog


def logging_config(*, json: bool, level: int) -> dict[str, Any]:
    """Return the ``LOGGING`` setting; every record, Django's and gunicorn's too, goes to stderr through structlog."""
    shared = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso"),
    ]
    if json:
        shared.append(structlog.processors.format_exc_info)
    renderer = structlog.processors.JSONRenderer(ensure_ascii=False, default=str) if json else readable_lines()
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handed_up = {"handlers": [], "propagate": True, "level": "NOTSET"}
    loggers = {name: dict(handed_up) for name in ("django", "django.server", "gunicorn.access", "gunicorn.error")}
    loggers["django_tasks"] = {**handed_up, "level": "WARNING"}  # two records for each article that is indexed
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "structured": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "structured"}},
        "loggers": loggers,
        "root": {"handlers": ["stderr"], "level": level},
    }


def readable_lines() -> structlog.dev.ConsoleRenderer:
    """Lines for a person, with plain tracebacks; colours only where a terminal shows them."""
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)
