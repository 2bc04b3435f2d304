"""True or false; like every value of an entry it stands in the file as text."""

from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

_WORDS = {"true": True, "false": False}
_FORM = {"type": ["string", "boolean"], "pattern": "^(?:true|false)$"}


def _flag(value: Any) -> Any:
    """Only these two words: ``yes`` and ``1`` might be meant for something else."""
    if isinstance(value, str) and value not in _WORDS:
        raise PydanticCustomError("bool_parsing", "is neither true nor false")
    return _WORDS[value] if isinstance(value, str) else value


Flag = Annotated[
    bool, BeforeValidator(_flag), WithJsonSchema(_FORM | {"errorMessage": "expected true or false"})
]
