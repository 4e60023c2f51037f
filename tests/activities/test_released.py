"""What stood beside a credit before people were decided singly goes on as it was decided."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import text

from tests.fakes import FixedClock
from tests.store.released import engine_of_file, take
from trainer.activities.credits.mapping import load_credits
from trainer.activities.credits.values import LineDecision
from trainer.hours.values import EntryState
from trainer.store.opening import open_store


def test_teaching_hours_of_a_released_store_belong_to_their_credit(tmp_path: Path) -> None:
    workspace = take("0042", tmp_path / "workspace")
    with engine_of_file(workspace).begin() as connection:
        prepared = "SELECT id, activity_id, at FROM activity_credit ORDER BY number LIMIT 1"
        credit, activity, at = connection.execute(text(prepared)).one()
        row = dict(connection.execute(text("SELECT * FROM hour_entry WHERE source = 'class' LIMIT 1")).mappings().one())
        new = uuid4().hex
        by = connection.scalar(text("SELECT by FROM activity_credit WHERE id = :id"), {"id": credit})
        key = f"{activity[:8]}-{activity[8:12]}-{activity[12:16]}-{activity[16:20]}-{activity[20:]}"
        row |= {"id": new, "source_id": f"{key}/teaching/{uuid4()}/public_law", "entered_by": by, "at": at}
        names = ", ".join(row)
        places = ", ".join(f":{name}" for name in row)
        connection.execute(text(f"INSERT INTO hour_entry ({names}) VALUES ({places})"), row)
    with open_store(workspace, FixedClock(), create=False) as store, store.database.read() as session:
        linked = session.execute(text("SELECT entry_id, credit_id FROM activity_teaching_entry")).all()
        assert [tuple(one) for one in linked] == [(new, credit)]
        found = load_credits(session)
        assert found
        for one in found:
            decisions = {line.decided and line.decided.decision for line in one.lines}
            pending = one.state is EntryState.PENDING
            assert decisions == {None if pending else LineDecision(one.state.value)}
