"""Documents without articles are cited by section, and change like laws."""

from question_bank.question import Citation
from tests.bank.test_lawchange import REVISED, approved, question, status
from tests.conftest import Office
from tests.fakes import READER
from tests.law.texts import draft_of, text_of
from trainer.app.services import Services
from trainer.bank.lawchange.values import ParkWhen
from trainer.bank.values import BankQuery, Basis, QuestionStatus
from trainer.law.values import ArticleKey, Change

NAME = "示例行为规范"
OLD = "示例行为规范\n一、着装\n应当着制式服装。\n二、用语\n应当使用文明用语。\n三、礼仪\n应当敬礼。"
NEW = OLD.replace("应当使用文明用语", "应当使用规范文明用语")


def test_a_section_is_cited_checked_and_set_aside(services: Services, office: Office) -> None:
    changes = services.law_changes
    changes.load(office.trainer, draft_of(OLD, title=NAME), text_of(OLD), ParkWhen.AT_ONCE, "收录")
    changed = approved(services, office, "用语有何要求？", Citation(NAME, section="用语"))
    same = approved(services, office, "着装有何要求？", Citation(NAME, section="着装"))
    services.bank.add(office.trainer, question("内务有何要求？", Citation(NAME, section="内务")))
    assert services.bank.page(office.trainer, BankQuery(basis=Basis.WRONG)).total == 1
    hit = services.law.article(Citation(NAME, section="着装"))
    assert hit is not None
    assert hit.article.text == "应当着制式服装。"
    changes.load(office.trainer, draft_of(NEW, REVISED, title=NAME), text_of(NEW), ParkWhen.AT_ONCE, "新版")
    assert (status(services, changed), status(services, same)) == (QuestionStatus.PARKED, QuestionStatus.APPROVED)
    (item,) = changes.work_list()
    assert item.places == (ArticleKey(0, 0, "用语"),)
    changes.still_right(office.trainer, item)
    cited = services.bank.question(READER, changed).question.citations
    assert cited == (Citation(NAME, section="用语", version="2026-03-01"),)


def test_a_renamed_section_is_found_by_its_wording(services: Services, office: Office) -> None:
    changes = services.law_changes
    changes.load(office.trainer, draft_of(OLD, title=NAME), text_of(OLD), ParkWhen.AT_ONCE, "收录")
    approved(services, office, "着装有何要求？", Citation(NAME, section="着装"))
    renamed = OLD.replace("一、着装", "一、仪表着装")
    preview = changes.preview(draft_of(renamed, REVISED, title=NAME), text_of(renamed))
    assert preview.comparison is not None
    assert [one.change for one in preview.comparison.changes] == [Change.MOVED, Change.SAME, Change.SAME]
    assert preview.doubtful == 1
