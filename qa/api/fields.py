"""What is read of a request to `/v1`. A field or parameter that there is not is refused, and what there is named."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Request
from pydantic import BaseModel, Field, model_validator

from qa.api.misread import unknown
from qa.errors import QuestionError
from qa.question import LONGEST_QUESTION
from qa.serving import line


class _Known(BaseModel):
    @model_validator(mode="before")
    @classmethod
    def _known(cls, given: Any) -> Any:
        if isinstance(given, dict) and (told := unknown(given, cls.model_fields)):
            raise ValueError(told)
        return given


class Where(_Known, line.Where):
    """What a question is kept to."""


class Question(_Known):
    """What is asked."""

    question: str = Field(max_length=LONGEST_QUESTION)
    where: Where | None = None
    before: list[Annotated[str, Field(max_length=20_000)]] | None = Field(None, max_length=1000)


def known_parameters(request: Request) -> None:
    """Refuse a parameter that an address does not have, as a dependency of it. Raises QuestionError."""
    known = [one.alias for one in request.scope["route"].dependant.query_params]
    if told := unknown(request.query_params, known):
        raise QuestionError(f"the parameters of the address: {told}")
