"""The command line, run as a person runs it, without Django."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SEED = ROOT / "seeds" / "000_8658860eb72b6ef5.txt"


def run(*args: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Run the module, or a piece of code, in a fresh Python that knows no settings."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "NEWSROOM"))}
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "articles.pagetext", *args]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_library_does_not_import_django() -> None:
    result = run(
        code="import sys, articles.pagetext.__main__\nsys.exit(any(n.split('.')[0] == 'django' for n in sys.modules))"
    )

    assert result.returncode == 0, result.stderr


def test_draft_for_a_person_with_flags_and_reasons() -> None:
    result = run(str(SEED), "--explain")

    assert result.returncode == 0, result.stderr
    assert "主题: “创新学堂”迎来百期" in result.stdout
    assert "[byline.competing]" in result.stdout
    assert "right before the body" in result.stdout or "% of its rare words" in result.stdout


def test_sidecar_is_used_unless_told_not_to() -> None:
    with_sidecar = json.loads(run(str(SEED), "--json").stdout)
    without = json.loads(run(str(SEED), "--json", "--no-sidecar").stdout)

    assert with_sidecar["metadata"]["date"]["origin"] == "sidecar"
    assert without["metadata"]["date"]["origin"] == "inferred"


def test_options_win_and_errors_do_not_stop_other_files(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(b"abc\x00")
    good = tmp_path / "2018-03-06_C1.txt"
    good.write_text("本报讯 昨天，某村的桥通车。", encoding="utf-8")

    result = run(str(broken), str(tmp_path / "none.txt"), str(good), "--json", "--date", "2018-03-07")

    assert result.returncode == 1
    assert "[not-text]" in result.stderr
    assert "[unreadable]" in result.stderr
    (draft,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (draft["date"], draft["page"]) == ("2018-03-07", "C1")


def test_wrong_usage_is_exit_2() -> None:
    assert run().returncode == 2
    assert run(str(SEED), "--date", "someday").returncode == 2
    assert run(str(SEED), str(SEED), "--page", "C1").returncode == 2
