"""What `manage.py check --deploy` asks of a production site beyond Django's own questions."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks


@checks.register("newsroom", deploy=True)
def static_files_collected(**_options: Any) -> list[checks.CheckMessage]:
    """Without the list of hashed names every page answers 500."""
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        return []
    return [
        checks.Warning(
            f"The static files are not collected in {settings.STATIC_ROOT}.",
            hint="Run: manage.py collectstatic --noinput",
            id="newsroom.W001",
        )
    ]


@checks.register("newsroom", deploy=True)
def translations_compiled(**_options: Any) -> list[checks.CheckMessage]:
    """Without compiled translations the Chinese interface speaks English; with old ones, partly."""
    stale = [
        source
        for folder in settings.LOCALE_PATHS
        for source in Path(folder).glob("*/LC_MESSAGES/*.po")
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
    ]
    return [
        checks.Warning(
            f"{source} is not compiled since it was changed.",
            hint="Run: pybabel compile --domain django --directory newsroom/locale",
            id="newsroom.W002",
        )
        for source in stale
    ]
