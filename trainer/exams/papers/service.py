"""Use cases about blueprints and papers."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from question_bank.blueprint import Blueprint
from trainer.exams.papers.values import Paper, PaperDraft, PaperRow, SavedBlueprint
from trainer.people.accounts.values import Actor


class PaperService:
    """Blueprints by name; papers drawn from approved questions and frozen by value."""

    def blueprints(self) -> tuple[SavedBlueprint, ...]:
        """Every kept blueprint, by name."""
        raise NotImplementedError

    def save_blueprint(self, actor: Actor, blueprint: Blueprint, blueprint_id: UUID | None = None) -> UUID:
        """Keeps a blueprint under its name, new or in place of an old one."""
        raise NotImplementedError

    def draw(self, actor: Actor, blueprint: Blueprint, seed: int, avoid: Collection[UUID] = ()) -> PaperDraft:
        """A draft of a paper; nothing is stored. Raises Refused("paper.shortage", row=…, missing=…)."""
        raise NotImplementedError

    def seal(self, actor: Actor, draft: PaperDraft, name: str) -> Paper:
        """Freezes a draft by value."""
        raise NotImplementedError

    def assemble(self, actor: Actor, blueprint: Blueprint, seed: int, name: str = "") -> Paper:
        """Draws and seals in one step; without a name the paper takes that of its blueprint."""
        raise NotImplementedError

    def papers(self, actor: Actor) -> tuple[PaperRow, ...]:
        """Every sealed paper, newest first."""
        raise NotImplementedError

    def paper(self, actor: Actor, paper_id: UUID) -> Paper:
        """A sealed paper with its keys."""
        raise NotImplementedError
