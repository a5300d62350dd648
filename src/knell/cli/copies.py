"""Copies and independence on the terminal: who prints whose text, and who is independent of whom."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding

from knell.cli.terminal import cell
from knell.model.source import IndependenceGroup
from knell.model.syndication import Syndicate
from knell.wording.sources import COPIES, EDITIONS, say_teller

INDENT = 2


def print_copies(syndicates: Iterable[Syndicate], console: Console) -> None:
    """Each text that several reports print: its versions, the original of each, and its copies with the rule."""
    shown = [one for one in syndicates if len(one.report_ids) > 1]
    if not shown:
        return
    console.print()
    console.print(cell("Copies", style="bold underline"))
    for syndicate in shown:
        for level, line in copy_lines(syndicate):
            console.print(Padding(cell(line), (0, 0, 0, INDENT * level), expand=False))


def copy_lines(syndicate: Syndicate) -> list[tuple[int, str]]:
    """The lines of one text with their level, from 1."""
    lines = [(1, say_teller(syndicate))]
    for edition in syndicate.editions:
        place = _place(edition.outlet, edition.published)
        lines.append((2, f"{EDITIONS[edition.kind]}: {place} · {edition.original_id}"))
        lines.append((3, edition.rule))
        for copy in edition.copies:
            lines.append(
                (3, f"{COPIES[copy.kind]}: {_place(copy.outlet, copy.published)} · {copy.report_id}")
            )
            lines.append((4, copy.rule))
    return lines


def independence_lines(groups: Iterable[IndependenceGroup]) -> list[str]:
    """A line for each group of several claimants, and for each reason why one counts once."""
    lines = []
    for group in groups:
        verdict = "judged" if group.is_judged else "suggested"
        if len(group.names) > 1:
            reasons = "; ".join(group.reasons)
            lines.append(f"not independent ({verdict}): {', '.join(group.names)}: {reasons}")
        else:
            lines += [f"{group.names[0]}: {reason}" for reason in group.reasons]
    return lines


def _place(outlet: str | None, published: object) -> str:
    return f"{outlet or 'outlet unknown'}, {published or 'undated'}"
