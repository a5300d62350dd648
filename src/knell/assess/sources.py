"""The two-source rule (Iraq Body Count): fewer than two independent claimants of deaths are provisional."""

from knell.assess.inputs import Evidence, ToldHarm
from knell.model.assessment import Fact, SourcesSuggestion
from knell.model.claim import Harm

LEAST_SOURCES = 2
"""Independent claimants of people killed. Source: Iraq Body Count, methods; two, else provisional."""

LETHAL = frozenset({Harm.KILLED})


def suggest_sources(evidence: Evidence) -> SourcesSuggestion:
    """Whether an incident is provisional, and who the independent claimants are."""
    groups = independent_claimants(
        [one for one in evidence.testimonies if one.harm in LETHAL and not one.is_none]
    )
    names = tuple(" and ".join(dict.fromkeys(one.claimant for one in group)) for group in groups)
    count = len(groups)
    words = f"{count} independent claimant{'' if count == 1 else 's'} who {'is' if count == 1 else 'are'} no party"
    listed = f": {', '.join(names)}" if names else ""
    ids = tuple(one.claim_id for group in groups for one in group)
    fact = Fact(f"{words} tell{'s' if count == 1 else ''} of people killed{listed}.", ids)
    return SourcesSuggestion(count < LEAST_SOURCES, names, (fact,))


def independent_claimants(testimonies: list[ToldHarm]) -> list[list[ToldHarm]]:
    """Testimonies of credible claimants that are no party, one list for each independent group, by name."""
    groups: dict[str, list[ToldHarm]] = {}
    for one in testimonies:
        if one.is_credible and not one.is_party:
            groups.setdefault(one.independence_key, []).append(one)
    return [groups[key] for key in sorted(groups)]
