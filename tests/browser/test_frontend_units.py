"""The front end's own tests, where its packages are installed."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(
    not (ROOT / "frontend" / "node_modules").is_dir(), reason="needs frontend/node_modules: make frontend"
)
def test_the_scripts_have_types_and_pass_their_tests() -> None:
    spec = importlib.util.spec_from_file_location("build_frontend", ROOT / "scripts" / "build_frontend.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.run_npm(ROOT / "frontend", ["test"])  # raises with what npm said
    assert list((ROOT / "frontend" / "tests").glob("*.test.ts"))
