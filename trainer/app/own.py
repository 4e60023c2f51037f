"""What belongs to whoever is signed in: the own page and the exam window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from trainer.activities.own import own_half_days, own_withdrawals
from trainer.app.entering import come_over
from trainer.app.services import Services
from trainer.app.slip_files import own_slip
from trainer.app.station_place import elsewhere, read_place
from trainer.exams.results.values import MyExam
from trainer.people.accounts.values import Actor
from trainer.reports.mastery import own_mastery
from trainer.ui.asking import Asking
from trainer.ui.home.build import Home, build_home
from trainer.ui.home.presenter import HomeServices
from trainer.ui.my_result.build import Result, build_result
from trainer.ui.my_result.presenter import ResultRoom
from trainer.ui.practice.build import Practice, build_practice
from trainer.ui.practice.room import PracticeRoom
from trainer.ui.reader.study import StudyRoom
from trainer.ui.sitting.build import Exam, build_exam
from trainer.ui.sitting.panel_presenter import PanelRoom
from trainer.ui.sitting.state import Admission
from trainer.ui.theme import Theme

BeginExam = Callable[[Actor, MyExam], None]


LARGE_TEXT = 1.5
"""The text of the exam window for a candidate who was granted large text; it can be made larger still."""


def panel_room(services: Services) -> PanelRoom:
    """What the invigilator's panel over the exam works with."""
    return PanelRoom(services.invigilation, partial(come_over, services), services.exams.set_attendance)


def study_room(services: Services) -> StudyRoom:
    """What the reading window works with where an item is studied."""
    return StudyRoom(
        services.courseware,
        services.study,
        services.study_quizzes,
        services.bank.picture,
        services.clock,
        services.chance,
    )


class OwnFaces:
    """Makes them from the services."""

    def __init__(self, services: Services, theme: Theme, dialogs: Asking) -> None:
        self._services = services
        self._theme = theme
        self._dialogs = dialogs

    def home(self, actor: Actor, begin: BeginExam, practise: Callable[[], None], goes_back: bool) -> Home:
        """The officer's own page."""
        services = self._services
        own = HomeServices(
            services.people,
            services.results,
            services.hours,
            services.courseware,
            services.certificates,
            services.practice,
            partial(own_mastery, services.store.database),
            study_room(services),
            services.pushes,
            self._own_data,
            partial(own_half_days, services.store.database),
            partial(own_withdrawals, services.store.database, services.people),
        )
        return build_home(
            own,
            actor,
            services.clock,
            self._dialogs,
            self._theme,
            lambda exam: begin(actor, exam),
            practise,
            goes_back,
        )

    def _own_data(self, actor: Actor) -> bytes:
        """Loads what draws PDFs only when somebody asks."""
        from trainer.app.own_data import draw_own_data

        return draw_own_data(self._services, actor)

    def practice(self, actor: Actor, left: Callable[[], None]) -> Practice:
        """Everything to practise with."""
        services = self._services
        room = PracticeRoom(
            services.practice,
            services.mocks,
            services.drills,
            services.law,
            services.papers.blueprints,
            partial(own_mastery, services.store.database, actor),
            services.bank.picture,
            services.clock,
        )
        return build_practice(room, actor, self._dialogs, left)

    def result(self, actor: Actor, exam: MyExam, left: Callable[[], None]) -> Result:
        """One's own result of an exam, with what may still be done about it."""
        services = self._services
        room = ResultRoom(
            services.results,
            services.objections,
            services.bank.picture,
            partial(own_slip, services),
            services.clock,
        )
        return build_result(room, actor, exam, self._dialogs, left)

    def exam(self, actor: Actor, exam: MyExam, left: Callable[[], None]) -> Exam:
        """The exam window on one exam, before it is shown."""
        services = self._services
        admission = self._admission(actor, exam)
        if exam.large_text:
            self._theme.apply(scale=max(LARGE_TEXT, self._theme.scale))
        return build_exam(
            services.sittings,
            services.results,
            actor,
            admission,
            services.clock,
            self._theme,
            left,
            panel_room(services),
            services.bank.picture,
        )

    def _admission(self, actor: Actor, exam: MyExam) -> Admission:
        person = self._services.people.person(actor, actor.person_id)
        return Admission(
            name=actor.name,
            unit=person.unit,
            number=person.draft.work_number or person.draft.certificate_number,
            exam=exam,
            plan=self._services.exams.exam(actor, exam.exam_id).plan,
            elsewhere=elsewhere(read_place(self._services.store.workspace), exam.room, exam.seat),
            photo=self._services.people.photo(actor, person.photo) if person.photo else b"",
        )
