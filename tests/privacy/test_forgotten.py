"""No column with free words is forgotten: destruction empties it, or it is said here why it stays."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from sqlalchemy import JSON, String, Text, event, insert, text
from sqlalchemy.engine import Engine

from tests.conftest import Office
from tests.privacy.every_table import MARK, Filler, still_there
from tests.privacy.life import ID_NUMBER, portrait
from trainer.app.models import metadata
from trainer.app.services import Services
from trainer.people.values import Education, Establishment, PersonDraft, PersonStatus, Sex
from trainer.qualification.values import CardDraft
from trainer.reports.destruction import wipe

APART_FROM_THE_START = {"person", "account", "audit_reason", "words_apart", "kept_file", "kept_piece"}
"""Where the words of a person stand anyway: looked at by themselves."""
SUBJECTS = ("sitting", "retake_case", "objection", "recheck")
SHORT = 40
"""Shorter texts than this are codes of the program."""
DIGEST = re.compile(r"(hash|seal|previous|fingerprint|public_key|boot_id)$")
STAYS: dict[str, tuple[str, ...]] = {
    "what past rates add up by": ("person.category", "person.status"),
    "the bank, its imports and its law: about questions, not about people": (
        *("blueprint", "required_content", "paper", "paper_set", "paper_sheet", "question", "question_citation"),
        *("question_draft", "question_merge", "question_merge_undo", "question_version", "similar_ruling"),
        *("difficulty_estimate", "import_batch", "import_file", "import_item", "import_repair", "law_article"),
        *("law_change", "law_change_item", "law_statute", "law_version", "bank_columns", "saved_search"),
    ),
    "the office's own: units, plans, teaching material, layouts, settings": (
        *("unit", "training_plan", "courseware", "courseware_version", "courseware_push", "profile_point", "setting"),
        *("certificate_key", "certificate_serial", "certificate_template", "office_year", "office_file"),
    ),
    "a class or a sheet as a whole: shared proofs with a time of their own, people by their key": (
        *("activity", "activity_session", "activity_paper", "activity_credit.rule", "activity_credit_decision.reason"),
        *(
            "activity_credit_teaching.activity",
            "activity_sheet.marks",
            "hour_batch.name",
            "outside_entry",
            "outside_decision.answer",
        ),
    ),
    "an exam as a whole, its questions and its rooms": (
        *("exam", "exam_site", "exam_room", "exam_session", "exam_order.reason", "standing_step.note"),
        *("key_correction", "key_correction_decision", "reissue_closing"),
    ),
    "figures, codes and answers that scores, hours and certificates rest on": (
        *(
            "result.marks",
            "marker_award.found",
            "journal_event.data",
            "sitting_wish.data",
            "study_quiz.answers",
            "practice_review.response",
        ),
        *("practice_mock", "practice_mock_answer", "exam_change.was", "exam_change.becomes", "exam_entry.place"),
        *(
            "hour_entry.topic",
            "hour_entry.organiser",
            "hour_entry.source_id",
            "hour_entry.activity",
            "hour_entry.field",
        ),
        *("hour_approval.activity", "study_place.place", "certificate.serial", "certificate.title"),
        *(
            "certificate.facts",
            "certificate_ground.about",
            "yearly_page.facts",
            "qualification_card.fields",
            "qualification_card.issuer",
        ),
        *("qualification_matter.rule", "retake_case.ladder", "retake_case.occasion", "retake_case.rule"),
    ),
    "the trail and the register of exports: codes and figures; the reasons of the trail are destroyed": (
        *("audit_entry.action", "audit_entry.detail", "data_export", "given_up_words"),
    ),
}


def test_every_column_of_free_words_is_destroyed_or_stays_for_a_reason(services: Services, office: Office) -> None:
    boss, person = office.administrator, office.trainer.person_id
    draft = PersonDraft("李娜", phone="13900000000", post="教员", work_number="GH-1", certificate_number="1400")
    services.people.change_person(
        boss,
        person,
        replace(
            draft,
            major="法学",
            id_number=ID_NUMBER,
            sex=Sex.MALE,
            education=Education.MASTER,
            establishment=Establishment.WORKER,
        ),
    )
    services.people.set_photo(boss, person, "李娜.png", portrait(3))
    services.people.set_status(boss, person, PersonStatus.AWAY, "借调")
    services.qualification.register(boss, person, CardDraft("1400", ("港口",), "", None, None))
    with services.store.database.write() as session:
        session.execute(text("UPDATE account SET password = 'hash', slip = 'hash'"))
    with services.store.database.write() as session, statements(session.get_bind().engine) as heard:
        wipe(session, person, "（已销毁）", services.clock.now())
        session.flush()
    known, columns = given_up(heard), free_words()
    named = {one for names in STAYS.values() for one in names}
    stays = {name for name in columns if name in named or name.partition(".")[0] in named}
    assert columns - known - stays == set(), (
        "words that destruction does not know: see docs/architecture.md, personal data"
    )
    assert named <= columns | {name.partition(".")[0] for name in columns}, "nothing of that name any more"
    _every_place_is_reached(services, office, heard, columns - stays)


def _every_place_is_reached(services: Services, office: Office, heard: list[str], meant: set[str]) -> None:
    """A row about somebody in every table that destruction knows, and none of its words afterwards."""
    boss, now = office.administrator, services.clock.now()
    person = services.people.add_person(boss, PersonDraft("司徒丽娟", unit_id=office.unit_id))
    changed, asked = _places(heard)
    meant = {name for name in meant if name.partition(".")[0] not in APART_FROM_THE_START}
    files = {name for name in asked if _names_a_file(name)}
    apart, plain = asked & meant - files, changed & meant
    with services.store.database.write() as session:
        filler = Filler(session, person, boss.person_id, apart, plain, files)
        filler.fill(meant | files)
        lists = filler.row(metadata.tables["destruction_list"])
        for subject in (person, *(filler.row(metadata.tables[name])["id"] for name in SUBJECTS)):
            services.audit.record(session, boss.person_id, "exams.hand_raised", subject, {}, f"{MARK} {subject}")
    with services.store.database.read() as session:
        assert len(still_there(session)) > len(filler.said) + len(files)
    with services.store.database.write() as session:
        gone = {"person_id": person, "list_id": lists["id"], "at": now}
        session.execute(insert(metadata.tables["destroyed_person"]).values(gone))
        wipe(session, person, "（已销毁）", now)
    with services.store.database.read() as session:
        assert still_there(session) == []
    assert len(filler.made) > 50
    assert len(files) > 6


def free_words() -> set[str]:
    """Every column that can hold words or names a kept file; digests that lead to nothing are left out."""
    found = set()
    for table in metadata.tables.values():
        least = 0 if table.name == "person" else SHORT
        for column in table.columns:
            kind = column.type
            long = isinstance(kind, JSON | Text) or (isinstance(kind, String) and (kind.length or SHORT) >= least)
            files = any(key.target_fullname == "kept_file.hash" for key in column.foreign_keys)
            if files or (long and not DIGEST.search(column.name)):
                found.add(f"{table.name}.{column.name}")
    return found


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        heard.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def given_up(heard: list[str]) -> set[str]:
    """What is updated or deleted, and the one column of a query for seals or kept files."""
    changed, asked = _places(heard)
    return changed | asked


def _places(heard: list[str]) -> tuple[set[str], set[str]]:
    changed, asked = set[str](), set[str]()
    for one in heard:
        if change := re.match(r"UPDATE (\w+) SET (.*?)(?: WHERE|$)", one):
            changed |= {f"{change[1]}.{name}" for name in re.findall(r'"?(\w+)"?=', change[2])}
        elif gone := re.match(r"DELETE FROM (\w+)", one):
            changed |= {name for name in free_words() if name.startswith(f"{gone[1]}.")}
        elif query := re.match(r"SELECT (\w+\.\w+) FROM", one):
            asked.add(query[1])
    return changed, asked


def _names_a_file(name: str) -> bool:
    table, _, column = name.partition(".")
    mine = column in ("file_hash", "pdf_hash", "docx_hash", "evidence") and table != "law_version"
    return mine or name == "hour_proof.hash"
