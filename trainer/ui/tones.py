"""What a colour says; always shown with a word or a sign beside it."""

from __future__ import annotations

from enum import StrEnum


class Tone(StrEnum):
    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    BRAND = "brand"
    PLAIN = "plain"
