"""我的数据: reads what the program keeps about whoever is signed in and draws it as pages; nothing leaves by it."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.activities.own import own_half_days, own_withdrawals
from trainer.app.services import Services
from trainer.certificates.values import RegisterQuery
from trainer.documents.own_data import OwnData, Table, own_pages
from trainer.people.accounts.values import Actor
from trainer.people.values import Person
from trainer.reports.own_trail import own_trail
from trainer.ui.actions import action_words
from trainer.ui.home.wording import withdrawal_words
from trainer.ui.texts import name
from trainer.words import _

YEARS = 3
MOST = 500


def draw_own_data(services: Services, actor: Actor) -> bytes:
    """The PDF that the reading window shows."""
    from trainer.documents.office.pdf import write_pdf
    from trainer.documents.pdf import Printed

    now = services.clock.now().astimezone()
    person = services.people.person(actor, actor.person_id)
    retention = services.privacy.retention()
    kept = _(
        "What is recorded serves exams, hours, certificates and qualification. It is kept while you are in post and "
        "{years} years after leaving ({title}); then it is destroyed by a list that three people sign. What is wrong "
        "is corrected by an administrator: tell one."
    ).format(years=retention.years, title=retention.source.title)
    classes = _of_classes(services, actor)
    tables = (*_of_exams(services, actor), *classes, *_of_hours(services, actor), *_of_papers(services, actor))
    data = OwnData(_facts(person), (*tables, *_of_trail(services, actor)), kept)
    return write_pdf([own_pages(data, Printed(actor.name, now))])


def _facts(person: Person) -> tuple[tuple[str, str], ...]:
    draft = person.draft
    valid = draft.certificate_valid_until.isoformat() if draft.certificate_valid_until else ""
    return (
        (_("Name"), draft.name),
        (_("Unit"), person.unit),
        (_("Post"), draft.post),
        (_("Category"), name(draft.category)),
        (_("Establishment"), name(draft.establishment)),
        (_("Sex"), name(draft.sex)),
        (_("ID number"), draft.id_number),
        (_("Date of birth"), draft.birth_date.isoformat() if draft.birth_date else ""),
        (_("Work number"), draft.work_number),
        (_("Telephone"), draft.phone),
        (_("Enforcement certificate number"), draft.certificate_number),
        (_("Certificate valid until"), valid),
        (_("Education"), " ".join(filter(None, (name(draft.education), draft.major)))),
        (_("Photograph"), _("kept") if person.photo else _("none kept")),
    )


def _of_exams(services: Services, actor: Actor) -> Iterator[Table]:
    rows = []
    for exam in services.results.my_exams(actor):
        score = "" if exam.score is None else f"{exam.score:f}"
        rows.append((f"{exam.opens_at.astimezone():%Y-%m-%d}", exam.title, score, name(exam.attendance)))
    titles = (_("Day"), _("Exam"), _("Score"), _("State"))
    yield Table(_("Exams"), _("Your answers and results, as far as they were announced."), titles, (2, 6, 1.5, 2), rows)


def _of_classes(services: Services, actor: Actor) -> Iterator[Table]:
    rows = [
        (f"{one.on} {name(one.half)}", f"{one.title} {one.topic}", name(one.presence) if one.presence else "—")
        for one in own_half_days(services.store.database, actor)
    ]
    titles = (_("Day"), _("Class and topic"), _("Attendance"))
    rows += [
        (one.on.isoformat(), withdrawal_words(one), "")
        for one in own_withdrawals(services.store.database, services.people, actor)
    ]
    why = _("Half-days of classes you are enrolled in; the reason of a leave is kept apart.")
    yield Table(_("Classes"), why, titles, (3, 6, 2.5), rows)


def _of_hours(services: Services, actor: Actor) -> Iterator[Table]:
    year = services.clock.now().astimezone().year
    rows = []
    for one in range(year, year - YEARS, -1):
        for entry in services.hours.entries(actor, actor.person_id, one):
            draft = entry.draft
            rows.append((draft.on.isoformat(), draft.topic, f"{draft.hours:f}", name(entry.state)))
    titles = (_("Day"), _("What for"), _("Hours"), _("State"))
    why = _("Entries of the last {years} years; older ones are kept as well.").format(years=YEARS)
    yield Table(_("Study hours"), why, titles, (2, 6, 1.5, 2), rows)


def _of_papers(services: Services, actor: Actor) -> Iterator[Table]:
    register = services.certificates.register(actor, RegisterQuery(person_id=actor.person_id, limit=MOST))
    rows = [(f"{one.issued_at.astimezone():%Y-%m-%d}", one.title, one.serial) for one in register.rows]
    titles = (_("Day"), _("Certificate"), _("Number"))
    yield Table(_("Certificates"), _("Issued to you, kept as files."), titles, (2, 6, 3.5), rows)
    cards = services.qualification.cards(actor, actor.person_id)
    held = [
        (card.valid_until.isoformat() if card.valid_until else "—", card.number, "、".join(card.fields))
        for card in cards
    ]
    titles = (_("Valid until"), _("Number"), _("Fields of enforcement"))
    yield Table(
        _("Enforcement certificates"), _("With inspections, recalls and cancellings."), titles, (2, 4, 5.5), held
    )
    pages = services.yearly.versions(actor, actor.person_id)
    made = [(str(page.year), str(page.version), f"{page.at.astimezone():%Y-%m-%d}", page.facts[:16]) for page in pages]
    columns = (_("Year"), _("Version"), _("Made on"), _("Hash"))
    yield Table(_("Yearly records"), _("One page per year, each version kept."), columns, (2, 2, 3, 4.5), made)


def _of_trail(services: Services, actor: Actor) -> Iterator[Table]:
    links = own_trail(services.store.database, actor)
    rows = [(f"{one.at.astimezone():%Y-%m-%d %H:%M}", action_words(one.action), one.by or "—") for one in links]
    titles = (_("When"), _("What was done about you"), _("By whom"))
    yield Table(_("Changes"), _("The newest entries of the audit trail about you."), titles, (3, 6, 2.5), rows)
