"""Copies across the ledger: reports are sketched once, and put together by text when they are asked for."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from knell.model.report import Report
from knell.model.syndication import Syndicate
from knell.read.credit import find_credit
from knell.read.editions import group_copies
from knell.segment.report import segment_report
from knell.store.copies import SketchInput
from knell.store.ledger import Ledger
from knell.text.directory import Directory

BATCH = 200
"""Reports sketched in one transaction."""

HEAD_CHARACTERS = 300
"""Code points at the head of a text in which it says that it corrects."""

_CORRECTS = re.compile(
    r"\b(?:correct(?:s|ed|ion|ing)|clarif(?:ies|ication)|an earlier version of this|earlier figure was wrong)\b",
    re.IGNORECASE,
)


def index_copies(ledger: Ledger) -> int:
    """Sketch every report that has no sketch yet; returns how many.

    What was interrupted goes on here, and each report is compared only with those that share a band with it.
    """
    done = 0
    while waiting := ledger.unsketched_reports(BATCH):
        ledger.add_sketches([make_sketch_input(report) for report in waiting])
        done += len(waiting)
    return done


def make_sketch_input(report: Report) -> SketchInput:
    """What a report is sketched by. A broken time of publication is left out."""
    head = report.text[: len(report.title) + HEAD_CHARACTERS]
    return SketchInput(
        report_id=report.report_id,
        words=body_words(report),
        agency=find_credit(report),
        published_time=report.published_time,
        is_correction=_CORRECTS.search(head) is not None,
    )


def body_words(report: Report) -> str:
    """The running text of a report's body: without its title, which papers write anew, and without furniture."""
    after_title = len(report.title)
    sentences = segment_report(report).sentences
    return " ".join(
        report.text[one.start : one.end]
        for one in sentences
        if one.kind == "body" and one.start >= after_title
    )


def find_syndicates(
    ledger: Ledger, report_ids: Iterable[str], directory: Directory
) -> Mapping[str, Syndicate]:
    """The text that each of these reports prints, with all reports of the ledger that print it too.

    Only reports that have copies or updates, or credit an agency, are in it.
    """
    wanted = sorted(set(report_ids))
    likenesses = ledger.likenesses(wanted)
    everyone = {*wanted, *(one for like in likenesses for one in (like.left_id, like.right_id))}
    versions = [
        replace(
            version, outlet=_neutral(version.outlet, directory), agency=_neutral(version.agency, directory)
        )
        for version in ledger.versions(sorted(everyone))
    ]
    return by_report(group_copies(versions, likenesses))


def by_report(syndicates: Sequence[Syndicate]) -> dict[str, Syndicate]:
    """Each report's syndicate."""
    return {report_id: one for one in syndicates for report_id in one.report_ids}


def _neutral(name: str | None, directory: Directory) -> str | None:
    """The outlet's neutral name where the directory has it, else as the report writes it."""
    actor = directory.actor(name)
    return None if actor is None else actor.name
