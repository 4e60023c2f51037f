"""A made-up county brigade: 60 officers in five units, a trainer and an administrator. Nobody in it is real."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from trainer.app.demo.portraits import portrait
from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Role
from trainer.people.rules import check_digit
from trainer.people.values import Category, Education, Establishment, PersonDraft, Sex
from trainer.store.clock import local_today

OFFICE = "临河县交通运输综合行政执法大队"
PASSWORD = "demo-2026-pass"
OFFICERS = 60
UNITS = (
    ("一中队", ("公路路政",), 15),
    ("二中队", ("道路运政",), 15),
    ("水路中队", ("水路运政", "港口"), 10),
    ("治超站", ("公路路政",), 12),
    ("法制股", ("公路路政", "道路运政"), 8),
)
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚"
_MALE = (
    "建国",
    "志强",
    "立军",
    "晓东",
    "海涛",
    "永刚",
    "文斌",
    "国栋",
    "伟民",
    "振华",
    "俊杰",
    "明辉",
    "树林",
    "宏伟",
    "少平",
)
_FEMALE = ("海燕", "秀英", "丽娟", "晓梅", "雪琴", "红霞", "慧敏", "春兰", "玉洁", "静怡", "佳宁", "淑芬")
_MAJORS = ("法学", "交通运输", "行政管理", "道路桥梁工程", "会计学", "汉语言文学")
_AREA = "999999"


@dataclass(frozen=True)
class Brigade:
    """Who is who in the demo."""

    administrator: Actor
    trainer: Actor
    officers: tuple[UUID, ...]
    units: tuple[UUID, ...]
    first_officer: Actor


def make_office(services: Services) -> tuple[Actor, UUID]:
    """The administrator and the root unit of an empty workspace."""
    root, person = services.people.create_office(OFFICE, PersonDraft("沈国安", Category.CLERK, post="办公室主任"))
    return services.accounts.create_first(person, "admin", PASSWORD), root


def make_brigade(services: Services, administrator: Actor, root: UUID, chance: random.Random) -> Brigade:
    """Adds units and people; the ID numbers carry an area code that no place has."""
    today = local_today(services.clock)
    units = tuple(services.people.add_unit(administrator, name, root) for name, _fields, _size in UNITS)
    trainer_person = services.people.add_person(
        administrator, PersonDraft("周敏", Category.REVIEWER, post="培训股长", unit_id=units[-1], work_number="ZF000")
    )
    trainer = _account(services, administrator, trainer_person, "teacher", (Role.TRAINER,))
    drafts = _drafts(units, today, chance)
    officers = tuple(services.people.add_person(administrator, draft) for draft in drafts)
    for officer, draft in zip(officers, drafts, strict=True):
        services.people.set_photo(administrator, officer, "photo.png", portrait(draft.sex, chance))
    first = _account(services, administrator, officers[0], "officer", (Role.OFFICER,))
    return Brigade(administrator, trainer, officers, units, first)


def _account(services: Services, administrator: Actor, person: UUID, login: str, roles: Sequence[Role]) -> Actor:
    slip = services.accounts.create(administrator, person, login, roles)
    actor = services.accounts.sign_in(login, slip).actor
    services.accounts.change_password(actor, "", PASSWORD)
    services.accounts.read_notice(actor)
    return actor


def _drafts(units: Sequence[UUID], today: date, chance: random.Random) -> tuple[PersonDraft, ...]:
    taken: set[str] = set()
    drafts: list[PersonDraft] = []
    for unit, (_name, fields, size) in zip(units, UNITS, strict=True):
        for place in range(size):
            drafts.append(_draft(len(drafts) + 1, unit, fields, place, today, chance, taken))
    return tuple(drafts)


def _draft(
    number: int,
    unit: UUID,
    fields: tuple[str, ...],
    place: int,
    today: date,
    chance: random.Random,
    taken: set[str],
) -> PersonDraft:
    sex = Sex.FEMALE if chance.random() < 0.3 else Sex.MALE
    birth = date(chance.randint(1968, 1998), chance.randint(1, 12), chance.randint(1, 28))
    digits = f"{_AREA}{birth:%Y%m%d}{number:02d}{chance.randrange(0, 10, 2) + (sex is Sex.MALE)}"
    return PersonDraft(
        name=_new_name(sex, chance, taken),
        category=Category.OFFICER,
        establishment=Establishment.SUPERVISED if place % 3 else Establishment.INSTITUTION,
        sex=sex,
        id_number=digits + check_digit(digits),
        birth_date=birth,
        work_number=f"ZF{number:03d}",
        certificate_number=f"14{number:06d}",
        certificate_valid_until=today + timedelta(days=chance.choice((380, 700, 700, 1000, 1300, 1600))),
        fields=fields,
        education=chance.choice((Education.BACHELOR, Education.BACHELOR, Education.COLLEGE, Education.MASTER)),
        major=chance.choice(_MAJORS),
        legal_qualification=number % 15 == 0,
        legal_reviewer=number % 20 == 0,
        unit_id=unit,
        post="中队长" if place == 0 else "执法队员",
        key_post=place == 0,
    )


def _new_name(sex: Sex, chance: random.Random, taken: set[str]) -> str:
    while True:
        name = chance.choice(_SURNAMES) + chance.choice(_FEMALE if sex is Sex.FEMALE else _MALE)
        if name not in taken:
            taken.add(name)
            return name
