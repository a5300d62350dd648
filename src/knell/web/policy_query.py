"""Which counting policy an address asks for, and incidents by it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from knell.model.record import IncidentQuery, IncidentRecord, IncidentSummary
from knell.pipeline.comparing import only_reviewed
from knell.pipeline.look import find_policy, summarise_under, with_policy
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES
from knell.reconcile.policy import CountingPolicy
from knell.web.lookup import LookUp


def parse_policy(parameters: Mapping[str, str]) -> tuple[CountingPolicy, tuple[str, ...]]:
    """The policy of an address, the first one where it names none; then what was left out and why."""
    name = parameters.get("policy", "").strip()
    if name == "" or name in POLICIES:
        return POLICIES.get(name, MINIMUM_MAXIMUM), ()
    return MINIMUM_MAXIMUM, (f"“{name[:40]}” is not a counting policy, so it was left out.",)


def parse_reviewed(parameters: Mapping[str, str]) -> bool:
    """Whether an address asks for readings alone that a person accepted or corrected: `reviewed=1`."""
    return parameters.get("reviewed", "").strip() not in ("", "0", "false")


def policies_for(reviewed: bool) -> Mapping[str, CountingPolicy]:
    """Every policy; the same over reviewed readings alone."""
    return only_reviewed() if reviewed else POLICIES


def read_policy(
    policy: Annotated[str, Query(description="Counting policy", examples=["airwars"])] = "",
) -> CountingPolicy:
    """The policy that a program asks for; raises BadInput for one that there is not."""
    return find_policy(policy) if policy else MINIMUM_MAXIMUM


ReviewedDep = Annotated[
    bool, Query(description="Count only readings that a person accepted or corrected", alias="reviewed")
]
PolicyDep = Annotated[CountingPolicy, Depends(read_policy)]


def list_under(look: LookUp, query: IncidentQuery, policy: CountingPolicy) -> Sequence[IncidentSummary]:
    """The incidents that a query leaves, with the figures of a policy."""
    if policy is MINIMUM_MAXIMUM:
        return look.list_incidents(query)
    # How many were killed is asked of this policy's figures, which the ledger does not keep.
    return summarise_under(look.list_records(replace(query, killed_at_least=None)), policy, query)


def show_under(look: LookUp, incident_id: str, policy: CountingPolicy) -> IncidentRecord:
    """One incident with the figures of a policy; raises NotFound."""
    record = look.show_incident(incident_id)
    return record if policy is MINIMUM_MAXIMUM else with_policy(record, policy)
