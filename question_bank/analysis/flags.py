"""What somebody should look at in a question; apart, so that words need no numbers."""

from __future__ import annotations

from enum import StrEnum


class Flag(StrEnum):
    """What somebody should look at in a question. A hint, never a judgement."""

    NEGATIVE = "flag_negative"
    STRONGER_WRONG = "flag_stronger_wrong"
    TOO_EASY = "flag_too_easy"
    TOO_HARD = "flag_too_hard"
    IDLE_OPTION = "flag_idle_option"
