"""The same sources give the same site, byte for byte, on any machine: only what was changed is changed."""

from tests.conftest import ADDRESS, built, copy_project
from tests.site.reading import files


def test_place_zone_language_and_hash_seed_do_not_matter(tmp_path):
    here = {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2"}
    one = files(built(copy_project(tmp_path / "one"), "publishconf.py", SITEURL=ADDRESS, **here))
    two = files(built(copy_project(tmp_path / "folder/two two"), "publishconf.py", SITEURL=ADDRESS, **there))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_a_second_build_in_the_same_place_changes_nothing(project):
    first = files(built(project, "publishconf.py", SITEURL=ADDRESS))
    assert files(built(project, "publishconf.py", SITEURL=ADDRESS)) == first
