"""Where the program's resources and this user's workspace lie."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from trainer.store.workspace import Workspace

RESOURCES = Path(__file__).parents[2] / "resources"


def chosen_workspace(folder: str | None) -> Workspace:
    """The named folder, else the platform's place for this user's data."""
    if folder:
        return Workspace(Path(folder).expanduser().absolute())
    return Workspace(Path(platformdirs.user_data_path("EnforcementTrainer", appauthor=False)))
