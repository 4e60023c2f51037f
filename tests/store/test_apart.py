"""Words of append-only rows stand apart: they can be destroyed, and a change is found."""

from pathlib import Path

import pytest
from sqlalchemy import text

from tests.fakes import FixedClock
from tests.store.released import engine_of_file, take
from trainer.store.apart import changed_words, destroy_words, put_apart, words_of
from trainer.store.check import check_store
from trainer.store.opening import OpenStore, open_store

pytestmark = pytest.mark.both_engines


def test_the_row_holds_a_seal_and_the_words_can_be_destroyed(store: OpenStore) -> None:
    with store.database.write() as session:
        first, again = put_apart(session, "产假"), put_apart(session, "产假")
        assert put_apart(session, "") == ""
    assert first != again, "the same words cannot be told by their seal"
    with store.database.write() as session:
        assert words_of(session, [first, again, ""]) == {first: "产假", again: "产假"}
        destroy_words(session, [first])
        assert words_of(session, [first, again]) == {again: "产假"}
        assert changed_words(session) == ()
    assert check_store(store, store.backups).sound


def test_changed_words_are_found(store: OpenStore) -> None:
    with store.database.write() as session:
        put_apart(session, "身体不适")
        session.execute(text("UPDATE words_apart SET text = '无故'"))
    assert [finding.code for finding in check_store(store, store.backups).findings] == ["check.words"]


def test_the_words_of_a_released_store_are_moved_and_its_rows_refuse_changes_again(tmp_path: Path) -> None:
    workspace = take("0009", tmp_path / "workspace")
    decisions = "SELECT reason FROM retake_decision WHERE reason <> '' ORDER BY case_id, number"
    with engine_of_file(workspace).connect() as connection:
        before = [reason for (reason,) in connection.execute(text(decisions))]
        attendance = connection.execute(text("SELECT id, reason FROM exam_candidate WHERE reason <> ''")).all()
    assert before
    assert attendance
    with open_store(workspace, FixedClock(), create=False) as store, store.database.read() as session:
        seals = list(session.scalars(text(decisions)))
        assert not set(seals) & set(before)
        words = words_of(session, seals)
        assert [words[seal] for seal in seals] == before
        moved = {row.id: row.reason for row in session.execute(text("SELECT id, reason FROM exam_candidate"))}
        words = words_of(session, moved.values())
        assert [words[moved[own]] for own, _reason in attendance] == [reason for _own, reason in attendance]
        for change in ("UPDATE retake_decision SET reason = ''", "UPDATE result SET note = ''"):
            with pytest.raises(Exception, match="append only"), store.database.write() as writer:
                writer.execute(text(change))
