"""Reads how long personal data is kept from `retention.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.hours.sources import source_from_data
from trainer.privacy.values import Retention
from trainer.store.folders import Folder
from trainer.store.rule_files import read_last

FILE = "retention.toml"


def load_retention(*folders: Folder) -> Retention:
    """The rule of the last folder that has one. Raises BadInput("privacy.retention")."""
    return read_last(folders, FILE, read_retention, "privacy.retention")


def read_retention(data: Mapping[str, Any]) -> Retention:
    """The rule from the parsed content of its file."""
    years = int(data["years_after_leaving"])
    if years < 0:
        raise ValueError(years)
    return Retention(data["name"], years, source_from_data(data["source"]), tuple(data.get("remarks", ())))
