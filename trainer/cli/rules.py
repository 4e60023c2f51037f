"""`trainer rules list|put|save|remove`: the office's own rule files and templates."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.cli.desk import json_option, opened, plainly, report, sign_in, user_option
from trainer.store.office_files import Area
from trainer.store.workspace import Workspace
from trainer.words import _

template_option = click.option("--template", "template", is_flag=True, help="A template of papers, not a rule.")


@click.group()
def rules() -> None:
    """Own rules and templates of the office; all its PCs judge by them."""


@rules.command("list")
@json_option
@user_option
@click.pass_obj
@plainly
def list_(workspace: Workspace, as_json: bool, user: str | None) -> None:
    """Every own file with its version and hash."""
    with opened(workspace) as services:
        files = services.own_files.files(sign_in(services, user))
    if as_json:
        report([{"area": one.area, "name": one.name, "version": one.version, "sha256": one.hash} for one in files])
        return
    for one in files:
        click.echo(f"{one.area}/{one.name}  {one.version}  {one.hash}")
    click.echo(_("{count} own files").format(count=len(files)))


@rules.command("put")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@template_option
@user_option
@click.pass_obj
@plainly
def put(workspace: Workspace, file: Path, template: bool, user: str | None) -> None:
    """Takes FILE in under its name, in the place of the one before."""
    with opened(workspace) as services:
        kept = services.own_files.put(sign_in(services, user), _area(template), file.name, file.read_bytes())
    click.echo(_("{name} counts from now on ({hash}).").format(name=file.name, hash=kept))


@rules.command("save")
@click.argument("name")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@template_option
@user_option
@click.pass_obj
@plainly
def save(workspace: Workspace, name: str, folder: Path, template: bool, user: str | None) -> None:
    """Writes the own file NAME into FOLDER, to be changed and put back."""
    with opened(workspace) as services:
        words = services.own_files.content(sign_in(services, user), _area(template), name)
    (folder / name).write_text(words, encoding="utf-8")
    click.echo(_("Written: {path}").format(path=folder / name))


@rules.command("remove")
@click.argument("name")
@template_option
@user_option
@click.pass_obj
@plainly
def remove(workspace: Workspace, name: str, template: bool, user: str | None) -> None:
    """Takes the own file NAME away; the shipped one counts again."""
    with opened(workspace) as services:
        services.own_files.take_away(sign_in(services, user), _area(template), name)
    click.echo(_("{name} counts no more.").format(name=name))


def _area(template: bool) -> Area:
    return Area.TEMPLATES if template else Area.RULES
