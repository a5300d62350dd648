"""Where pages find their scripts and styles."""

from pathlib import Path

import pytest

from knell.web.assets import STATIC, find_assets


def test_names_change_with_the_content(tmp_path: Path) -> None:
    style = tmp_path / "knell.css"
    style.write_text("a {}")
    first = find_assets(tmp_path)
    style.write_text("b {}")
    second = find_assets(tmp_path)
    assert first.style != second.style
    assert first.style.startswith("/static/knell.css?v=")


def test_pages_do_without_scripts_that_were_not_built(tmp_path: Path) -> None:
    (tmp_path / "knell.css").write_text("")
    assert find_assets(tmp_path).script is None


def test_script_of_the_build(tmp_path: Path) -> None:
    (tmp_path / "knell.css").write_text("")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "manifest.json").write_text('{"src/main.ts": {"file": "assets/main-1.js"}}')
    assert find_assets(tmp_path).script == "/static/dist/assets/main-1.js"


@pytest.mark.parametrize("path", [path for path in STATIC.rglob("*") if path.suffix in (".css", ".svg")])
def test_styles_ask_no_other_host(path: Path) -> None:
    text = (
        path.read_text().replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xlink", "")
    )
    assert "http:" not in text and "https:" not in text and "@import" not in text


def test_outlines_are_small_enough_to_ship() -> None:
    assert 100_000 < sum(path.stat().st_size for path in (STATIC / "outlines").iterdir()) < 4_000_000
