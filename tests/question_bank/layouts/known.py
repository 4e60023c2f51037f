"""Known questions, and the ways a bank writes them down. Every writer gives the text of a whole bank."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Known:
    """One question: a stem with {} where the blank is, options, key as letters or 正确/错误."""

    stem: str
    options: tuple[str, ...]
    key: str
    why: str = ""

    @property
    def kind(self) -> str:
        if not self.options:
            return "true_false"
        return "single" if len(self.key) == 1 else "multiple"


SINGLES = (
    Known(
        "行政处罚的听证应当在当事人提出后的{}内组织。",
        ("五日", "七日", "十五日", "二十日"),
        "D",
        "A、B、C选项的期限均不符合规定。",
    ),
    Known(
        "执法人员当场收缴罚款的限额为{}元以下。",
        ("20", "50", "100", "1000"),
        "C",
        "依照《行政处罚法》第六十八条规定办理。",
    ),
    Known(
        "车货总高度从地面算起不得超过{}米。", ("4.0", "4.2", "4.5", "5.0"), "A", "超过4.0米的为超限。2.5米为总宽度。"
    ),
    Known(
        "某试块的规格应当为{}。", ("100mm×100mm", "150mm×150mm", "200mm×200mm"), "B", "试块的规格由标准确定，所以选B。"
    ),
    Known(
        "下列由国务院制定的是{}：①行政法规 ②部门规章 ③地方性法规",
        ("①", "①②", "②③", "①③"),
        "A",
        "②由部门制定，③由地方制定。",
    ),
    Known(
        "当事人逾期不缴纳罚款的，每日按罚款数额的{}加处罚款。", ("百分之一", "百分之二", "百分之三", "百分之五"), "C"
    ),
    Known(
        "对个人罚款{}元、对单位罚款{}元以下的，可以当场作出处罚决定。",
        ("50；1000", "100；2000", "200；3000", "500；5000"),
        "C",
    ),
)
MULTIPLES = (
    Known("下列属于行政处罚种类的有{}。", ("警告", "罚款", "查封", "没收违法所得"), "ABD", "C项属于行政强制措施。"),
    Known("表明身份时应当出示的证件有{}。", ("执法证件", "居民身份证", "工作牌", "驾驶证", "依法制发的证件"), "AE"),
    Known("当事人享有的权利有{}。", ("陈述", "申辩", "申请听证", "提起诉讼"), "ABCD", "本题四项均属于当事人的权利。"),
)
JUDGED = (
    Known("行政处罚遵循公正、公开的原则。", (), "正确", "见总则的规定。"),
    Known("执法人员可以在不出示证件的情况下检查。", (), "错误", "应当主动出示执法证件。"),
    Known("听证的费用由当事人承担，且不少于2.5元。", (), "错误"),
    Known("违法行为轻微并及时改正的，不予行政处罚。", (), "正确"),
)
ALL = (*SINGLES, *MULTIPLES, *JUDGED)
LETTERS = "ABCDEFGHIJ"
GAP = "（  ）"


@dataclass(frozen=True)
class Style:
    """The marks a writer uses: after a number, after a letter, and between label and answer."""

    number: str = "、"
    letter: str = "、"
    colon: str = "："
    gap: str = GAP
    space: str = ""


Writer = Callable[[Style], str]
WRITERS: dict[str, Writer] = {}


def writer(function: Writer) -> Writer:
    WRITERS[function.__name__] = function
    return function


def stem(known: Known, style: Style, blank: str | None = None) -> str:
    return known.stem.replace("{}", style.gap if blank is None else blank, 1).replace("{}", style.gap)


def options(known: Known, style: Style, between: str = "\n") -> str:
    return between.join(
        f"{letter}{style.letter}{style.space}{text}" for letter, text in zip(LETTERS, known.options, strict=False)
    )


def numbered(items: Sequence[Known], one: Callable[[int, Known], str], between: str = "\n") -> str:
    return between.join(one(number, known) for number, known in enumerate(items, start=1))


def sections(one: Callable[[int, Known], str], between: str = "\n") -> str:
    parts = (("一、单项选择题", SINGLES), ("二、多项选择题", MULTIPLES), ("三、判断题", JUDGED))
    return between.join(title + between + numbered(items, one, between) for title, items in parts)


@writer
def plain_lines(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        why = f"\n解析{style.colon}{known.why}" if known.why else ""
        return f"{number}{style.number}{stem(known, style)}{shown}\n答案{style.colon}{known.key}{why}"

    return sections(one)


@writer
def run_on(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = options(known, style, "")
        return f"{number}.{stem(known, style)}{shown}答案{style.colon}{known.key}"

    return (
        f"一、单选题（每题1分，共{len(SINGLES)}题）"
        + numbered(SINGLES, one, "")
        + "二、判断题"
        + numbered(JUDGED, one, "")
    )


@writer
def run_on_with_analysis(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        why = f"解析{style.colon}{known.why or '略。'}"
        return f"{number}.{stem(known, style)}{options(known, style, '')}答案{style.colon}{known.key}{why}"

    return "一、单选题" + numbered(SINGLES, one, "") + "二、多选题" + numbered(MULTIPLES, one, "")


@writer
def run_on_in_stem(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        return f"{number}、{stem(known, style, f'（{known.key}）')}{options(known, style, '')}"

    return "一、单选题" + numbered(SINGLES[:2] + SINGLES[5:6], one, "")


@writer
def answer_and_analysis_on_one_line(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        why = f"解析{style.colon}{known.why}" if known.why else ""
        return f"{number}{style.number}{stem(known, style)}{shown}\n答案{style.colon}{known.key}。{why}"

    return sections(one)


@writer
def judgement_as_choice(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        key = known.key if known.options else "AB"["正确错误".index(known.key) // 2]
        shown = options(known, style) if known.options else "A . 正确\nB . 错误"
        return f"{number}. {stem(known, style)}\n{shown}\n正确答案{style.colon}{key}"

    return sections(one)


@writer
def trailing_bracket(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        mark = {"正确": "√", "错误": "×"}.get(known.key, known.key)
        return f"{number}{style.number}{stem(known, style, '')}（{mark}）{shown}"

    return sections(one)


@writer
def verdict_on_next_line(style: Style) -> str:
    return "判断题\n" + numbered(
        JUDGED, lambda n, k: f"{n}{style.number}{k.stem}\n（{'√' if k.key == '正确' else '×'}）"
    )


@writer
def options_on_one_line(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style, '  ')}" if known.options else ""
        return f"{number}{style.number}{stem(known, style)}{shown} 答案{style.colon}{known.key}"

    return sections(one)


@writer
def key_before_options(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        return f"{number + 1}{style.number}{stem(known, style, '____')}\n（{known.key} ）{options(known, style, ' ')}"

    return "单选题\n" + numbered(SINGLES[:2] + SINGLES[5:], one)


@writer
def tag_per_item(style: Style) -> str:
    names = {"single": "单选", "multiple": "多选", "true_false": "判断"}

    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        key = "、".join(known.key) if known.options else known.key
        return f"{number}.（{names[known.kind]}）{stem(known, style)}{shown}\n答案{style.colon}{key}"

    topics = "一、行政处罚\n" + numbered(ALL[:6], one)
    return topics + "\n二、职业道德\n" + numbered(ALL[6:], one)


@writer
def spread_out(style: Style) -> str:
    return plain_lines(style).replace("\n", "\n\n")


@writer
def glued_next_number(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        return f"{number}、{stem(known, style)}{shown}\n【答案】{style.colon}{known.key}"

    return (
        f"第一部分单选题({len(SINGLES)}题)\n"
        + numbered(SINGLES, one, "")
        + "\n第二部分 判断题\n"
        + numbered(JUDGED, one, "")
    )


@writer
def bracket_keywords(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        asked = f"【题干{number}】{stem(known, style)}【选项】{options(known, style, '')}"
        return f"{asked}【参考答案】{known.key}【详细解析】{known.why or '略'}"

    return numbered(SINGLES, one) + "\n"


@writer
def key_rows_at_end(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style, '   ')}" if known.options else ""
        return f"{number}{style.number}{stem(known, style)}{shown}"

    marks = "".join({"正确": "√", "错误": "×"}[known.key] for known in JUDGED)
    several = " ".join(f"{n}.{known.key}" for n, known in enumerate(MULTIPLES, start=1))
    rows = f"一、单选题\n1-5 {''.join(k.key for k in SINGLES[:5])} 6-7.{SINGLES[5].key}{SINGLES[6].key}\n"
    return sections(one) + f"\n参考答案\n{rows}二、多选题\n{several}\n三、判断题\n1-{len(JUDGED)}：{marks}"


@writer
def key_with_analysis_at_end(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        return f"{number}.\n{stem(known, style)}\n{options(known, style)}"

    def key(number: int, known: Known) -> str:
        return f"{number}.答案{style.colon} {known.key}\n解析{style.colon}{known.why or '略'}"

    return numbered(SINGLES, one) + "\n参考答案与解析\n" + numbered(SINGLES, key)


@writer
def tagged_without_key(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        return f"{number}. [单选题]{stem(known, style)}\n" + "\n".join(
            "    " + o for o in options(known, style).split("\n")
        )

    return numbered(SINGLES, one) + "\n答案\n" + numbered(SINGLES, lambda n, k: f"{n}. {k.key}")


@writer
def next_number_behind_last_option(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        return f"{number}、{stem(known, style)}{options(known, style, ' ')}"

    plain = [known for known in SINGLES if not known.options[0][0].isdigit()][:4]
    row = "".join(known.key for known in plain)
    return "一、单选题（答案附后）\n" + numbered(plain, one, " ") + f"\n答案：1-{len(plain)} {row}"


@writer
def answer_without_colon(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        text = f"{number}{style.number}{stem(known, style)}\n{options(known, style)}\n答案{known.key}"
        return text.replace("规定", "规第1页共13页定").replace("提出", "提第 2 页 共 13 页出")

    return "单选题\n" + numbered(SINGLES, one) + "\n第3页 共13页"


@writer
def judgement_with_lines(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        if known.options:
            asked = f"{number}、{stem(known, style, '____')}\n\n{options(known, style)}"
            return f"{asked}\n正确答案{style.colon}{known.key}\n分析{style.colon}{known.why}"
        key = "A" if known.key == "正确" else "B"
        return f"{number}、{known.stem}\n\nA、正确\nB、错误\n正确答案{style.colon}{key}\n分析{style.colon}{known.why}"

    return numbered(ALL, one)


@writer
def unnumbered(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else ""
        why = f"\n解析{style.colon}{known.why}" if known.why else ""
        return f"{stem(known, style)}{shown}\n正确答案{style.colon}{known.key}{why}"

    return numbered(ALL, one, "\n\n")


@writer
def marked_option(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        lines = options(known, style).split("\n")
        marked = [
            line + ("（正确答案）" if letter in known.key else "") for letter, line in zip(LETTERS, lines, strict=False)
        ]
        return f"{number}. {stem(known, style)}\n" + "\n".join(marked)

    return "单选题\n" + numbered(SINGLES, one) + "\n多选题\n" + numbered(MULTIPLES, one)


@writer
def exported_with_own_answers(style: Style) -> str:
    names = {"single": "单选题", "multiple": "多选题", "true_false": "判断题"}

    def one(number: int, known: Known) -> str:
        shown = f"\n{options(known, style)}" if known.options else "\nA. 对\nB. 错"
        key = known.key if known.options else known.key[0].replace("正", "对")
        return (
            f"{number}. ({names[known.kind]}, 1.0 分) {stem(known, style)}{shown}\n"
            f"我的答案:B正确答案:{key}\n答案解析：{known.why}\n知识点：\n0.0分"
        )

    return "安全题库\n题量： 300 满分： 300.0\n" + numbered(ALL, one)


@writer
def with_text_of_option(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        right = known.options[LETTERS.index(known.key)]
        return (
            f"{number}{style.number}{stem(known, style)}\n{options(known, style)}\n答案{style.colon}{known.key} {right}"
        )

    return "单选题\n" + numbered(SINGLES, one)


@writer
def numbers_restart(style: Style) -> str:
    def one(number: int, known: Known) -> str:
        asked = f"{(number - 1) % 3 + 1}{style.number}{stem(known, style)}\n{options(known, style)}"
        return f"{asked}\n答案{style.colon}{known.key}"

    return numbered((*SINGLES, *MULTIPLES), one)


def expected(name: str) -> tuple[Known, ...]:
    """The questions a writer puts down, in order."""
    several = {
        "run_on": SINGLES + JUDGED,
        "run_on_with_analysis": SINGLES + MULTIPLES,
        "run_on_in_stem": SINGLES[:2] + SINGLES[5:6],
        "verdict_on_next_line": JUDGED,
        "key_before_options": SINGLES[:2] + SINGLES[5:],
        "glued_next_number": SINGLES + JUDGED,
        "marked_option": SINGLES + MULTIPLES,
        "numbers_restart": SINGLES + MULTIPLES,
        "next_number_behind_last_option": tuple(k for k in SINGLES if not k.options[0][0].isdigit())[:4],
    }
    single = (
        "bracket_keywords",
        "key_with_analysis_at_end",
        "tagged_without_key",
        "answer_without_colon",
        "with_text_of_option",
    )
    return SINGLES if name in single else several.get(name, ALL)
