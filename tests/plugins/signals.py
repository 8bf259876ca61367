"""Pelican's signals, for a test of one plugin."""

from types import ModuleType

import pytest
from blinker import Signal
from pelican import signals


def connected(monkeypatch: pytest.MonkeyPatch, plugin: ModuleType, *names: str) -> list[Signal]:
    """Pelican's signals `names`, made new so that they reach `plugin` and nothing that another test connected."""
    made = [Signal() for _ in names]
    for name, signal in zip(names, made, strict=True):
        monkeypatch.setattr(signals, name, signal)
    plugin.register()
    return made
