"""The commands over a real ledger: from sample reports to what is printed, and what goes wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from knell.cli.main import app

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "samples" / "reports"
GOOD = REPORTS / "kunduz-toll-42.txt"
SENTENCE = "An air strike killed {} civilians in Mayadeen in Syria on Monday, the Quiet Monitor said."
ARTICLES = [
    {
        "doc_id": f"q-{killed}",
        "outlet": outlet,
        "published": published,
        "title": "Air strike on Mayadeen market",
        "text": SENTENCE.format(killed),
    }
    for killed, outlet, published in (
        (12, "The Example Post", "2017-06-27"),
        (14, "Daily Example", "2017-06-28"),
    )
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, gazetteer_path: Path) -> Path:
    """A home folder with the place index, and a ledger with two reports of one invented strike."""
    folder = new_home(tmp_path_factory.mktemp("home"), gazetteer_path)
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    assert knell(folder, "add", "-", given=lines).exit_code == 0
    return folder


@pytest.fixture
def empty_home(tmp_path: Path, gazetteer_path: Path) -> Path:
    """A home folder with the place index and no ledger."""
    return new_home(tmp_path / "home", gazetteer_path)


def new_home(folder: Path, gazetteer_path: Path) -> Path:
    """A home folder that shares the built place index."""
    folder.mkdir(exist_ok=True)
    (folder / gazetteer_path.name).symlink_to(gazetteer_path)
    return folder


def knell(home: Path, *arguments: str, given: str | bytes | None = None, **settings: str) -> Result:
    """Run a command in this process."""
    environment = {"KNELL_HOME": str(home), "COLUMNS": "150", **settings}
    return CliRunner().invoke(app, arguments, input=given, env=environment)


def incident_id(home: Path) -> str:
    """The id of the one incident."""
    (summary,) = json.loads(knell(home, "incidents", "--json").stdout)
    return str(summary["incident"]["incident_id"])


def test_add_says_what_was_read_and_adds_nothing_twice(empty_home: Path) -> None:
    first = knell(empty_home, "add", str(GOOD))
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("1 read, 0 unchanged, 0 failed. Incidents in the ledger: ")
    again = knell(empty_home, "add", str(GOOD))
    assert again.exit_code == 0
    assert again.stdout == first.stdout.replace("1 read, 0 unchanged", "0 read, 1 unchanged")


def test_add_reads_standard_input(empty_home: Path) -> None:
    result = knell(empty_home, "add", "-", given=GOOD.read_bytes())
    assert (result.exit_code, result.stdout.split(",")[0]) == (0, "1 read")


def test_add_gives_bad_input_a_line_each_and_reads_the_rest(empty_home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-empty.txt").touch()
    (folder / "b-binary.txt").write_bytes(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8)
    (folder / "c-broken.jsonl").write_text('{"doc_id": "1", "title": \n', encoding="utf-8")
    (folder / "d-page.html").write_text("<html><body><nav>Home</nav></body></html>", encoding="utf-8")
    (folder / "e-large.txt").write_bytes(b"word " * 500_000)
    (folder / "f-good.txt").write_bytes(GOOD.read_bytes())
    result = knell(empty_home, "add", str(folder), str(tmp_path / "missing.txt"), KNELL_MAX_REPORT_MB="2")
    assert result.exit_code == 3
    assert result.stdout.startswith("1 read, 0 unchanged, 6 failed.")
    lines = result.stderr.splitlines()
    assert [line.partition(": ")[0] for line in lines] == ["not read"] * 6
    for name in (
        "a-empty.txt",
        "b-binary.txt",
        "c-broken.jsonl",
        "d-page.html",
        "e-large.txt",
        "missing.txt",
    ):
        assert len([line for line in lines if name in line]) == 1
    assert "Traceback" not in result.stderr


def test_add_keeps_and_flags_another_language(empty_home: Path) -> None:
    result = knell(empty_home, "add", str(REPORTS / "douma-arabic.txt"))
    assert result.exit_code == 0
    assert "1 kept, not read (language)" in result.stdout
    assert "douma-arabic.txt: kept, but not read" in result.stderr


def test_incidents_puts_the_reports_of_one_incident_together(home: Path) -> None:
    (summary,) = json.loads(knell(home, "incidents", "--json").stdout)
    assert summary["report_count"] == 2
    assert summary["incident"]["type"] == "airstrike"
    assert summary["incident"]["when"]["earliest"] == summary["incident"]["when"]["latest"] == "2017-06-26"
    assert summary["incident"]["where"]["country"] == "SY"


def test_incidents_prints_a_table(home: Path) -> None:
    table = knell(home, "incidents").stdout
    for words in (incident_id(home), "2017-06-26", "Deir ez-Zor", "Syria", "Airstrike"):
        assert words in table


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--since", "2017-06-26", "--until", "2017-06-26"], 1),
        (["--since", "2017-06-27"], 0),
        (["--until", "2017-06-25"], 0),
        (["--type", "airstrike"], 1),
        (["--type", "shelling"], 0),
        (["--country", "sy"], 1),
        (["--country", "YE"], 0),
        (["--killed-at-least", "14"], 1),
        (["--killed-at-least", "15"], 0),
        (["--words", "mayadeen MARKET"], 1),
        (["--words", "mayadeen prison"], 0),
    ],
)
def test_incidents_are_narrowed(home: Path, options: list[str], count: int) -> None:
    assert len(json.loads(knell(home, "incidents", "--json", *options).stdout)) == count


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--since", "June"], "--since is 'June'"),
        (["--country", "Syria"], "--country is 'Syria'"),
        (
            ["--since", "2017-06-27", "--until", "2017-06-26"],
            "--since 2017-06-27 is after --until",
        ),
    ],
)
def test_incidents_says_which_option_is_wrong(home: Path, options: list[str], words: str) -> None:
    result = knell(home, "incidents", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr


def test_an_empty_ledger_has_no_incidents(empty_home: Path) -> None:
    result = knell(empty_home, "incidents")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("No incidents.")
    assert json.loads(knell(empty_home, "incidents", "--json").stdout) == []


def test_show_an_incident_with_what_stands_behind_it(home: Path) -> None:
    page = knell(home, "show", incident_id(home)).stdout
    for words in (
        "Quiet Monitor",
        "14 civilians, killed",
        "minimum-maximum",
        "Daily Example, 2017-06-28",
        "How this place was found",
        "How the date was read",
        "Why these reports were put together",
    ):
        assert words in page


def test_show_as_json_holds_grounded_claims(home: Path) -> None:
    record = json.loads(knell(home, "show", incident_id(home), "--json").stdout)
    assert len(record["mentions"]) == 2
    sourced = record["claims"][0]
    shown = knell(home, "show", sourced["report"]["report_id"], "--json")
    text = json.loads(shown.stdout)["report"]["text"]
    span = sourced["claim"]["span"]
    assert text[span["start"] : span["end"]] == sourced["claim"]["quote"]


def test_show_a_report(home: Path) -> None:
    record = json.loads(knell(home, "show", incident_id(home), "--json").stdout)
    page = knell(home, "show", record["claims"][0]["report"]["report_id"]).stdout
    assert "SHA-256: " in page
    assert incident_id(home) in page


@pytest.mark.parametrize("unknown", ["INC-22222222", "rpt-00", "nonsense"])
def test_show_says_that_there_is_no_such_thing(home: Path, unknown: str) -> None:
    result = knell(home, "show", unknown)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("knell: ")
    assert unknown.casefold() in result.stderr.casefold()


def test_verify_says_that_the_ledger_is_whole(home: Path) -> None:
    result = knell(home, "verify")
    assert result.exit_code == 0
    assert result.stdout.startswith("The ledger is whole: 2 reports, ")


def test_a_ledger_without_its_secret_is_refused(empty_home: Path) -> None:
    assert knell(empty_home, "add", str(GOOD)).exit_code == 0
    (empty_home / "ledger.key").unlink()
    result = knell(empty_home, "incidents")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "ledger.key" in result.stderr


def test_a_home_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = knell(tmp_path / "file", "incidents")
    assert result.exit_code == 2
    assert f"KNELL_HOME is {tmp_path / 'file'}" in result.stderr.replace("\n", "")


def test_extract_keeps_order_and_answers_every_line(empty_home: Path) -> None:
    article = {
        "doc_id": "ü",
        "outlet": None,
        "published": "2017-06-27",
        "title": "T",
        "text": "Two died\x9b.",
    }
    lines = [
        json.dumps(article, ensure_ascii=False).encode(),
        b"",
        b'{"doc_id": "broken"',
        b'{"doc_id": "\xff"}',
        json.dumps({**article, "doc_id": "last"}).encode(),
    ]
    result = knell(empty_home, "extract", given=b"\xef\xbb\xbf" + b"\n".join(lines))
    assert result.exit_code == 0
    read = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["doc_id"] for one in read[:: len(read) - 1]] == ["ü", "last"]
    assert ["error" in one for one in read] == [False, True, True, False]
    assert "\x9b" not in result.stdout


def test_extract_refuses_a_line_over_the_limit_and_reads_the_next(empty_home: Path) -> None:
    article = json.dumps({"doc_id": "short", "title": "T", "text": "Two died."}).encode()
    long_line = b'{"doc_id": "long", "text": "' + b"a" * 1_500_000 + b'"}'
    result = knell(empty_home, "extract", given=long_line + b"\n" + article, KNELL_MAX_REPORT_MB="1")
    refused, read = map(json.loads, result.stdout.splitlines())
    assert refused["error"] == (
        "line 1 is over the limit of 1 MB for one report (KNELL_MAX_REPORT_MB sets it)"
    )
    assert read["doc_id"] == "short" and "error" not in read


def test_places_answers_every_line_and_needs_no_ledger(empty_home: Path) -> None:
    lines = [json.dumps(ARTICLES[0]), "no article", json.dumps({**ARTICLES[0], "doc_id": "second"})]
    result = knell(empty_home, "places", given="\n".join(lines))
    assert result.exit_code == 0
    first, bad, second = map(json.loads, result.stdout.splitlines())
    assert [one["phrase"] for one in first["places"]] == ["Mayadeen", "Mayadeen", "Syria"]
    assert "error" in bad
    assert (second["doc_id"], second["places"]) == ("second", first["places"])


def test_extract_needs_no_ledger(empty_home: Path) -> None:
    before = sorted(path.name for path in empty_home.iterdir())
    assert knell(empty_home, "extract", given='{"doc_id": "1", "title": "a", "text": "b"}').exit_code == 0
    assert sorted(path.name for path in empty_home.iterdir()) == before


def test_a_broken_pipe_is_quiet(empty_home: Path) -> None:
    articles = (ROOT / "eval" / "sample-articles.jsonl").read_bytes() * 40
    process = subprocess.Popen(
        [sys.executable, "-m", "knell", "extract"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "KNELL_HOME": str(empty_home)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    _, complaint = process.communicate(articles, timeout=120)
    assert complaint == b""
    assert process.returncode != 0


def test_each_article_is_listed_under_the_incident_that_it_is_about(home: Path) -> None:
    lines = [json.loads(line) for line in knell(home, "incidents", "--articles").stdout.splitlines()]
    listed = json.loads(knell(home, "incidents", "--json").stdout)
    assert {line["incident_id"] for line in lines} <= {one["incident"]["incident_id"] for one in listed}
    assert sorted(doc_id for line in lines for doc_id in line["doc_ids"]) == ["q-12", "q-14"]
    assert knell(home, "incidents", "--articles", "--since", "2030-01-01").stdout == ""
