"""Everything that can be asked of the program in somebody's name, with arguments made up for each."""

from __future__ import annotations

import collections.abc
import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from uuid import UUID

import trainer
from trainer.app.services import Services

SOMEBODY = UUID(int=4711)
"""Whom and what every made-up key names: nobody and nothing."""
_PLAIN: dict[object, object] = {
    UUID: SOMEBODY,
    str: "某",
    bool: False,
    int: 2026,
    float: 1.0,
    Decimal: Decimal(1),
    Fraction: Fraction(1),
    bytes: b"x",
    date: date(2026, 11, 20),
    datetime: datetime(2026, 11, 20, tzinfo=UTC),
    time: time(9),
    timedelta: timedelta(1),
    Path: Path("/nonexistent/made-up"),
    type(None): None,
    object: None,
    Any: None,
}
_PARTS = ("reports", "app")
_WINDOWS = {"session", "jobs", "dialogs"}
"""What only a window or a transaction has: such a function is asked by somebody who was asked for the right."""
_LISTS = (list, collections.abc.Sequence, collections.abc.Iterable, collections.abc.Collection)


def made_up(kind: Any) -> Any:
    """A value of a type; None for what only the program itself can make."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind in _PLAIN:
        return _PLAIN[kind]
    if origin in (typing.Union, types.UnionType):
        return None if type(None) in args else made_up(args[0])
    if origin is collections.abc.Callable:
        return lambda *_args, **_more: None
    if origin is tuple:
        return (made_up(args[0]),) if args[-1] is Ellipsis else tuple(map(made_up, args))
    if origin in _LISTS:
        return [made_up(args[0])]
    if origin in (set, frozenset, collections.abc.Set):
        return frozenset([made_up(args[0])])
    if origin in (dict, collections.abc.Mapping):
        return {made_up(args[0]): made_up(args[1])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return _made_up_record(kind) if dataclasses.is_dataclass(kind) else None


def _made_up_record(kind: Any) -> Any:
    hints, none = typing.get_type_hints(kind), dataclasses.MISSING
    needed = [
        one.name for one in dataclasses.fields(kind) if one.init and (one.default, one.default_factory) == (none,) * 2
    ]
    return kind(**{name: made_up(hints[name]) for name in needed})


@dataclasses.dataclass(frozen=True)
class Deed:
    """One thing that can be asked; `ask` takes the name of who asks."""

    path: str
    ask: Callable[[object], object]


def deeds(services: Services) -> Iterator[Deed]:
    """Every public method and function that takes an actor, but those of windows and of transactions of others."""
    yield from _of_object(services, "services", set())
    common = {"database": services.store.database, "services": services, "audit": services.audit}
    common |= {"clock": services.clock, "courseware": services.courseware}
    for module in _modules():
        for name, thing in list(vars(module).items()):
            if getattr(thing, "__module__", "") != module.__name__ or name.startswith("_"):
                continue
            path = f"{module.__name__}.{name}"
            if inspect.isfunction(thing):
                yield from _of_function(thing, path, common)
            elif isinstance(thing, type) and _made_of_services(thing):
                yield from _of_object(thing(services), path, set())


def _of_object(thing: object, path: str, seen: set[int]) -> Iterator[Deed]:
    """Its methods and those of the parts it is made of."""
    if id(thing) in seen or not type(thing).__module__.startswith("trainer.") or isinstance(thing, Enum):
        return
    seen.add(id(thing))
    for name in (name for name in dir(type(thing)) if not name.startswith("_")):
        kind = inspect.getattr_static(type(thing), name)
        if isinstance(kind, property | cached_property):
            part = getattr(thing, name)
            yield from () if dataclasses.is_dataclass(part) else _of_object(part, f"{path}.{name}", seen)
        elif inspect.isfunction(kind):
            yield from _of_function(getattr(thing, name), f"{path}.{name}", {})
    for name, part in list(vars(thing).items()):
        if not name.startswith("_") and name != "services" and not dataclasses.is_dataclass(part):
            yield from _of_object(part, f"{path}.{name}", seen)


def _of_function(asked: Callable[..., object], path: str, common: Mapping[str, object]) -> Iterator[Deed]:
    parameters = inspect.signature(asked).parameters
    if "actor" not in parameters or not _WINDOWS.isdisjoint(parameters):
        return
    hints = typing.get_type_hints(asked, vars(importlib.import_module(asked.__module__)), _names())
    needed = [one.name for one in parameters.values() if one.default is one.empty and one.name != "actor"]
    given = {name: common[name] if name in common else made_up(hints[name]) for name in needed}

    def ask(actor: object) -> object:
        found = asked(actor=actor, **given)
        return next(found, None) if inspect.isgenerator(found) else found

    yield Deed(path, ask)


def _made_of_services(kind: type) -> bool:
    parameters = list(inspect.signature(kind).parameters.values()) if dataclasses.is_dataclass(kind) else []
    return [one.name for one in parameters if one.default is one.empty] == ["services"]


def _modules() -> Iterator[types.ModuleType]:
    for part in _PARTS:
        folder = importlib.import_module(f"trainer.{part}")
        for one in pkgutil.walk_packages(folder.__path__, f"trainer.{part}."):
            if ".demo" not in one.name:
                yield importlib.import_module(one.name)


@cache
def _names() -> dict[str, object]:
    """What annotations of the program may name that a module loads only for its types."""
    found: dict[str, object] = {}
    for one in pkgutil.walk_packages(trainer.__path__, "trainer."):
        if ".ui" not in one.name and "migrations" not in one.name and not one.name.endswith("__main__"):
            found |= {name: thing for name, thing in vars(importlib.import_module(one.name)).items() if name[0] != "_"}
    return found
