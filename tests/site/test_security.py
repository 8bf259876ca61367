"""Whoever finds a hole in the site learns whom to tell, if somebody is there to be told (RFC 9116)."""

import os
import re
from datetime import datetime

import pytest

from tests import forked_build
from tests.conftest import built

TEXT = ".well-known/security.txt"
HOST = "https://example.org"


def tell(project, email: str = "hello@example.org", expires: str = "2999-01-01") -> None:
    """Fill in both settings; an empty one is nothing."""
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    text = re.sub(r'"email": (None|"[^"]*")', f'"email": "{email}"' if email else '"email": None', text, count=1)
    if expires:
        text = text.replace("SECURITY_EXPIRES = None", f'SECURITY_EXPIRES = "{expires}"')
    settings.write_text(text, encoding="utf-8")


def test_it_names_a_contact_and_the_day_until_which_that_is_true(project):
    tell(project)
    rows = (built(project, "publishconf.py", SITEURL=HOST) / TEXT).read_text(encoding="utf-8").splitlines()
    fields = dict(row.split(": ", 1) for row in rows)
    assert fields["Contact"] == "mailto:hello@example.org"
    assert datetime.fromisoformat(fields["Expires"]).tzinfo is not None
    assert fields["Canonical"] == f"{HOST}/{TEXT}"
    assert set(fields) == {"Contact", "Expires", "Canonical", "Preferred-Languages"}


@pytest.mark.parametrize(
    ("email", "expires", "address"),
    [
        ("", "2999-01-01", HOST),
        ("hello@example.org", "", HOST),
        ("hello@example.org", "2020-01-01", HOST),
        ("hello@example.org", "2999-01-01", f"{HOST}/repo"),
    ],
    ids=["nobody", "no-day", "day-passed", "not-at-the-top-of-a-host"],
)
def test_nothing_is_said_that_is_not_true_or_not_looked_for(project, email, expires, address):
    tell(project, email, expires)
    (project / "asked.py").write_text("import publishconf; print('security' in publishconf.DIRECT_TEMPLATES)")
    done = forked_build.run("asked", [], project, {"COLUMNS": "200"} | os.environ | {"SITEURL": address})
    assert (done.stdout, done.stderr) == ("False\n", "")
