"""`trainer certificates print|archive|register|verify` and the exchange of keys and lists of voids."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from trainer.app.certificate_files import CertificateFiles
from trainer.certificates.exchange import fingerprint
from trainer.certificates.values import Certificate, RegisterQuery, Verdict, Verification
from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.store.errors import BadInput
from trainer.store.workspace import Workspace
from trainer.ui.files import writing
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
        files = CertificateFiles(services)
        valid = [one for one in found if one.voided is None and files.kept(actor, one) is not None]
        for certificate in valid:
            content = services.certificates.reprint(actor, certificate.id)
            (out / _file_name(certificate)).write_bytes(content)
    click.echo(_("{count} certificates written to {folder}").format(count=len(valid), folder=out))


@certificates.command()
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A .zip, else a folder.")
@click.option("--year", type=int, help="Only those of a year.")
@click.option("--words", default="", help="Only those with this serial or name.")
@click.option("--purpose", required=True, help="What it is for; stands in the record of exports.")
@user_option
@click.pass_obj
@plainly
def archive(workspace: Workspace, out: Path, year: int | None, words: str, purpose: str, user: str | None) -> None:
    """Writes the kept PDFs, void ones apart, with the list of their SHA-256 (SHA256SUMS.txt)."""
    with opened(workspace) as services:
        files, query = CertificateFiles(services), RegisterQuery(words=words, year=year)
        with writing(out):
            count = files.write_archive(sign_in(services, user), query, out, purpose, lambda _done, _of: None)
    click.echo(_("{count} certificates written to {folder}").format(count=count, folder=out))


@certificates.command("register")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The .xlsx to write.")
@click.option("--year", type=int, help="Only those of a year.")
@click.option("--purpose", required=True, help="What it is for; stands in the record of exports.")
@user_option
@click.pass_obj
@plainly
def register_(workspace: Workspace, out: Path, year: int | None, purpose: str, user: str | None) -> None:
    """Writes the register of certificates as a workbook."""
    with opened(workspace) as services:
        actor, query, title = sign_in(services, user), RegisterQuery(year=year), _("Register of certificates")
        with writing(out):
            CertificateFiles(services).write_sheet(actor, query, title, out, purpose, lambda _done, _of: None)
    click.echo(_("{file} written.").format(file=out))


@certificates.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@json_option
@click.pass_obj
@plainly
def verify(workspace: Workspace, files: tuple[Path, ...], as_json: bool) -> None:
    """Tells genuine, changed, foreign, voided and unknown certificates apart; needs no network and no sign-in."""
    bad = 0
    with opened(workspace) as services:
        for path in files:
            found = services.certificates.verify(path.read_bytes())
            bad += found.verdict is not Verdict.GENUINE
            if as_json:
                report({"file": str(path), **_told(found)})
            else:
                reason = name(found.flaw) if found.flaw else ""
                click.echo("  ".join(part for part in (str(path), name(found.verdict), _serial(found), reason) if part))
    end(bad)


@certificates.command("export-key")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@user_option
@click.pass_obj
@plainly
def export_key(workspace: Workspace, file: Path, user: str | None) -> None:
    """Writes this office's public key, which others need to check its certificates."""
    with opened(workspace) as services:
        file.write_bytes(services.certificate_keys.export_key(sign_in(services, user)))
        digits = fingerprint(services.certificate_keys.public)
    click.echo(_("{file} written. Fingerprint, to be read out: {digits}").format(file=file, digits=digits))


@certificates.command("trust-key")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--fingerprint", "digits", required=True, help="What the other office read out.")
@user_option
@click.pass_obj
@plainly
def trust_key(workspace: Workspace, file: Path, digits: str, user: str | None) -> None:
    """Takes in the public key of another office after its fingerprint was compared."""
    with opened(workspace) as services:
        actor, content = sign_in(services, user), file.read_bytes()
        key = services.certificate_keys.look(actor, content)
        if "".join(digits.split()).upper() != fingerprint(key.public_key).replace(" ", ""):
            raise BadInput("certificate.fingerprint")
        services.certificate_keys.trust(actor, content)
    click.echo(_("Certificates of {office} are checked here from now on.").format(office=key.office))


@certificates.command("export-voids")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@user_option
@click.pass_obj
@plainly
def export_voids(workspace: Workspace, file: Path, user: str | None) -> None:
    """Writes the signed list of what this office voided."""
    with opened(workspace) as services:
        file.write_bytes(services.certificate_keys.export_voids(sign_in(services, user)))
    click.echo(_("{file} written.").format(file=file))


@certificates.command("take-voids")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@user_option
@click.pass_obj
@plainly
def take_voids(workspace: Workspace, files: tuple[Path, ...], user: str | None) -> None:
    """Takes in lists of voids of offices whose key is trusted here."""
    with opened(workspace) as services:
        actor = sign_in(services, user)
        for path in files:
            key = services.certificate_keys.take_voids(actor, path.read_bytes())
            click.echo(_("{office}: {count} voided certificates known").format(office=key.office, count=key.voids))


def _serial(found: Verification) -> str:
    if found.certificate is not None:
        return found.certificate.serial
    return found.stated.serial if found.stated else ""


def _told(found: Verification) -> Mapping[str, object]:
    until = found.voids_until.isoformat() if found.voids_until else ""
    told = {"verdict": found.verdict, "reason": found.flaw, "serial": _serial(found), "office": found.office}
    return told | {"voids_until": until}


def _file_name(certificate: Certificate) -> str:
    safe = "".join(c if c.isalnum() or c in "-_〔〕" else "_" for c in certificate.serial)
    return f"{safe}.pdf"
