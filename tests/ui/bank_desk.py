"""The presenters of the bank with recording views, for the tests of its three rooms."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from question_bank.question import ChoiceKey, Option, Question, QuestionKind
from tests.conftest import Office
from tests.fakes import FixedClock
from tests.fakes_ui import HandDialogs, RecordingView
from trainer.app.services import Services
from trainer.bank.imports.process import read_here
from trainer.bank.similar.values import IncomingFinding
from trainer.people.accounts.values import Actor
from trainer.ui.bank.editor_presenter import EditorPresenter
from trainer.ui.bank.editor_state import EditorState
from trainer.ui.bank.imports.presenter import ImportPresenter
from trainer.ui.bank.imports.state import ImportState
from trainer.ui.bank.presenter import BankDesk, BankPresenter
from trainer.ui.bank.state import BankState
from trainer.ui.working import InlineWorking


def single(stem: str, right: int = 0, **more: object) -> Question:
    options = tuple(Option(text) for text in ("三日", "五日", "七日", "十日"))
    question = Question(QuestionKind.SINGLE, stem, options, ChoiceKey(frozenset({right})))
    return replace(question, **more)  # type: ignore[arg-type]


class Rooms:
    """All three presenters of one person at one desk."""

    def __init__(self, services: Services, office: Office, clock: FixedClock, actor: Actor | None = None) -> None:
        self.bank = services.bank
        self.findings: Mapping[int, tuple[IncomingFinding, ...]] = {}
        self.actor = actor or office.trainer
        self.dialogs = HandDialogs()
        self.list_view: RecordingView[BankState] = RecordingView()
        self.editor_view: RecordingView[EditorState] = RecordingView()
        self.import_view: RecordingView[ImportState] = RecordingView()
        self.written: list[UUID | None] = []
        self.left: list[UUID | None] = []
        self.desk = desk = BankDesk(
            services.bank,
            services.imports,
            services.law,
            services.people,
            clock,
            self.actor,
            InlineWorking(),
            self.dialogs,
            self.refresh,
        )
        self.listing = BankPresenter(self.list_view, desk, self.written.append)
        self.editor = EditorPresenter(self.editor_view, desk, self.left.append)
        self.importing = ImportPresenter(
            self.import_view, desk, lambda: self.left.append(None), self.listing.tell, read_here, self._look
        )
        self.listing.refresh()

    def _look(self, file_id: UUID, progress: object, cancelled: object) -> Mapping[int, tuple[IncomingFinding, ...]]:
        return self.findings

    def refresh(self) -> None:
        self.listing.refresh()
        self.importing.refresh()

    @property
    def shown(self) -> BankState:
        return self.list_view.state

    @property
    def stems(self) -> list[str]:
        rows = self.shown.rows
        assert rows is not None
        return [row.stem for row in rows.rows(0, 200)]
