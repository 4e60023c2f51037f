"""Sealed papers as canonical JSON, and the hash that seals them."""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any
from uuid import UUID

from question_bank.blueprint import Blueprint
from question_bank.codec import from_data, to_data
from question_bank.question import Difficulty
from trainer.exams.papers.codec import blueprint_from_data, blueprint_to_data
from trainer.exams.papers.values import PaperDraft, PaperItem

FORMAT = 1


def canonical(data: Any) -> str:
    """One spelling for equal data: sorted names, no spaces, Chinese as it is."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def seal(text: str) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def paper_text(draft: PaperDraft) -> str:
    """The canonical JSON of a paper: blueprint, seed, and every question with its score and version."""
    items = [
        {
            "section": item.section,
            "question_id": str(item.question_id),
            "version_id": str(item.version_id),
            "score": str(item.score),
            "question": to_data(item.question),
            **({"level": int(item.level)} if item.level is not None else {}),
        }
        for item in draft.items
    ]
    blueprint = blueprint_to_data(draft.blueprint)
    data = {"format": FORMAT, "blueprint": blueprint, "seed": draft.seed, "items": items}
    return canonical(data | ({"practice": True} if draft.practice else {}))


def paper_from_text(text: str) -> tuple[Blueprint, tuple[PaperItem, ...]]:
    """Blueprint and questions of a sealed paper."""
    data = json.loads(text)
    items = tuple(
        PaperItem(
            number=number,
            section=item["section"],
            question_id=UUID(item["question_id"]),
            version_id=UUID(item["version_id"]),
            question=from_data(item["question"]),
            score=Decimal(item["score"]),
            level=Difficulty(item["level"]) if "level" in item else None,
        )
        for number, item in enumerate(data["items"], start=1)
    )
    return blueprint_from_data(data["blueprint"]), items
