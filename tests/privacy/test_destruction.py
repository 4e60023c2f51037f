"""After a signed list was carried out nothing personal stands in the data file, and every chain still verifies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.conftest import Office
from tests.fakes import FixedClock
from tests.hours.samples import approved
from tests.own_files import keep_own
from tests.privacy.life import Life, live
from tests.ui.ended_exam import Ended, ended_exam
from trainer.app.certificate_files import CertificateFiles
from trainer.app.checking import check_workspace
from trainer.app.services import Services
from trainer.certificates.values import RegisterQuery
from trainer.people.accounts.values import Witness
from trainer.privacy.values import ListState, Signature
from trainer.retakes.values import CaseQuery
from trainer.store.audit import broken_link
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.store.pages import find_in_pages

NEXT_JANUARY = 60 * 86400


@pytest.fixture
def ended(services: Services, office: Office, clock: FixedClock) -> Iterator[Ended]:
    with ended_exam(services, office, clock) as made:
        yield made


@pytest.fixture
def life(services: Services, office: Office, ended: Ended, clock: FixedClock) -> Life:
    keep_no_year(services)
    lived = live(services, office, ended)
    clock.jump(NEXT_JANUARY)
    return lived


def keep_no_year(services: Services) -> None:
    """The office says: destroyed in the January after leaving."""
    words = 'name = "离任人员"\nyears_after_leaving = 0\n[source]\nnature = "own"\ntitle = "本单位规定"\nnumber = "1"\n'
    keep_own(services, "retention.toml", words)


def found(services: Services, life: Life) -> list[bytes]:
    """Of each thing that has to be gone, its first piece that still stands in the file."""
    store = services.store
    there = find_in_pages(
        store.workspace.store, store.secrets.store, [piece for some in life.needles for piece in some]
    )
    return [next(piece for piece in some if piece in there) for some in life.needles if any(p in there for p in some)]


def carry_out(services: Services, office: Office, life: Life) -> None:
    boss, privacy = office.administrator, services.privacy
    made = privacy.draw_up(boss, [life.failed, life.passed])
    privacy.sign(boss, made.id, Signature.SECOND, life.second)
    privacy.sign(boss, made.id, Signature.APPROVER, life.approver)
    ended = privacy.carry_out(boss, made.id)
    assert ended.state is ListState.DONE
    assert ended.done is not None
    assert ended.done.traces == 0


def test_nothing_of_two_lives_is_left_on_any_page(
    services: Services, office: Office, life: Life, clock: FixedClock
) -> None:
    assert len(found(services, life)) == len(life.needles)
    services.store.backups.make()
    clock.tick(60)
    carry_out(services, office, life)
    assert found(services, life) == []
    [only] = services.store.backups.all()
    copied = [piece for some in life.needles for piece in some]
    assert find_in_pages(only.path, services.store.secrets.store, copied) == {}


def test_every_chain_verifies_and_every_figure_stays(
    services: Services, office: Office, life: Life, ended: Ended, tmp_path: Path
) -> None:
    boss = office.administrator
    before = (
        services.results.results(boss, ended.exam_id),
        approved(services),
        [case.state for case in services.retakes.cases(boss, CaseQuery(person_id=life.failed))],
    )
    [certificate] = services.certificates.register(boss, RegisterQuery(person_id=life.passed)).rows
    carry_out(services, office, life)
    after = (
        services.results.results(boss, ended.exam_id),
        approved(services),
        [case.state for case in services.retakes.cases(boss, CaseQuery(person_id=life.failed))],
    )
    assert after == before
    assert check_workspace(services) == []
    with services.store.database.read() as session:
        assert broken_link(session) is None
    with pytest.raises(BadInput, match=r"file\.destroyed"):
        services.certificates.pdf(boss, certificate.id)
    files = CertificateFiles(services)
    count = files.write_archive(boss, RegisterQuery(), tmp_path / "归档", "年度归档", lambda _done, _of: None)
    assert count == services.certificates.register(boss, RegisterQuery()).total - 1
    assert certificate.file_hash in (tmp_path / "归档" / "已销毁清单.txt").read_text("utf-8")
    assert services.people.known([life.failed])[life.failed].name == "（已销毁）"
    with pytest.raises(NotAllowed, match=r"account\.wrong_password"):
        services.accounts.sign_in("qianfang1980", "whatever it was")


def test_nobody_destroys_alone_too_early_or_while_an_exam_is_open(
    services: Services, office: Office, life: Life, ended: Ended, clock: FixedClock
) -> None:
    boss, privacy = office.administrator, services.privacy
    with pytest.raises(NotAllowed):
        privacy.draw_up(office.trainer, [life.failed])
    with pytest.raises(Refused, match=r"privacy\.not_due"):
        privacy.draw_up(boss, [ended.officers[1].person_id])
    made = privacy.draw_up(boss, [life.failed])
    assert privacy.due(boss) == (next(one for one in privacy.left(boss) if one.person_id == life.passed),)
    with pytest.raises(Refused, match=r"privacy\.not_signed"):
        privacy.carry_out(boss, made.id)
    with pytest.raises(Refused, match=r"privacy\.not_your_turn"):
        privacy.sign(boss, made.id, Signature.APPROVER, life.approver)
    with pytest.raises(NotAllowed, match=r"account\.same_person"):
        privacy.sign(boss, made.id, Signature.SECOND, Witness(boss.person_id, "", boss.person_id))
    privacy.sign(boss, made.id, Signature.SECOND, life.second)
    with pytest.raises(NotAllowed, match=r"account\.same_person"):
        privacy.sign(boss, made.id, Signature.APPROVER, life.second)
    privacy.sign(boss, made.id, Signature.APPROVER, life.approver)
    ended.hall.exam(ended.officers[1])
    with pytest.raises(Refused, match=r"privacy\.exam_open"):
        privacy.carry_out(boss, made.id)
    privacy.withdraw(boss, made.id, "等待核对")
    assert life.failed in [one.person_id for one in privacy.due(boss)]


def test_until_the_year_is_over_nobody_is_due(services: Services, office: Office, ended: Ended) -> None:
    keep_no_year(services)
    live(services, office, ended)
    assert services.privacy.due(office.administrator) == ()
    assert len(services.privacy.left(office.administrator)) == 2


def test_words_change_only_for_whose_data_were_destroyed_and_nothing_else_changes(
    services: Services, office: Office, life: Life
) -> None:
    def change(words: str) -> None:
        with services.store.database.write() as session:
            session.execute(text(words))

    with pytest.raises(IntegrityError, match="append only"):
        change("UPDATE hour_entry SET reason = ''")
    with pytest.raises(IntegrityError, match="append only"):
        change("UPDATE kept_file SET content = x'', name = ''")
    carry_out(services, office, life)
    for words in (
        "UPDATE hour_entry SET reason = 'x'",
        "UPDATE hour_entry SET hours = 1, reason = ''",
        "UPDATE certificate_void SET reason = 'x'",
        "UPDATE kept_file SET content = x'00', name = ''",
        "UPDATE kept_file SET size = 0, content = x'', name = ''",
        "DELETE FROM destroyed_person",
        "DELETE FROM destruction_signature",
    ):
        with pytest.raises(IntegrityError, match="append only"):
            change(words)


def test_who_left_stands_in_the_archive_alone(services: Services, office: Office, life: Life) -> None:
    with pytest.raises(NotAllowed):
        services.people.person(office.trainer, life.failed)
    assert services.people.person(office.administrator, life.failed).draft.name == "钱芳"
    with pytest.raises(NotAllowed):
        services.privacy.left(office.trainer)
