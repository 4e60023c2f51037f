"""Hypothesis strategies for questions and responses."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from question_bank.question import (
    BLANK_MARK,
    TRUE_FALSE,
    Blank,
    BlankKey,
    Choice,
    ChoiceKey,
    Citation,
    Difficulty,
    Option,
    Parts,
    PointsKey,
    Question,
    QuestionKind,
    Response,
    ScoringPoint,
    Written,
)

_CHARS = "超限运输车辆行驶公路货物应当处罚听证期限米吨日abcXYZ0123456789，。；：（）、=-+.%"
words = st.text(_CHARS, min_size=1, max_size=20).filter(lambda text: any(char.isalnum() for char in text))
stems = words.map(lambda text: "题干" + text)
option_texts = words.map(lambda text: "项" + text)
numbers = st.none() | st.integers(1, 400)
kinds = st.sampled_from([kind for kind in QuestionKind if kind is not QuestionKind.CASE])


@st.composite
def citations(draw: st.DrawFn) -> Citation:
    article = draw(numbers)
    paragraph, item = (draw(numbers), draw(numbers)) if article else (None, None)
    title = draw(st.sampled_from(["中华人民共和国行政处罚法", "公路安全保护条例", "关于适用〈行政诉讼法〉的解释"]))
    version = draw(st.sampled_from(["", "2021-01-22", "2017年修订"]))
    inserted = draw(st.none() | st.integers(1, 12)) if article else None
    section = "" if article else draw(st.sampled_from(["", "执法纪律", "一"]))
    return Citation(title, article, paragraph, item, version, inserted, section)


def _multiple_of(kind: QuestionKind, size: int) -> st.SearchStrategy[frozenset[int]]:
    least, most = (1, 1) if kind is QuestionKind.SINGLE else (2, size)
    return st.frozensets(st.integers(0, size - 1), min_size=least, max_size=most)


@st.composite
def questions(draw: st.DrawFn, kind: QuestionKind | None = None) -> Question:
    """A sound question, as an author writes one."""
    kind = kind or draw(st.sampled_from(list(QuestionKind)))
    stem, options, answer, parts = draw(stems), (), None, ()
    match kind:
        case QuestionKind.SINGLE | QuestionKind.MULTIPLE:
            texts = draw(st.lists(option_texts, min_size=2, max_size=6, unique=True))
            options = tuple(Option(text) for text in texts)
            answer = ChoiceKey(draw(_multiple_of(kind, len(texts))))
        case QuestionKind.TRUE_FALSE:
            options = tuple(Option(text) for text in TRUE_FALSE)
            answer = ChoiceKey(frozenset({draw(st.integers(0, 1))}))
        case QuestionKind.BLANK:
            gap = st.lists(st.sampled_from(["五", "5", "3000", "三千", "x y"]), min_size=1, max_size=3, unique=True)
            blanks = tuple(Blank(tuple(texts)) for texts in draw(st.lists(gap, min_size=1, max_size=3)))
            stem += "".join(f"第{i}空{BLANK_MARK}" for i in range(len(blanks)))
            answer = BlankKey(blanks)
        case QuestionKind.SHORT:
            shares = draw(st.sampled_from([("1",), ("0.4", "0.6"), ("0.333", "0.333", "0.334")]))
            answer = PointsKey(tuple(ScoringPoint(draw(stems), Decimal(share)) for share in shares))
        case QuestionKind.CASE:
            parts = tuple(draw(st.lists(kinds.flatmap(lambda k: questions(k)), min_size=2, max_size=4)))
            parts = tuple(_bare(part) for part in parts)
    return Question(
        kind,
        stem,
        options,
        answer,
        rationale=draw(st.just("") | words.map(lambda text: "说明" + text)),
        citations=tuple(draw(st.lists(citations(), max_size=2, unique=True))),
        subject=draw(st.sampled_from(["", "行政处罚法", "行政处罚法/听证"])),
        field=draw(st.sampled_from(["", "公路路政"])),
        difficulty=draw(st.sampled_from(Difficulty)),
        parts=parts,
    )


def _bare(part: Question) -> Question:
    """Parts have no subject, field or difficulty of their own."""
    return Question(part.kind, part.stem, part.options, part.answer, part.rationale, part.citations)


def responses(question: Question) -> st.SearchStrategy[Response | None]:
    """What somebody might answer to the question, right or wrong."""
    if question.kind is QuestionKind.CASE:
        given = st.tuples(*(responses(part) for part in question.parts)).map(Parts)
    elif question.options:
        given = st.frozensets(st.integers(0, len(question.options) - 1)).map(Choice)
    else:
        given = st.lists(st.sampled_from(["五", "5", "３０００", " 三千。", ""]), max_size=3).map(
            lambda texts: Written(tuple(texts))
        )
    return st.none() | given


def full_response(question: Question) -> Response:
    """The right answer to a question that a machine can mark."""
    match question.answer:
        case ChoiceKey(right):
            return Choice(right)
        case BlankKey(blanks):
            return Written(tuple(blank.alternatives[0] for blank in blanks))
        case PointsKey(points):
            return Written(tuple(point.text for point in points))
        case None:
            return Parts(tuple(full_response(part) for part in question.parts))
