"""A person of `content/data/people.yaml`."""

from typing import ClassVar, Literal

from editorial.model.field import Id, Strict, Text, field


class Person(Strict):
    """Someone who writes or reviews: a clinician, a writer, or the practice itself."""

    OTHER_NAMES: ClassVar = {"title": "role", "bio": "about", "description": "about", "type": "kind"}
    id: Id = field("The name used in headers.", "jane-doe", "small letters, digits and hyphens, like jane-doe")
    name: Text = field("As readers see it.", "Jane Doe, MD", "a name")
    kind: Literal["person", "organization"] = field(
        "A person or an organization.", "person", "person or organization", default="person"
    )
    role: Text | None = field("What they do, in a few words.", "Physician", "a few words", default=None)
    about: Text = field("One or two sentences for their own page.", "Writes about backs.", "one or two sentences")
