"""The build of the pages' scripts: when it runs, with which Node, and what it says when it cannot."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`scripts/build_frontend.py`, which is no module of the package."""
    spec = importlib.util.spec_from_file_location("build_frontend", ROOT / "scripts" / "build_frontend.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_sources(root: Path) -> Path:
    """A front end with every file that the build reads."""
    frontend = root / "frontend"
    (frontend / "src").mkdir(parents=True)
    for name in (
        "package.json",
        "package-lock.json",
        "tsconfig.json",
        "vite.config.ts",
        ".npmrc",
        "src/main.ts",
    ):
        (frontend / name).write_text(f"// {name}")
    return frontend


def test_fingerprint_is_of_names_and_contents(script: ModuleType, tmp_path: Path) -> None:
    frontend = make_sources(tmp_path)
    first = script.fingerprint(frontend)
    assert script.fingerprint(frontend) == first
    (frontend / "src" / "main.ts").write_text("// changed")
    second = script.fingerprint(frontend)
    (frontend / "src" / "main.ts").rename(frontend / "src" / "other.ts")
    assert len({first, second, script.fingerprint(frontend)}) == 3


def test_other_files_do_not_count(script: ModuleType, tmp_path: Path) -> None:
    frontend = make_sources(tmp_path)
    first = script.fingerprint(frontend)
    (frontend / "node_modules").mkdir()
    (frontend / "node_modules" / "x.js").write_text("")
    assert script.fingerprint(frontend) == first


def test_nothing_is_done_while_the_sources_are_those_of_the_last_build(
    script: ModuleType, tmp_path: Path
) -> None:
    dist = tmp_path / "src" / "knell" / "web" / "static" / "dist"
    dist.mkdir(parents=True)
    (dist / script.STAMP).write_text(script.fingerprint(make_sources(tmp_path)))
    assert script.build(tmp_path) is False


def test_a_failing_build_says_what_npm_said(script: ModuleType, tmp_path: Path) -> None:
    frontend = make_sources(tmp_path)
    (frontend / "package.json").write_text('{"name": "x", "scripts": {"build": "exit 3"}}')
    with pytest.raises(script.BuildFailed, match="npm run build"):
        script.run_npm(frontend, ["run", "build"])


def test_node_is_new_enough(script: ModuleType) -> None:
    command, folder = script.find_npm()
    assert Path(command[0]).is_file()
    assert script.major_version(str(folder / "node")) >= script.OLDEST_NODE
    assert script.major_version("no-such-program") == 0
