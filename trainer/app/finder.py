"""The search over everything in the top bar."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.app.services import Services
from trainer.ui.shell.context import Found

EACH = 6


class FindAnything:
    def __init__(self, services: Services) -> None:
        self._services = services

    def __call__(self, words: str) -> Sequence[Found]:
        people = self._services.people.find(words, EACH)
        return [Found("people", person.id, person.name, f"{person.unit} {person.post}") for person in people]
