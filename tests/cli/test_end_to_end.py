"""The whole job as a user does it: `python -m knell` in processes of its own, from reports to incidents."""

import hashlib
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "samples" / "reports"
GOOD = REPORTS / "kunduz-toll-42.txt"
ARTICLES = ROOT / "eval" / "sample-articles.jsonl"

UNNEEDED = ("sqlalchemy", "alembic", "fastapi", "trafilatura", "lxml", "yaml", "pydantic", "knell.store")
"""What `knell --help` has no use for."""

Finished = subprocess.CompletedProcess[bytes]


def knell(home: Path, *arguments: str, given: bytes | None = None, **settings: str) -> Finished:
    """Run a command in a process of its own; nothing of this process's settings reaches it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KNELL_")}
    return subprocess.run(
        [sys.executable, "-m", "knell", *arguments],
        input=b"" if given is None else given,
        capture_output=True,
        check=False,
        timeout=180,
        env={**kept, "KNELL_HOME": str(home), **settings},
    )


def read_json(finished: Finished) -> Any:
    """What a command wrote with --json."""
    assert (finished.returncode, finished.stderr) == (0, b"")
    return json.loads(finished.stdout)


def make_home(folder: Path, gazetteer_path: Path) -> Path:
    """A home folder that shares the built place index."""
    folder.mkdir(exist_ok=True)
    (folder / gazetteer_path.name).symlink_to(gazetteer_path)
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, gazetteer_path: Path) -> Path:
    """A ledger of all sample reports."""
    folder = make_home(tmp_path_factory.mktemp("home"), gazetteer_path)
    added = knell(folder, "add", str(REPORTS))
    assert added.returncode == 0, added.stderr.decode()
    assert added.stdout.startswith(b"12 read, 0 unchanged, 1 kept, not read (language), 0 failed.")
    return folder


@pytest.fixture
def new_home(tmp_path: Path, gazetteer_path: Path) -> Path:
    """A home folder without a ledger."""
    return make_home(tmp_path / "home", gazetteer_path)


def test_adding_again_changes_nothing(home: Path) -> None:
    before = read_json(knell(home, "incidents", "--json"))
    again = knell(home, "add", str(REPORTS))
    assert (again.returncode, again.stderr) == (0, b"")
    assert again.stdout.startswith(b"0 read, 13 unchanged, 0 failed.")
    assert read_json(knell(home, "incidents", "--json")) == before


def test_incidents_are_listed(home: Path) -> None:
    listed = knell(home, "incidents")
    assert (listed.returncode, listed.stderr) == (0, b"")
    incidents = read_json(knell(home, "incidents", "--json"))
    table = listed.stdout.decode()
    assert incidents
    assert all(one["incident"]["incident_id"] in table for one in incidents)
    days = [one["incident"]["when"]["earliest"] for one in incidents if one["incident"]["when"] is not None]
    assert days == sorted(days, reverse=True)
    (mayadeen,) = read_json(
        knell(home, "incidents", "--json", "--words", "mayadeen", "--until", "2017-06-26")
    )
    assert mayadeen["incident"]["where"]["country"] == "SY"
    assert mayadeen["report_count"] >= 2


@pytest.fixture(scope="module")
def records(home: Path) -> list[dict[str, Any]]:
    """Every incident with everything behind it, beside its line in the list."""
    return [
        {**summary, "record": read_json(knell(home, "show", summary["incident"]["incident_id"], "--json"))}
        for summary in read_json(knell(home, "incidents", "--json"))
    ]


def test_every_incident_is_shown_as_it_is_listed(records: list[dict[str, Any]]) -> None:
    for line in records:
        record = line["record"]
        assert record["incident"]["incident_id"] == line["incident"]["incident_id"]
        assert len(record["claims"]) == line["claim_count"]
        assert len({one["report"]["report_id"] for one in record["mentions"]}) == line["report_count"]
        for sourced in record["claims"]:
            assert sourced["claim"]["quote"] in sourced["sentence"]
    assert sum(line["claim_count"] for line in records) > 20


def test_the_best_known_incident_from_page_to_source(home: Path, records: list[dict[str, Any]]) -> None:
    """The page for people says what the JSON says, and every claim stands in its report at its offsets."""
    record = max(records, key=lambda line: line["claim_count"])["record"]
    incident_id = record["incident"]["incident_id"]
    shown = knell(home, "show", incident_id.lower(), COLUMNS="400")
    assert (shown.returncode, shown.stderr) == (0, b"")
    page = shown.stdout.decode()
    assert page.startswith(incident_id)
    texts: dict[str, str] = {}
    for sourced in record["claims"]:
        report_id, claim = sourced["report"]["report_id"], sourced["claim"]
        assert f"“{claim['quote']}”" in page
        assert report_id in page
        if report_id not in texts:
            texts[report_id] = read_json(knell(home, "show", report_id, "--json"))["report"]["text"]
        assert texts[report_id][claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]


def test_a_report_is_kept_byte_for_byte(home: Path, records: list[dict[str, Any]]) -> None:
    heads = [linked["report"] for line in records for linked in line["record"]["mentions"]]
    kept = next(head for head in heads if head["location"] == str(GOOD))
    page = knell(home, "show", kept["report_id"], COLUMNS="200").stdout.decode()
    assert hashlib.sha256(GOOD.read_bytes()).hexdigest() in page


def test_the_ledger_is_whole(home: Path) -> None:
    verified = knell(home, "verify")
    assert (verified.returncode, verified.stderr) == (0, b"")
    assert verified.stdout.startswith(b"The ledger is whole: 13 reports, ")


def test_a_figure_that_was_changed_behind_its_back_is_found(new_home: Path) -> None:
    assert knell(new_home, "add", str(GOOD)).returncode == 0
    with closing(sqlite3.connect(new_home / "ledger.db")) as database, database:
        guards = database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (guard,) in guards:
            database.execute(f'DROP TRIGGER "{guard}"')
        assert database.execute("UPDATE claims SET low = low - 1 WHERE low > 0").rowcount > 0
    verified = knell(new_home, "verify")
    assert (verified.returncode, verified.stderr) == (1, b"")
    assert b"not as they were written" in verified.stdout


def test_extract_reads_every_article_in_order(new_home: Path) -> None:
    articles = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    extracted = knell(new_home, "extract", given=ARTICLES.read_bytes())
    assert (extracted.returncode, extracted.stderr) == (0, b"")
    read = [json.loads(line) for line in extracted.stdout.splitlines()]
    assert [one["doc_id"] for one in read] == [article["doc_id"] for article in articles]
    claims = 0
    for article, found in zip(articles, read, strict=True):
        text = f"{article['title']}\n{article['text']}"
        for claim in found.get("claims", []):
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            claims += 1
    assert claims > 20
    assert [path.name for path in new_home.iterdir() if path.name.startswith("ledger")] == []


def test_extract_and_add_read_the_same(home: Path, new_home: Path) -> None:
    """Claims that are exported, line by line, are those that the ledger holds of the same article."""
    line = (REPORTS / "sanaa-funeral.jsonl").read_bytes().splitlines()[0]
    extracted = json.loads(knell(new_home, "extract", given=line).stdout)
    assert knell(new_home, "add", "-", given=line).returncode == 0
    kept = [
        sourced["claim"]
        for summary in read_json(knell(new_home, "incidents", "--json"))
        for sourced in read_json(knell(new_home, "show", summary["incident"]["incident_id"], "--json"))[
            "claims"
        ]
    ]
    of_incidents = [claim for claim in extracted["claims"] if claim["incident"] is not None]
    assert kept
    assert sorted((claim["quote"], claim["span"]["start"]) for claim in kept) == sorted(
        (claim["quote"], claim["start"]) for claim in of_incidents
    )


def test_bad_input_of_every_kind_is_told_and_the_rest_is_read(new_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    good = GOOD.read_text(encoding="utf-8")
    article = json.dumps(
        {"outlet": "A", "title": "T", "text": f"{good} Once more.", "published": "2031-01-01"}
    )
    (folder / "a-empty.txt").touch()
    (folder / "b-binary.html").write_bytes(bytes(range(256)) * 64)
    (folder / "c-long.txt").write_bytes(b"word " * 10_000_000)
    (folder / "d-page.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (folder / "e-encoding.txt").write_bytes(f"Café\n\n{good}".encode("cp1252", errors="replace"))
    (folder / "f-lines.jsonl").write_text(f'{article}\n{{"doc_id": 1, "text"\n', encoding="utf-8")
    (folder / "g-good.txt").write_text(good, encoding="utf-8")
    added = knell(new_home, "add", str(folder), str(tmp_path / "missing.txt"))
    assert added.returncode == 3
    assert added.stdout.startswith(b"3 read, 0 unchanged, 6 failed.")
    said = added.stderr.decode().splitlines()
    assert len(said) == 8
    for start, words in (
        ("not read: ", "a-empty.txt: empty file"),
        ("not read: ", "b-binary.html: "),
        ("not read: ", "c-long.txt: "),
        ("not read: ", "d-page.html: "),
        ("note: ", "e-encoding.txt: not UTF-8"),
        ("note: ", "f-lines.jsonl:1: the publication field says 2031-01-01"),
        ("not read: ", "f-lines.jsonl:2: broken JSON at column"),
        ("not read: ", "missing.txt: no such file or folder"),
    ):
        assert len([line for line in said if line.startswith(start) and words in line]) == 1, words
    assert knell(new_home, "verify").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["--version"], 0),
        (["nonsense"], 2),
        (["add"], 2),
        (["incidents", "--type", "nonsense"], 2),
        (["incidents", "--since", "yesterday"], 2),
        (["show", "INC-22222222"], 1),
        (["show", "nonsense"], 1),
    ],
)
def test_exit_codes(arguments: list[str], code: int, new_home: Path) -> None:
    finished = knell(new_home, *arguments)
    assert finished.returncode == code
    assert b"Traceback" not in finished.stderr
    assert bool(finished.stderr) == (code != 0)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_loads_nothing_that_it_does_not_need(arguments: list[str], tmp_path: Path) -> None:
    code = (
        "import atexit, runpy, sys\n"
        "atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
        "runpy.run_module('knell', run_name='__main__', alter_sys=True)\n"
    )
    finished = subprocess.run(
        [
            sys.executable,
            "-c",
            code.replace("import atexit", f"import sys; sys.argv[1:] = {arguments!r}\nimport atexit"),
        ],
        capture_output=True,
        check=False,
        timeout=60,
    )
    loaded = set(finished.stderr.decode().split())
    assert (finished.returncode, "knell.cli.main" in loaded) == (0, True)
    assert loaded & set(UNNEEDED) == set()
