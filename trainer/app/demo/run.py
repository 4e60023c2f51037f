"""`trainer demo`: from an empty folder to a year's documents and pictures."""

from __future__ import annotations

import json
import random
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from trainer.app.demo.at_the_window import sit_at_window
from trainer.app.demo.brigade import PASSWORD, make_office
from trainer.app.demo.clock import DemoClock
from trainer.app.demo.hands import settle
from trainer.app.demo.papers import write_documents
from trainer.app.demo.pictures import STATION, Album, photograph
from trainer.app.demo.sequence import Sequence
from trainer.app.demo.story import first_day, tell_year
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.store.clock import SystemClock
from trainer.store.errors import Refused
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.collecting import Collector
from trainer.ui.theme import Theme
from trainer.words import DEFAULT_LANGUAGE, _

MARKER = "demo.txt"
MADE = ("workspace", "documents", "screenshots", "pictures", "courseware")
Say = Callable[[str], None]


@dataclass(frozen=True)
class Summary:
    """What the demo made; paths are relative to nothing: they can be opened as they stand."""

    officers: int
    questions: int
    sittings: int
    passed: int
    failed: int
    retakes: int
    certificates: int
    hours_workbook: str
    screenshots: tuple[str, ...]
    exam_pictures: tuple[str, ...]
    seconds: float


def run_demo(out: Path, as_json: bool, filed: bool = True) -> None:
    """Fills `out` with a workspace, documents and pictures; `filed` writes the folder of the exam too."""
    began = time.monotonic()
    say: Say = (lambda text: None) if as_json else click.echo
    out = out.absolute()
    folder = _fresh_folder(out)
    clock = DemoClock(first_day(SystemClock().now()))
    with (
        open_store(Workspace(folder), clock, use_keyring=False) as store,
        closing(Services(store, clock, random.Random(2026))) as services,
    ):
        made = _play(services, clock, out, say, filed)
    summary = Summary(**made, seconds=round(time.monotonic() - began, 1))  # type: ignore[arg-type]
    if as_json:
        click.echo(json.dumps(asdict(summary), ensure_ascii=False))
    else:
        _tell(summary, out)


def _play(services: Services, clock: DemoClock, out: Path, say: Say, filed: bool) -> dict[str, object]:
    album, theme, doorway = Album(out / "screenshots"), *_window(services)
    administrator, root = make_office(services)
    sequence = Sequence(services, doorway, Album(out / "pictures" / "exam"), administrator)
    say(_("Loading the starter bank …"))
    questions = services.bank.load_starter(administrator).added
    say(_("A year of classes, and an exam: one officer sits it at the real window …"))
    story = tell_year(
        services,
        clock,
        administrator,
        root,
        SystemClock().now(),
        out / "courseware",
        lambda at, beside: sit_at_window(services, doorway, clock, at, beside, sequence.eyes(at, album)),
        sequence,
    )
    services.store.backups.make()
    say(_("Documents and pictures of the screens …"))
    workbook = write_documents(services, story.brigade, story.exam_id, story.certificates, out / "documents")
    photograph(doorway, theme, administrator, story.brigade.first_officer, story.exam_id, album)
    sequence.after(story.exam_id)
    if filed:
        say(_("The folder of the exam …"))
        sequence.file(story.exam_id, out / "documents" / "exam")
    _end(doorway)
    passed = services.results.results(story.brigade.trainer, story.exam_id).rates.passed
    return {
        "officers": len(story.brigade.officers),
        "questions": questions,
        "sittings": story.sittings,
        "passed": passed,
        "failed": story.sittings - passed,
        "retakes": story.retakes,
        "certificates": len(story.certificates),
        "hours_workbook": str(workbook),
        "screenshots": tuple(str(path) for path in album.paths),
        "exam_pictures": tuple(str(path) for path in sequence.album.paths),
    }


def _window(services: Services) -> tuple[Theme, Doorway]:
    app = make_application(DEFAULT_LANGUAGE)
    theme = Theme(app)
    theme.apply()
    doorway = Doorway(services, theme)
    Collector(doorway).begin()
    doorway.resize(*STATION)
    doorway.show()
    return theme, doorway


def _end(doorway: Doorway) -> None:
    """With all that runs at intervals inside; the store is closed next."""
    doorway.close()
    doorway.deleteLater()
    settle()


def _fresh_folder(out: Path) -> Path:
    """The demo's own workspace; what an earlier demo made is replaced, anything else is left alone."""
    if any((out / name).exists() for name in MADE) and not (out / MARKER).exists():
        raise Refused("folder.taken", path=str(out))
    for name in MADE:
        shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text(_("Made-up data. Nobody in it is real."), encoding="utf-8")
    return out / "workspace"


def _tell(summary: Summary, out: Path) -> None:
    facts = _("{officers} officers, {questions} questions, {sittings} sittings: {passed} passed, {failed} failed")
    click.echo(facts.format(**asdict(summary)))
    click.echo(_("Retakes {retakes}, certificates {certificates}, {seconds} seconds").format(**asdict(summary)))
    click.echo(_("Documents: {folder}").format(folder=out / "documents"))
    click.echo(_("Screenshots: {folder}").format(folder=out / "screenshots"))
    click.echo(_("One exam from set-up to folder: {folder}").format(folder=out / "pictures" / "exam"))
    look = _("To look around: trainer --workspace {folder} run   (admin, teacher or officer; password {password})")
    click.echo(look.format(folder=out / "workspace", password=PASSWORD))
