"""Large files beside the store: sealed, in every backup, brought back by a restore."""

import io
from pathlib import Path

import pytest

from tests.fakes import FixedClock
from trainer.store.backup import LARGE_FILES, Backups
from trainer.store.errors import StoreTrouble
from trainer.store.files import file_hash
from trainer.store.opening import OpenStore, open_store
from trainer.store.sealed_files import SealedFiles
from trainer.store.sealed_stream import PIECE_BYTES
from trainer.store.workspace import Workspace

FILM = bytes(range(256)) * (PIECE_BYTES // 256) * 2 + b"end"


def files_of(store: OpenStore) -> SealedFiles:
    return SealedFiles(store.workspace.courseware, store.secrets.store)


def test_each_file_is_read_back_by_its_hash_and_only_with_the_key(tmp_path: Path) -> None:
    files = SealedFiles(tmp_path / "files", b"k" * 32)
    taken = files.take(io.BytesIO(FILM))
    assert (taken.hash, taken.size) == (file_hash(FILM), len(FILM))
    assert b"".join(files.pieces(taken.hash)) == FILM
    stranger = SealedFiles(tmp_path / "files", b"x" * 32)
    assert stranger.state(taken.hash) is False
    with pytest.raises(StoreTrouble):
        list(stranger.pieces(taken.hash))


def test_a_file_in_the_place_of_another_is_noticed(tmp_path: Path) -> None:
    files = SealedFiles(tmp_path, b"k" * 32)
    one, other = files.take(io.BytesIO(b"one")), files.take(io.BytesIO(b"other"))
    place = {path.stem: path for path in tmp_path.glob("??/*")}
    place[one.hash].replace(place[other.hash])
    assert (files.state(one.hash), files.state(other.hash)) == (None, False)
    with pytest.raises(StoreTrouble):
        list(files.pieces(other.hash))


def test_a_backup_brings_each_file_once_and_a_restore_brings_back_what_is_missing_or_damaged(
    workspace: Workspace, clock: FixedClock
) -> None:
    with open_store(workspace, clock, use_keyring=False) as store:
        files = files_of(store)
        keys = [files.take(io.BytesIO(content)).hash for content in (b"one", b"other", FILM)]
        first = store.backups.make()
        beside = {path: path.stat().st_mtime_ns for path in (workspace.backups / LARGE_FILES).glob("??/*")}
        store.backups.make()
        assert {path: path.stat().st_mtime_ns for path in beside} == beside
        assert sorted(path.stem for path in beside) == sorted(keys)
        secrets = store.secrets
    one, other, _film = (workspace.courseware / key[:2] / f"{key}.sealed" for key in keys)
    one.unlink()
    other.write_bytes(b"damaged")
    Backups(workspace, secrets, clock).restore(first.path)
    assert [files.state(key) for key in keys] == [True, True, True]


def test_a_damaged_file_reaches_no_backup_and_damage_in_a_backup_no_library(store: OpenStore) -> None:
    files = files_of(store)
    key = files.take(io.BytesIO(FILM)).hash
    (kept,) = store.workspace.courseware.glob("??/*")
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    store.backups.make()
    assert not list((store.workspace.backups / LARGE_FILES).glob("??/*"))
    kept.write_bytes(whole)
    store.backups.make()
    (copy,) = (store.workspace.backups / LARGE_FILES).glob("??/*")
    copy.write_bytes(whole[:-1])
    kept.unlink()
    assert files.copy_from(store.workspace.backups / LARGE_FILES) == 0
    assert files.state(key) is None
