"""The option that names a counting policy, the same for every command."""

from typing import Annotated

import typer

from knell.reconcile.policies import POLICIES

FIRST = next(iter(POLICIES))
"""The policy that applies where none is asked for."""

PolicyOption = Annotated[
    str, typer.Option("--policy", metavar="NAME", help=f"Counting policy: {', '.join(POLICIES)}.")
]
