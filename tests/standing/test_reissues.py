"""Papers to be issued anew after a correction: what, for whom, why, and who has seen to it."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from question_bank.question import QuestionKind
from tests.conftest import Office
from tests.documents.reading import pdf_pages, squeezed
from tests.exams.conftest import Crew
from tests.exams.hall import Hall
from tests.fakes import FixedClock
from tests.standing.test_corrections import draft, other_key, some
from trainer.app.reissue_files import ReissueFiles
from trainer.app.services import Services
from trainer.certificates.values import Occasion
from trainer.exams.corrections.service import CorrectionService
from trainer.exams.corrections.values import CorrectionKind
from trainer.exams.reissues.values import PaperKey, PaperKind
from trainer.reports.reissues import Reissues, reissues, waiting_lists
from trainer.store.errors import BadInput, NotAllowed, Refused


@pytest.fixture
def desk(services: Services, hall: Hall) -> Services:
    """The services of the program over the small bank of the hall."""
    vars(services).update(papers=hall.papers, exams=hall.exams, results=hall.results)
    return services


def found(services: Services, office: Office, exam: UUID) -> Reissues:
    return reissues(services.store.database, office.trainer, exam)


@pytest.mark.both_engines
def test_the_list_is_worked_off_by_name_and_closed(
    hall: Hall,
    crew: Crew,
    office: Office,
    desk: Services,
    corrections: CorrectionService,
    clock: FixedClock,
    closed: UUID,
) -> None:
    boss, database = office.administrator, desk.store.database
    desk.certificates.set_unit_code(boss, "临交执")
    occasion = Occasion("春季考核", date(2026, 3, 2), exam_id=closed)
    [held] = desk.certificates.issue(boss, [crew.zhao.person_id], occasion).certificate_ids
    clock.tick(60)
    one = some(corrections, office.trainer, closed, QuestionKind.SINGLE)
    wanted = corrections.propose(office.trainer, draft(closed, one, CorrectionKind.NEW_KEY, other_key(one)))
    assert waiting_lists(database, boss) == ()
    corrections.approve(boss, wanted, corrections.effects(boss, wanted).seal)
    assert waiting_lists(database, boss) == (closed,)
    wang, zhao = crew.wang.person_id, crew.zhao.person_id
    listed = found(desk, office, closed)
    assert [(row.key.kind, row.key.person_id) for row in listed.rows] == [
        (PaperKind.BOOK, None),
        (PaperKind.SLIP, wang),
        (PaperKind.SLIP, zhao),
        (PaperKind.CERTIFICATE_VOID, zhao),
        (PaperKind.NOTICE_ISSUE, zhao),
    ]
    assert (listed.open, listed.closing) == (5, None)
    assert listed.rows[3].certificate_id == held
    slip = PaperKey(wanted, PaperKind.SLIP, wang)
    desk.reissues.tick(office.trainer, closed, [slip, PaperKey(wanted, PaperKind.BOOK)], True)
    ticked = {row.key: row for row in found(desk, office, closed).rows}
    assert ticked[slip].tick is not None
    assert (ticked[slip].done, ticked[slip].tick.by) == (True, office.trainer.person_id)
    clock.tick(60)
    desk.reissues.tick(boss, closed, [slip], False)
    assert found(desk, office, closed).open == 4
    desk.certificates.void(boss, held, "成绩已更正")
    voided = next(row for row in found(desk, office, closed).rows if row.key.kind is PaperKind.CERTIFICATE_VOID)
    assert (voided.done, voided.settled) == (True, clock.now())
    with pytest.raises(BadInput, match=r"reason\.missing"):
        desk.reissues.close(office.trainer, closed, 3)
    desk.reissues.close(office.trainer, closed, 3, "本人已调离，成绩单不再补发")
    closing = found(desk, office, closed).closing
    assert closing is not None
    assert (closing.by, closing.left, closing.reason) == (office.trainer.person_id, 3, "本人已调离，成绩单不再补发")
    assert waiting_lists(database, boss) == ()
    with pytest.raises(Refused, match=r"reissue\.closed"):
        desk.reissues.close(office.trainer, closed, 0)
    with pytest.raises(NotAllowed):
        desk.reissues.tick(crew.wang, closed, [slip], True)


def test_a_later_correction_opens_the_list_again_and_the_book_says_what_is_left(
    hall: Hall,
    crew: Crew,
    office: Office,
    desk: Services,
    corrections: CorrectionService,
    clock: FixedClock,
    closed: UUID,
) -> None:
    boss = office.administrator
    first, second = [
        one for one in corrections.questions(office.trainer, closed) if one.question.kind is QuestionKind.SINGLE
    ][:2]
    for question in (first, second):
        wanted = corrections.propose(office.trainer, draft(closed, question, CorrectionKind.VOID))
        corrections.approve(boss, wanted, corrections.effects(boss, wanted).seal)
        clock.tick(60)
        if question is first:
            desk.reissues.close(office.trainer, closed, 4, "等下一题一并办理")
    listed = found(desk, office, closed)
    assert listed.closing is None
    assert {row.key.correction_id for row in listed.rows} == {wanted}
    files = ReissueFiles(desk)
    [book, slips] = files.pages(office.trainer, closed, True, [crew.wang.person_id], "更正后重新出具")
    text = squeezed("".join(pdf_pages(book)))
    assert squeezed("满分 8 分，合格线 4.8 分") in text
    assert squeezed("满分 10 分，合格线 6 分") in text
    assert len(pdf_pages(slips)) == 1
    page = files.listed(office.trainer, closed, "共 4 份", [("成绩册", "整场考试", "删除此题", "未办")], "办理用")
    assert squeezed("需重新出具的文书") in squeezed("".join(pdf_pages(page)))
    assert hall.results.my_result(crew.wang, closed).of == Decimal(8)
