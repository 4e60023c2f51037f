"""A made-up statute in two versions, so that the pages of laws have something to compare. It is no law of any place."""

from __future__ import annotations

from datetime import date, timedelta

from question_bank.question import ChoiceKey, Citation, Option, Question, QuestionKind
from trainer.app.demo.brigade import Brigade
from trainer.app.services import Services
from trainer.bank.lawchange.values import ParkWhen
from trainer.law.reading.statute import read_statute
from trainer.law.values import VersionDraft
from trainer.store.clock import local_today

TITLE = "示例培训管理规定"
_SOURCE = "演示样例，非任何地方的规定"
_OLD = """示例培训管理规定

第一章　总则

第一条　为了演示法规比对，编写本规定。

第二条　本规定适用于示例单位组织的培训。

第二章　报名与学习

第三条　报名应当在开班前十日内提出。
逾期报名的，按照下列规定办理：
（一）名额未满的，可以补报；
（二）名额已满的，列入下一期。

第四条　每期培训不少于二十学时。

第五条　学员请假应当经培训部门同意。

第三章　附则

第六条　本规定自发布之日起试行。
"""
_NEW = (
    _OLD.replace("开班前十日内提出", "开班前十五日内提出")
    .replace("第六条　", "第七条　")
    .replace("第五条　", "第六条　")
    .replace("第四条　每期培训不少于二十学时。", "第四条　每期培训不少于二十四学时。\n\n第五条　培训可以采用线上方式。")
)
_QUESTIONS = (
    (3, "按照示例规定，报名应当在开班前几日内提出？", ("五日", "十日", "十五日", "二十日"), 1),
    (3, "按照示例规定，逾期报名而名额已满的，如何处理？", ("不予受理", "列入下一期", "加开一期", "自行联系"), 1),
    (4, "按照示例规定，每期培训不少于多少学时？", ("十二学时", "十六学时", "二十学时", "三十学时"), 2),
    (5, "按照示例规定，学员请假应当经谁同意？", ("同组学员", "培训部门", "授课人", "本人单位的任何人"), 1),
    (2, "示例规定适用于什么？", ("示例单位组织的培训", "一切考试", "执法检查", "车辆检测"), 0),
)


def change_a_law(services: Services, brigade: Brigade) -> None:
    """The old version with approved questions, then the new one: some of them wait on the work list."""
    today = local_today(services.clock)
    _load(services, brigade, _OLD, today - timedelta(days=700), "收录现行文本")
    ids = [services.bank.add(brigade.trainer, _question(*one), "演示样例") for one in _QUESTIONS]
    services.bank.check(brigade.trainer, ids)
    services.bank.approve(brigade.administrator, ids)
    _load(services, brigade, _NEW, today - timedelta(days=10), "新版已发布")
    first = services.law_changes.work_list()[0]
    services.law_changes.still_right(brigade.trainer, first)


def _load(services: Services, brigade: Brigade, content: str, revised: date, reason: str) -> None:
    name, data = f"{TITLE}.txt", content.encode()
    draft = VersionDraft(TITLE, "", revised, None, _SOURCE, name, data)
    services.law_changes.load(brigade.trainer, draft, read_statute(name, data), ParkWhen.AT_ONCE, reason)


def _question(article: int, stem: str, options: tuple[str, ...], right: int) -> Question:
    return Question(
        QuestionKind.SINGLE,
        stem,
        tuple(Option(text) for text in options),
        ChoiceKey(frozenset({right})),
        citations=(Citation(TITLE, article),),
        subject="示例/法规变动",
    )
