"""What the import template shows: an example of every kind, and how to fill it in."""

from __future__ import annotations

from decimal import Decimal

from question_bank.question import (
    TRUE_FALSE,
    Blank,
    BlankKey,
    ChoiceKey,
    Citation,
    Difficulty,
    Option,
    PointsKey,
    Question,
    QuestionKind,
    ScoringPoint,
)

_STATUTE = "中华人民共和国行政处罚法"


def _choice(kind: QuestionKind, stem: str, options: tuple[str, ...], *right: int) -> Question:
    return Question(
        kind,
        stem,
        tuple(Option(text) for text in options),
        ChoiceKey(frozenset(right)),
        citations=(Citation(_STATUTE, 64),),
        subject="行政处罚法/听证",
    )


_SINGLE = _choice(
    QuestionKind.SINGLE,
    "（示例）当事人要求听证的，应当在行政机关告知后几日内提出？",
    ("三日", "五日", "七日", "十日"),
    1,
)
_TRUE_FALSE = _choice(QuestionKind.TRUE_FALSE, "（示例）当事人不承担听证的费用。", TRUE_FALSE, 0)
_PART = Question(_SINGLE.kind, _SINGLE.stem, _SINGLE.options, _SINGLE.answer)
_PART_TRUE_FALSE = Question(_TRUE_FALSE.kind, _TRUE_FALSE.stem, _TRUE_FALSE.options, _TRUE_FALSE.answer)

EXAMPLES = (
    _SINGLE,
    _choice(
        QuestionKind.MULTIPLE,
        "（示例）下列人员中，不得主持听证的有哪些？",
        ("本案调查人员", "非本案调查人员", "与本案有直接利害关系的人员"),
        0,
        2,
    ),
    _TRUE_FALSE,
    Question(
        QuestionKind.BLANK,
        "（示例）要求听证应当在告知后____日内提出，听证应当提前____日通知。",
        answer=BlankKey((Blank(("五", "5")), Blank(("七", "7")))),
        subject="行政处罚法/听证",
    ),
    Question(
        QuestionKind.SHORT,
        "（示例）听证结束后，行政机关应当怎样作出决定？",
        answer=PointsKey(
            (
                ScoringPoint("根据听证笔录", Decimal("0.6")),
                ScoringPoint("依照行政处罚法关于处罚决定的规定作出决定", Decimal("0.4")),
            )
        ),
        subject="行政处罚法/听证",
        difficulty=Difficulty.HARD,
    ),
    Question(
        QuestionKind.CASE,
        "（示例）某公司收到拟吊销许可证件的告知书后要求听证。",
        subject="行政处罚法/听证",
        parts=(_PART, _PART_TRUE_FALSE),
    ),
)

NOTES = (
    "填写说明",
    "1．请在“试题”工作表中每行填写一题，填写前删去“（示例）”各行。题干和答案必填，系统不会代填答案。",
    "2．题型填写：单选、多选、判断、填空、简答、案例。",
    "3．选项每格填写一个，不用写字母。不能打乱位置的选项（如“以上都对”）可在末尾注明“【固定】”。",
    "4．答案：单选填 B；多选填 ABD；判断填 正确 或 错误。",
    "5．填空题的空用四条下划线“____”表示；各空答案之间用“ | ”分隔，同一空的几种写法用“；”分隔。"
    "允许误差写作“3.5（±0.1）”；各空不分先后的，在最前面写“（顺序不限）”。",
    "6．简答题每个评分要点占一行（同一格内换行），写作“- 要点（40%）”，各要点比例合计为100%。",
    "7．案例题先用一行填写案例材料，题型填“案例”，不填答案；以下每行一个小题，在“小题”列依次填写1、2、3。",
    "8．依据写作《法规名称》第×条第×款第×项，几条依据之间用“；”分隔；版本日期写在名称后，如《…》（2021-01-22）。",
    "9．科目和知识点之间用“/”分隔，如“行政处罚法/听证”。难度填写：易、中、难。门类填写执法门类，通用的不填。",
)
