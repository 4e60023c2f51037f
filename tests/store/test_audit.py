"""The chain notices every link that was changed, removed or put in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from tests.fakes import FixedClock
from trainer.store.audit import AuditEntry, AuditReason, AuditTrail, broken_link, head, link_hash, read_trail
from trainer.store.opening import OpenStore

ids = st.none() | st.uuids()
records = st.lists(
    st.tuples(ids, st.text(min_size=1, max_size=8), ids, st.dictionaries(st.text(max_size=4), st.text(max_size=4))),
    min_size=2,
    max_size=6,
)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """The tables alone, without their triggers, so that they can be tampered with."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    for table in (AuditEntry, AuditReason):
        table.__table__.create(engine)  # type: ignore[attr-defined]
    yield engine
    engine.dispose()


def written(engine: Engine, entries: list[tuple[Any, ...]]) -> Session:
    session = Session(engine)
    session.execute(text("DELETE FROM audit_reason"))
    session.execute(text("DELETE FROM audit_entry"))
    clock = FixedClock()
    for actor, action, subject, detail in entries:
        AuditTrail(clock).record(session, actor, action, subject, detail, "理由")
        clock.tick(0.1)
    session.expire_all()
    return session


@given(records)
def test_a_chain_is_whole_as_it_was_written(engine: Engine, entries: list[tuple[Any, ...]]) -> None:
    with written(engine, entries) as session:
        assert broken_link(session) is None
        assert head(session)[0] == len(entries)


FORGED = {
    "at": lambda entry: entry.at + timedelta(microseconds=1),
    "actor_id": lambda entry: UUID(int=0) if entry.actor_id != UUID(int=0) else None,
    "action": lambda entry: entry.action + "x",
    "subject_id": lambda entry: UUID(int=0) if entry.subject_id != UUID(int=0) else None,
    "detail": lambda entry: {**entry.detail, "more": "x"},
    "reason_seal": lambda entry: "f" * 64,
    "previous": lambda entry: "f" * 64,
    "hash": lambda entry: "f" * 64,
}


@given(records, st.data())
def test_a_changed_link_is_found(engine: Engine, entries: list[tuple[Any, ...]], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(entries)))
    column = data.draw(st.sampled_from(sorted(FORGED)))
    with written(engine, entries) as session:
        entry = session.get_one(AuditEntry, number)
        setattr(entry, column, FORGED[column](entry))
        session.flush()
        assert broken_link(session) == number


@given(records, st.data())
def test_a_changed_link_with_its_hash_made_right_breaks_the_next(
    engine: Engine, entries: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(entries) - 1))
    with written(engine, entries) as session:
        entry = session.get_one(AuditEntry, number)
        entry.action += "x"
        entry.hash = link_hash(entry)
        session.flush()
        assert broken_link(session) == number + 1


@given(records, st.data(), st.booleans())
def test_a_removed_link_is_found(
    engine: Engine, entries: list[tuple[Any, ...]], data: st.DataObject, closed_up: bool
) -> None:
    number = data.draw(st.integers(1, len(entries) - 1))
    with written(engine, entries) as session:
        session.execute(text("DELETE FROM audit_entry WHERE sequence = :n"), {"n": number})
        if closed_up:
            session.execute(text("UPDATE audit_entry SET sequence = sequence - 1 WHERE sequence > :n"), {"n": number})
        assert broken_link(session) == number


@given(records, st.data())
def test_a_link_put_in_is_found(engine: Engine, entries: list[tuple[Any, ...]], data: st.DataObject) -> None:
    number = data.draw(st.integers(1, len(entries)))
    with written(engine, entries) as session:
        for sequence in range(len(entries), number - 1, -1):
            session.execute(text("UPDATE audit_entry SET sequence = :n + 1 WHERE sequence = :n"), {"n": sequence})
        before = session.get(AuditEntry, number - 1)
        put_in = AuditEntry(
            sequence=number,
            at=FixedClock().now(),
            action="forged",
            detail={},
            reason_seal="",
            previous="0" * 64 if before is None else before.hash,
        )
        put_in.hash = link_hash(put_in)
        session.add(put_in)
        session.flush()
        assert broken_link(session) == number


def test_many_links_at_once_are_the_same_chain(store: OpenStore, clock: FixedClock) -> None:
    trail = AuditTrail(clock)
    with store.database.write() as session:
        trail.record(session, None, "one")
        trail.record_all(session, None, "many", ((UUID(int=n), {"n": str(n)}) for n in range(300)))
        trail.record_all(session, None, "none", ())
        trail.record(session, None, "last")
    with store.database.read() as session:
        assert broken_link(session) is None
        assert [entry.action for entry in read_trail(session, limit=2)] == ["last", "many"]
        assert [entry.detail["n"] for entry in read_trail(session, UUID(int=7))] == ["7"]
        assert head(session)[0] == 302


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_the_store_itself_refuses_to_change_the_trail(store: OpenStore, clock: FixedClock, statement: str) -> None:
    with store.database.write() as session:
        AuditTrail(clock).record(session, None, "one")
    with pytest.raises(DatabaseError, match="append only"), store.database.write() as session:
        session.execute(text(statement))


def test_an_entry_stands_exactly_when_its_change_stands(store: OpenStore, clock: FixedClock) -> None:
    def fail_after_recording() -> None:
        with store.database.write() as session:
            AuditTrail(clock).record(session, None, "one")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_recording()
    with store.database.read() as session:
        assert head(session)[0] == 0


@given(records, st.data())
def test_a_changed_reason_is_found_and_a_destroyed_one_breaks_nothing(
    engine: Engine, entries: list[tuple[Any, ...]], data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, len(entries)))
    with written(engine, entries) as session:
        assert read_trail(session)[0].reason == "理由"
        session.execute(text("UPDATE audit_reason SET text = '别的' WHERE sequence = :n"), {"n": number})
        session.expire_all()
        assert broken_link(session) == number
        session.execute(text("DELETE FROM audit_reason WHERE sequence = :n"), {"n": number})
        session.expire_all()
        assert broken_link(session) is None


def test_no_words_of_a_reason_stand_in_the_chain(engine: Engine) -> None:
    with written(engine, [(None, "exams.attendance_set", None, {})]) as session:
        row = session.execute(text("SELECT * FROM audit_entry")).one()
        assert "理由" not in str(tuple(row))
