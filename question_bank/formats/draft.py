"""The texts of an item for whoever repairs it: made from a question, and kept as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from question_bank.citation import format_citation
from question_bank.codec_figures import figures_from_data, figures_to_data
from question_bank.figures import lower_figures, mark
from question_bank.formats.answers import write_answer
from question_bank.formats.items import PIN_MARK
from question_bank.formats.names import DIFFICULTY_NAMES, KIND_NAMES
from question_bank.formats.raw import RawItem
from question_bank.problems import Place, Problem
from question_bank.question import Difficulty, Figure, Question, QuestionKind

_TEXTS = ("kind", "stem", "answer", "rationale", "basis", "subject", "point", "field", "difficulty", "version")


def draft_of(question: Question, place: Place, problems: Iterable[Problem] = ()) -> RawItem:
    """The texts that `items.build` makes the question of again."""
    figures: list[Figure] = []

    def placed(figure: Figure) -> str:
        figures.append(figure)
        return mark(len(figures) - 1)

    parts = [draft_of(part, place) for part in question.parts]
    question = lower_figures(replace(question, parts=()), placed)
    shown = () if question.kind is QuestionKind.TRUE_FALSE and len(question.options) == 2 else question.options
    level = question.difficulty
    return RawItem(
        place,
        kind=KIND_NAMES[question.kind],
        stem=question.stem,
        options=lettered(option.text + (PIN_MARK if option.pinned else "") for option in shown),
        parts=parts,
        problems=list(problems),
        answer=write_answer(question.kind, question.answer),
        rationale=question.rationale,
        basis="；".join(format_citation(citation, with_version=True) for citation in question.citations),
        subject=question.subject,
        field=question.field,
        difficulty="" if level is Difficulty.MEDIUM else DIFFICULTY_NAMES[level],
        figures=figures,
    )


def lettered(texts: Iterable[str]) -> list[tuple[str, str]]:
    """Options lettered from A on, in their order."""
    return [(chr(ord("A") + place), text) for place, text in enumerate(texts)]


def draft_to_data(draft: RawItem) -> dict[str, Any]:
    """The draft as JSON can carry it; empty texts are left out."""
    texts = vars(draft)
    data: dict[str, Any] = {name: texts[name] for name in _TEXTS if texts[name]}
    data["place"] = place_to_data(draft.place)
    if draft.options:
        data["options"] = [list(option) for option in draft.options]
    if draft.figures:
        data["figures"] = figures_to_data(draft.figures)
    if draft.parts:
        data["parts"] = [draft_to_data(part) for part in draft.parts]
    if draft.problems:
        data["problems"] = [problem_to_data(problem) for problem in draft.problems]
    return data


def draft_from_data(data: Mapping[str, Any]) -> RawItem:
    """The draft `draft_to_data` wrote."""
    draft = RawItem(place_from_data(data["place"]))
    for name in _TEXTS:
        setattr(draft, name, str(data.get(name, "")))
    draft.options = [(str(letter), str(text)) for letter, text in data.get("options", ())]
    draft.figures = list(figures_from_data(data.get("figures", ())))
    draft.parts = [draft_from_data(part) for part in data.get("parts", ())]
    draft.problems = [problem_from_data(problem) for problem in data.get("problems", ())]
    return draft


def problem_to_data(problem: Problem) -> dict[str, Any]:
    """The problem as JSON can carry it."""
    data: dict[str, Any] = {"code": problem.code, "place": place_to_data(problem.place)}
    if problem.params:
        data["params"] = [list(param) for param in problem.params]
    return data if problem.blocking else data | {"remark": True}


def problem_from_data(data: Mapping[str, Any]) -> Problem:
    """The problem `problem_to_data` wrote."""
    params = tuple((str(name), str(value)) for name, value in data.get("params", ()))
    return Problem(str(data["code"]), place_from_data(data["place"]), params, not data.get("remark", False))


def place_to_data(place: Place) -> dict[str, Any]:
    """The place as JSON can carry it; what is not known is left out."""
    return {name: value for name, value in vars(place).items() if value}


def place_from_data(data: Mapping[str, Any]) -> Place:
    """The place `place_to_data` wrote."""
    return Place(**data)
