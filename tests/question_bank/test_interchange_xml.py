"""Moodle XML, QTI 1.2 to 3.0 and ExamView as other systems write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from question_bank.formats.batch import Batch
from question_bank.formats.interchange.catalogue import MOODLE, QTI_2, WRITTEN
from question_bank.formats.interchange.reading import read_interchange
from question_bank.question import (
    Answer,
    Blank,
    BlankKey,
    ChoiceKey,
    Citation,
    Difficulty,
    Option,
    PointsKey,
    Question,
    QuestionKind,
)


def right(*positions: int) -> ChoiceKey:
    return ChoiceKey(frozenset(positions))


def gap(*texts: str, tolerance: str | None = None) -> Blank:
    return Blank(texts, None if tolerance is None else Decimal(tolerance))


def read(text: str) -> Batch:
    return read_interchange(text.encode(), "库.xml")


def codes(batch: Batch) -> list[str]:
    return [problem.code for problem in batch.all_problems]


def only(text: str, *, found: tuple[str, ...] = ()) -> Question:
    batch = read(text)
    assert codes(batch) == list(found)
    [item] = batch.questions
    assert item.question is not None
    return item.question


def moodle(kind: str, body: str, stem: str = "<p>题</p>") -> str:
    text = f'<questiontext format="html"><text><![CDATA[{stem}]]></text></questiontext>'
    return f'<question type="{kind}"><name><text>名</text></name>{text}{body}</question>'


def answer(share: str, text: str, more: str = "") -> str:
    return f'<answer fraction="{share}" format="html"><text>{text}</text>{more}</answer>'


CHOICE = moodle("multichoice", "<single>true</single>" + answer("0", "甲") + answer("100", "乙"))


@pytest.mark.parametrize(
    ("item", "kind", "key"),
    [
        (CHOICE, QuestionKind.SINGLE, right(1)),
        (
            moodle(
                "multichoice", "<single>false</single>" + answer("50", "甲") + answer("-50", "乙") + answer("50", "丙")
            ),
            QuestionKind.MULTIPLE,
            right(0, 2),
        ),
        (moodle("truefalse", answer("0", "true") + answer("100", "false")), QuestionKind.TRUE_FALSE, right(1)),
        (
            moodle("shortanswer", answer("100", "五") + answer("100", "5\\*") + answer("0", "*")),
            QuestionKind.BLANK,
            BlankKey((gap("五", "5*"),)),
        ),
        (
            moodle("numerical", answer("100", "3.5", "<tolerance>0.1</tolerance>")),
            QuestionKind.BLANK,
            BlankKey((gap("3.5", tolerance="0.1"),)),
        ),
        (
            moodle("cloze", "", "期限{1:SHORTANSWER:=五~%100%5#对}日，共{:NM:=3.5:0.1}次{1:MW:~错~=对}"),
            QuestionKind.BLANK,
            BlankKey((gap("五", "5"), gap("3.5", tolerance="0.1"), gap("对"))),
        ),
    ],
)
def test_moodle_kinds_and_keys(item: str, kind: QuestionKind, key: Answer) -> None:
    question = only(f"<quiz>{item}</quiz>")
    assert (question.kind, question.answer) == (kind, key)


def test_moodle_category_feedback_tags_and_graders_words() -> None:
    text = (
        '<quiz><question type="category"><category><text>$course$/top/处罚//强制/听证</text></category></question>'
        + moodle(
            "essay",
            "<graderinfo format='html'><text>&lt;ul&gt;&lt;li&gt;先告知&lt;li&gt;再听取&lt;/ul&gt;</text></graderinfo>"
            "<generalfeedback format='html'><text>依《公路法》第八条。</text></generalfeedback>"
            "<tags><tag><text>难度:难</text></tag><tag><text>随意</text></tag></tags>",
        )
        + "</quiz>"
    )
    question = only(text)
    assert isinstance(question.answer, PointsKey)
    assert [point.text for point in question.answer.points] == ["先告知\n再听取"]
    assert question.subject == "处罚／强制/听证"
    assert (question.citations, question.difficulty) == ((Citation("公路法", 8),), Difficulty.HARD)


@pytest.mark.parametrize(
    ("item", "code"),
    [
        (moodle("matching", "<subquestion/>"), "import.unsupported"),
        (moodle("cloze", "", "选{1:MULTICHOICE:=甲~乙}"), "import.unsupported"),
        (moodle("essay", ""), "question.no_key"),
        (moodle("multichoice", answer("50", "甲") + answer("0", "乙")), "import.partial_credit"),
        (moodle("truefalse", answer("100", "也许") + answer("0", "false")), "import.unreadable_key"),
        (moodle("numerical", answer("100", "约五")), "import.unreadable_key"),
        (moodle("truefalse", answer("100", "true"), '<img src="a.png">看图'), "import.media"),
        ('<question type="multichoice"/>', "question.empty_stem"),
        ("<question/>", "import.unsupported"),
    ],
)
def test_moodle_items_that_are_not_sound(item: str, code: str) -> None:
    batch = read(f"<quiz>{item}{CHOICE}</quiz>")
    assert batch.found == 2
    assert code in codes(batch)
    assert len(batch.ready) == 1


ITEM = (
    """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">{}</assessmentItem>"""
)
CHOICES = """<responseDeclaration identifier="R" cardinality="{c}" baseType="identifier">{key}</responseDeclaration>
<itemBody><p>题<b>干</b></p><choiceInteraction responseIdentifier="R" shuffle="true" maxChoices="{m}">
<prompt>选</prompt>
<simpleChoice identifier="x">甲<feedbackInline outcomeIdentifier="F" identifier="x">错</feedbackInline></simpleChoice>
<simpleChoice identifier="y" fixed="true"><p>乙</p></simpleChoice></choiceInteraction></itemBody>"""
CORRECT = "<correctResponse>{}</correctResponse>"


