"""The rail: every management screen with its icon, the right it asks for, and what makes it at its first visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trainer.app.activity_screens import activities_screen
from trainer.app.bank_screens import bank_screen, law_screen
from trainer.app.exam_screens import (
    analysis_screen,
    exam_rooms_screen,
    exams_screen,
    marking_screen,
    outside_screen,
    papers_screen,
    standing_screen,
)
from trainer.app.hours_screens import hours_screen, rule_sets_screen
from trainer.app.learning_screens import courseware_screen, practice_screen
from trainer.app.office_screens import certificates_screen, overview_screen, retakes_screen, settings_screen
from trainer.app.people_screens import (
    people_screen,
    privacy_screen,
    profile_screen,
    qualification_screen,
    reports_screen,
)
from trainer.app.services import Services
from trainer.people.accounts.values import Permission
from trainer.ui.shell.context import Context, Screen, ScreenSpec
from trainer.words import N_, _


@dataclass(frozen=True)
class Entry:
    """One screen; with `below` it has no entry of its own in the rail but marks that one."""

    key: str
    title: str
    icon: str
    permission: Permission
    make: Callable[[Context, Services], Screen]
    below: str = ""

    def spec(self, services: Services) -> ScreenSpec:
        def build(context: Context) -> Screen:
            return self.make(context, services)

        return ScreenSpec(self.key, _(self.title), self.icon, self.permission, build, self.below)


_MANAGE, _RESULTS = Permission.SEE_MANAGEMENT, Permission.SEE_RESULTS

RAIL = (
    Entry("overview", N_("Overview"), "mdi6.view-dashboard-outline", _MANAGE, overview_screen),
    Entry("people", N_("People"), "mdi6.account-group-outline", _MANAGE, people_screen),
    Entry(
        "qualification",
        N_("Enforcement certificates"),
        "mdi6.card-account-details-outline",
        _MANAGE,
        qualification_screen,
        below="people",
    ),
    Entry(
        "privacy",
        N_("Personal data"),
        "mdi6.shield-account-outline",
        Permission.READ_ARCHIVE,
        privacy_screen,
        below="people",
    ),
    Entry("bank", N_("Question bank"), "mdi6.book-open-page-variant-outline", Permission.READ_KEYS, bank_screen),
    Entry("law", N_("Laws"), "mdi6.scale-balance", _MANAGE, law_screen),
    Entry("papers", N_("Papers"), "mdi6.file-tree-outline", Permission.PREPARE_EXAMS, papers_screen),
    Entry("exams", N_("Exams"), "mdi6.timer-outline", _MANAGE, exams_screen),
    Entry("exam_rooms", N_("Rooms and seats"), "mdi6.seat-outline", _MANAGE, exam_rooms_screen, below="exams"),
    Entry("outside", N_("Scores from outside"), "mdi6.file-import-outline", _RESULTS, outside_screen, below="exams"),
    Entry("standing", N_("Results and keys"), "mdi6.scale-balance", _RESULTS, standing_screen, below="exams"),
    Entry("analysis", N_("Analysis of an exam"), "mdi6.chart-histogram", _RESULTS, analysis_screen, below="exams"),
    Entry("marking", N_("Marking"), "mdi6.pencil-outline", Permission.MARK, marking_screen),
    Entry("hours", N_("Hours"), "mdi6.clock-check-outline", _MANAGE, hours_screen),
    Entry("rule_sets", N_("Rule sets of hours"), "mdi6.compare-horizontal", _MANAGE, rule_sets_screen, below="hours"),
    Entry("courseware", N_("Courseware"), "mdi6.play-box-multiple-outline", _MANAGE, courseware_screen),
    Entry("activities", N_("Activities"), "mdi6.calendar-account-outline", _MANAGE, activities_screen),
    Entry("practice", N_("Practice"), "mdi6.lightbulb-on-outline", _RESULTS, practice_screen),
    Entry("retakes", N_("Retakes"), "mdi6.account-alert-outline", _RESULTS, retakes_screen),
    Entry("certificates", N_("Certificates"), "mdi6.certificate-outline", _RESULTS, certificates_screen),
    Entry("reports", N_("Reports"), "mdi6.file-chart-outline", _RESULTS, reports_screen),
    Entry("profile", N_("Profile of the staff"), "mdi6.chart-bar", _RESULTS, profile_screen, below="reports"),
    Entry("settings", N_("Settings"), "mdi6.cog-outline", _MANAGE, settings_screen),
)


def management_screens(services: Services) -> tuple[ScreenSpec, ...]:
    """In the order of the rail."""
    return tuple(entry.spec(services) for entry in RAIL)
