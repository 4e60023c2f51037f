"""What commands share: opening the workspace, signing in, saying what went wrong, reporting."""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import wraps
from typing import Any, NoReturn, TypeVar

import click

from trainer.app.services import Services
from trainer.people.accounts.values import Actor, Witness
from trainer.store.clock import SystemClock
from trainer.store.errors import BadInput, KnownError
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.texts import message
from trainer.words import _

WITH_PROBLEMS = 3
F = TypeVar("F", bound=Callable[..., Any])

user_option = click.option("--user", help="Sign-in name; asked for where it is left out.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for other programs.")


def plainly(command: F) -> F:
    """Known errors, and what the disk refuses, become one sentence on stderr and exit code 1."""

    @wraps(command)
    def told(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except KnownError as error:
            refuse(message(error))
        except OSError as error:
            refuse(message(BadInput("file.unwritable", name=error.filename or error.strerror or str(error))))

    return told  # type: ignore[return-value]


def refuse(text: str) -> NoReturn:
    click.echo(text, err=True)
    sys.exit(1)


@contextmanager
def opened(workspace: Workspace, create: bool = False) -> Iterator[Services]:
    """The services over an existing workspace; one that is not there is refused unless it may be made."""
    clock = SystemClock()
    with (
        open_store(workspace, clock, create=create) as store,
        closing(Services(store, clock, random.SystemRandom())) as services,
    ):
        yield services


def sign_in(services: Services, user: str | None) -> Actor:
    """Who acts; the password comes from TRAINER_PASSWORD or is asked for."""
    name = user or click.prompt(_("Sign-in name"))
    password = os.environ.get("TRAINER_PASSWORD") or click.prompt(_("Password"), hide_input=True)
    return services.accounts.sign_in(name, password).actor


def vouched(services: Services, actor: Actor, login: str) -> Witness:
    """The second person of an act that needs two; the password comes from TRAINER_WITNESS_PASSWORD or is asked for."""
    asked = _("Password of {name}").format(name=login)
    password = os.environ.get("TRAINER_WITNESS_PASSWORD") or click.prompt(asked, hide_input=True)
    return services.accounts.vouch(actor, login, password)


def report(data: Any) -> None:
    """One JSON value on one line."""
    click.echo(json.dumps(data, ensure_ascii=False, default=str))


def end(problems: int) -> None:
    """Exit code 3 where the work was done with problems."""
    if problems:
        sys.exit(WITH_PROBLEMS)
