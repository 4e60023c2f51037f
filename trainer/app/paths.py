"""Where the data of this user's workspace lives."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from trainer.store.workspace import Workspace


def chosen_workspace(folder: str | None) -> Workspace:
    """The named folder, else the platform's place for this user's data."""
    if folder:
        return Workspace(Path(folder).expanduser().absolute())
    return Workspace(Path(platformdirs.user_data_path("EnforcementTrainer", appauthor=False)))