def test_qti_2_choice() -> None:
    key = CORRECT.format("<value>y</value>")
    modal = "<modalFeedback outcomeIdentifier='F' identifier='a' showHide='show'><p>因为。</p></modalFeedback>"
    question = only(ITEM.format(CHOICES.format(c="single", m="1", key=key) + modal))
    assert (question.kind, question.stem, question.answer) == (QuestionKind.SINGLE, "题干\n选", right(1))
    assert question.options == (Option("甲"), Option("乙", pinned=True))
    assert question.rationale == "因为。\nA．错"


def test_qti_2_key_by_mapping_or_not_at_all() -> None:
    mapping = '<mapping><mapEntry mapKey="x" mappedValue="1"/><mapEntry mapKey="y" mappedValue="0.5"/></mapping>'
    several = only(ITEM.format(CHOICES.format(c="multiple", m="0", key=mapping)))
    assert (several.kind, several.answer) == (QuestionKind.MULTIPLE, right(0, 1))
    assert only(ITEM.format(CHOICES.format(c="single", m="1", key=mapping))).answer == right(0)
    only(ITEM.format(CHOICES.format(c="single", m="1", key="")), found=("question.no_key",))
    wrong = CORRECT.format("<value>z</value>")
    only(ITEM.format(CHOICES.format(c="single", m="1", key=wrong)), found=("import.unreadable_key",))


def test_qti_2_entries_with_alternatives_and_tolerance() -> None:
    text = (
        '<responseDeclaration identifier="A" cardinality="single" baseType="string"><correctResponse><value>五</value>'
        '</correctResponse><mapping><mapEntry mapKey="五" mappedValue="1"/><mapEntry mapKey="5" mappedValue="1"/>'
        '<mapEntry mapKey="伍" mappedValue="0.5"/></mapping></responseDeclaration>'
        '<responseDeclaration identifier="B" cardinality="single" baseType="float"><correctResponse><value>3.50</value>'
        "</correctResponse></responseDeclaration>"
        '<itemBody><p>第<textEntryInteraction responseIdentifier="A"/>条，<br/>宽<textEntryInteraction '
        'responseIdentifier="B"/>米</p></itemBody><responseProcessing><responseCondition><responseIf>'
        '<equal toleranceMode="relative" tolerance="10"><variable identifier="B"/><correct identifier="B"/></equal>'
        "</responseIf></responseCondition></responseProcessing>"
    )
    question = only(ITEM.format(text), found=("import.partial_credit",))
    assert question.stem == "第____条，\n宽____米"
    assert question.answer == BlankKey((gap("五", "5"), gap("3.5", tolerance="0.35")))


