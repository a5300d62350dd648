"""Stage: the claims of one incident become figures, under a named counting policy."""

from knell.reconcile.figures import reconcile
from knell.reconcile.inputs import ReconcileClaim
from knell.reconcile.policies import MINIMUM_MAXIMUM, POLICIES, CountingPolicy
from knell.reconcile.replay import replay

__all__ = ["MINIMUM_MAXIMUM", "POLICIES", "CountingPolicy", "ReconcileClaim", "reconcile", "replay"]
