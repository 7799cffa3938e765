"""What tests of `manage.py import_seeds` share: two pages, a run of the command, what it leaves, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from articles.models import Article, Byline, Flag, Page, PageItem, Reporter, SourceText

PAGE = """甲村新建图书室
□记者 张三
  本报讯 甲村的图书室昨天开门，三千册书摆上了架。
村民李四说，以后看书不用走远路。图书室每天开到晚
上九点，管理员是村里的退休教师。

乙镇菜场搬新家
□记者 王五
  本报讯 乙镇菜场今天起在南街营业，摊位多了一倍。
卖鱼的赵六早上四点就来摆摊，他说新菜场宽敞明亮，
买菜的人也多。
"""
OTHER = """丙河大桥合龙
□记者 张三
  本报讯 跨越丙河的新桥昨晚合龙，明年春天通车。
两岸居民来往只要走五分钟，不用再坐渡船。
"""


@dataclass
class Ran:
    """What a run of the command left: exit code, what it said, and where."""

    code: int
    out: str
    err: str


def run_command(*args: object) -> Ran:
    """Run the command; gives its exit code instead of raising."""
    out, err = StringIO(), StringIO()
    try:
        call_command("import_seeds", *map(str, args), stdout=out, stderr=err)
    except CommandError as error:
        return Ran(error.returncode, out.getvalue(), f"{err.getvalue()}{error}")
    return Ran(0, out.getvalue(), err.getvalue())


def write(folder: Path, name: str, text: str | bytes = PAGE, *, sidecar: str = "") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    if sidecar:
        path.with_suffix(".toml").write_text(sidecar, encoding="utf-8")
    return path


def rows() -> list[Sequence[Any]]:
    """All that an import has written, without keys and times."""
    values = [
        Page.objects.values_list("edition__date", "label", "section", "order", "metadata", "current_source__name"),
        SourceText.objects.values_list("page__label", "name", "sha256", "encoding", "importer_version", "text"),
        Article.objects.values_list("page__label", "order", "position", "headline", "body", "status", "version"),
        Byline.objects.values_list("article__headline", "reporter__name", "role", "order"),
        Reporter.objects.values_list("name", "slug", "kind"),
        Flag.objects.values_list(
            "page__label", "article__order", "source__name", "code", "field", "lines", "facts", "alternatives"
        ),
        PageItem.objects.values_list("source__name", "position", "kind", "lines", "text", "article__headline"),
    ]
    return [list(query.order_by("pk")) for query in values]


def of_a_fresh_run(run: Callable[..., Ran], *arguments: object) -> tuple[Ran, list[Sequence[Any]]]:
    """What a run says and writes; nothing of it is left."""
    with transaction.atomic():
        found = run(*arguments), rows()
        transaction.set_rollback(True)
    return found
