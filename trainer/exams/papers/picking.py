"""Use cases about choosing by hand: what could stand at a place, and putting it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from question_bank.balance import after_swap, by_fit
from question_bank.question import Question
from question_bank.stock import Stock, Terms
from trainer.exams.papers.drawing import Drawing
from trainer.exams.papers.orders import key_of, placed_of, traits_of
from trainer.exams.papers.values import PaperDraft, PaperItem, SwapChoice
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import Refused


class Picking(Drawing):
    """The part of the paper service that swaps single questions; nothing here is stored."""

    def swap(self, actor: Actor, draft: PaperDraft, number: int, question_id: UUID) -> PaperDraft:
        """The draft with another question at a place, counted from 1.

        Raises Refused: paper.twice, paper.outdated, paper.other_kind (its section says what kind it holds).
        """
        require(actor, Permission.PREPARE_EXAMS)
        found = self._bank.versions_for(actor, [question_id], checked=draft.practice).get(question_id)
        if found is None:
            raise Refused("paper.outdated")
        if code := _unfit(draft, number, question_id, found[1]):
            raise Refused(code)
        old = draft.items[number - 1]
        level = self._levels(draft.blueprint, [found]).get(found[0])
        new = PaperItem(old.number, old.section, question_id, *found, old.score, level)
        items = (*draft.items[: number - 1], new, *draft.items[number:])
        return replace(draft, items=items, picked=draft.picked + 1)

    def swap_choices(
        self, actor: Actor, draft: PaperDraft, number: int, stock: Stock, terms: Terms
    ) -> tuple[SwapChoice, ...]:
        """Questions that could stand at a place, those that fit best first."""
        require(actor, Permission.PREPARE_EXAMS)
        fitting = by_fit(draft.blueprint, placed_of(draft.items), number - 1, stock.shelves, terms)
        return self._choices(actor, draft, number, [(UUID(str(one)), 0) for one, _off in fitting], terms)

    def swap_found(
        self, actor: Actor, draft: PaperDraft, number: int, words: str, terms: Terms
    ) -> tuple[SwapChoice, ...]:
        """Any question of the bank by its number or by words, with what it would do to the paper at a place.

        What cannot stand there carries the code of its refusal.
        """
        require(actor, Permission.PREPARE_EXAMS)
        rows = self._bank.find(actor, words, checked=draft.practice)
        return self._choices(actor, draft, number, [(row.id, row.number) for row in rows], terms)

    def _choices(
        self, actor: Actor, draft: PaperDraft, number: int, wanted: Iterable[tuple[UUID, int]], terms: Terms
    ) -> tuple[SwapChoice, ...]:
        wanted, placed = list(wanted), placed_of(draft.items)
        found = self._bank.versions_for(actor, [own for own, _number in wanted], checked=draft.practice)
        levels = self._levels(draft.blueprint, found.values())
        made = []
        for own, in_bank in wanted:
            if own not in found:
                continue
            version_id, question = found[own]
            traits = traits_of(question, levels.get(version_id))
            held = after_swap(draft.blueprint, placed, number - 1, key_of(own), traits, terms)
            made.append(
                SwapChoice(
                    own,
                    version_id,
                    question,
                    off=held.off,
                    uses=terms.uses.get(key_of(own), 0),
                    number=in_bank,
                    broken=tuple(line for line in held.lines if line.off),
                    fights=len(held.enemies),
                    refused=_unfit(draft, number, own, question),
                )
            )
        return tuple(made)


def _unfit(draft: PaperDraft, number: int, question_id: UUID, question: Question) -> str:
    """The code of why a question cannot stand at a place; empty where it can."""
    if any(item.question_id == question_id for item in draft.items):
        return "paper.twice"
    wanted = draft.blueprint.rows[draft.items[number - 1].section].kind
    return "" if question.kind is wanted else "paper.other_kind"
