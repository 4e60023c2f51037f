"""The check reads everything and names what is wrong; the words for every code are there."""

import re
from pathlib import Path

import pytest
from sqlalchemy import text

import trainer.store
from tests.fakes import FixedClock
from trainer.store.audit import AuditTrail
from trainer.store.check import CheckReport, check_store
from trainer.store.engine import connect, connect_for_work
from trainer.store.files import keep_file, read_file
from trainer.store.opening import OpenStore, open_store
from trainer.store.search import TextIndex
from trainer.store.troubles import FILE_TROUBLES, SERVER_TROUBLES
from trainer.store.words import ERRORS
from trainer.store.workspace import Workspace, read_secrets


def codes(report: CheckReport) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_sound_store(store: OpenStore, clock: FixedClock) -> None:
    with store.database.write() as session:
        AuditTrail(clock).record(session, None, "one")
        keep_file(session, "a.jpg", b"bytes", clock.now())
    store.backups.make()
    assert check_store(store, store.backups, {"questions": lambda _: False}) == CheckReport((), 1, 1, 1, 1)


def test_everything_wrong_is_found_at_once(store: OpenStore, clock: FixedClock) -> None:
    with store.database.write() as session:
        for action in ("one", "two"):
            AuditTrail(clock).record(session, None, action)
        keep_file(session, "a.jpg", b"bytes", clock.now())
    store.backups.make()
    spoiler = connect_for_work(store.workspace.store, store.secrets.store, foreign_keys=False)
    spoiler.execute("DROP TRIGGER audit_entry_no_update")
    spoiler.execute("UPDATE audit_entry SET action = 'other', hash = 'other' WHERE sequence = 2")
    spoiler.execute("DROP TRIGGER kept_file_no_update")
    spoiler.execute("UPDATE kept_file SET content = x'00'")
    spoiler.execute("INSERT INTO appointment (id, person_id, title, since) VALUES ('a', 'b', 't', '2026-01-01')")
    spoiler.close()
    report = check_store(store, store.backups, {"questions": lambda _: True})
    assert codes(report) == ["check.reference", "check.chain", "check.seal", "check.file", "check.index"]
    for finding in report.findings:
        assert ERRORS[finding.code].format(**finding.params)


def test_an_index_that_lacks_a_row_is_found(store: OpenStore) -> None:
    index = TextIndex("some_text")
    with store.database.write() as session:
        for statement in index.create("sqlite"):
            session.execute(text(statement))
        index.put(session, [(1, "处罚法")])
    rows = [(1, "处 罚 法"), (2, "公 路 法")]
    report = check_store(
        store,
        store.backups,
        {
            "whole": lambda s: index.differences(s, rows[:1]) != (),
            "lacking": lambda s: index.differences(s, rows) != (),
        },
    )
    assert [finding.params["name"] for finding in report.findings] == ["lacking"]


def test_a_damaged_page_is_found(workspace: Workspace, clock: FixedClock) -> None:
    with open_store(workspace, clock, use_keyring=False) as store, store.database.write() as session:
        keep_file(session, "large.pdf", bytes(300_000), clock.now())
    content = bytearray(workspace.store.read_bytes())
    content[-100_000] ^= 1
    workspace.store.write_bytes(content)
    with open_store(workspace, clock, use_keyring=False) as store:
        found = codes(check_store(store, store.backups))
    assert "check.page" in found


def test_kept_bytes_are_kept_once_and_read_back(store: OpenStore, clock: FixedClock) -> None:
    with store.database.write() as session:
        first = keep_file(session, "a.jpg", b"bytes", clock.now())
        assert keep_file(session, "b.jpg", b"bytes", clock.now()) == first
        assert read_file(session, first) == b"bytes"
    connection = connect(store.workspace.store, read_secrets(store.workspace).store)
    assert connection.execute("SELECT count(*) FROM kept_file").fetchone() == (1,)
    connection.close()


RAISED = re.compile(r'(?:StoreTrouble|BadInput|Refused|Finding)\(\s*"([a-z_.]+)"')


def test_every_code_of_the_store_has_its_words() -> None:
    sources = Path(trainer.store.__file__).parent.glob("*.py")
    raised = {code for path in sources for code in RAISED.findall(path.read_text(encoding="utf-8"))}
    assert raised | {code for _words, code in FILE_TROUBLES} | set(SERVER_TROUBLES.values()) == set(ERRORS)


@pytest.mark.parametrize(
    "code", ["store.damaged", "store.read_only", "store.busy", "store.disk_full", "store.disk_error"]
)
def test_troubles_of_the_engine_come_without_parameters(code: str) -> None:
    assert "{" not in ERRORS[code]
