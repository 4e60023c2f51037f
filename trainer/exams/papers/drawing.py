"""Use cases about drawing: one paper or parallel ones, ways out of a shortage."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol
from uuid import UUID

from question_bank.assembly import Draft, Shortage, draw, draw_forms
from question_bank.balance import Balance, balance
from question_bank.blueprint import Blueprint
from question_bank.programme import never
from question_bank.question import Difficulty, Question
from question_bank.relaxation import Relaxation, relaxations
from question_bank.shelves import Spot
from question_bank.stock import Stock, Terms
from trainer.exams.papers.blueprints import Blueprints, require_sound
from trainer.exams.papers.orders import ordered, placed_of, terms_of
from trainer.exams.papers.reading import read_paper
from trainer.exams.papers.sets import LETTERS
from trainer.exams.papers.values import DrawOrder, FormsDraft, PaperDraft, PaperItem
from trainer.people.accounts.rules import require
from trainer.people.accounts.values import Actor, Permission
from trainer.store.errors import BadInput, Refused

PLAIN = DrawOrder()


class Found(Protocol):
    """A question of the bank with the number people call it by."""

    @property
    def id(self) -> UUID: ...

    @property
    def number(self) -> int: ...


class QuestionSource(Protocol):
    """Where questions come from: the bank. `checked` lets in those that were checked and not approved yet.

    A `calibrated` stock stands by the difficulties exams have measured, which `levels` gives by version.
    """

    def stock(self, actor: Actor, checked: bool = False, calibrated: bool = False) -> Stock: ...

    def levels(self, version_ids: Iterable[UUID], /) -> Mapping[UUID, Difficulty]: ...

    def versions_for(
        self, actor: Actor, question_ids: Iterable[UUID], /, checked: bool = False
    ) -> Mapping[UUID, tuple[UUID, Question]]: ...

    def find(self, actor: Actor, words: str, /, checked: bool = False) -> Sequence[Found]: ...

    def lost_pictures(self, questions: Iterable[Question], /) -> tuple[str, ...]: ...


class Drawing(Blueprints):
    """The part of the paper service that draws; nothing here is stored."""

    _bank: QuestionSource

    def draw(
        self,
        actor: Actor,
        blueprint: Blueprint,
        seed: int,
        avoid: Collection[UUID] = (),
        order: DrawOrder = PLAIN,
        stop: Callable[[], bool] = never,
    ) -> PaperDraft:
        """A draft of a paper. The same blueprint, seed, bank and order give the same draft.

        Questions in `avoid` come only where nothing else is left, as those the order avoids. Raises
        Refused("paper.shortage"): `row` counts from 1 and is the shortest, `missing` of it, `total` of all, `rows`
        all short rows as ((row, missing), …), `lacks` all lines as ((Spot, amount), …); Refused("paper.impossible")
        with `lacks` where no row is short; Cancelled when `stop` says so.
        """
        require(actor, Permission.PREPARE_EXAMS)
        order = replace(order, avoid=order.avoid | frozenset(avoid))
        blueprint, stock, terms = self._prepared(actor, blueprint, order)
        drawn = draw(blueprint, stock, seed, terms, stop)
        if isinstance(drawn, Shortage):
            raise refusal(drawn)
        return self._drafts(actor, blueprint, seed, [drawn], stock, order.practice)[0]

    def draw_forms(
        self,
        actor: Actor,
        blueprint: Blueprint,
        seed: int,
        forms: int,
        order: DrawOrder = PLAIN,
        stop: Callable[[], bool] = never,
    ) -> FormsDraft:
        """Parallel drafts, two to eight, that share as few questions as the bank allows. Refusals as in `draw`."""
        require(actor, Permission.PREPARE_EXAMS)
        if not 2 <= forms <= len(LETTERS):
            raise BadInput("paper.forms", most=len(LETTERS))
        blueprint, stock, terms = self._prepared(actor, blueprint, order)
        found = draw_forms(blueprint, stock, seed, forms, terms, stop)
        if isinstance(found, Shortage):
            raise refusal(found)
        drafts = self._drafts(actor, blueprint, seed, found.drafts, stock, order.practice)
        return FormsDraft(drafts, found.reused, found.least)

    def relaxations(
        self, actor: Actor, blueprint: Blueprint, order: DrawOrder = PLAIN, stop: Callable[[], bool] = never
    ) -> tuple[Relaxation, ...]:
        """The smallest changes that make a paper possible, the best first. Raises Cancelled."""
        require(actor, Permission.PREPARE_EXAMS)
        blueprint, stock, terms = self._prepared(actor, blueprint, order)
        return relaxations(blueprint, stock, terms, stop=stop)

    def stock(self, actor: Actor, practice: bool = False, calibrated: bool = True) -> Stock:
        """What papers are drawn from now."""
        require(actor, Permission.PREPARE_EXAMS)
        return self._bank.stock(actor, practice, calibrated)

    def terms(self, actor: Actor, blueprint: Blueprint, stock: Stock, order: DrawOrder = PLAIN) -> Terms:
        """The questions a blueprint's limits speak of now, for a balance that is shown live."""
        require(actor, Permission.PREPARE_EXAMS)
        with self._database.read() as session:
            return terms_of(session, blueprint, order, stock)

    def _prepared(self, actor: Actor, blueprint: Blueprint, order: DrawOrder) -> tuple[Blueprint, Stock, Terms]:
        require_sound(blueprint)
        stock = self._bank.stock(actor, order.practice, blueprint.calibrated)
        with self._database.read() as session:
            named = dict.fromkeys((*order.overlap, *((order.like,) if order.like else ())))
            blueprint = ordered(blueprint, order, [read_paper(session, key) for key in named])
            return blueprint, stock, terms_of(session, blueprint, order, stock)

    def _drafts(
        self, actor: Actor, blueprint: Blueprint, seed: int, drawn: Iterable[Draft], stock: Stock, practice: bool
    ) -> tuple[PaperDraft, ...]:
        drawn = list(drawn)
        wanted = dict.fromkeys(UUID(str(key)) for draft in drawn for key in draft.ids)
        found = self._bank.versions_for(actor, wanted, checked=practice)
        if len(found) < len(wanted):
            raise Refused("paper.outdated")
        levels = self._levels(blueprint, found.values())
        made = []
        for draft in drawn:
            places = [(section, UUID(str(key))) for section, row in enumerate(draft.rows) for key in row]
            items = tuple(
                PaperItem(number, section, key, *found[key], blueprint.rows[section].score, levels.get(found[key][0]))
                for number, (section, key) in enumerate(places, start=1)
            )
            reused = frozenset(UUID(str(key)) for key in draft.reused)
            made.append(PaperDraft(blueprint, seed, items, reused, practice, stock.state, stock.size))
        return tuple(made)

    def _levels(self, blueprint: Blueprint, versions: Iterable[tuple[UUID, Question]]) -> Mapping[UUID, Difficulty]:
        """Measured difficulties by version, where the blueprint goes by them."""
        return self._bank.levels([version for version, _question in versions]) if blueprint.calibrated else {}


def balance_of(draft: PaperDraft, terms: Terms) -> Balance:
    """A draft beside its blueprint, line by line."""
    return balance(draft.blueprint, placed_of(draft.items), terms)


def refusal(short: Shortage) -> Refused:
    """Why no paper could be drawn."""
    lacks: tuple[tuple[Spot, Decimal], ...] = tuple((spot, Decimal(f"{amount:.2f}")) for spot, amount in short.lacks)
    if not short.rows:
        return Refused("paper.impossible", lacks=lacks)
    row, missing = max(short.rows, key=lambda one: one[1])
    rows = tuple((index + 1, lacking) for index, lacking in short.rows)
    return Refused("paper.shortage", row=row + 1, missing=missing, total=short.total, rows=rows, lacks=lacks)
