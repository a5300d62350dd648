"""What all answers of the HTTP interface have in common."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Out(BaseModel):
    """Base of all answers: read from the model's objects, never changed."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


def example(**values: Any) -> ConfigDict:
    """A model's settings with one example, which the description of the interface shows."""
    return ConfigDict(json_schema_extra={"examples": [values]})
