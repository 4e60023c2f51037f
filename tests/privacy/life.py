"""People with a whole life in the program: exams, certificates, notices, hours with reasons, notes, pages, files."""

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from PIL import Image, ImageDraw
from sqlalchemy import text

from tests.activities.classroom import SECOND, build_class, everybody_there, half_day
from tests.conftest import Office
from tests.ui.ended_exam import Ended
from trainer.activities.evaluation.values import SheetDraft
from trainer.activities.lecturers.values import LecturerDraft
from trainer.activities.values import Half, Mark, Presence
from trainer.app.notice_files import draw_notice
from trainer.app.services import RESOURCES, Services
from trainer.app.yearly_files import YearlyFiles
from trainer.certificates.values import Occasion, RegisterQuery
from trainer.exams.discipline.values import Verdict as DisciplineVerdict
from trainer.exams.values import Attendance
from trainer.hours.values import AbsenceKind, Evidence, HourCategory, HourDraft, Way
from trainer.people.accounts.values import Actor, Role, Witness
from trainer.people.rules import check_digit
from trainer.people.values import PersonDraft, PersonStatus
from trainer.qualification.values import CardDraft, Cause, Inspection, Move, Verdict
from trainer.retakes.deferrals.values import DeferralDraft, DeferralOutcome, Ground, Proof
from trainer.retakes.notices.service import NoticeService
from trainer.retakes.notices.values import DeliveryOutcome, NoticeDraft, NoticeKind
from trainer.retakes.service import RetakeService
from trainer.retakes.values import CaseQuery, Decision
from trainer.store.files import read_file
from trainer.yearly.values import NoteDraft, Section

TODAY = date(2026, 11, 20)
DIGITS = "99999919800203001"
ID_NUMBER = DIGITS + check_digit(DIGITS)
SAID = (
    "阑尾炎手术住院",
    "学时记错到他人",
    "缺证明材料退回",
    "妻子产假陪护",
    "打印错别字作废",
    "通知书上地址写错",
    "本人在场签收",
    "三年未补考",
    "停职调查期间",
    "审验时未带照片",
    "比武第三名奖状",
    "临交执二〇二六三一",
    "调往外省",
    "忘带证件本人辨认",
    "两人请假未到课堂",
    "桌肚里翻出小抄",
    "当面告知拟处理",
    "辩称草稿纸误带",
    "警告处分不影响成绩",
    "考试当天值守码头",
    "值班表复印件",
    "值守可以调班",
    "半天请事假送老人",
    "港航执法骨干讲师",
    "上午代签退回重报",
    "讲课照本宣科",
)
"""Words that were said about people and must be gone; each is at least six letters that stand nowhere else."""


@dataclass(frozen=True)
class Life:
    """Two who left and who signs: 钱芳 failed, 王强 passed."""

    failed: UUID
    passed: UUID
    second: Witness
    approver: Witness
    needles: tuple[tuple[bytes, ...], ...]
    """What has to be gone; of each thing several pieces, for one may run over the edge of a page."""


def portrait(red: int) -> bytes:
    """A picture whose bytes are no other's."""
    picture, out = Image.new("RGB", (140, 196), (red, 90, 160)), io.BytesIO()
    ImageDraw.Draw(picture).ellipse((30, 30, 110, 130), fill=(230, red, 150))
    picture.save(out, "PNG")
    return out.getvalue()


