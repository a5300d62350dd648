"""Reports into a ledger: once each, each with its outcome, and nothing stops the others."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.factory import NOON, make_claim, make_reading, make_report
from tests.pipeline.factory import (
    ARTICLE,
    MAX_BYTES,
    add,
    incident_ids,
    make_article,
    make_articles,
    make_document,
)

from knell.adapters.files import Document
from knell.adapters.gazetteer import SqliteGazetteer
from knell.errors import Unreadable
from knell.model.where import Gazetteer
from knell.pipeline.adding import Outcome, Status, Summary, add_reports
from knell.store.ledger import Ledger

PLAIN = f"{ARTICLE['title']}\n\n{ARTICLE['text'].replace('Monday', '26 June 2017')}\n"
SECOND = make_article(
    outlet="Daily Example", published="2017-06-28", text=ARTICLE["text"].replace("12", "14")
)
ARABIC = make_article(
    title="غارة على سوق", text="قتل اثنا عشر مدنيا في غارة جوية على سوق في بلدة الميادين يوم الاثنين"
)


def test_a_report_is_kept_read_and_matched(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    summary, told = add(ledger, gazetteer, make_articles(make_article(), SECOND))
    assert (summary.read, summary.unchanged, summary.failed, summary.flagged) == (2, 0, 0, 0)
    assert [(outcome.location, outcome.status) for outcome in told] == [
        ("articles.jsonl:1", Status.READ),
        ("articles.jsonl:2", Status.READ),
    ]
    (mention_ids,) = incident_ids(ledger)
    assert len(mention_ids) == 2
    assert summary.incidents == 1
    assert told[0].report_id is not None
    record = ledger.report(told[0].report_id)
    assert record.report.raw == make_article().encode()
    assert record.report.published == date(2017, 6, 27)
    assert ledger.verify() == []


def test_adding_again_adds_nothing(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    first, told = add(ledger, gazetteer, make_articles(make_article(), SECOND, ARABIC))
    before, log, ids = ledger.counts(), ledger.mint_events(), incident_ids(ledger)
    again, told_again = add(ledger, gazetteer, make_articles(make_article(), SECOND, ARABIC))
    assert (again.read, again.unchanged, again.failed, again.flagged) == (0, 3, 0, 0)
    assert [one.report_id for one in told_again] == [one.report_id for one in told]
    assert (ledger.counts(), ledger.mint_events(), incident_ids(ledger)) == (before, log, ids)
    assert again.incidents == first.incidents


def test_a_report_in_the_same_run_twice_is_read_once(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    summary, _ = add(ledger, gazetteer, make_articles(make_article(), make_article(doc_id="another")))
    assert (summary.read, summary.unchanged) == (1, 1)


def test_the_same_text_of_another_outlet_is_a_report_of_its_own(
    ledger: Ledger, gazetteer: SqliteGazetteer
) -> None:
    summary, _ = add(ledger, gazetteer, make_articles(make_article(), make_article(outlet="Daily Example")))
    assert (summary.read, summary.incidents) == (2, 1)


def test_another_language_is_kept_and_flagged(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    summary, (outcome,) = add(ledger, gazetteer, make_articles(ARABIC))
    assert (summary.flagged, summary.read, summary.incidents) == (1, 0, 0)
    assert outcome.reason == "kept, but not read: it is in “ar”, and this version reads English"
    assert outcome.report_id is not None
    assert ledger.report(outcome.report_id).report.language == "ar"


class LongText(io.BytesIO):
    """Text of so many bytes that is nowhere in memory."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.left = size

    def read(self, size: int | None = -1) -> bytes:
        assert size is not None and 0 < size <= 2 * MAX_BYTES, "the whole text would be held"
        given = min(size, self.left)
        self.left -= given
        return (b"word " * (given // 5 + 1))[:given]


BAD = [
    (make_document(b"", "empty.txt"), "empty file: nothing to read"),
    (make_document(b" \r\n\t\n", "blank.txt"), "nothing but blanks"),
    (make_document(b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 40, "program.txt"), "not a report as text"),
    (make_document(b"\x89PNG\r\n\x1a\n" + bytes(64), "photo.html"), "not a report as text"),
    (replace(make_document("", "large.txt"), given=LongText(50_000_000)), "2 MB"),
    (
        make_document("<html><body><nav><a href='/'>Home</a></nav></body></html>", "nav.html"),
        "article",
    ),
    (make_document("<html><head><title>x</title></head><body></body></html>", "bare.html"), "article"),
    (
        make_document(b'{"doc_id": "x", "title": "a", "text": "\xe9t\xe9"}', "latin.jsonl"),
        "is not UTF-8: save the file as UTF-8",
    ),
    (make_document(make_article().encode("utf-16"), "wide.jsonl"), "must be UTF-8, this is UTF-16"),
    (make_document('{"doc_id": "1", "title": \n', "broken.jsonl"), "broken JSON at column"),
    (make_document('{"doc_id": "1", "title": "no text"}\n', "short.jsonl"), "the field “text” is missing"),
    (Unreadable("gone.txt", "no such file or folder: check the path"), "no such file or folder"),
]


@pytest.fixture(scope="module")
def mixed(
    tmp_path_factory: pytest.TempPathFactory, gazetteer: SqliteGazetteer
) -> tuple[Summary, list[Outcome]]:
    """Everything bad, each before a good report of its own."""
    folder = tmp_path_factory.mktemp("mixed")
    documents: list[Document | Unreadable] = []
    for number, (bad, _) in enumerate(BAD):
        documents += [bad, make_document(f"{PLAIN}\nReport {number}.", f"good-{number}.txt")]
    with Ledger.open(str(folder / "ledger.db"), folder / "secret") as ledger:
        return add(ledger, gazetteer, *documents)


@pytest.mark.parametrize(
    ("name", "words"),
    [(bad.location if isinstance(bad, Unreadable) else bad.origin.location, words) for bad, words in BAD],
)
def test_what_is_bad_gets_one_clear_line(name: str, words: str, mixed: tuple[Summary, list[Outcome]]) -> None:
    (outcome,) = [one for one in mixed[1] if one.location.partition(":")[0] == name]
    assert outcome.status is Status.FAILED
    assert outcome.reason is not None
    assert words in outcome.reason
    assert "\n" not in outcome.reason
    assert "fault of Knell" not in outcome.reason
    assert outcome in mixed[0].failures


def test_what_is_bad_stops_nothing(mixed: tuple[Summary, list[Outcome]]) -> None:
    summary, told = mixed
    assert (summary.read, summary.failed, len(told)) == (len(BAD), len(BAD), 2 * len(BAD))
    assert summary.incidents == 1


def test_a_broken_line_costs_the_other_lines_nothing(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    lines = [make_article(), "{broken", "", '"text"', SECOND]
    summary, told = add(ledger, gazetteer, make_articles(*lines))
    assert (summary.read, summary.failed) == (2, 2)
    assert [outcome.location for outcome in told] == [f"articles.jsonl:{line}" for line in (1, 2, 4, 5)]


def test_a_wrong_encoding_is_read_with_a_note(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    document = make_document(PLAIN.replace("market", "café").encode("cp1252"), "latin.txt")
    summary, (outcome,) = add(ledger, gazetteer, document)
    assert summary.read == 1
    assert any("read as cp1252, a guess" in note for note in outcome.notes)


def test_a_date_in_the_future_is_not_used_and_noted(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    summary, (outcome,) = add(ledger, gazetteer, make_articles(make_article(published="2031-01-05")))
    assert summary.read == 1
    assert outcome.notes == (
        "the publication field says 2031-01-05, which was in the future when the report came: not used",
    )
    assert outcome.report_id is not None
    assert ledger.report(outcome.report_id).report.published is None


def test_a_fault_in_reading_one_report_stops_no_other(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    summary, told = add(
        ledger, Grudging(gazetteer), make_articles(make_article(), make_article(text=ELSEWHERE), SECOND)
    )
    assert (summary.read, summary.failed, summary.incidents) == (2, 1, 1)
    assert told[1].reason is not None
    assert "a fault of Knell, not of the report" in told[1].reason


ELSEWHERE = "An air strike killed 30 civilians in Damascus in Syria on Monday."


class Grudging:
    """A gazetteer that has a damaged page."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.country, self.division = gazetteer.country, gazetteer.division
        self.gazetteer = gazetteer

    def look_up(self, name: str, *, max_edits: int = 0) -> object:
        if name == "Damascus":
            raise OSError("damaged page")
        return self.gazetteer.look_up(name, max_edits=max_edits)

    def look_up_exact(self, name: str) -> object:
        return self.look_up(name)


def test_a_stream_that_breaks_off_fails_alone(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    class Torn:
        """A stream that a reader cannot use."""

        def read(self, size: int = -1) -> bytes:
            raise RuntimeError("torn")

    torn = Document(make_document("").origin, None, None, Torn())  # type: ignore[arg-type]  # broken on purpose
    summary, told = add(ledger, gazetteer, torn, make_document(PLAIN))
    assert (summary.failed, summary.read) == (1, 1)
    assert told[0].reason is not None and "RuntimeError" in told[0].reason


def interrupted() -> Iterator[Document]:
    """Two reports, then Ctrl-C."""
    yield make_articles(make_article(), SECOND)
    raise KeyboardInterrupt


def test_what_was_read_before_an_interruption_stays(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    told: list[Outcome] = []
    with pytest.raises(KeyboardInterrupt):
        add_reports(ledger, gazetteer, interrupted(), max_bytes=MAX_BYTES, on_progress=told.append)
    assert [outcome.status for outcome in told] == [Status.READ, Status.READ]
    assert ledger.counts().reports == 2
    assert ledger.verify() == []


def test_what_an_interruption_left_is_matched_by_the_next_run(
    ledger: Ledger, gazetteer: SqliteGazetteer
) -> None:
    with pytest.raises(KeyboardInterrupt):
        add_reports(ledger, gazetteer, interrupted(), max_bytes=MAX_BYTES, on_progress=lambda outcome: None)
    assert ledger.counts().incidents == 0
    summary, _ = add(ledger, gazetteer, make_articles(make_article(), SECOND))
    assert (summary.read, summary.unchanged, summary.incidents) == (0, 2, 1)


def test_an_older_reading_is_replaced_and_the_report_is_not(
    ledger: Ledger, gazetteer: SqliteGazetteer
) -> None:
    """As after an update of the rules."""
    text = ARTICLE["text"]
    report = make_report(text, title=ARTICLE["title"], outlet=ARTICLE["outlet"])
    old = make_reading(reader="rules-0", mentions=[], claims=[], positions=[], is_relevant=False)
    stored = ledger.add_report(report, old, at=NOON)
    assert stored is not None
    summary, (outcome,) = add(ledger, gazetteer, make_articles(make_article()))
    assert (summary.read, outcome.report_id, summary.incidents) == (1, stored.report_id, 1)
    assert ledger.counts().reports == 1
    assert len(ledger.report(stored.report_id).reading.claims) == 1


def test_a_reading_that_does_not_fit_its_text_is_refused_alone(
    ledger: Ledger, gazetteer: SqliteGazetteer
) -> None:
    """The ledger holds no claim whose words are not in the report."""
    report = make_report()
    with pytest.raises(ValueError, match="quote"):
        ledger.add_report(report, make_reading(claims=[make_claim(quote="30 people died", start=0)]), at=NOON)
    assert ledger.counts().reports == 0


def test_each_outcome_is_told_when_it_is_known(ledger: Ledger, gazetteer: SqliteGazetteer) -> None:
    """A progress bar moves while a large file is read."""
    told: list[Outcome] = []

    def documents() -> Iterator[Document]:
        for number in range(3):
            assert len(told) == number
            yield make_articles(make_article(text=f"{ARTICLE['text']} Report {number}."))

    add_reports(ledger, gazetteer, documents(), max_bytes=MAX_BYTES, on_progress=told.append)
    assert len(told) == 3
