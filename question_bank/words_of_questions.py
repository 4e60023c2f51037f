"""What is wrong with a question or a blueprint, as (Chinese, English) by code."""

from __future__ import annotations

QUESTION_WORDS: dict[str, tuple[str, str]] = {
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
    "blueprint.bound_reversed": (
        "下限大于上限，请改小下限或改大上限。",
        "The lower bound is above the upper one: change one of them.",
    ),
    "blueprint.bound_empty": (
        "没有填写下限和上限，请至少填写一个或删去本行。",
        "Neither bound is set: enter one or remove the row.",
    ),
    "blueprint.total": (
        "各行分值之和与试卷总分不符，请修改题数、每题分值或总分。",
        "The rows do not add up to the total score: change the counts, the scores or the total.",
    ),
}