def live(services: Services, office: Office, ended: Ended) -> Life:
    """Everything that can happen to somebody, then both leave."""
    boss = office.administrator
    passed, failed = ended.officers[0].person_id, ended.officers[3].person_id
    replaced = _identity(services, boss, office, failed)
    services.people.set_photo(boss, passed, "王强.png", portrait(17))
    files = [replaced, *_exam(services, boss, ended, failed), *_certificates(services, boss, ended, passed)]
    files += _hours(services, office, failed, passed)
    _card(services, boss, failed)
    third = services.people.add_person(boss, PersonDraft("何局长", unit_id=office.unit_id))
    chief = Actor(third, third, "何局长", frozenset({Role.ADMINISTRATOR}))
    _misconduct(services, office, chief, ended.exam_id, failed)
    files += _deferral(services, boss, ended.exam_id, failed)
    _class(services, office, failed)
    services.yearly.note(boss, failed, 2026, NoteDraft(Section.DRILLS, TODAY, SAID[10], SAID[11]))
    book = YearlyFiles(services)
    book.keep(boss, book.read(boss, 2026), [failed, passed])
    with services.store.database.read() as session:
        hashes = list(session.scalars(text("SELECT file_hash FROM yearly_page")))
        hashes += [services.people.person(boss, one).photo for one in (failed, passed)]
        files += [read_file(session, key) for key in hashes]
    for one in (failed, passed):
        services.people.set_status(boss, one, PersonStatus.SEALED, SAID[12])
    known = ("钱芳", "王强", "qianfang", "13903517788", "GH-88231", ID_NUMBER, "14000777", "主持工作")
    needles = tuple((one.encode(),) for one in (*known, *SAID))
    return Life(
        failed,
        passed,
        Witness(office.trainer.person_id, "李娜", boss.person_id),
        Witness(third, "何局长", boss.person_id),
        (*needles, *map(_pieces, files)),
    )


def _identity(services: Services, boss: Actor, office: Office, person: UUID) -> bytes:
    """Gives the first photograph, which a later one replaced."""
    draft = PersonDraft("钱芳", id_number=ID_NUMBER, work_number="GH-88231", phone="13903517788", post="执法员")
    services.people.change_person(boss, person, draft)
    first = portrait(77)
    services.people.set_photo(boss, person, "钱芳旧照.png", first)
    services.people.set_photo(boss, person, "钱芳.png", portrait(200))
    services.accounts.create(boss, person, "qianfang1980", [Role.OFFICER])
    services.people.appoint(boss, person, "副大队长（主持工作）", TODAY)
    return first


def _exam(services: Services, boss: Actor, ended: Ended, person: UUID) -> list[bytes]:
    """A case from proposal over notice and appeal to its end, an entry without number, a note on an incident."""
    hall, exam = ended.hall, ended.exam_id
    parts = (services.store.database, services.ids, services.clock, services.audit, services.people)
    retakes = RetakeService(*parts, hall.exams, hall.results, RESOURCES / "rules")
    notices = NoticeService(*parts, hall.exams, partial(draw_notice, services.template_folders))
    retakes.choose_ladder(boss, "example")
    retakes.propose(boss, exam)
    [case] = retakes.cases(boss, CaseQuery(person_id=person))
    retakes.decide(boss, case.id, Decision.CONFIRMED, SAID[7])
    opens = services.clock.now() + timedelta(days=10)
    retakes.schedule(boss, [case.id], opens, opens + timedelta(hours=4), SAID[7])
    wrong = notices.issue(boss, case.id, NoticeDraft(NoticeKind.RETAKE))
    notices.void(boss, wrong, SAID[5])
    right = notices.issue(boss, case.id, NoticeDraft(NoticeKind.RETAKE))
    notices.serve(boss, right, DeliveryOutcome.SERVED, right.issued_on, SAID[6])
    with services.store.database.write() as session:
        entry = "INSERT INTO exam_entry (id, exam_id, person_id, at, kind, way, place, by, reason) VALUES "
        values = "(:id, :exam, :person, '2026-11-20', 'let_in', 'hand', '', :by, :reason)"
        row = {"id": UUID(int=99).hex, "exam": exam.hex, "person": person.hex, "by": boss.person_id.hex}
        session.execute(text(entry + values), row | {"reason": SAID[13]})
    with services.store.database.read() as session:
        keys = session.execute(text("SELECT pdf_hash, docx_hash FROM retake_notice")).all()
        return [read_file(session, key) for pair in keys for key in pair]


def _certificates(services: Services, boss: Actor, ended: Ended, person: UUID) -> list[bytes]:
    services.certificates.set_unit_code(boss, "临交执")
    services.certificates.issue(boss, [person], Occasion("年度考试", TODAY, exam_id=ended.exam_id))
    [line] = services.certificates.register(boss, RegisterQuery(person_id=person)).rows
    services.certificates.void(boss, line.id, SAID[4])
    return [services.certificates.pdf(boss, line.id)]


