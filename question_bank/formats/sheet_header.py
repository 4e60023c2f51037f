"""Which column holds what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from question_bank.question import OPTION_LETTERS

_WORDS = {
    "kind": "题型 题目类型 试题类型 试题题型 题目题型 类型 题类 题种 小题题型 问题类型 试题种类 题型名称 type "
    "questiontype kind",
    "part": "小题 小题号 小题序号 子题号 子题序号",
    "stem": "题干 题目 试题内容 试题 题目内容 试题题干 题干内容 问题 题目名称 题目描述 问题内容 试题正文 题文 "
    "题目正文 考题 题面 试题题目 题目题干 题干信息 问题描述 小题题干 大题题干 提问 内容 题 题名 标题 "
    "试题名称 试题描述 question questiontext stem title content questioncontent topic",
    "options": "选项 备选项 备选答案 候选答案 选项内容 可选项 试题选项 题目选项 答案选项 全部选项 选择项 候选项 "
    "选项列表 options choices choice option answers",
    "answer": "答案 正确答案 参考答案 标准答案 试题答案 题目答案 正确选项 正确项 答案内容 正确答案选项 标答 key "
    "正答 正确的答案 正确答案内容 答 answer correctanswer rightanswer correctanswers correct "
    "correctoption solution answerkey",
    "flag": "是否正确项 是否正确 是否正确答案 是否答案 是否为答案 是否为正确答案 是否为正确选项 正确与否 "
    "是否正确选项 是否标准答案 是否对 正误 iscorrect isanswer isright istrue",
    "rationale": "解析 答案解析 试题解析 题目解析 解释 分析 整体解析 题解 答案说明 答案分析 试题分析 解答 解题思路 "
    "答题解析 explanation analysis explain rationale",
    "basis": "依据 法条 法律依据 法规依据 依据法条 出处 答案依据 命题依据 出题依据 法律法规依据 来源 试题来源 "
    "reference source",
    "subject": "科目 所属科目 专业 章节 分类 课程 所属章节 所属分类 题目分类 试题分类 所属课程 学科 subject chapter",
    "point": "知识点 考点 所属知识点 考核点 考察点 知识点项目 知识点任务 knowledge knowledgepoint",
    "difficulty": "难度 难易度 难易程度 难度系数 难度等级 试题难度 题目难度 难易 难度级别 difficulty level",
    "field": "门类 执法门类 执法领域 业务门类",
    "letter": "选项号 选项序号 选项编号 选项字母 选项标识 选项名 optionkey optionletter optionlabel",
    "": "序号 题号 编号 题目序号 试题编号 题目编号 试题序号 题序 号 id no number index 分值 分数 得分 "
    "每题分值 题目分值 默认分值 本题分值 score points 备注 说明 标签 状态 图片 题目图片 选项图片 "
    "选项解析 题目视频 题目音频 附件 出题人 命题人 审核人 创建人 录入人 部门 单位 创建时间 更新时间 "
    "时间 答题时间 限时 年份 版本 题库 所属题库 题库名称 试卷 试卷名称 选项数 选项个数 选项数量 答案数 "
    "空数 是否修改 等级 题目数 目录 大题名称 remark tags image time 姓名 成绩 用户名 密码 角色 关键字 "
    "关键词",
}
_BY_WORD = {word: name for name, words in reversed(_WORDS.items()) for word in words.split()}
_RANKS = (
    "题干 题干内容 试题题干 题目题干 小题题干 题干信息",
    "试题内容 题目内容 题目描述 问题内容 试题正文 试题描述 大题题干 正确答案 正确选项",
    "标准答案 标答 正确项 correctanswer correctanswers 题型 题目类型 试题类型",
)
_RANKED = {word: rank for rank, words in enumerate(_RANKS) for word in words.split()}
_UNRANKED = len(_RANKS)
_RANKED |= dict.fromkeys(
    ["标题", "内容", "题", "题名", "提问", "title", "content", "topic", "答", "key"], _UNRANKED + 1
)
_TAILS = (
    ("rationale", ("解析", "解析内容")),
    ("", ("图片", "编号", "序号", "分值", "分数", "视频", "音频", "附件", "数量", "个数", "时间", "id")),
    ("kind", ("题型", "类型")),
    ("difficulty", ("难度", "难易程度")),
    ("point", ("知识点", "考点")),
    ("basis", ("依据", "法条")),
    ("answer", ("答案", "答案内容", "正确选项")),
    ("options", ("选项", "选项内容")),
    ("stem", ("题干", "题目", "试题", "题目内容", "试题内容", "题干内容")),
)
_FUZZY_NAMES = ("stem", "answer", "options", "kind", "rationale")
_FUZZY_LONG = 74
_PREFIX = (
    "(?:选项|备选项|备选答案|答案选项|候选项|候选答案|试题选项|题目选项|选择项|答案|选择|option|choice|answer|opt)"
)
_LETTER = re.compile(rf"{_PREFIX}?[_.\-:]?([a-z])(?:选项|项|答案)?(?:内容|描述)?|{_PREFIX}(?:内容|描述)_?([a-z])")
_NUMBER = re.compile(rf"{_PREFIX}(?:内容)?[_.\-:]?(1\d|[1-9]|[一二三四五六七八九十])(?:内容|描述)?")
_CHINESE = "一二三四五六七八九十"
LETTERS = OPTION_LETTERS + "KLMNOPQRSTUVWXYZ"
_BRACKETED = re.compile(r"[(\[【<「《].*?[)\]】>」》]|[(\[【].*$")
_LIMIT = re.compile(r"[-–—](?:max|choose|select|required|optional).*")
_BARE_STEMS = frozenset(["题干", "题目", "试题", "试题内容", "题目内容", "试题题干", "题干内容", "考题", "question"])
_BARE_BESIDE = frozenset(["序号", "题号", "编号", "题型", "题目类型", "试题类型", "题目序号", "no", "type"])
_BRACKETED_LETTER = re.compile(r"[(\[【<]([a-z]|\d)[)\]】>]")
_LONGEST_HEAD = 80
_LONGEST_WORD = 16


@dataclass(frozen=True)
class Header:
    """Columns by name, counted from 0, and the columns of single options by letter.

    `numbered`: the option columns are counted (选项1), not lettered. `notes`: the header's whole text, which
    may say what 1 and 2 mean. `other_answer`, `other_stem`: a further column with such a name. `spread`: the
    columns below one heading 选项.
    """

    columns: dict[str, int]
    options: dict[str, int]
    numbered: bool = False
    notes: str = ""
    other_answer: int | None = None
    other_stem: int | None = None
    spread: tuple[int, ...] = ()

    def cell(self, row: Sequence[str], name: str) -> str:
        """The text of the named column; empty where there is none."""
        column = self.columns.get(name)
        return row[column] if column is not None and column < len(row) else ""


@dataclass
class _Found:
    columns: dict[str, tuple[int, int]] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    answer_numbers: bool = False
    answers: list[int] = field(default_factory=list)
    stems: list[int] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    known: int = 0


def read_header(row: Sequence[str]) -> Header | None:
    """The header a row is, or None: a header names the stem, and the answer or the options.

    Words are taken exactly, then by their last part (题目解析 is a 解析); a misspelt 题干 or 答案 is
    recognised when the rest of the row is a header beyond doubt.
    """
    if len(row) < 2 or sum(1 for text in row if text) < 2:
        return None
    found = _Found()
    for column, text in enumerate(row):
        if text and len(text) <= _LONGEST_HEAD:
            _take(found, column, plain_word(text))
    _take_misspelt(found)
    _take_misspelt_letters(found)
    columns = {name: column for name, (_, column) in found.columns.items()}
    if "options" not in columns and "answer" not in columns and "flag" in columns:
        columns["answer"] = columns.pop("flag")
    _keep_options(found, columns)
    has_key = bool({"answer", "options", "flag"} & set(columns)) or "A" in found.letters
    if "stem" not in columns or not (has_key or _is_bare(row)):
        return None
    numbered = bool(found.numbers) and not found.letters
    stems = [column for column in found.stems if column != columns["stem"]]
    answers = [column for column in found.answers if column != columns.get("answer")]
    return Header(
        columns,
        found.numbers if numbered else found.letters,
        numbered,
        " ".join(text for text in row if text),
        answers[0] if answers else None,
        stems[0] if stems else None,
        _spread(row, columns),
    )


def _is_bare(row: Sequence[str]) -> bool:
    """序号, 题型, 题目 and nothing else: a header of questions whose keys are elsewhere or below."""
    words = {plain_word(text) for text in row if text}
    return bool(words & _BARE_STEMS and words & _BARE_BESIDE and words <= set(_BY_WORD))


def _spread(row: Sequence[str], columns: dict[str, int]) -> tuple[int, ...]:
    """The columns a heading 选项 stands over: its own and those without a heading behind it."""
    start = columns.get("options")
    if start is None:
        return ()
    end = start + 1
    while end < len(row) and not row[end]:
        end += 1
    last = end if end < len(row) else start + len(OPTION_LETTERS)
    return tuple(range(start, last)) if last > start + 1 else ()


def sub_letters(row: Sequence[str]) -> dict[str, int]:
    """Option letters of a second header row that holds nothing else; empty for any other row."""
    cells = [(column, plain_word(text)) for column, text in enumerate(row) if text]
    letters = {letter: column for column, word in cells if (letter := option_letter(word))}
    return letters if len(letters) == len(cells) >= 2 and "A" in letters else {}


def names_stem(text: str) -> bool:
    """Whether the text is a word for the stem column, as it stands in a header that is repeated."""
    return len(text) <= _LONGEST_HEAD and _BY_WORD.get(plain_word(text)) == "stem"


def option_letter(word: str) -> str:
    """The letter an option column is named by; empty for another word."""
    match = _LETTER.fullmatch(word)
    return (match[1] or match[2]).upper() if match else ""


def plain_word(text: str) -> str:
    """Folded, without remarks in brackets, stars and spaces: 题 型*（必填） is 题型."""
    folded = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    folded = _BRACKETED_LETTER.sub(r"\1", folded)
    folded = _LIMIT.sub("", folded)
    word = _BRACKETED.sub("", folded) or folded.strip("()[]【】<>")
    return word.strip("*:·.、,;-_。!#'\"&|/")


def _take(found: _Found, column: int, word: str) -> None:
    if (name := _BY_WORD.get(word)) is None and (letter := option_letter(word)):
        found.letters.setdefault(letter, column)
        return
    if name is None and (match := _NUMBER.fullmatch(word)):
        place = _CHINESE.index(match[1]) if match[1] in _CHINESE else int(match[1]) - 1
        found.numbers.setdefault(LETTERS[place], column)
        found.answer_numbers |= word.startswith(("答案", "answer"))
        return
    if name is None:
        name = _by_tail(word)
    if name is None:
        found.unknown.append((column, word))
        return
    found.known += 1
    if not name:
        return
    found.answers += [column] * (name == "answer")
    found.stems += [column] * (name == "stem")
    rank = _RANKED.get(word, _UNRANKED)
    if name not in found.columns or rank < found.columns[name][0]:
        found.columns[name] = (rank, column)


def _by_tail(word: str) -> str | None:
    if len(word) > _LONGEST_WORD:
        return None
    return next((name for name, tails in _TAILS if word.endswith(tails)), None)


def _take_misspelt(found: _Found) -> None:
    """题杆, 正确答按: taken for a missing name where the other columns leave no doubt of a header."""
    sure = found.known + bool(found.letters or found.numbers)
    for name in _FUZZY_NAMES:
        if name in found.columns:
            continue
        scored = [(_likeness(word, name, sure), -column) for column, word in found.unknown]
        best, column = max(scored, default=(0.0, 0))
        if best:
            found.columns[name] = (_UNRANKED * 2, -column)
            found.unknown = [known for known in found.unknown if known[0] != -column]
            found.answers += [-column] * (name == "answer")


def _take_misspelt_letters(found: _Found) -> None:
    """选顼A between columns that are named rightly."""
    for column, word in found.unknown:
        for letter in {word[0], word[-1]} if 1 < len(word) <= 4 else ():
            place = LETTERS.find(letter.upper())
            near = LETTERS[max(place - 1, 0) : place] + LETTERS[place + 1 : place + 2]
            if place >= 0 and any(neighbour in found.letters for neighbour in near):
                found.letters.setdefault(letter.upper(), column)


def _likeness(word: str, name: str, sure: int) -> float:
    """How near the word is to one of the name's words; 0 where it is too far to be a slip."""
    if not 2 <= len(word) <= _LONGEST_WORD:
        return 0.0
    known = [text for text in _WORDS[name].split() if len(text) > 1]
    long = max((fuzz.ratio(word, text) for text in known if len(text) > 2), default=0.0)
    if long >= _FUZZY_LONG:
        return long
    short = any(len(text) == len(word) == 2 and fuzz.ratio(word, text) >= 50 for text in known)
    return 50.0 if short and sure >= 2 else 0.0


def _keep_options(found: _Found, columns: dict[str, int]) -> None:
    """答案A, Answer 1 name options only beside a column with the key; one letter alone names nothing."""
    if found.answer_numbers and "answer" not in columns:
        found.numbers.clear()
    if set(found.letters) == {"A"} and "answer" not in columns:
        found.letters.clear()
