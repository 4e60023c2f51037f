"""All of one exam in one folder, with hashes that fit."""

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest

from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.documents.reading import pdf_pages, squeezed
from tests.fakes import FixedClock
from tests.ui.exam_desk import add_crew, make_plan, sit
from trainer.app.exam_folder import ExamFolder
from trainer.app.services import Services
from trainer.exams.corrections.values import CorrectionDraft, CorrectionKind
from trainer.exams.values import Attendance, ResultTerms
from trainer.store.errors import NotAllowed, Refused


@pytest.fixture
def exam(services: Services, office: Office, starter: None, clock: FixedClock) -> UUID:
    crew = add_crew(services, office)
    plan = replace(make_plan(services, office, clock), terms=ResultTerms(publication=5))
    exam_id = services.exams.create_exam(office.trainer, plan, [one.person_id for one in crew])
    for one in crew[:2]:
        sit(services, one, exam_id, "要点")
    for answer in services.marking.waiting(office.trainer, exam_id):
        services.marking.award(office.trainer, answer.sitting_id, answer.item, Decimal(7))
    services.exams.set_attendance(office.trainer, exam_id, [crew[2].person_id], Attendance.ABSENT, "无故未到")
    return exam_id


def text_of(path: Path) -> str:
    return squeezed("".join(pdf_pages(path.read_bytes())))


def test_the_file_of_an_exam(services: Services, office: Office, exam: UUID, tmp_path: Path) -> None:
    boss, files, place = office.administrator, ExamFolder(services), tmp_path / "档案"
    with pytest.raises(Refused, match="file_open"):
        files.write(boss, exam, place, "归档")
    services.invigilation.close_exam(office.trainer, exam)
    asked = next(one for one in services.corrections.questions(boss, exam) if one.question.kind is QuestionKind.SINGLE)
    draft = CorrectionDraft(exam, asked.question_id, CorrectionKind.FULL_MARKS, reason="题干有歧义")
    own = services.corrections.propose(office.trainer, draft)
    services.corrections.approve(boss, own, services.corrections.effects(boss, own).seal)
    services.standing.review(boss, exam, "成绩无误")
    count = files.write(boss, exam, place, "归档")
    written = sorted(path.name for path in place.iterdir())
    assert len(written) == count
    for wanted in (
        "20 成绩册.pdf",
        "21 成绩单.docx",
        "22 异常记录.pdf",
        "24 答案更正.pdf",
        "26 成绩.xlsx",
        "27 试卷分析.pdf",
        "28 需重新出具的文书.docx",
    ):
        assert wanted in written
    corrected = text_of(place / "24 答案更正.pdf")
    for words in ("王强", "7 → 9", "不合格 → 合格", "题干有歧义", "全员得分"):
        assert squeezed(words) in corrected
    anew = text_of(place / "28 需重新出具的文书.pdf")
    for words in ("成绩册", "整场考试", "王强", "全员得分", "还有"):
        assert squeezed(words) in anew
    listed = text_of(place / "文件清单.pdf")
    for name in written:
        if not name.startswith("文件清单"):
            assert hashlib.sha256((place / name).read_bytes()).hexdigest() in listed
    with pytest.raises(NotAllowed):
        files.write(replace(boss, roles=frozenset()), exam, place, "归档")
