"""Problems as sentences that say what to do next, in Chinese and in English."""

from __future__ import annotations

from question_bank.problems import Place, Problem

WORDS: dict[str, tuple[str, str]] = {
    "question.empty_stem": (
        "题干为空，请补写题干。",
        "The stem is empty: write it.",
    ),
    "question.unbalanced": (
        "题干中的括号或引号（{brackets}）不成对，请核对。",
        "Brackets or quotation marks ({brackets}) in the stem do not pair: look at it.",
    ),
    "question.true_false_options": (
        "判断题的选项只能是“正确”和“错误”，请删去其他选项。",
        "A true/false question has the options 正确 and 错误 only: remove the others.",
    ),
    "question.unexpected_options": (
        "这种题型没有选项，请删去选项或更改题型。",
        "This kind has no options: remove them or change the kind.",
    ),
    "question.few_options": (
        "选项不足两个，请补齐选项。",
        "There are fewer than two options: add some.",
    ),
    "question.many_options": (
        "选项超过{most}个，请减少选项。",
        "There are more than {most} options: remove some.",
    ),
    "question.empty_option": (
        "选项{letters}没有内容，请补写或删去。",
        "Option {letters} is empty: fill or remove it.",
    ),
    "question.same_options": (
        "选项{letters}内容相同，请修改其一。",
        "Options {letters} are the same: change one.",
    ),
    "question.no_key": (
        "没有答案，请查证后填写；系统不会代填答案。",
        "There is no key: look it up and enter it.",
    ),
    "question.wrong_key": (
        "答案的形式与题型不符，请重新填写答案。",
        "The key does not suit the kind: enter it again.",
    ),
    "question.key_outside": (
        "答案{letters}不在选项之内，请核对答案和选项。",
        "The key {letters} is not among the options: compare key and options.",
    ),
    "question.several_keys": (
        "只能有一个答案，现有{letters}，请核对；确有多个的请改为多选题。",
        "Only one option can be right, not {letters}: correct it or make it a multiple choice question.",
    ),
    "question.one_key": (
        "多选题只有一个答案，请核对是否漏填。",
        "This multiple choice question has one right option: see whether another is missing.",
    ),
    "question.gaps": (
        "题干有{gaps}个空（____），答案有{keys}个，请使两者一致。",
        "The stem has {gaps} gaps (____) and the key {keys}: make them agree.",
    ),
    "question.empty_gap": (
        "第{gap}空没有答案，请填写。",
        "Gap {gap} has no key: enter it.",
    ),
    "question.tolerance": (
        "第{gap}空的允许误差不能为负数。",
        "The tolerance of gap {gap} is negative: correct it.",
    ),
    "question.empty_point": (
        "有评分要点没有内容，请补写或删去。",
        "A scoring point is empty: fill or remove it.",
    ),
    "question.shares": (
        "评分要点的比例合计为{total}，应当为100%，且每个要点大于0，请调整。",
        "The shares of the points add up to {total}: make them 100%, each above 0.",
    ),
    "question.case_with_key": (
        "案例题的答案应当写在各小题下，请移到小题。",
        "The keys of a case stand with its parts: move the key there.",
    ),
    "question.no_parts": (
        "案例题没有小题，请补充小题。",
        "The case has no parts: add them.",
    ),
    "question.nested_case": (
        "案例题的小题不能再是案例题，请改为其他题型。",
        "A part cannot be a case: change its kind.",
    ),
    "question.unexpected_parts": (
        "只有案例题可以有小题，请改为案例题或拆成单题。",
        "Only a case has parts: change the kind or separate the questions.",
    ),
    "blueprint.empty": (
        "组卷方案没有内容，请至少添加一行。",
        "The blueprint is empty: add a row.",
    ),
    "blueprint.no_count": (
        "题数应当大于0，请填写题数或删去本行。",
        "The count must be above 0: enter it or remove the row.",
    ),
    "blueprint.no_score": (
        "每题分值应当大于0，请填写分值。",
        "The score must be above 0: enter it.",
    ),
    "import.encoding": (
        "无法识别文件的文字编码，请另存为UTF-8编码后再导入。",
        "The encoding of the file is not known: save it as UTF-8 and import it again.",
    ),
    "import.unreadable": (
        "文件无法打开，可能已损坏、加密或不是表格文件，请用办公软件打开后另存为.xlsx再导入。",
        "The file cannot be opened: open it in an office program, save it as .xlsx and import it again.",
    ),
    "import.nothing_found": (
        "文件中没有找到试题，请对照导入模板检查格式。",
        "No question was found in the file: compare it with the import template.",
    ),
    "import.no_header": (
        "没有找到表头，请在表头中写明“题干”和“答案”后再导入。",
        "No header row was found: name the columns 题干 and 答案 and import the file again.",
    ),
    "import.sheet_skipped": (
        "本工作表没有试题表头，未导入；需要导入的请补上表头。",
        "This sheet has no header and was not imported: add one if it holds questions.",
    ),
    "import.no_kind": (
        "没有写明题型，请注明单选、多选、判断、填空、简答或案例。",
        "The kind is missing: say whether it is 单选, 多选, 判断, 填空, 简答 or 案例.",
    ),
    "import.unknown_kind": (
        "题型“{kind}”无法识别，请改为单选、多选、判断、填空、简答或案例。",
        "The kind “{kind}” is not known: use 单选, 多选, 判断, 填空, 简答 or 案例.",
    ),
    "import.option_letters": (
        "选项字母有重复、缺漏或顺序不对（{letters}），请改为从A起依次编号。",
        "Option letters repeat, are missing or out of order ({letters}): letter them from A on.",
    ),
    "import.unreadable_key": (
        "答案“{key}”无法识别，请按题型填写，如 B、ABD、正确。",
        "The key “{key}” is not understood: write it like B, ABD or 正确.",
    ),
    "import.no_share": (
        "评分要点“{point}”没有写比例，请在要点后注明，如（40%）。",
        "The point “{point}” has no share: write it behind the point, like （40%）.",
    ),
    "import.citation": (
        "依据“{text}”中没有《法规名称》，请按《…》第×条的格式填写。",
        "The basis “{text}” names no statute: write it like 《…》第×条.",
    ),
    "import.inserted_article": (
        "依据中的“第×条之×”按第×条登记，请核对。",
        "An inserted article (第×条之×) is kept as the article before it: look at it.",
    ),
    "import.difficulty": (
        "难度“{text}”无法识别，已按“中”登记，请核对。",
        "The difficulty “{text}” is not known and was taken as 中: look at it.",
    ),
    "import.repeated_line": (
        "“{name}”在同一题中出现多次，请只保留一处。",
        "“{name}” stands more than once in this question: keep one.",
    ),
    "import.stray_line": (
        "“{text}”不属于任何一项内容，请移到题干、选项或解析中，或者删去。",
        "“{text}” belongs to nothing: move it to the stem, an option or the rationale, or remove it.",
    ),
    "import.part_without_case": (
        "小题前面没有案例题，请补上案例材料。",
        "This part follows no case: write the case above it.",
    ),
}
"""Code → (Chinese, English)."""


def describe(problem: Problem, language: str = "zh_CN") -> str:
    """The problem as a sentence; Chinese unless the language is English."""
    chinese, english = WORDS[problem.code]
    template = english if language.startswith("en") else chinese
    return template.format_map(dict(problem.params))


def describe_place(place: Place, language: str = "zh_CN") -> str:
    """Where it stands: 题库.xlsx，工作表“单选”，第3行，第2小题; empty for no place."""
    english = language.startswith("en")
    words = (
        ("{}", "sheet “{}”", "row {}", "line {}", "part {}")
        if english
        else ("{}", "工作表“{}”", "第{}行", "第{}行", "第{}小题")
    )
    values = (place.file, place.sheet, place.row, place.line, place.part)
    named = [word.format(value) for word, value in zip(words, values, strict=True) if value]
    return (", " if english else "，").join(named)
