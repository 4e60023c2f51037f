"""One process per workspace, and no workspace where locks and shared memory do not work."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO

from trainer.store.errors import StoreTrouble

NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "fuse.smbnetfs",
        "fuse.gvfsd-fuse",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "davfs",
        "9p",
        "afs",
        "ncpfs",
        "ceph",
        "fuse.ceph",
        "glusterfs",
        "fuse.glusterfs",
        "lustre",
        "beegfs",
        "vboxsf",
        "fuse.vmhgfs-fuse",
        "prl_fs",
    }
)


class WorkspaceLock:
    """Held from opening to closing; the file itself is never deleted, so two holders cannot hold two files."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[bytes] | None = None

    def __enter__(self) -> WorkspaceLock:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def take(self) -> None:
        """Raises StoreTrouble: store.in_use while another process holds the workspace, store.read_only."""
        try:
            file = self._path.open("a+b")
        except OSError as error:
            raise StoreTrouble("store.read_only", path=str(self._path.parent)) from error
        try:
            _lock(file)
        except OSError as error:
            file.close()
            raise StoreTrouble("store.in_use", path=str(self._path.parent)) from error
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None


def _lock(file: IO[bytes]) -> None:
    if sys.platform == "win32":
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def refuse_network_share(folder: Path, mounts: str | None = None) -> None:
    """Raises StoreTrouble("store.network_share"): WAL needs memory shared by all readers."""
    if sys.platform == "win32":
        shared = _is_windows_share(folder)
    else:
        shared = _file_system(folder, _mounts() if mounts is None else mounts) in NETWORK_FILE_SYSTEMS
    if shared:
        raise StoreTrouble("store.network_share", path=str(folder))


def _mounts() -> str:
    table = Path("/proc/mounts")
    return table.read_text(encoding="utf-8", errors="replace") if table.exists() else ""


def _file_system(folder: Path, mounts: str) -> str:
    place = str(folder.resolve())
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        mount = fields[1].replace("\\040", " ")
        inside = place == mount or place.startswith(mount.rstrip("/") + "/")
        if inside and len(mount) >= len(best):
            best, kind = mount, fields[2]
    return kind


def _is_windows_share(folder: Path) -> bool:
    import ctypes

    drive = os.path.splitdrive(folder.resolve())[0]
    remote = 4
    return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(drive + "\\") == remote  # type: ignore[attr-defined]
