"""Grades, contradictions and changes in words. The grades' wording is Airwars' own."""

from collections.abc import Mapping

from knell.model.comparison import SumOfBounds
from knell.model.contradiction import ContradictionKind
from knell.model.grade import Grade
from knell.model.series import Change

GRADES: Mapping[Grade, str] = {
    Grade.CONFIRMED: "A specific belligerent has accepted responsibility for civilian harm.",
    Grade.FAIR: "Reported by two or more credible sources, with likely or confirmed near actions by a belligerent.",
    Grade.WEAK: "Single source claim, though sometimes featuring significant information.",
    Grade.CONTESTED: (
        "Competing claims of responsibility e.g. multiple belligerents, or casualties also attributed to ground"
        " forces."
    ),
    Grade.DISCOUNTED: "Those killed were combatants, or other parties most likely responsible.",
}

CONTRADICTIONS: Mapping[ContradictionKind, str] = {
    ContradictionKind.FIGURES: "Figures that do not meet",
    ContradictionKind.STATUS: "Who the victims were",
    ContradictionKind.ADDITION: "What does not add up",
    ContradictionKind.PERPETRATOR: "Who did it",
    ContradictionKind.TARGET: "What was attacked",
    ContradictionKind.OCCURRENCE: "Whether it happened",
}

CHANGES: Mapping[Change, str] = {
    Change.FIRST: "first figure",
    Change.ROSE: "rose",
    Change.FELL: "corrected down",
    Change.NARROWED: "made more exact",
    Change.WIDENED: "made less exact",
    Change.SAME: "repeated",
}

APART: Mapping[str, str] = {
    "contested": "contested: who did it, or who the victims were",
    "provisional": "provisional: too few independent claimants",
    "not graded": "not graded by a person yet",
    **{f"graded {grade.value}": f"graded {grade.value.capitalize()}" for grade in Grade},
}
"""Why an incident stands apart from a policy's total."""

SUMS = (
    "Totals are sums of lows and of highs over incidents: bounds, and no confidence interval. Machines read these"
    " figures; none that nobody reviewed is a published total."
)

TREND = "A trend in records is not a trend in violence."


def say_sum(total: SumOfBounds) -> str:
    """ "164–212 in 4 incidents"; with how many are open above, vague, or rest on figures that do not meet."""
    if total.incidents == 0:
        return "no incident"
    words = f"{total.low:,}" if total.low == total.high else f"{total.low:,}–{total.known_high:,}"
    if total.high is None:
        words = f"{total.low:,} or more"
    parts = [f"{words} in {total.incidents:,} incident{'' if total.incidents == 1 else 's'}"]
    counts = (
        (total.open_above, "open above"),
        (total.open_below, "open below"),
        (total.vague, "from vague words"),
        (total.unmet, "with figures that do not meet"),
    )
    parts += [f"{number:,} {what}" for number, what in counts if number]
    return ", ".join(parts)
