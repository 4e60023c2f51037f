"""The screens about people: their list, enforcement certificates, yearly records, profile, privacy."""

from __future__ import annotations

from functools import partial

from trainer.app.services import Services
from trainer.people.accounts.values import Actor
from trainer.people.values import PeopleQuery, PersonRow, PersonStatus
from trainer.ui.shell.context import Context, Screen


def people_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.people.build import build_people

    follow = services.qualification.find_matters
    return build_people(context, services.people, services.roster, services.clock, services.accounts.vouch, follow)


def qualification_screen(context: Context, services: Services) -> Screen:
    from trainer.app.qualification_files import CardListFiles
    from trainer.reports.exam_fields import exam_fields
    from trainer.ui.qualification.build import build_qualification
    from trainer.ui.qualification.presenter import CardsRoom

    room = CardsRoom(
        services.qualification,
        services.people,
        services.exams,
        services.clock,
        partial(exam_fields, services.store.database, context.actor),
        CardListFiles(services),
    )
    return build_qualification(context, room)


def reports_screen(context: Context, services: Services) -> Screen:
    from trainer.app.yearly_files import YearlyFiles
    from trainer.ui.reports.build import build_reports
    from trainer.ui.reports.presenter import ReportsRoom

    room = ReportsRoom(services.people, services.yearly, YearlyFiles(services), services.clock)
    return build_reports(context, room)


def profile_screen(context: Context, services: Services) -> Screen:
    from trainer.ui.profile.build import build_profile
    from trainer.ui.profile.presenter import ProfileRoom

    return build_profile(context, ProfileRoom(services.profile))


def _in_office(services: Services, actor: Actor, words: str) -> tuple[PersonRow, ...]:
    """Whoever has not left, those on leave too."""
    here = (PersonStatus.ACTIVE, PersonStatus.AWAY)
    return tuple(
        row for status in here for row in services.people.people(actor, PeopleQuery(words=words, status=status)).rows
    )


def privacy_screen(context: Context, services: Services) -> Screen:
    from trainer.app.privacy_files import draw_list
    from trainer.reports.exports import export_register
    from trainer.reports.joint_reasons import destroy_joint_reason, joint_reasons
    from trainer.reports.private_words import destroy_private_words, private_words
    from trainer.ui.privacy.build import build_privacy
    from trainer.ui.privacy.presenter import PrivacyRoom

    database = services.store.database
    room = PrivacyRoom(
        services.privacy,
        partial(export_register, database, context.actor),
        partial(private_words, database),
        partial(destroy_private_words, database, services.audit),
        partial(_in_office, services),
        partial(joint_reasons, database),
        partial(destroy_joint_reason, database, services.audit),
        partial(draw_list, services),
        services.accounts.vouch,
        services.clock,
    )
    return build_privacy(context, room)
