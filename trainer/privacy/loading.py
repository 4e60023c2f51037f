"""Reads how long personal data is kept from `retention.toml`."""

from __future__ import annotations

import tomllib

from trainer.hours.values import RuleSource, SourceNature
from trainer.privacy.values import Retention
from trainer.store.errors import BadInput
from trainer.store.folders import Folder

FILE = "retention.toml"


def load_retention(*folders: Folder) -> Retention:
    """The rule of the last folder that has one. Raises BadInput("privacy.retention")."""
    paths = [folder / FILE for folder in folders if (folder / FILE).is_file()]
    try:
        data = tomllib.loads(paths[-1].read_text(encoding="utf-8-sig"))
        source = RuleSource(**data["source"] | {"nature": SourceNature(data["source"]["nature"])})
        years = int(data["years_after_leaving"])
        if years < 0:
            raise ValueError(years)
        return Retention(data["name"], years, source, tuple(data.get("remarks", ())))
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise BadInput("privacy.retention", file=FILE) from error
