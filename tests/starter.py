"""The questions of the starter bank, for tests that need many real ones."""

from question_bank.question import Question
from question_bank.starter import starter_batches


def starter_questions() -> tuple[Question, ...]:
    """Those that are sound; subject, citations and difficulty as in the files."""
    return tuple(question for batch in starter_batches() for question in batch.ready)
