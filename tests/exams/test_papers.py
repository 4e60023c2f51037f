"""Blueprints, drawing and sealing."""

from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from question_bank.blueprint import Blueprint, BlueprintRow
from question_bank.question import QuestionKind
from tests.exams.conftest import Crew
from tests.exams.hall import BLUEPRINT, WRITTEN, Hall
from trainer.exams.papers import service
from trainer.exams.papers.content import paper_from_text, paper_text
from trainer.exams.papers.sets import stage_paper
from trainer.exams.papers.tables import PaperTable
from trainer.reports.papers import in_sealed_papers
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.opening import OpenStore


def test_a_paper_is_what_the_blueprint_asks_for(hall: Hall) -> None:
    paper = hall.papers.assemble(hall.head, BLUEPRINT, 5)
    kinds = [item.question.kind for item in paper.items]
    assert [kinds.count(row.kind) for row in BLUEPRINT.rows] == [4, 2, 2, 1]
    assert paper.total == Decimal(10)
    assert paper.name == "春季考核"


def test_the_same_seed_draws_the_same_paper(hall: Hall) -> None:
    first, second, other = (hall.papers.draw(hall.head, BLUEPRINT, seed) for seed in (5, 5, 6))
    assert first == second
    assert first.items != other.items


def test_a_sealed_paper_does_not_follow_the_bank(hall: Hall) -> None:
    paper = hall.papers.assemble(hall.head, BLUEPRINT, 5)
    for key, one in hall.bank.questions.items():
        hall.bank.questions[key] = replace(one, stem="改过")
    assert hall.papers.paper(hall.head, paper.id) == paper
    assert hall.papers.damaged() == ()


def test_paper_text_and_back(hall: Hall) -> None:
    draft = hall.papers.draw(hall.head, WRITTEN, 5)
    assert paper_from_text(paper_text(draft)) == (draft.blueprint, draft.items)


def test_the_store_refuses_to_change_a_paper(hall: Hall, store: OpenStore) -> None:
    hall.papers.assemble(hall.head, BLUEPRINT, 5)
    for change in ("UPDATE paper SET name = 'x'", "DELETE FROM paper"):
        with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
            session.execute(text(change))


def test_a_shortage_names_the_row_and_how_many(hall: Hall) -> None:
    rows = (BlueprintRow(QuestionKind.SINGLE, 3, Decimal(1)), BlueprintRow(QuestionKind.SHORT, 14, Decimal(1)))
    with pytest.raises(Refused) as refusal:
        hall.papers.assemble(hall.head, Blueprint("大卷", rows), 5)
    assert refusal.value.code == "paper.shortage"
    assert (refusal.value.params["row"], refusal.value.params["missing"]) == (2, 4)


def test_blueprints_are_kept_by_name(hall: Hall) -> None:
    kept = hall.papers.save_blueprint(hall.head, BLUEPRINT)
    hall.papers.save_blueprint(hall.head, replace(BLUEPRINT, rows=BLUEPRINT.rows[:1]), kept)
    assert [len(saved.blueprint.rows) for saved in hall.papers.blueprints()] == [1]
    with pytest.raises(Refused):
        hall.papers.save_blueprint(hall.head, BLUEPRINT)
    with pytest.raises(BadInput):
        hall.papers.save_blueprint(hall.head, Blueprint("空"))


def test_an_officer_sees_no_paper(hall: Hall, crew: Crew) -> None:
    paper = hall.papers.assemble(hall.head, BLUEPRINT, 5)
    with pytest.raises(NotAllowed):
        hall.papers.paper(crew.wang, paper.id)


def test_parallel_papers_are_sealed_as_one_set(hall: Hall, store: OpenStore) -> None:
    drafts = [hall.papers.draw(hall.head, BLUEPRINT, seed) for seed in (1, 2, 3)]
    made = hall.papers.seal_forms(hall.head, drafts, "秋季考核")
    assert [form.letter for form in made.forms] == ["A", "B", "C"]
    assert hall.papers.forms(made.id) == made.forms
    assert hall.papers.sets(hall.head) == (made,)
    papers = [hall.papers.paper(hall.head, form.paper_id) for form in made.forms]
    assert [paper.items for paper in papers] == [draft.items for draft in drafts]
    assert [paper.name for paper in papers] == ["秋季考核 A 卷", "秋季考核 B 卷", "秋季考核 C 卷"]
    assert [(row.letter, row.set_id) for row in hall.papers.papers(hall.head)] == [(x, made.id) for x in "ABC"]
    assert hall.papers.set_of(papers[1].id) == made
    with pytest.raises(BadInput):
        hall.papers.seal_forms(hall.head, drafts[:1])
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text("UPDATE paper_form SET letter = 'H'"))


def test_a_set_cut_short_shows_nothing_and_counts_nowhere(
    hall: Hall, store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [hall.papers.draw(hall.head, BLUEPRINT, seed) for seed in (1, 2, 3)]
    done: list[PaperTable] = []

    def failing(session: Session, set_id: UUID, row: PaperTable, *rest: Any) -> None:
        if len(done) == 2:
            raise OSError
        stage_paper(session, set_id, row, *rest)
        done.append(row)

    with monkeypatch.context() as patch:
        patch.setattr(service, "stage_paper", failing)
        with pytest.raises(OSError):
            hall.papers.seal_forms(hall.head, drafts)
    held = [item.question_id for draft in drafts for item in draft.items]
    assert len(done) == 2
    assert hall.papers.papers(hall.head) == ()
    assert hall.papers.sets(hall.head) == ()
    assert in_sealed_papers(store.database, held) == frozenset()
    made = hall.papers.seal_forms(hall.head, drafts)
    assert [row.set_id for row in hall.papers.papers(hall.head)] == [made.id] * 3
    sheet = hall.papers.sheet(hall.head, made.forms[0].paper_id)
    assert sheet is not None
    assert set(sheet.uses) == {0}
