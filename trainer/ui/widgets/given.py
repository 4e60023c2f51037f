"""What somebody answered, in a line."""

from __future__ import annotations

from question_bank.question import OPTION_LETTERS, Choice, Parts, Question, QuestionKind, Response, Written


def given_words(question: Question, response: Response | None) -> str:
    """ABD; 正确; the words written; the parts of a case one after the other. Empty for nothing."""
    match response:
        case Choice(chosen) if question.kind is QuestionKind.TRUE_FALSE:
            return "、".join(question.options[place].text for place in sorted(chosen))
        case Choice(chosen):
            return "".join(OPTION_LETTERS[place] for place in sorted(chosen))
        case Written(texts):
            return "；".join(texts)
        case Parts(parts):
            given = (given_words(part, one) for part, one in zip(question.parts, parts, strict=False))
            return "；".join(f"（{number}）{words or '—'}" for number, words in enumerate(given, start=1))
        case None:
            return ""
