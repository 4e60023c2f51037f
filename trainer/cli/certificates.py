"""`trainer certificates print|verify`."""

from __future__ import annotations

from pathlib import Path

import click

from trainer.certificates.values import Certificate, RegisterQuery, Verdict
from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.store.workspace import Workspace
from trainer.ui.texts import name
from trainer.words import _

ALL = 1_000_000


@click.group()
def certificates() -> None:
    """Certificates that were issued."""


@certificates.command("print")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the PDFs.")
@click.option("--year", type=int, help="Only those of a year.")
@click.option("--words", default="", help="Only those with this serial or name.")
@user_option
@click.pass_obj
@plainly
def print_(workspace: Workspace, out: Path, year: int | None, words: str, user: str | None) -> None:
    """Writes the kept PDFs, one file each, ready to print; each is logged as a reprint."""
    out.mkdir(parents=True, exist_ok=True)
    with opened(workspace) as services:
        actor = sign_in(services, user)
        found = services.certificates.register(actor, RegisterQuery(words=words, year=year, limit=ALL)).rows
        valid = [certificate for certificate in found if certificate.voided is None]
        for certificate in valid:
            content = services.certificates.reprint(actor, certificate.id)
            (out / _file_name(certificate)).write_bytes(content)
    click.echo(_("{count} certificates written to {folder}").format(count=len(valid), folder=out))


@certificates.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_obj
@plainly
def verify(workspace: Workspace, files: tuple[Path, ...], as_json: bool) -> None:
    """Tells genuine, changed, voided and unknown certificates apart."""
    bad = 0
    with opened(workspace) as services:
        for path in files:
            found = services.certificates.verify(path.read_bytes())
            bad += found.verdict is not Verdict.GENUINE
            serial = found.certificate.serial if found.certificate else ""
            if as_json:
                report({"file": str(path), "verdict": found.verdict, "serial": serial})
            else:
                click.echo(f"{path}  {name(found.verdict)}  {serial}")
    end(bad)


def _file_name(certificate: Certificate) -> str:
    safe = "".join(c if c.isalnum() or c in "-_〔〕" else "_" for c in certificate.serial)
    return f"{safe}.pdf"
