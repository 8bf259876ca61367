"""A field of a record, which knows how to explain itself, and the kinds of value that several records share.

Each field carries three texts: what it means (`description`), an example, and the words that finish the sentence
"expected ..." when it is wrong. Errors, the JSON Schema for editors and the tables in docs/ are all made from these.
"""

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.fields import FieldInfo


def field(description: str, example: Any, expected: str, default: Any = ..., **limits: Any) -> Any:
    """A pydantic field that knows how to explain itself."""
    return Field(
        default, description=description, examples=[example], json_schema_extra={"expected": expected}, **limits
    )


def expected(info: FieldInfo) -> str:
    """The words that finish the sentence "expected ..."."""
    extra = info.json_schema_extra
    return str(extra["expected"]) if isinstance(extra, dict) else "another value"


def example(info: FieldInfo) -> Any:
    """A value of a field as one would type it; empty where it has none."""
    return info.examples[0] if info.examples else ""


class Strict(BaseModel):
    """A record that refuses fields it does not know, so that a misspelled one is seen."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


def _day(text: str) -> str:
    """Keep a date as it was typed, once it is a real day written as year-month-day (ISO 8601), after 1900."""
    if not re.fullmatch(r"(19|2\d)\d\d-\d\d-\d\d", text, re.ASCII):
        raise ValueError("not a day")
    date.fromisoformat(text)
    return text


def _moment(text: str) -> str:
    """Keep a date, or a date with a time (ISO 8601; without a zone, it is the site's), as it was typed."""
    _day(text[:10])
    if not re.fullmatch(r"([T ]\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?", text[10:], re.ASCII):
        raise ValueError("not a time")
    datetime.fromisoformat(text)
    return text


def _whole(typed: object) -> object:
    """Keep a number that is typed in digits alone: 1.000 and 1_000 are a thousand to some, and one to Python."""
    if isinstance(typed, str) and not re.fullmatch(r"-?\d+", typed, re.ASCII):
        raise ValueError("not a whole number")
    return typed


# The languages of two letters (ISO 639-1), as the registry of BCP 47 lists them, or any of three; behind that, a script or
# a country.
LANGUAGE = (
    r"(?:a[abefkmnrsvyz]|b[aegimnors]|c[aehorsuvy]|d[aevz]|e[elnostu]|f[afijory]|g[adlnuv]|h[aeiortuyz]|i[adegikostu]|j[av]"
    r"|k[agijklmnorsuvwy]|l[abgintouv]|m[ghiklnrsty]|n[abdeglnorvy]|o[cjmrs]|p[ailst]|qu|r[mnouw]|s[acdegiklmnoqrstuvw]"
    r"|t[aeghiklnorstwy]|u[gkrz]|v[eio]|w[ao]|xh|y[io]|z[ahu]|[a-z]{3})(?:-[A-Za-z0-9]{2,8})*"
)


def language_meant(typed: str) -> str:
    """The code of a language that was typed in another way, as BCP 47 writes it: es-MX of es_mx; empty for what is none."""
    first, *more = typed.replace("_", "-").split("-")
    parts = {2: str.upper, 4: str.title}  # a country, a script (RFC 5646, 2.1.1)
    code = "-".join([first.lower(), *(parts.get(len(part), str.lower)(part) for part in more)])
    return code if re.fullmatch(LANGUAGE, code) else ""


Day = Annotated[str, AfterValidator(_day)]
Moment = Annotated[str, AfterValidator(_moment)]
Language = Annotated[str, Field(pattern=f"^{LANGUAGE}$")]
NonEmpty = Annotated[str, Field(min_length=1)]
Name = Annotated[str, Field(pattern=r"\w")]
Count = Annotated[int, BeforeValidator(_whole)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
# A file of the site, in folders or not, as a link from the front page names it. No system keeps names of 256 letters.
Address = Annotated[
    str, Field(pattern=r"^([A-Za-z0-9_][A-Za-z0-9_-]*/)*[A-Za-z0-9_][A-Za-z0-9_.-]*\.html$", max_length=200)
]
