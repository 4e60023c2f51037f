"""The calendar of an office: how days are counted, read from a notice, kept, and what a change leaves as it was."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Office
from tests.fakes import FixedClock
from trainer.app.services import RESOURCES, Services
from trainer.hours.values import RuleSource, SourceNature
from trainer.reports.trail import TrailQuery, read_trail_page
from trainer.store.errors import BadInput, NotAllowed, Refused
from trainer.workdays.mapping import load_years, year_from_data, year_to_data
from trainer.workdays.pasting import read_days
from trainer.workdays.rules import calendar_of, changed_days, check_year, joined, toggled
from trainer.workdays.values import DaySpan, Workdays, YearDays

SOURCE = RuleSource(SourceNature.OFFICIAL, "关于2027年部分节假日安排的通知", "未载明", checked_by="李娜")
NOTICE = """
各省、自治区、直辖市人民政府：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
"""


def day(month: int, number: int, year: int = 2027) -> date:
    return date(year, month, number)


def plain(year: int = 2027) -> YearDays:
    return YearDays(year, (DaySpan(day(10, 1, year), day(10, 7, year), "国庆节"),), (), SOURCE)


def test_working_days_leave_out_holidays_and_know_worked_weekends(tmp_path: Path) -> None:
    days = calendar_of(load_years([RESOURCES / "rules"]).values())
    assert days.after(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert days.after(date(2026, 10, 9), 1) == date(2026, 10, 10)
    assert days.after(date(2026, 11, 20), 5) == date(2026, 11, 27)
    assert days.counted(date(2026, 12, 28), 5).unlisted == (2027,)
    (tmp_path / "workdays-2026.toml").write_text("year = 2026", encoding="utf-8")
    with pytest.raises(BadInput, match="unreadable"):
        load_years([tmp_path])


@given(st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(0, 40), st.sets(st.dates(date(2026, 1, 1))))
def test_so_many_working_days_follow_and_the_last_is_one(begun: date, count: int, off: set[date]) -> None:
    days = Workdays(frozenset(off))
    last = days.after(begun, count)
    between = [begun + timedelta(days=n) for n in range(1, (last - begun).days + 1)]
    assert sum(map(days.is_one, between)) == count
    assert last == begun or days.is_one(last)


@given(st.lists(st.dates(date(2027, 1, 1), date(2027, 12, 31)), max_size=12))
def test_any_clicks_leave_a_year_that_can_be_kept_and_comes_back(clicks: list[date]) -> None:
    year = plain()
    for one in clicks:
        before, year = year, toggled(year, one)
        check_year(year)
        assert [changed for changed, _was, _is in changed_days(before, year)] in ([one], [])
        twice = calendar_of([toggled(year, one)])
        assert one in (twice.off | twice.worked) or twice.is_one(one) is (one.weekday() < 5)
    assert year_from_data(year_to_data(year)) == year


def test_a_notice_is_read_as_it_was_published() -> None:
    found, shipped = read_days(NOTICE, 2026), load_years([RESOURCES / "rules"])[2026]
    assert (found.off, found.worked, found.unread) == (shipped.off, shipped.worked, ())


def test_lists_and_tables_are_read_and_the_rest_is_named() -> None:
    lines = ("2027-02-06 至 2027-02-12 春节", "20270501-20270505 劳动节", "2027/2/13,上班", "13月45日", "附件")
    found = read_days("\n".join((*lines, "中秋节\t2027-09-15\t2027-09-17")), 2027)
    assert found.off == (
        DaySpan(day(2, 6), day(2, 12), "春节"),
        DaySpan(day(5, 1), day(5, 5), "劳动节"),
        DaySpan(day(9, 15), day(9, 17), "中秋节"),
    )
    assert found.worked == (DaySpan(day(2, 13), day(2, 13)),)
    assert found.unread == ("13月45日",)


@pytest.mark.parametrize(
    ("off", "worked", "code"),
    [
        ([DaySpan(day(5, 5), day(5, 1))], [], "turned_round"),
        ([DaySpan(day(5, 1, 2028), day(5, 5, 2028))], [], "outside_year"),
        ([DaySpan(day(5, 1), day(5, 5)), DaySpan(day(5, 5), day(5, 6))], [], "twice"),
        ([DaySpan(day(5, 1), day(5, 2))], [DaySpan(day(5, 2), day(5, 2))], "both"),
        ([], [DaySpan(day(5, 3), day(5, 3))], "not_weekend"),
    ],
)
def test_a_year_that_contradicts_itself_is_refused(off: list[DaySpan], worked: list[DaySpan], code: str) -> None:
    with pytest.raises(BadInput, match=code):
        check_year(YearDays(2027, tuple(off), tuple(worked), SOURCE))


def test_a_pasted_line_takes_the_place_of_what_it_touches() -> None:
    year = joined(plain(), [DaySpan(day(9, 30), day(10, 5), "中秋国庆")], [DaySpan(day(10, 9), day(10, 9))])
    assert (len(year.off), year.off[0].name, len(year.worked)) == (1, "中秋国庆", 1)


@pytest.mark.both_engines
def test_a_kept_year_counts_for_all_and_every_change_stands_in_the_trail(
    services: Services, office: Office, clock: FixedClock
) -> None:
    service, boss = services.workdays, office.administrator
    before = clock.now()
    assert service.calendar().unlisted(day(1, 1), day(1, 1)) == (2027,)
    clock.tick(60)
    service.keep(boss, plain(), 0)
    assert service.calendar().after(day(9, 30), 1) == day(10, 8)
    with pytest.raises(Refused, match="same"):
        service.keep(boss, plain(), 1)
    with pytest.raises(Refused, match="overtaken"):
        service.keep(boss, plain(), 0)
    with pytest.raises(NotAllowed):
        service.keep(office.trainer, plain(), 1)
    with pytest.raises(BadInput, match="no_source"):
        service.keep(boss, replace(plain(), source=replace(SOURCE, title=" ")), 1)
    clock.tick(60)
    service.keep(boss, toggled(toggled(plain(), day(10, 8)), day(10, 9)), 1)
    assert service.calendar().after(day(9, 30), 1) == day(10, 9)
    assert [one.ordinal for one in service.versions(2027)] == [2, 1]
    assert service.calendar(before).years == {2026}
    entry = read_trail_page(services.store.database, boss, TrailQuery()).rows[0]
    assert (entry.action, entry.detail["year"]) == ("workdays.kept", "2027")
    assert (entry.detail["now_off"], entry.detail["now_worked"]) == ("2027-10-08", "2027-10-09")


def test_what_a_file_says_is_where_an_office_begins(services: Services, office: Office) -> None:
    shipped = services.workdays.shipped(2026)
    assert shipped is not None
    assert shipped.source.nature is SourceNature.EXAMPLE
    checked = replace(shipped, source=SOURCE)
    services.workdays.keep(office.administrator, checked, 0)
    assert dict(services.workdays.calendar().sources)[2026] == SOURCE
