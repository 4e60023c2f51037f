"""Is everything whole? The store, its chain, its files and its indexes, in sentences."""

from __future__ import annotations

from trainer.app.services import Services


def check_workspace(services: Services) -> list[str]:
    """One sentence for each thing that is wrong; empty when all is sound."""
    return []