def _hours(services: Services, office: Office, person: UUID, other: UUID) -> list[bytes]:
    """An entry taken back, one returned, two of both returned at once, an absence; a proof of their own."""
    boss, trainer = office.administrator, office.trainer
    services.hours.choose_rule_set(boss, 2026, "jinzhong-2024-2026")
    proof = portrait(99) * 3
    kept = Evidence("钱芳结业证.png", proof)
    for topic, proofs in (("行政处罚法", (kept,)), ("文书制作", ())):
        draft = HourDraft(person, date(2026, 3, 2), Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, topic)
        services.hours.record(trainer, replace(draft, evidence=kept.hash if proofs else None), proofs)
    first, second = services.hours.pending(boss)
    services.hours.approve(boss, [first.id])
    services.hours.reverse(boss, first.id, SAID[1])
    services.hours.return_(boss, [second.id], SAID[2])
    both = []
    for one in (person, other):
        draft = HourDraft(one, date(2026, 4, 2), Decimal(4), HourCategory.PUBLIC_LAW, Way.LECTURE, "集中培训")
        both.append(services.hours.record(trainer, draft))
    services.hours.return_(boss, both, SAID[14])
    services.absences.state_absence(boss, person, AbsenceKind.LEAVE, TODAY, None, SAID[3])
    return [proof]


def _card(services: Services, boss: Actor, person: UUID) -> None:
    cards = services.qualification
    cards.register(boss, person, CardDraft("14000777", ("港口",), "省司法厅", None, date(2029, 1, 1)))
    cards.inspect(boss, person, 2026, TODAY, Inspection.FAILED, SAID[9])
    matter = cards.propose(boss, person, Move.RECALL, Cause.OTHER, TODAY, SAID[8])
    cards.decide(boss, person, matter, Verdict.DISMISSED, TODAY, SAID[0])


def _misconduct(services: Services, office: Office, chief: Actor, exam: UUID, person: UUID) -> None:
    """From the record of two to a decision that changes nothing."""
    trainer, discipline = office.trainer, services.discipline
    boss = office.administrator.person_id
    case = discipline.record(trainer, exam, person, Attendance.MISCONDUCT, SAID[15], boss, True)
    for words in SAID[16:18]:
        discipline.go_on(trainer, case, words, True)
    discipline.decide(chief, case, DisciplineVerdict.DROPPED, SAID[18])


def _deferral(services: Services, boss: Actor, exam: UUID, person: UUID) -> list[bytes]:
    """Asked for with a proof, and refused."""
    proof = Proof("值班表.png", portrait(141) * 2)
    draft = DeferralDraft(person, exam, Ground.DUTY, TODAY, SAID[19], SAID[20], proof)
    services.deferrals.decide(boss, services.deferrals.ask(boss, draft), DeferralOutcome.REFUSED, SAID[21])
    return [proof.content]


def _class(services: Services, office: Office, person: UUID) -> None:
    """Attended with leave, and rated as a lecturer."""
    room = build_class(services, office)
    services.activities.enrol(office.trainer, room.id, [person])
    teaching = half_day(SECOND, Half.AFTERNOON, skills="4", lecturers=(person,))
    services.activities.change_session(office.trainer, room.half_days[3], teaching)
    services.attendance.mark(office.trainer, room.half_days[0], {person: Mark(Presence.LEAVE, reason=SAID[22])})
    services.lecturers.set(office.trainer, person, LecturerDraft(SAID[23], "讲师", ("行政处罚法",)))
    everybody_there(services, office, room)
    credit = services.activity_credits.propose(office.trainer, room.id)
    services.activity_credits.return_(office.administrator, credit, SAID[24], [person])
    items = services.activities.rule().evaluation.items
    services.evaluation.enter(office.trainer, room.id, [SheetDraft(person, dict.fromkeys(items, 2), SAID[25])])


def _pieces(content: bytes) -> tuple[bytes, ...]:
    """Bytes of a file from its inside, where no two files are alike."""
    return tuple(content[place : place + 20] for place in range(len(content) // 3, len(content) - 20, 400))[:12]
