"""What reading a file found, as (Chinese, English) by code."""

from __future__ import annotations

IMPORT_WORDS: dict[str, tuple[str, str]] = {
    "import.encoding": (
        "无法识别文件的文字编码，请另存为UTF-8编码后再导入。",
        "The encoding of the file is not known: save it as UTF-8 and import it again.",
    ),
    "import.unreadable": (
        "文件无法打开，可能已损坏、加密或不是表格文件，请用办公软件打开后另存为.xlsx再导入。",
        "The file cannot be opened: open it in an office program, save it as .xlsx and import it again.",
    ),
    "import.protected": (
        "文件设有打开密码，请用办公软件打开，取消密码后另存，再导入。",
        "The file is protected by a password: open it in an office program, save it without one, import it again.",
    ),
    "import.damaged": (
        "文件不完整或已损坏，请重新获取或下载后再导入；能用办公软件打开的，请另存为.xlsx。",
        "The file is incomplete or damaged: get it again; if an office program opens it, save it as .xlsx.",
    ),
    "import.zip_bomb": (
        "文件解压后过大，为安全起见未打开；请核对来源，确需导入的请拆成较小的文件。",
        "Unpacked, the file is far too large and was not opened: look at its source, or split it into smaller files.",
    ),
    "import.web_page": (
        "文件内容是网页而不是表格（只是改了扩展名），请用办公软件打开后另存为.xlsx再导入。",
        "The file is a web page with the ending of a sheet: open it in an office program and save it as .xlsx.",
    ),
    "import.not_a_sheet": (
        "文件内容不是表格（扩展名与内容不符），请改用原来的格式导入，或用办公软件打开后另存为.xlsx。",
        "The content is no sheet although the ending says so: give the file its own ending or save it as .xlsx.",
    ),
    "import.broken_row": (
        "本行的引号或分隔符不完整，无法确定各列内容，请在原文件中改正后再导入。",
        "Quotation marks or separators of this row are broken: mend the row in the file and import it again.",
    ),
    "import.broken_characters": (
        "本题有无法还原的字符（显示为�），请对照原文件补正。",
        "Some characters of this question are lost (�): mend them from the original.",
    ),
    "import.kind_inferred": (
        "未写明题型，已根据选项和答案登记为“{kind}”，请核对。",
        "The kind is not stated and was taken as {kind} from options and key: look at it.",
    ),
    "import.gaps_from_options": (
        "答案写在选项栏，已按顺序取用，请核对。",
        "The key stands in the option columns and was taken in their order: look at it.",
    ),
    "import.columns_inferred": (
        "本工作表没有表头，已根据内容判断题干、选项和答案各在哪一列，请核对。",
        "The sheet has no header; what each column holds was taken from its content: look at it.",
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
    "import.contradictory_keys": (
        "答案互相矛盾（{keys}），请核对原文后只保留一个。",
        "The keys contradict each other ({keys}): look at the source and keep one.",
    ),
    "import.floating_key": (
        "题干中的“{key}”可能是答案，但不能确定，请核对后填写答案。",
        "“{key}” in the stem may be the key, which is not certain: look at it and enter the key.",
    ),
    "import.picture_missing": (
        "题干或选项提到图，但文字中没有图，请补上图片或改写题目。",
        "The question speaks of a picture that the text does not hold: add it or word the question without it.",
    ),
    "import.picture_left_out": (
        "本题原文带有图片，未导入，请核对没有图片时题意是否完整。",
        "A picture beside this question was not imported: see whether the question is complete without it.",
    ),
    "import.option_supplied": (
        "选项{letter}的字母原文没有，已按顺序补上，请核对。",
        "The letter of option {letter} was missing and has been supplied by its place: look at it.",
    ),
    "import.key_alone": (
        "文件中只有答案，没有试题，请与试题放在同一文件中导入。",
        "The file holds answers without questions: put them into one file with the questions.",
    ),
    "import.key_unjoined": (
        "此处的答案找不到对应的试题，请核对题号和题型标题。",
        "The answers here fit no question: compare the numbers and section titles.",
    ),
    "import.too_large": (
        "文件超过{most}MB，未读取，请拆分后再导入。",
        "The file is larger than {most} MB and was not read: divide it and import the parts.",
    ),
    "import.legacy_word": (
        "这是旧版Word文件（.doc），请用Word或WPS打开，选择“另存为”，类型选“Word文档（.docx）”，再导入新文件；设有密码的请先取消密码。",
        "This is an old Word file (.doc). Open it in Word or WPS, save it as .docx without a password, import that.",
    ),
    "import.unreadable_word": (
        "文件无法打开，可能已损坏或不是Word文件，请用Word或WPS打开后另存为.docx再导入。",
        "The file cannot be opened: open it in Word or WPS, save it as .docx and import it again.",
    ),
    "import.part_without_case": (
        "小题前面没有案例题，请补上案例材料。",
        "This part follows no case: write the case above it.",
    ),
    "import.unsupported": (
        "“{text}”是{type}题，六种题型中没有对应题型，未导入；需要的请改写后手工录入。",
        "“{text}” is of the type {type}, which no kind can hold: rewrite it and enter it by hand.",
    ),
    "import.text_only": (
        "“{text}”只是说明文字，不是试题，未导入。",
        "“{text}” is a text without a question and was not imported.",
    ),
    "import.media": (
        "本题含有图片、音视频或公式，文件导入时无法带入，请补上图片或改写后再用。",
        "The question has a picture, sound, film or formula that was left out: add it or rewrite the question.",
    ),
    "import.partial_credit": (
        "有得部分分的答案，未作为正确答案登记，请核对。",
        "Answers that earn a part of the score were not taken as right: look at them.",
    ),
    "import.gift_braces": (
        "答案的花括号不成对，请补上“{{”或“}}”，或在不作标记的“{{”“}}”前加“\\”。",
        "The braces around the answers do not pair: add the missing one, or write \\ before one that is text.",
    ),
    "import.gift_two_blocks": (
        "一题中有两处答案，请在两题之间空一行。",
        "There are two answer blocks in one question: leave an empty line between questions.",
    ),
    "import.item_without_body": (
        "本题没有题干部分，请检查导出文件。",
        "The item has no body: look at the exported file.",
    ),
    "import.xml_broken": (
        "文件在第{line}行处不完整或有错误，此处的试题可能不全，请核对或重新导出。",
        "The file is damaged at line {line}: compare the question there or export the file again.",
    ),
    "import.xml_unreadable": (
        "文件不是有效的XML，可能已损坏，请重新导出后再导入。",
        "The file is not valid XML: export it again.",
    ),
    "import.xml_entities": (
        "文件中定义了XML实体，为安全起见不予读取，请重新导出不含实体定义的文件。",
        "The file declares XML entities and is refused for safety: export it without them.",
    ),
    "import.unknown_xml": (
        "这种XML不是试题交换格式，请从原系统导出Moodle XML或QTI后再导入。",
        "This XML is no known question format: export Moodle XML or QTI.",
    ),
    "import.package": (
        "压缩包无法打开，可能已损坏，请重新导出后再导入。",
        "The package cannot be opened: export it again.",
    ),
    "import.many_members": (
        "压缩包中的文件超过{most}个，请分成几个压缩包后再导入。",
        "The package has more than {most} files: split it.",
    ),
    "import.unsafe_name": (
        "压缩包中的文件名“{name}”不安全，未读取。",
        "The file name “{name}” in the package is unsafe; the file was not read.",
    ),
    "import.encrypted": (
        "压缩包中的这个文件已加密，请去掉密码后重新打包。",
        "This file of the package is encrypted: pack it again without a password.",
    ),
    "import.member_unreadable": (
        "压缩包中的这个文件已损坏，无法读取，请重新导出。",
        "This file of the package is damaged: export it again.",
    ),
    "import.missing_member": (
        "清单中列出的文件“{name}”不在压缩包里，请重新导出。",
        "The file “{name}” named by the manifest is not in the package: export it again.",
    ),
}
