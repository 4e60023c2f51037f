"""An office with a bank of any size, made once for all benchmarks of a run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher

from question_bank.formats.batch import Batch, Imported
from question_bank.problems import Place
from question_bank.question import ChoiceKey, Citation, Difficulty, Option, Question, QuestionKind
from trainer.app.services import Services
from trainer.bank.values import BankQuery, QuestionStatus
from trainer.people.accounts.values import Actor, Role
from trainer.people.values import PersonDraft
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

PASSWORD = "benchmark pass"
WORDS = [
    "当事人",
    "行政机关",
    "处罚",
    "决定",
    "听证",
    "告知",
    "申请",
    "许可",
    "公路",
    "超限",
    "运输",
    "车辆",
    "检查",
    "执法",
    "人员",
    "证件",
    "罚款",
    "没收",
    "扣押",
    "强制",
    "执行",
    "期限",
    "工作日",
    "陈述",
    "申辩",
    "复议",
    "诉讼",
    "法院",
    "证据",
    "保存",
    "登记",
    "送达",
    "公告",
    "管理",
    "机构",
    "道路",
    "经营",
    "驾驶",
    "营运",
    "港口",
    "船舶",
    "航道",
    "桥梁",
    "隧道",
]
RARE = "渡槽"
STANDARD = "1589"


@dataclass(frozen=True)
class Desk:
    services: Services
    actor: Actor
    workspace: Workspace


@contextmanager
def office(folder: Path, questions: int) -> Iterator[Desk]:
    clock, chance = SystemClock(), random.Random(11)
    workspace = Workspace(folder)
    with open_store(workspace, clock, use_keyring=False) as store:
        services = Services(store, clock, chance, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        unit, person = services.people.create_office("基准大队", PersonDraft("甲"))
        actor = services.accounts.create_first(person, "admin", PASSWORD)
        if questions:
            fill_bank(services, actor, unit, questions, chance)
        yield Desk(services, actor, workspace)


@contextmanager
def reopened(folder: Path, actor: Actor) -> Iterator[Desk]:
    """An office that was made before, or a copy of its folder."""
    clock, workspace = SystemClock(), Workspace(folder)
    with open_store(workspace, clock, use_keyring=False) as store:
        yield Desk(Services(store, clock, random.Random(11)), actor, workspace)


def fill_bank(services: Services, actor: Actor, unit: object, count: int, chance: random.Random) -> None:
    items = tuple(Imported(make_question(number, chance), Place(row=number)) for number in range(count))
    services.bank.import_batch(actor, Batch("bench.xlsx", items), lambda done, of: None, lambda: False)
    approve_all(services, actor, unit)


def approve_all(services: Services, actor: Actor, unit: object) -> None:
    other = services.people.add_person(actor, PersonDraft("乙", unit_id=unit))  # type: ignore[arg-type]
    slip = services.accounts.create(actor, other, "other", [Role.TRAINER])
    reviewer = services.accounts.sign_in("other", slip).actor
    while rows := services.bank.page(
        reviewer, BankQuery(statuses=frozenset({QuestionStatus.UNVERIFIED}), limit=2000)
    ).rows:
        ids = [row.id for row in rows]
        services.bank.check(actor, ids)
        services.bank.approve(reviewer, ids)


def make_question(number: int, chance: random.Random) -> Question:
    rare = f"{RARE}GB{STANDARD}" if number % 5000 == 17 else ""
    stem = f"{''.join(chance.choices(WORDS, k=9))}{rare}，第{number}号规定的期限是（　）。"
    options = tuple(Option("".join(chance.choices(WORDS, k=3)) + str(place)) for place in range(4))
    return Question(
        QuestionKind.SINGLE,
        stem,
        options,
        ChoiceKey(frozenset({chance.randrange(4)})),
        rationale="".join(chance.choices(WORDS, k=8)),
        citations=(Citation("中华人民共和国行政处罚法", chance.randint(1, 86)),),
        subject=chance.choice(("行政处罚法/听证", "行政处罚法/程序", "公路法/超限", "道路运输条例/经营")),
        difficulty=chance.choice(tuple(Difficulty)),
    )