def test_qti_2_several_interactions_are_a_case() -> None:
    declared = (
        '<responseDeclaration identifier="A" cardinality="single" baseType="identifier"><correctResponse>'
        "<value>x</value></correctResponse></responseDeclaration>"
        '<responseDeclaration identifier="B" cardinality="single" baseType="string">'
        "<correctResponse><value>应当告知</value></correctResponse></responseDeclaration>"
    )
    body = (
        "<itemBody><p>某车超限。</p><p>一、是否处罚？</p><choiceInteraction responseIdentifier='A' maxChoices='1'>"
        "<simpleChoice identifier='x'>正确</simpleChoice><simpleChoice identifier='y'>错误</simpleChoice>"
        "</choiceInteraction><p>二、程序？</p><extendedTextInteraction responseIdentifier='B'/></itemBody>"
    )
    case = only(ITEM.format(declared + body))
    assert (case.kind, case.stem) == (QuestionKind.CASE, "某车超限。")
    assert [(part.kind, part.stem) for part in case.parts] == [
        (QuestionKind.TRUE_FALSE, "一、是否处罚？"),
        (QuestionKind.SHORT, "二、程序？"),
    ]


@pytest.mark.parametrize("name", ["orderInteraction", "matchInteraction", "hotspotInteraction", "sliderInteraction"])
def test_qti_2_other_interactions_are_unsupported(name: str) -> None:
    batch = read(ITEM.format(f"<itemBody><{name} responseIdentifier='R'/></itemBody>"))
    assert codes(batch) == ["import.unsupported"]
    assert batch.found == 1


def test_qti_3() -> None:
    text = (
        '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t">'
        '<qti-response-declaration identifier="R" cardinality="multiple" base-type="identifier"><qti-correct-response>'
        "<qti-value>a</qti-value><qti-value>c</qti-value></qti-correct-response></qti-response-declaration>"
        '<qti-item-body><p>哪些？</p><qti-choice-interaction response-identifier="R" max-choices="0">'
        + "".join(f'<qti-simple-choice identifier="{name}">{name}</qti-simple-choice>' for name in "abc")
        + '</qti-choice-interaction></qti-item-body><qti-modal-feedback outcome-identifier="F" identifier="f" '
        'show-hide="show"><qti-content-body><p>因为</p></qti-content-body></qti-modal-feedback></qti-assessment-item>'
    )
    question = only(text)
    assert (question.kind, question.answer, question.rationale) == (QuestionKind.MULTIPLE, right(0, 2), "因为")


INTEROP = """<questestinterop><assessment title="t"><section>{}</section></assessment></questestinterop>"""


def interop(profile: str, body: str, processing: str = "", feedback: str = "") -> str:
    field = (
        f"<qtimetadatafield><fieldlabel>cc_profile</fieldlabel><fieldentry>{profile}</fieldentry></qtimetadatafield>"
    )
    return INTEROP.format(
        f"<item ident='i'><itemmetadata><qtimetadata>{field}</qtimetadata></itemmetadata><presentation><material>"
        f"<mattext texttype='text/html'>&lt;p&gt;题&lt;/p&gt;</mattext></material>{body}</presentation>"
        f"<resprocessing>{processing}</resprocessing>{feedback}</item>"
    )


def lid(cardinality: str) -> str:
    labels = "".join(
        f"<response_label ident='{name}'><material><mattext>{text}</mattext></material></response_label>"
        for name, text in zip("abc", "甲乙丙", strict=True)
    )
    return (
        f"<response_lid ident='r' rcardinality='{cardinality}'><render_choice>{labels}</render_choice></response_lid>"
    )


def gains(test: str, value: str = "100") -> str:
    return (
        f"<respcondition><conditionvar>{test}</conditionvar>"
        f"<setvar action='Set' varname='SCORE'>{value}</setvar></respcondition>"
    )


def equal(value: str) -> str:
    return f"<varequal respident='r'>{value}</varequal>"


