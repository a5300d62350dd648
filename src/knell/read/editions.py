"""Reports of one text, by version: which is the original, which print it, which are updates of it.

1. Reports that are alike, directly or through others, are of one text.
2. In order of publication (day, time of day, the longer first), a report that has no figure which an edition
   before it has not is a copy of the one that it is most like; else it begins an edition of its own.
3. A changed or added figure makes an edition a correction where its words say that it corrects, an update where it
   came later, and a variant where nothing tells which came first. A changed figure is never taken for a slip.
4. The original of an edition is the agency's own report, where the reports credit an agency; else the earliest.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from knell.model.syndication import (
    Copy,
    CopyKind,
    Edition,
    EditionKind,
    Likeness,
    Syndicate,
    Version,
)

REPRINT_JACCARD = 0.9
"""Share of all sequences of five words from which on a copy is word for word but for a line or two."""

CUT_CONTAINED = 0.9
"""Share of a shorter copy's sequences that stand in the original, where it is merely cut."""

Pairs = Mapping[frozenset[str], Likeness]


def group_copies(versions: Sequence[Version], likenesses: Iterable[Likeness]) -> tuple[Syndicate, ...]:
    """Every text that several of these reports print, or that one says is an agency's, by its first report.

    The result does not depend on the order of either.
    """
    by_id = {version.report_id: version for version in versions}
    pairs = {
        frozenset((one.left_id, one.right_id)): one
        for one in likenesses
        if one.left_id in by_id and one.right_id in by_id
    }
    families = _families(by_id, pairs)
    found = [
        _make_syndicate(sorted((by_id[one] for one in family), key=_order), pairs)
        for family in families
        if len(family) > 1 or by_id[next(iter(family))].agency is not None
    ]
    return tuple(sorted(found, key=lambda one: one.editions[0].original_id))


def _families(by_id: Mapping[str, Version], pairs: Pairs) -> list[set[str]]:
    likes: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        left, right = sorted(pair)
        likes[left].append(right)
        likes[right].append(left)
    families: list[set[str]] = []
    seen: set[str] = set()
    for start in by_id:
        if start in seen:
            continue
        family, waiting = set(), [start]
        while waiting:
            one = waiting.pop()
            if one not in family:
                family.add(one)
                waiting += likes[one]
        seen |= family
        families.append(family)
    return families


def _order(version: Version) -> tuple[date, str, int, str]:
    """Undated last, and of one day those without a time last."""
    return version.published or date.max, version.time or "~", -version.length, version.report_id


def _make_syndicate(versions: Sequence[Version], pairs: Pairs) -> Syndicate:
    credits = Counter(version.agency for version in versions if version.agency is not None)
    agency = min(credits, key=lambda name: (-credits[name], name), default=None)
    groups: list[list[Version]] = []
    for version in versions:
        fitting = [group for group in groups if version.figures <= group[0].figures]
        if fitting:
            max(fitting, key=lambda group: _likeness(group[0], version, pairs)).append(version)
        else:
            groups.append([version])
    editions: list[Edition] = []
    before: Version | None = None
    for group in groups:
        editions.append(_make_edition(group, before, agency, pairs))
        before = group[0]
    return Syndicate(tuple(editions), agency or editions[0].outlet, agency is not None)


def _likeness(left: Version, right: Version, pairs: Pairs) -> tuple[float, float]:
    pair = pairs.get(frozenset((left.report_id, right.report_id)))
    return (0.0, 0.0) if pair is None else (pair.contained, pair.jaccard)


def _make_edition(
    group: Sequence[Version], before: Version | None, agency: str | None, pairs: Pairs
) -> Edition:
    own = next((one for one in group if agency is not None and one.outlet == agency), None)
    original = own or group[0]
    if before is None:
        kind, rule = EditionKind.FIRST, _origin_rule(original, group, agency, is_own=own is not None)
    else:
        kind, rule = _change_rule(before, group[0])
    return Edition(
        original.report_id,
        original.outlet,
        original.published,
        kind,
        rule,
        tuple(_make_copy(original, one, pairs) for one in group if one is not original),
    )


def _origin_rule(original: Version, group: Sequence[Version], agency: str | None, *, is_own: bool) -> str:
    if is_own:
        return f"the agency’s own report: {agency}"
    credit = "" if agency is None else f"; the text is credited to {agency}, whose own report is not here"
    if len(group) == 1:
        return f"the only report of this version{credit}"
    first, second = group[0], group[1]
    if first.published != second.published or (first.time and first.time != second.time):
        return f"published first{credit}"
    return f"of one day with others, and the longest of them{credit}"


def _change_rule(before: Version, version: Version) -> tuple[EditionKind, str]:
    added, lost = version.figures - before.figures, before.figures - version.figures
    harms = {harm for harm, _, _ in added} & {harm for harm, _, _ in lost}
    if harms:
        told = "; ".join(
            f"{_words(harm)} {_said(added, harm)}, was {_said(lost, harm)}" for harm in sorted(harms)
        )
        change = f"another figure ({told})"
    else:
        told = "; ".join(f"{_words(harm)} {_said(added, harm)}" for harm in sorted({one[0] for one in added}))
        change = f"a figure more ({told})"
    if version.is_correction:
        return EditionKind.CORRECTION, f"{change}, and its words say that it corrects"
    if _is_later(before, version):
        return EditionKind.UPDATE, f"{change}, published later"
    return EditionKind.VARIANT, f"{change}, and nothing tells which came first"


def _is_later(before: Version, version: Version) -> bool:
    if before.published is None or version.published is None:
        return False
    if before.published != version.published:
        return True
    return before.time is not None and version.time is not None and before.time < version.time


def _words(harm: str) -> str:
    return harm.replace("_", " ")


def _said(figures: Iterable[tuple[str, int | None, int | None]], harm: str) -> str:
    """ "12 and 30 or more"."""
    own = sorted(((low, high) for one, low, high in figures if one == harm), key=str)
    return " and ".join(_range(low, high) for low, high in own)


def _range(low: int | None, high: int | None) -> str:
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}–{high}"
    return f"{low} or more" if low is not None else f"up to {high}"


def _make_copy(original: Version, version: Version, pairs: Pairs) -> Copy:
    pair = pairs.get(frozenset((original.report_id, version.report_id)))
    if pair is None:
        kind, how = CopyKind.EDITED, "like another copy of it"
    elif pair.jaccard >= REPRINT_JACCARD:
        kind, how = CopyKind.REPRINT, f"{pair.jaccard:.0%} of their sequences of five words are the same"
    elif pair.contained >= CUT_CONTAINED and version.length < original.length:
        kind, how = CopyKind.CUT, f"{pair.contained:.0%} of its sequences of five words stand in the original"
    else:
        kind = CopyKind.EDITED
        how = f"{pair.contained:.0%} of the shorter one’s sequences of five words are the same"
    return Copy(
        version.report_id, version.outlet, version.published, kind, f"{how}, and no figure is new or changed"
    )
