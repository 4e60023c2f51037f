"""The shipped rule sets decide hand-made officers; each case names the clause it tests."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from tests.hours.samples import AT, EXAMPLE, JINZHONG, SOMEBODY, TIANJIN, draft
from trainer.hours.pro_rata import months_due
from trainer.hours.rules import judge, reversal_of
from trainer.hours.values import Absence, AbsenceKind, EntryState, HourCategory, HourEntry, RuleSet, Way
from trainer.reports.hour_shares import shares_of

PUBLIC, SKILLS, POLITICAL = HourCategory
JZ_TOTAL = "晋中方案：每人每年培训学时不少于60学时"
JZ_LAW = "晋中方案：公共法律知识不少于30学时"
JZ_SKILLS = "晋中方案：业务知识和执法技能不少于30学时"
JZ_NO_CAP = "晋中方案：没有写明培训方式的上限"
TJ_LAW = "天津方案：法律业务培训学习每年不少于40学时"
TJ_BUCKET = "天津方案：公共法律、业务与技能归入法律业务培训学习（归类由本单位确认）"
OWN_MONTHS = "建议数据：按整月折减，由本单位确认"
LEDGER = "台账规则：冲销后不再计入；未认定不计入"
TRANSFER = "台账规则：全年学时随人，调动当日起归新单位，各单位各计其份"
EXAMPLE_CAP = "示例数据：线上每年至多24学时，自学至多10学时"

Hours = tuple[str, HourCategory, Way]


@dataclass(frozen=True)
class Case:
    clause: str
    rules: RuleSet
    hours: tuple[Hours, ...]
    missing: str
    away: tuple[AbsenceKind, date, date | None] | None = None
    reversed_at: tuple[int, ...] = ()
    waiting_at: tuple[int, ...] = ()
    moved: tuple[date, str, str] | None = None
    """Day of a transfer, and the hours of the unit before and of the one after; the second entry is of that day."""


def law(hours: str, way: Way = Way.LECTURE) -> Hours:
    return hours, PUBLIC, way


def skills(hours: str, way: Way = Way.LECTURE) -> Hours:
    return hours, SKILLS, way


LEAVE, JOINED, SECONDED, RETIRED = (
    (AbsenceKind.LEAVE, date(2026, 3, 1), date(2026, 5, 31)),
    (AbsenceKind.NOT_JOINED, date(2026, 1, 1), date(2026, 6, 30)),
    (AbsenceKind.SECONDED, date(2026, 1, 1), date(2026, 12, 31)),
    (AbsenceKind.RETIRED, date(2026, 10, 1), None),
)
CASES = (
    Case(JZ_TOTAL, JINZHONG, (law("30"), skills("30")), "0"),
    Case(JZ_LAW, JINZHONG, (law("29.5"), skills("30.5")), "0.5"),
    Case(JZ_SKILLS, JINZHONG, (law("40"), skills("29.5")), "0.5"),
    Case(JZ_TOTAL, JINZHONG, (law("30"), ("30", POLITICAL, Way.LECTURE)), "30"),
    Case(JZ_NO_CAP, JINZHONG, (law("30", Way.ONLINE), skills("30", Way.SELF_STUDY)), "0"),
    Case(LEDGER, JINZHONG, (law("30"), skills("30"), law("4")), "0", reversed_at=(2,)),
    Case(LEDGER, JINZHONG, (law("30"), skills("30")), "30", reversed_at=(1,)),
    Case(LEDGER, JINZHONG, (law("30"), skills("30")), "30", waiting_at=(0,)),
    Case(OWN_MONTHS, JINZHONG, (law("22.5"), skills("22.5")), "0", LEAVE),
    Case(OWN_MONTHS, JINZHONG, (law("22.5"), skills("22")), "0.5", LEAVE),
    Case(OWN_MONTHS, JINZHONG, (law("15"), skills("15")), "0", JOINED),
    Case(OWN_MONTHS, JINZHONG, (law("22.5"), skills("22.5")), "0", RETIRED),
    Case(OWN_MONTHS + "；借调在人事关系所在单位计", JINZHONG, (law("30"),), "30", SECONDED),
    Case(OWN_MONTHS, JINZHONG, (law("30"),), "30", (AbsenceKind.LEAVE, date(2026, 3, 2), date(2026, 3, 31))),
    Case(TJ_LAW, TIANJIN, (law("40"),), "0"),
    Case(TJ_LAW, TIANJIN, (law("39.5"),), "0.5"),
    Case(TJ_BUCKET, TIANJIN, (law("25"), skills("15")), "0"),
    Case(TJ_BUCKET, TIANJIN, (law("30"), ("20", POLITICAL, Way.LECTURE)), "10"),
    Case(LEDGER, TIANJIN, (law("40"), skills("8")), "32", reversed_at=(0,)),
    Case(OWN_MONTHS, TIANJIN, (law("30"),), "0", LEAVE),
    Case(OWN_MONTHS, TIANJIN, (law("20"),), "0", JOINED),
    Case(TRANSFER, JINZHONG, (law("30"), skills("30")), "0", moved=(date(2026, 7, 1), "30", "30")),
    Case(TRANSFER, JINZHONG, (law("30"), skills("29.5")), "0.5", moved=(date(2026, 7, 1), "30", "29.5")),
    Case(TRANSFER, JINZHONG, (law("30"), skills("30")), "30", reversed_at=(0,), moved=(date(2026, 7, 1), "0", "30")),
    Case(TRANSFER, TIANJIN, (law("16"), skills("24")), "0", moved=(date(2026, 7, 1), "16", "24")),
    Case(EXAMPLE_CAP, EXAMPLE, (law("24.5", Way.ONLINE), law("16"), skills("20")), "0"),
    Case(EXAMPLE_CAP, EXAMPLE, (law("30", Way.ONLINE), law("5"), skills("30")), "1"),
    Case(EXAMPLE_CAP, EXAMPLE, (law("30"), skills("20.5", Way.SELF_STUDY), skills("10")), "10"),
)


def ledger(case: Case) -> list[HourEntry]:
    entries = []
    for at, (hours, category, way) in enumerate(case.hours):
        state = EntryState.PENDING if at in case.waiting_at else EntryState.APPROVED
        on = case.moved[0] - timedelta(days=1 - at) if case.moved else date(2026, 3, 2)
        one = HourEntry(UUID(int=at + 10), draft(hours, category, way, on=on), UUID(int=3), SOMEBODY, AT, state)
        entries.append(one)
        if at in case.reversed_at:
            back = reversal_of(one, UUID(int=at + 90), UUID(int=4), SOMEBODY, AT, "重复登记")
            entries.append(replace(back, state=EntryState.APPROVED))
    return entries


def months(case: Case) -> int:
    if case.away is None:
        return 12
    kind, since, until = case.away
    absence = Absence(UUID(int=7), SOMEBODY, kind, since, until, "", SOMEBODY, AT)
    return months_due([absence], case.rules, 2026)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.clause)
def test_a_hand_made_officer_is_decided_rightly(case: Case) -> None:
    state = judge(ledger(case), case.rules, months(case))
    assert state.missing == Decimal(case.missing)
    assert state.met is (case.missing == "0")


@pytest.mark.parametrize("case", [case for case in CASES if case.moved], ids=lambda case: case.clause)
def test_each_unit_has_its_share_of_who_moved(case: Case) -> None:
    assert case.moved is not None
    day, before, after = case.moved
    days = [(one.draft.on, one.draft.hours) for one in ledger(case)]
    found = {one.unit: one.hours for one in shares_of(days, [(date(2026, 1, 1), "一中队"), (day, "二中队")])}
    assert found == {unit: Decimal(hours) for unit, hours in (("一中队", before), ("二中队", after)) if hours != "0"}
