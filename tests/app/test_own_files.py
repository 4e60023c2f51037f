"""Own rules and templates stand in the store: taken over once from the folder of a PC, read first, the same for all."""

import random
from pathlib import Path

import pytest

from tests.conftest import Office
from trainer.app.services import RESOURCES, Services
from trainer.app.taking_over import TAKEN
from trainer.documents.office.template import load_template
from trainer.hours.rule_sets import load_rule_sets
from trainer.store.audit import AuditEntry
from trainer.store.errors import BadInput, KnownError, NotAllowed, Refused
from trainer.store.office_files import Area

EXAMPLE = (RESOURCES / "rules" / "hours-example.toml").read_text(encoding="utf-8")
OURS = EXAMPLE.replace("total = 60", "total = 48")


def own_folder(services: Services, **files: str) -> Path:
    folder = services.store.workspace.folder / "rules"
    folder.mkdir()
    for name, words in files.items():
        (folder / f"hours-{name}.toml").write_text(words, encoding="utf-8-sig")
    return folder


def again(services: Services) -> Services:
    """The same store, as another start or another PC opens it."""
    return Services(services.store, services.clock, random.Random(1))


def trail(services: Services, action: str) -> list[str]:
    with services.store.database.read() as session:
        return [entry.detail["file"] for entry in session.query(AuditEntry).filter_by(action=action)]


@pytest.mark.both_engines
def test_every_pc_judges_by_the_files_in_the_store(services: Services, office: Office) -> None:
    put, actor = services.own_files.put, office.administrator
    kept = put(actor, Area.RULES, "hours-linhe.toml", OURS.encode())
    other = again(services)
    assert [(one.name, one.version, one.hash) for one in other.own_files.files(office.trainer)] == [
        ("hours-linhe.toml", 1, kept)
    ]
    assert {one.key: one.total for one in other.hours.rule_sets()}["linhe"] == 48
    put(actor, Area.RULES, "hours-linhe.toml", OURS.replace("total = 48", "total = 50").encode())
    assert {one.key: one.total for one in other.hours.rule_sets()}["linhe"] == 50
    assert other.own_files.files(office.trainer)[0].version == 2
    services.own_files.take_away(actor, Area.RULES, "hours-linhe.toml")
    assert "linhe" not in {one.key for one in other.hours.rule_sets()}
    with pytest.raises(Refused):
        other.own_files.content(office.trainer, Area.RULES, "hours-linhe.toml")


@pytest.mark.both_engines
def test_the_folder_of_a_pc_is_taken_over_once(services: Services, office: Office) -> None:
    folder = own_folder(services, linhe=OURS)
    assert load_rule_sets(folder)["linhe"].total == 48
    after = again(services)
    assert {one.key: one.total for one in after.hours.rule_sets()}["linhe"] == 48
    assert trail(after, "office.file_taken_over") == ["hours-linhe.toml"]
    assert not folder.exists()
    assert (folder.with_name("rules" + TAKEN) / "hours-linhe.toml").is_file()
    own_folder(services, later=OURS)
    assert "later" not in {one.key for one in again(services).hours.rule_sets()}


def test_a_store_of_before_takes_the_folder_again(services: Services, office: Office) -> None:
    folder = own_folder(services, linhe=OURS)
    folder.rename(folder.with_name("rules" + TAKEN))
    after = again(services)
    assert {one.key: one.total for one in after.hours.rule_sets()}["linhe"] == 48
    services.own_files.take_away(office.administrator, Area.RULES, "hours-linhe.toml")
    assert "linhe" not in {one.key for one in again(services).hours.rule_sets()}


def test_what_a_second_pc_has_otherwise_is_set_aside_and_told(services: Services, office: Office) -> None:
    services.own_files.put(office.administrator, Area.RULES, "hours-linhe.toml", OURS.encode())
    services.own_files.put(office.administrator, Area.RULES, "hours-same.toml", EXAMPLE.encode())
    own_folder(services, linhe=EXAMPLE, same=EXAMPLE)
    after = again(services)
    assert {one.key: one.total for one in after.hours.rule_sets()}["linhe"] == 48
    assert trail(after, "office.file_set_aside") == ["hours-linhe.toml"]
    assert trail(after, "office.file_taken_over") == []


@pytest.mark.parametrize("folder", ["rules", "documents"])
def test_every_shipped_file_can_be_an_offices_own(services: Services, office: Office, folder: str) -> None:
    area = Area.RULES if folder == "rules" else Area.TEMPLATES
    for path in sorted((RESOURCES / folder).glob("*.toml")):
        services.own_files.put(office.administrator, area, path.name, path.read_bytes())
    if area is Area.TEMPLATES:
        own = services.template_folders[1]
        assert load_template("hours", [own]) == load_template("hours", [RESOURCES / folder])


@pytest.mark.parametrize(
    ("area", "name", "words"),
    [
        (Area.RULES, "hours-linhe.toml", OURS.replace("total = 48", 'total = "viel"')),
        (Area.RULES, "activity.toml", "name = "),
        (Area.RULES, "notes.toml", OURS),
        (Area.TEMPLATES, "activity.toml", "a = 1"),
        (Area.TEMPLATES, "hours.toml", "a = "),
        (Area.RULES, "hours-linhe.toml", " "),
    ],
)
def test_what_cannot_be_read_is_not_taken_in(
    services: Services, office: Office, area: Area, name: str, words: str
) -> None:
    with pytest.raises(BadInput):
        services.own_files.put(office.administrator, area, name, words.encode())
    with pytest.raises(KnownError):
        services.own_files.put(office.administrator, area, name, b"\xff\xfe\x00")
    assert services.own_files.files(office.trainer) == ()


def test_only_who_may_change_settings_changes_them(services: Services, office: Office) -> None:
    with pytest.raises(NotAllowed):
        services.own_files.put(office.trainer, Area.RULES, "hours-linhe.toml", OURS.encode())
    with pytest.raises(NotAllowed):
        services.own_files.take_away(office.trainer, Area.RULES, "hours-linhe.toml")
