"""How well and how fast copies are found: in what was made of our samples, and against comparing every pair."""

import io
import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from eval.figures import Overlap, Share
from eval.sources.made import ALTERATIONS, MadeReport, make_corpus

from knell.adapters.files import Document, find_documents
from knell.errors import Unreadable
from knell.model.report import Origin, Report
from knell.model.syndication import Syndicate
from knell.model.where import Gazetteer
from knell.pipeline.adding import add_reports
from knell.pipeline.syndication import body_words, find_syndicates
from knell.read.articles import read_article
from knell.read.compose import compose_report
from knell.read.document import read_stream
from knell.read.syndication import compare, make_bands, shingle
from knell.store.ledger import Ledger
from knell.text.directory import shipped_directory

SAMPLES = Path(__file__).parents[2] / "samples" / "reports"
SHOOTINGS = Path(__file__).parents[3] / "shared" / "corpora" / "shootings" / "incidents.jsonl"
MAX_BYTES = 5_000_000
KEY = b"a key that every run has alike..."[:32]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MadeScore:
    """Of the made corpus: `found` by alteration (in the text of its original), `told` (copy or later version, rightly),
    and pairs of different samples that were taken for one text."""

    found: dict[str, Share]
    told: dict[str, Share]
    false_pairs: int


@dataclass(frozen=True, slots=True)
class SearchScore:
    """Bands against every pair: pairs found of those that are alike, candidates looked at, seconds of each."""

    texts: int
    pairs: Overlap
    candidates: int
    bands_s: float
    all_pairs_s: float


def read_samples() -> list[Report]:
    """Our sample reports that are of one outlet each."""
    found = []
    for document in find_documents([str(SAMPLES)]):
        if isinstance(document, Document):
            with document.open() as stream:
                reports = read_stream(stream, document.origin, max_bytes=MAX_BYTES)
                found += [one for one in reports if not isinstance(one, Unreadable)]
    return [one for one in found if "reprint" not in one.origin.location]


def score_made(gazetteer: Gazetteer) -> MadeScore:
    """The made corpus through a new ledger, read, sketched and put together as any reports are."""
    made = list(make_corpus(read_samples()))
    lines = "\n".join(json.dumps(one.article) for one in made).encode()
    document = Document(Origin("made.jsonl", datetime.now(UTC)), None, None, io.BytesIO(lines))
    with tempfile.TemporaryDirectory() as folder, _open_ledger(Path(folder)) as ledger:
        add_reports(ledger, gazetteer, [document], max_bytes=MAX_BYTES, on_progress=lambda outcome: None)
        ids = {one.outlet: one.report_id for one in ledger.report_summaries()}
        syndicates = find_syndicates(ledger, ids.values(), shipped_directory())
    return _score(made, ids, syndicates)


def _open_ledger(folder: Path) -> Ledger:
    """A ledger whose secret, and so whose bands, are the same in every run."""
    secret = folder / "secret"
    secret.write_bytes(KEY)
    secret.chmod(0o600)
    return Ledger.open(str(folder / "ledger.db"), secret)


def _score(
    made: Sequence[MadeReport], ids: Mapping[str | None, str], syndicates: Mapping[str, Syndicate]
) -> MadeScore:
    originals = {one.original: ids[one.article["outlet"]] for one in made if one.alteration is None}
    found: defaultdict[str, Share] = defaultdict(Share)
    told: defaultdict[str, Share] = defaultdict(Share)
    for one in made:
        if one.alteration is None:
            continue
        report_id, original = ids[one.article["outlet"]], originals[one.original]
        syndicate = syndicates.get(report_id)
        is_found = syndicate is not None and original in syndicate.report_ids
        found[one.alteration] += Share(int(is_found), 1)
        if syndicate is not None and is_found:
            is_same = syndicate.edition_of(report_id) == syndicate.edition_of(original)
            told[one.alteration] += Share(int(is_same == one.is_copy), 1)
    texts = {report_id: one.original for one in made for report_id in [ids[one.article["outlet"]]]}
    false_pairs = sum(
        texts[left] != texts[right]
        for syndicate in set(syndicates.values())
        for left, right in combinations(syndicate.report_ids, 2)
    )
    order = [alteration.name for alteration in ALTERATIONS]
    return MadeScore({name: found[name] for name in order}, {name: told[name] for name in order}, false_pairs)


def read_shootings(path: Path = SHOOTINGS) -> Iterator[str]:
    """The running text of every article on shootings."""
    origin = Origin("shootings", datetime.now(UTC))
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for article in json.loads(line)["articles"]:
                try:
                    found = read_article({**article, "outlet": None}, b"", origin)
                except Unreadable:
                    continue
                yield body_words(compose_report(replace(found, raw=b"")))


def score_search(texts: Sequence[str]) -> SearchScore:
    """Bands and an exact look at their candidates, beside an exact look at every pair, by the same thresholds."""
    packed = [shingle(text, KEY) for text in texts]
    own = [one.packed for one in packed]
    names = [f"{number:06d}" for number in range(len(texts))]

    def alike(pairs: Iterable[tuple[int, int]]) -> set[Pair]:
        likes = (compare(names[left], own[left], names[right], own[right]) for left, right in pairs)
        return {(like.left_id, like.right_id) for like in likes if like is not None}

    start = time.perf_counter()
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, bands in enumerate(make_bands(packed, KEY)):
        for band in bands:
            holders[band].append(number)
    candidates = {pair for group in holders.values() for pair in combinations(group, 2)}
    found = alike(candidates)
    bands_s = time.perf_counter() - start
    start = time.perf_counter()
    gold = alike(combinations(range(len(texts)), 2))
    all_pairs_s = time.perf_counter() - start
    overlap = Overlap(len(found & gold), len(gold), len(found))
    return SearchScore(len(texts), overlap, len(candidates), bands_s, all_pairs_s)
