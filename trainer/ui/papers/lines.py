"""The lines of a blueprint in words: what each asks, what lacks, what a change would be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from question_bank.balance import BalanceLine
from question_bank.blueprint import Blueprint, BlueprintRow, Bound, Measure, Topic
from question_bank.codec_answer import plain_decimal
from question_bank.question import Difficulty, QuestionKind
from question_bank.relaxation import Relaxation, Step
from question_bank.shelves import Part, Spot
from trainer.bank.words import difficulties
from trainer.ui.texts import name
from trainer.words import _

DOT = " · "


def row_words(row: BlueprintRow) -> str:
    """Field, subject, kind and difficulty of a row."""
    return sort_words(row.kind, row.subject, row.field, row.difficulty)


def bound_words(bound: Bound) -> str:
    """What a condition counts."""
    topic = bound.topic.name if bound.topic else ""
    words = sort_words(bound.kind, bound.subject or topic, bound.field, bound.difficulty)
    words = words or _("All questions")
    return words if bound.measure is Measure.QUESTIONS else _("{line} (points)").format(line=words)


def sort_words(kind: QuestionKind | None, subject: str, field: str, difficulty: Difficulty | None) -> str:
    """One sort of questions, as 港口 · 多选 · 难."""
    level = difficulties()[difficulty] if difficulty else ""
    return DOT.join(filter(None, (field, subject, name(kind) if kind else "", level)))


def spot_words(plan: Blueprint, spot: Spot) -> str:
    """What one line is called."""
    match spot.part:
        case Part.ROW:
            return _("Row {row} {sort}").format(row=spot.place + 1, sort=row_words(plan.rows[spot.place]))
        case Part.LEAST | Part.MOST:
            return bound_words(plan.bounds[spot.place])
        case Part.STATUTES:
            return _("Different statutes")
        case Part.DIFFICULTY:
            return _("Mean difficulty")
        case Part.RECENT:
            exams = plan.recent.exams if plan.recent else 0
            return _("Used in the last {exams} exams").format(exams=exams)
        case Part.EXPOSURE:
            uses = plan.exposure.uses if plan.exposure else 0
            return _("In more than {uses} papers").format(uses=uses)
        case _:
            known = spot.place < len(plan.overlaps)
            return _("Shared with {paper}").format(paper=plan.overlaps[spot.place].name if known else "")


def lack_words(plan: Blueprint, spot: Spot, amount: Decimal) -> str:
    """By how much a line cannot be kept: 港口 · 多选 · 难：缺 3 题."""
    words, figure = spot_words(plan, spot), plain_decimal(amount)
    match spot.part:
        case Part.ROW:
            return _("{line}: lacks {count} questions").format(line=words, count=figure)
        case Part.LEAST if plan.bounds[spot.place].measure is Measure.POINTS:
            return _("{line}: lacks {count} points").format(line=words, count=figure)
        case Part.LEAST:
            return _("{line}: lacks {count} questions").format(line=words, count=figure)
        case Part.STATUTES:
            return _("{line}: lacks {count}").format(line=words, count=figure)
        case Part.DIFFICULTY:
            return _("{line}: {count} outside the range").format(line=words, count=figure)
        case _:
            return _("{line}: {count} too many").format(line=words, count=figure)


def way_words(plan: Blueprint, way: Relaxation) -> str:
    """What a relaxation changes."""
    return "；".join(_step_words(plan, step) for step in way.steps)


def line_target(line: BalanceLine) -> str:
    """What a line wants."""
    if line.least is not None and line.least == line.most:
        return plain_decimal(line.least)
    if line.most is None:
        return _("at least {count}").format(count=figure_of(line.least))
    if line.least is None:
        return _("at most {count}").format(count=figure_of(line.most))
    return _("{least} to {most}").format(least=figure_of(line.least), most=figure_of(line.most))


def figure_of(value: Decimal | None) -> str:
    """A count, or a mean with two places."""
    return "" if value is None else plain_decimal(round(value, 2))


def topics_text(topics: Sequence[Topic]) -> str:
    """The list of required content as text: one line each, name and what belongs to it."""
    return "\n".join(f"{one.name}：{'，'.join(dict.fromkeys((*one.subjects, *one.statutes)))}" for one in topics)


def read_topics(text: str) -> tuple[Topic, ...]:
    """The lines somebody typed; what stands behind the colon is taken as subject and as statute alike."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        title, _colon, rest = line.replace(":", "：").partition("：")
        names = tuple(filter(None, map(str.strip, rest.replace(",", "，").replace("、", "，").split("，"))))
        found.append(Topic(title.strip(), names, names))
    return tuple(found)


def _step_words(plan: Blueprint, step: Step) -> str:
    words, amount = spot_words(plan, step.spot), step.amount
    if step.widened is not None:
        return _("{line}: take {sort} instead").format(line=words, sort=row_words(step.widened))
    match step.spot.part:
        case Part.ROW:
            row = plan.rows[step.spot.place]
            less = row.count - int(amount)
            return _("{line}: {count} → {less} questions").format(line=words, count=row.count, less=less)
        case Part.LEAST:
            least = plan.bounds[step.spot.place].least
            ends = {"least": plain_decimal(least), "less": plain_decimal(max(Decimal(0), least - amount))}
            return _("{line}: at least {least} → {less}").format(line=words, **ends)
        case Part.MOST:
            most = plan.bounds[step.spot.place].most or Decimal(0)
            ends = {"most": plain_decimal(most), "more": plain_decimal(most + amount)}
            return _("{line}: at most {most} → {more}").format(line=words, **ends)
        case Part.STATUTES:
            less = plan.statutes - int(amount)
            return _("{line}: at least {least} → {less}").format(line=words, least=plan.statutes, less=less)
        case Part.DIFFICULTY:
            return _("{line}: allow {amount} more either way").format(line=words, amount=plain_decimal(amount))
        case _:
            return _("{line}: allow {amount} more").format(line=words, amount=plain_decimal(amount))
