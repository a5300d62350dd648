"""The examples of the interface's description are answers that it could give."""

import pytest

from knell.web import features, schemas, when_where

MODELS = [
    model
    for model in {**vars(schemas), **vars(features), **vars(when_where)}.values()
    if isinstance(model, type) and issubclass(model, schemas.Out)
]
SHOWN = [model for model in MODELS if "examples" in (model.model_config.get("json_schema_extra") or {})]


@pytest.mark.parametrize("model", SHOWN)
def test_examples_are_whole(model: type[schemas.Out]) -> None:
    extra = model.model_config["json_schema_extra"]
    assert isinstance(extra, dict) and isinstance(extra["examples"], list)
    for given in extra["examples"]:
        read = model.model_validate(given)
        assert isinstance(given, dict) and set(given) == set(model.model_fields)
        assert set(read.model_dump(mode="json")) == set(given)


def test_the_main_answers_have_examples() -> None:
    assert {schemas.IncidentListOut, features.GeoFeatures, schemas.Problem} <= set(SHOWN)


@pytest.mark.parametrize("model", MODELS)
def test_every_answer_is_described(model: type[schemas.Out]) -> None:
    assert model.__doc__ and model.model_config["from_attributes"] is True
