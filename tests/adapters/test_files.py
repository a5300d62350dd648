"""Files, folders and standard input to documents and reports."""

import io
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.factory import NOON, read_files

from knell.adapters.files import Document, count_documents, find_documents
from knell.errors import Unreadable
from knell.model.report import Report

LIMIT = 100_000
TEXT = "Ten killed in Testabad\n\nJets killed ten people in Testabad on Monday, a monitor said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """b.txt, a/c.jsonl with two articles, a hidden file and folder, and a link back to the top."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "a" / "c.jsonl").write_text('{"text": "one died"}\n{"text": "two died"}\n')
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    return tmp_path


def locations(paths: list[str]) -> list[str]:
    return [one.origin.location if isinstance(one, Document) else str(one) for one in find_documents(paths)]


def test_folder_is_walked_in_order_without_hidden_files_and_loops(folder: Path) -> None:
    assert locations([str(folder)]) == [str(folder / "a" / "c.jsonl"), str(folder / "b.txt")]
    assert count_documents([str(folder)]) == 2


def test_hidden_file_that_is_named_is_read(folder: Path) -> None:
    assert locations([str(folder / ".hidden.txt")]) == [str(folder / ".hidden.txt")]


def test_reports_of_a_folder_with_where_and_when(folder: Path) -> None:
    reports = list(read_files([str(folder)], max_bytes=LIMIT))
    assert [str(one.origin) if isinstance(one, Report) else "" for one in reports] == [
        f"{folder / 'a' / 'c.jsonl'}:1",
        f"{folder / 'a' / 'c.jsonl'}:2",
        str(folder / "b.txt"),
    ]
    assert all(isinstance(one, Report) and one.origin.retrieved_at == NOON for one in reports)


def test_bad_files_are_one_line_each_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "1-empty.txt").write_bytes(b"")
    (tmp_path / "2-large.txt").write_bytes(b"word " * LIMIT)
    (tmp_path / "3-picture.jpg").write_bytes(b"\xff\xd8\xff\xe0....")
    (tmp_path / "4-good.txt").write_text(TEXT)
    (tmp_path / "5-broken.jsonl").write_text('{"text"\n{"text": "one died"}\n')
    (tmp_path / "6-gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(read_files([str(tmp_path)], max_bytes=LIMIT))
    said = [str(one).removeprefix(f"{tmp_path}/") for one in found if isinstance(one, Unreadable)]
    assert [line.split(" ", 1)[0] for line in said] == [
        "1-empty.txt:",
        "2-large.txt:",
        "3-picture.jpg:",
        "5-broken.jsonl:1:",
        "6-gone.txt:",
    ]
    assert "0.5 MB, over the limit of 0.1 MB" in said[1]
    assert sum(isinstance(one, Report) for one in found) == 2


def test_missing_path_says_what_to_do() -> None:
    assert locations(["no/such/file"]) == ["no/such/file: no such file or folder: check the path"]


def test_pipes_sockets_and_devices_are_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as made:
        # Bound by a short relative name: the path of a socket has at most 108 bytes.
        before = Path.cwd()
        os.chdir(tmp_path)
        try:
            made.bind("socket")
        finally:
            os.chdir(before)
        said = locations([str(tmp_path), "/dev/null"])
    assert [line.split(": ")[1] for line in said] == [
        "a pipe, not a file",
        "a socket, not a file",
        "a device, not a file",
    ]


NOBODY = 65534


@contextmanager
def unprivileged() -> Iterator[None]:
    """Within, this process may not read everything, also where it is run by root."""
    if os.geteuid() != 0:
        yield
        return
    # The saved user id stays root's, so that there is a way back; `os.access` asks for the real one.
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def test_file_without_permission() -> None:
    # Not in tmp_path: pytest closes its parents to all but their owner.
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        secret = Path(folder) / "secret.txt"
        secret.write_text(TEXT)
        secret.chmod(0)
        with unprivileged():
            found = locations([str(secret)])
        assert found == [f"{secret}: you may not read it: change its permissions or give a copy"]


def test_file_that_goes_away_between_finding_and_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (document,) = find_documents([str(path)])
    path.unlink()
    assert isinstance(document, Document)
    with pytest.raises(Unreadable, match="no such file"), document.open():
        pass


def test_document_can_be_opened_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT)
    (document,) = find_documents([str(path)])
    assert isinstance(document, Document) and document.size == len(TEXT)
    for _ in range(2):
        with document.open() as stream:
            assert stream.read() == TEXT.encode()


def test_standard_input() -> None:
    given = io.BytesIO(TEXT.encode())
    (report,) = read_files(["-"], max_bytes=LIMIT, standard_input=given)
    assert isinstance(report, Report)
    assert str(report.origin) == "standard input" and report.raw == TEXT.encode()
    assert count_documents(["-", "a.txt"]) is None
    assert not given.closed
