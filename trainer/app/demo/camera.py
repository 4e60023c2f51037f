"""The moments of an exam at which the demo takes a picture."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class Camera(Protocol):
    def prepared(self, exam_id: UUID) -> None:
        """Set up, seats sealed, papers of the day ready; nobody has begun."""

    def handed_in(self, exam_id: UUID) -> None:
        """Everybody has handed in, written answers wait for a marker."""

    def marked(self, exam_id: UUID) -> None:
        """Closed and marked, before the review."""

    def step(self, exam_id: UUID, name: str) -> None:
        """After a step of the results."""


class NoCamera:
    """Nobody looks."""

    def prepared(self, exam_id: UUID) -> None: ...

    def handed_in(self, exam_id: UUID) -> None: ...

    def marked(self, exam_id: UUID) -> None: ...

    def step(self, exam_id: UUID, name: str) -> None: ...
