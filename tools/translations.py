"""Catalogues, one per room: `translations.py check` fails on any gap, `compile` writes the .mo, `update ROOM` adds ids.

A screen's messages stand in `resources/locale/zh_CN/ui-<screen>.po`, those of another package in `<package>.po`.
"""

import re
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale" / "zh_CN"
COMPILED = LOCALE / "LC_MESSAGES" / "trainer.mo"
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "trainer").parts
    if parts[0] == "ui" and len(parts) > 2:
        return f"ui-{parts[1]}"
    return parts[0].removesuffix(".py")


def used_messages() -> dict[str, dict[str, str]]:
    rooms: dict[str, dict[str, str]] = defaultdict(dict)
    for path in sorted((ROOT / "trainer").rglob("*.py")):
        for line, message, *_ in extract_from_file("python", path, keywords={"_": None, "N_": None}):
            rooms[room_of(path)].setdefault(str(message), f"{path.relative_to(ROOT)}:{line}")
    return rooms


def catalogue(room: str) -> Catalog:
    path = LOCALE / f"{room}.po"
    if not path.exists():
        return Catalog(locale="zh_CN")
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN")


FOUNDED = datetime(2026, 11, 21, tzinfo=UTC)
"""Every head says the same, so that two who add words change no line in common."""


def messages(room: str) -> dict[str, Message]:
    return {str(message.id): message for message in catalogue(room) if message.id}


def problems() -> list[str]:
    found, words = [], {}
    used = used_messages()
    rooms = used.keys() | {path.stem for path in LOCALE.glob("*.po")}
    for room in sorted(rooms):
        known = messages(room)
        for message, place in used.get(room, {}).items():
            text = str(known[message].string) if message in known else ""
            if not text:
                found.append(f"{place}: not translated: {message!r} ({room}.po)")
            elif known[message].fuzzy:
                found.append(f"{room}.po: uncertain: {message!r}")
            elif sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(message)):
                found.append(f"{room}.po: other placeholders: {message!r}")
            elif words.setdefault(message, text) != text:
                found.append(f"{room}.po: {message!r} is {text!r} here and {words[message]!r} elsewhere")
        found.extend(f"{room}.po: no longer used: {message!r}" for message in known.keys() - used.get(room, {}).keys())
    return found


def compile_all() -> None:
    whole = Catalog(locale="zh_CN")
    for path in sorted(LOCALE.glob("*.po")):
        for message in messages(path.stem).values():
            whole.add(message.id, message.string)
    COMPILED.parent.mkdir(parents=True, exist_ok=True)
    with COMPILED.open("wb") as file:
        write_mo(file, whole)


def update(room: str) -> None:
    known = messages(room)
    fresh = Catalog(locale="zh_CN", header_comment="", creation_date=FOUNDED)
    for message in used_messages()[room]:
        fresh.add(message, known[message].string if message in known else "")
    with (LOCALE / f"{room}.po").open("wb") as file:
        write_po(file, fresh, omit_header=False, width=0, no_location=True)


def main(command: str, *rooms: str) -> int:
    if command == "update":
        for room in rooms:
            update(room)
        return 0
    if command == "check":
        found = problems()
        print(*found, sep="\n")
        return 1 if any(found) else 0
    compile_all()
    return 0


sys.exit(main(*sys.argv[1:]))
