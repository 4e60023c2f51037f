"""The hall of the exams, for exams that are analysed."""

from tests.exams.conftest import crew, hall

__all__ = ["crew", "hall"]
