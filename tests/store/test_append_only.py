"""What only grows refuses every change, REPLACE too, which deletes without a word unless triggers hear of it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from trainer.app.services import Services
from trainer.store.audit import broken_link
from trainer.store.opening import OpenStore


def test_a_link_of_the_trail_cannot_be_replaced(store: OpenStore, office: Office) -> None:
    columns = "sequence, at, actor_id, action, subject_id, detail, reason_seal, previous, hash"
    values = columns.replace("action", "'forged'").replace(" reason_seal", " 'because'")
    with pytest.raises(IntegrityError, match="append only"), store.database.write() as session:
        session.execute(text(f"INSERT OR REPLACE INTO audit_entry ({columns}) SELECT {values} FROM audit_entry"))
    with store.database.read() as session:
        assert broken_link(session) is None


@pytest.mark.parametrize("change", ["UPDATE data_export SET purpose = ''", "DELETE FROM data_export"])
def test_who_took_data_out_stands_for_good(services: Services, office: Office, change: str) -> None:
    services.people.record_export(office.administrator, "roster", 3, False, "上报", "00")
    with pytest.raises(IntegrityError, match="append only"), services.store.database.write() as session:
        session.execute(text(change))
