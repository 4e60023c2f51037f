"""Reads the figures of an analysis from TOML."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from question_bank.analysis.likeness import LikenessLimits
from question_bank.analysis.values import Limits
from trainer.hours.sources import source_from_data
from trainer.reports.analysis.values import AnalysisRule
from trainer.store.folders import Folder
from trainer.store.rule_files import read_last

FILE = "analysis.toml"


def load_analysis_rule(*folders: Folder) -> AnalysisRule:
    """The figures in force; a later folder replaces an earlier one. Raises BadInput("analysis.unreadable")."""
    return read_last(folders, FILE, _rule, "analysis.unreadable")


def _rule(data: Mapping[str, Any]) -> AnalysisRule:
    fewest, flags, levels = data["fewest"], data["flags"], data["levels"]
    limits = Limits(
        confidence=_share(data["confidence"]),
        tail=_share(data["tail"]),
        facility=int(fewest["facility"]),
        discrimination=int(fewest["discrimination"]),
        reliability=int(fewest["reliability"]),
        options=int(fewest["options"]),
        group=int(fewest["group"]),
        seconds=int(fewest["seconds"]),
        easy=_share(flags["easy"]),
        hard=_share(flags["hard"]),
    )
    source = source_from_data(data["source"])
    near = data["neighbours"]
    counts = {name: int(near[name]) for name in ("rooms", "fewest", "people", "groups")}
    if min(counts.values()) < 1:
        raise ValueError(near)
    return AnalysisRule(
        limits=limits,
        source=source,
        bins=int(data["bins"]),
        medium=_share(levels["medium"]),
        hard=_share(levels["hard"]),
        neighbours=LikenessLimits(alarm=_share(near["alarm"]), **counts),
    )


def _share(value: object) -> float:
    share = float(str(value))
    if not 0 < share < 1:
        raise ValueError(value)
    return share
