"""The tree of known errors: troubles a person can act on. All else is a bug and goes to the crash handler.

KnownError
├── NotAllowed      the signed-in account may not do this
├── Refused         a rule of the office or of the software says no
├── BadInput        a file or a field is wrong; says where
└── StoreTrouble    the store cannot be opened, read or written
"""

from __future__ import annotations


class KnownError(Exception):
    """Carries a stable code and its parameters; the words stand in `ui/texts.py`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class NotAllowed(KnownError):
    """The signed-in account lacks the right, or would decide about itself."""


class Refused(KnownError):
    """What was asked contradicts a rule or the present state."""


class BadInput(KnownError):
    """What was typed or loaded cannot be used."""


class StoreTrouble(KnownError):
    """The store is missing, damaged, locked, foreign, full or read-only."""