STRING = "<response_str ident='r'><render_fib><response_label ident='l'/></render_fib></response_str>"


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        (interop("cc.multiple_choice.v0p1", lid("Single"), gains(equal("b"))), QuestionKind.SINGLE, right(1)),
        (
            interop(
                "cc.multiple_response.v0p1",
                lid("Multiple"),
                gains(f"<and>{equal('a')}<not>{equal('b')}</not>{equal('c')}</and>"),
            ),
            QuestionKind.MULTIPLE,
            right(0, 2),
        ),
        (
            interop("x", lid("Multiple"), gains(equal("a"), "50") + gains(equal("b"), "-50") + gains(equal("c"), "50")),
            QuestionKind.MULTIPLE,
            right(0, 2),
        ),
        (interop("x", lid("Single"), gains(equal("c"), "SCORE.max")), QuestionKind.SINGLE, right(2)),
        (
            interop("cc.fib.v0p1", STRING, gains(equal("五")) + gains(equal("5"))),
            QuestionKind.BLANK,
            BlankKey((gap("五", "5"),)),
        ),
        (
            interop(
                "numerical_question",
                STRING,
                gains("<vargte respident='r'>3</vargte><varlte respident='r'>4</varlte>"),
            ),
            QuestionKind.BLANK,
            BlankKey((gap("3.5", tolerance="0.5"),)),
        ),
    ],
)
def test_qti_12_kinds_and_keys(text: str, kind: QuestionKind, key: Answer) -> None:
    question = only(text)
    assert (question.kind, question.answer) == (kind, key)


def test_qti_12_essay_feedback_and_what_is_unsupported() -> None:
    solution = "<itemfeedback ident='solution'><solution><solutionmaterial><material><mattext>应当告知</mattext>"
    solution += "</material></solutionmaterial></solution></itemfeedback>"
    general = "<itemfeedback ident='general_fb'><flow_mat><material><mattext>说明</mattext></material></flow_mat>"
    question = only(interop("cc.essay.v0p1", STRING, "", solution + general + "</itemfeedback>"))
    assert isinstance(question.answer, PointsKey)
    assert ([point.text for point in question.answer.points], question.rationale) == (["应当告知"], "说明")
    assert codes(read(interop("cc.pattern", lid("Single") + lid("Single")))) == ["import.unsupported"]
    assert codes(read(interop("x", lid("Single"), gains(equal("z"))))) == ["import.unreadable_key"]
    assert codes(read(INTEROP.format("<item ident='i'/>"))) == ["import.item_without_body"]


def test_examview() -> None:
    text = (
        "<examview><question type='mc'><text>题</text><choices><choice-a>甲</choice-a><choice-b>乙</choice-b></choices>"
        "<answer>B</answer><info><difficulty>hard</difficulty></info></question>"
        "<question type='yn'><text>述</text><answer>?</answer></question>"
        "<matching-group name='g'><text>连线</text></matching-group><question type='ma'><text>x</text></question>"
        "</examview>"
    )
    batch = read(text)
    assert codes(batch) == ["import.unreadable_key", "import.unsupported"]
    assert [(question.answer, question.difficulty) for question in batch.ready] == [(right(1), Difficulty.HARD)]


def test_a_file_broken_in_the_middle_gives_what_stands_before() -> None:
    whole = f"<quiz>\n{CHOICE}\n{CHOICE}\n{CHOICE}\n</quiz>"
    cut = read(whole[: whole.rindex("乙")])
    assert (cut.found, len(cut.ready)) == (3, 2)
    assert codes(cut)[:2] == ["import.xml_broken", "import.xml_broken"]
    crossed = read(whole.replace("<name><text>名</text></name>", "<name><text>名</name></text>", 1))
    assert "import.xml_broken" in codes(crossed)
    assert len(crossed.ready) < 3


def test_names_of_html_characters_and_old_encodings() -> None:
    text = f"<?xml version='1.0' encoding='gb2312'?><quiz>{CHOICE.replace('甲', '甲&nbsp;丁')}</quiz>"
    [question] = MOODLE.read(text.encode("gb18030"), "库.xml").ready
    assert question.options[0].text == "甲 丁"


@pytest.mark.parametrize("known", [MOODLE, QTI_2], ids=lambda known: known.name)
@given(data=st.binary(max_size=60))
@example(data=b"<:")
@settings(deadline=None, max_examples=60)
def test_any_bytes_can_be_read(known: type, data: bytes) -> None:
    for start in (b"", b"<quiz>", b"PK\x03\x04"):
        assert read_interchange(start + data, "库").ready == ()


@pytest.mark.parametrize("known", WRITTEN[1:], ids=lambda known: known.name)
def test_a_written_file_damaged_anywhere_never_raises(known: type) -> None:
    question = Question(QuestionKind.SINGLE, "题", (Option("甲"), Option("乙")), right(0), "因为")
    data = known.write([question] * 2)  # type: ignore[attr-defined]
    for place in range(0, len(data), 23):
        read_interchange(data[:place], "库")
        read_interchange(data[:place] + b"\x00<&" + data[place + 3 :], "库")
