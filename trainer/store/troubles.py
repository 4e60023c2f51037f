"""What the engines say, as troubles a person can act on: words of the file's engine, states of the server."""

from __future__ import annotations

from trainer.store.errors import StoreTrouble

FILE_TROUBLES = (
    ("database or disk is full", "store.disk_full"),
    ("readonly database", "store.read_only"),
    ("database is locked", "store.busy"),
    ("disk I/O error", "store.disk_error"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
)
"""The codes by what stands in the message of the file's engine."""

_UNREACHABLE = "store.server_unreachable"
SERVER_TROUBLES = {
    "08": _UNREACHABLE,
    "25006": "store.read_only",
    "25P03": _UNREACHABLE,
    "28": _UNREACHABLE,
    "3D": _UNREACHABLE,
    "40": "store.busy",
    "42501": "store.read_only",
    "53": _UNREACHABLE,
    "53100": "store.disk_full",
    "55P03": "store.busy",
    "57P": _UNREACHABLE,
    "58030": "store.disk_error",
    "XX001": "store.damaged",
    "XX002": "store.damaged",
}
"""The codes of troubles by the beginning of their SQLSTATE; the longest decides."""


def trouble_of(error: Exception) -> Exception:
    """The known error behind an engine's message, or the error itself where it is a bug."""
    cause = getattr(error, "orig", error)
    if type(cause).__module__.startswith("psycopg"):
        code = trouble_of_server(cause)
    else:
        code = next((code for words, code in FILE_TROUBLES if words in str(cause)), None)
    return error if code is None else StoreTrouble(code)


def trouble_of_server(error: Exception) -> str | None:
    """The code of the known trouble behind an error of the server or of the way to it."""
    import psycopg

    state = getattr(error, "sqlstate", None)
    if state is None:
        return _UNREACHABLE if isinstance(error, psycopg.OperationalError) else None
    return next((SERVER_TROUBLES[state[:length]] for length in (5, 3, 2) if state[:length] in SERVER_TROUBLES), None)
