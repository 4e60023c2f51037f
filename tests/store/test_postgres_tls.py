"""Signing in to a server over TLS: only to the server whose certificate the office's own authority has signed."""

import datetime
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from psycopg.conninfo import make_conninfo

from tests.fakes import FixedClock
from tests.postgres import programs, run_as_server
from trainer.store.errors import StoreTrouble
from trainer.store.joining import use_server
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace

PASSWORD = "绝密 secret"
DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class Authority:
    """A certificate authority made for a test."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    def sign(self, host: str) -> tuple[bytes, bytes]:
        """Certificate and key of a server, as PEM."""
        key = ec.generate_private_key(ec.SECP256R1())
        names = x509.SubjectAlternativeName([x509.DNSName(host)])
        made = _builder(host, self.certificate.subject, key).add_extension(names, critical=False)
        return _pem(made.sign(self.key, hashes.SHA256())), key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def new_authority(name: str) -> Authority:
    key = ec.generate_private_key(ec.SECP256R1())
    own = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = _builder(name, own, key).add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    return Authority(key, made.sign(key, hashes.SHA256()))


def _builder(name: str, issuer: x509.Name, key: ec.EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - DAY)
        .not_valid_after(now + DAY)
    )


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


@dataclass(frozen=True)
class TlsServer:
    port: int
    authority: Authority

    def connection(self, authority: Path, host: str = "localhost") -> str:
        return make_conninfo(
            host=host,
            port=self.port,
            dbname="office",
            user="trainer",
            sslmode="verify-full",
            sslrootcert=str(authority),
        )


@pytest.fixture(scope="module")
def tls_server() -> Iterator[TlsServer]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server on this machine")
    authority = new_authority("办公室 CA")
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        data = folder / "data"
        (folder / "password").write_text(PASSWORD, encoding="utf-8")
        for name, content in zip(("server.crt", "server.key"), authority.sign("localhost"), strict=True):
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o600)
        if os.geteuid() == 0:
            for path in (folder, *folder.iterdir()):
                shutil.chown(path, "postgres")
        words = ("-A", "scram-sha-256", f"--pwfile={folder / 'password'}", "--no-sync", "--locale=C", "-E", "UTF8")
        run_as_server(found / "initdb", "-D", data, "-U", "trainer", *words)
        (data / "pg_hba.conf").write_text("local all all trust\nhostssl all all all scram-sha-256\n", encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        options = f"-p {port} -c listen_addresses=localhost -c unix_socket_directories={folder} -c fsync=off -c ssl=on"
        options += f" -c ssl_cert_file={folder / 'server.crt'} -c ssl_key_file={folder / 'server.key'}"
        run_as_server(found / "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", options, "start")
        try:
            with psycopg.connect(f"host={folder} port={port} user=trainer dbname=postgres", autocommit=True) as admin:
                admin.execute("CREATE DATABASE office TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
            yield TlsServer(port, authority)
        finally:
            run_as_server(found / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def kept(folder: Path, authority: Authority) -> Path:
    path = folder / "authority.pem"
    path.write_bytes(_pem(authority.certificate))
    return path


def test_an_office_signs_in_over_tls_and_works(
    tls_server: TlsServer, workspace: Workspace, tmp_path: Path, clock: FixedClock
) -> None:
    connection = tls_server.connection(kept(tmp_path, tls_server.authority))
    use_server(workspace, connection, PASSWORD, use_keyring=False)
    with open_store(workspace, clock, create=False) as store, store.database.read() as session:
        used = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert session.connection().exec_driver_sql(used).scalar() is True


def test_a_server_of_another_authority_or_another_name_gets_no_password(
    tls_server: TlsServer, workspace: Workspace, tmp_path: Path
) -> None:
    own = kept(tmp_path, tls_server.authority)
    (tmp_path / "other").mkdir()
    strange = kept(tmp_path / "other", new_authority("别处 CA"))
    for connection in (tls_server.connection(strange), tls_server.connection(own, "127.0.0.1")):
        with pytest.raises(StoreTrouble) as trouble:
            use_server(workspace, connection, PASSWORD, use_keyring=False)
        assert trouble.value.code == "store.server_unreachable"
    assert not workspace.exists


def test_a_wrong_password_is_refused(tls_server: TlsServer, workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble) as trouble:
        use_server(workspace, tls_server.connection(kept(tmp_path, tls_server.authority)), "falsch", use_keyring=False)
    assert trouble.value.code == "store.server_unreachable"
    assert not workspace.exists
