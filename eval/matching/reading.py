"""Articles read for matching by the code behind `knell extract`, each with its report and its mentions keyed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from knell.adapters.gazetteer import open_gazetteer
from knell.errors import Unreadable
from knell.match.items import MatchItem
from knell.model.reading import Reading
from knell.model.record import ReportSummary, SourcedClaim
from knell.model.report import Origin, Report
from knell.pipeline.reading import read_one
from knell.read.articles import read_line
from knell.read.compose import compose_report

EPOCH = datetime(2024, 1, 1, tzinfo=UTC)
"""A moment for what needs one and says nothing about the articles."""

BATCH = 32
"""Articles that a process is given at once."""


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what was read in it; ids begin with its `doc_id`, so that those of many are apart."""

    doc_id: str
    report: Report
    reading: Reading

    @property
    def items(self) -> list[MatchItem]:
        """Its mentions, as matching takes them."""
        return [MatchItem(one, self.doc_id, self.report.published) for one in self.reading.mentions]

    @property
    def main_id(self) -> str | None:
        """The mention that the article is chiefly about, else its first; None where it has none."""
        mentions = self.reading.mentions
        return next((one.mention_id for one in (*(m for m in mentions if m.is_main), *mentions)), None)

    @property
    def claims(self) -> list[SourcedClaim]:
        """Its claims, as reconciliation takes them."""
        report = self.report
        summary = ReportSummary(
            self.doc_id, report.title, report.outlet, report.published, report.language, "", EPOCH
        )
        return [SourcedClaim(claim, summary, claim.quote) for claim in self.reading.claims]


def read_articles(
    articles: Sequence[dict[str, Any]], index: Path, *, processes: int = 1
) -> list[ReadArticle]:
    """Read articles in the form of `knell extract` with the place index at `index`, in their order.

    An article that cannot be read has an empty reading; it stands alone, as in a ledger.
    """
    batches = [articles[at : at + BATCH] for at in range(0, len(articles), BATCH)]
    read = partial(_read_batch, index)
    if processes == 1:
        return [one for batch in batches for one in read(batch)]
    with ProcessPoolExecutor(processes) as pool:
        return [one for batch in pool.map(read, batches) for one in batch]


def _read_batch(index: Path, articles: Iterable[dict[str, Any]]) -> list[ReadArticle]:
    with open_gazetteer(index) as gazetteer:
        found = []
        for article in articles:
            line = json.dumps(article).encode()
            report = compose_report(read_line(line, Origin("articles", EPOCH)))
            try:
                reading = read_one(report, gazetteer)
            except Unreadable:
                reading = Reading("not read", is_relevant=False)
            # Bytes and words are not matched again, and many thousand articles are kept at once.
            found.append(key_article(article["doc_id"], replace(report, raw=b""), reading))
        return found


def key_article(doc_id: str, report: Report, reading: Reading) -> ReadArticle:
    """The article with its ids made unique, as a ledger does with its own."""

    def key(local_id: str | None) -> str | None:
        return None if local_id is None else f"{doc_id} {local_id}"

    mentions = tuple(replace(one, mention_id=f"{doc_id} {one.mention_id}") for one in reading.mentions)
    claims = tuple(
        replace(
            one, claim_id=f"{doc_id} {one.claim_id}", mention_id=key(one.mention_id), part_of=key(one.part_of)
        )
        for one in reading.claims
    )
    return ReadArticle(doc_id, report, replace(reading, mentions=mentions, claims=claims))


def all_items(articles: Iterable[ReadArticle]) -> Iterator[MatchItem]:
    """The mentions of all articles."""
    for article in articles:
        yield from article.items
