"""Builds the front end with Node from the machine or from pip; also the wheel's build hook."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class FrontendBuildHook(BuildHookInterface[Any]):
    """Placeholder until frontend/ stands."""
