"""Packages: what is found in them, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from question_bank.formats.batch import Batch
from question_bank.formats.interchange import package, xmldoc
from question_bank.formats.interchange.catalogue import CARTRIDGE, MOODLE, QTI_2, QTI_3
from question_bank.formats.interchange.package import is_safe
from question_bank.formats.interchange.reading import read_interchange
from question_bank.formats.registry import format_of
from question_bank.question import Difficulty
from tests.question_bank.test_interchange_xml import CHOICE, ITEM, equal, gains, interop, lid

QTI_ITEM = ITEM.format(
    '<responseDeclaration identifier="R" cardinality="single" baseType="string"><correctResponse><value>五</value>'
    "</correctResponse></responseDeclaration>{}"
    '<itemBody><p>几日？<textEntryInteraction responseIdentifier="R"/></p></itemBody>'
)


def zipped(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def manifest(*resources: str) -> str:
    return f"<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><resources>{''.join(resources)}</resources></manifest>"


def resource(href: str, kind: str = "imsqti_item_xmlv2p1", metadata: str = "") -> str:
    return f"<resource identifier='r' type='{kind}' href='{href}'>{metadata}<file href='{href}'/></resource>"


def codes(batch: Batch) -> list[str]:
    return [problem.code for problem in batch.all_problems]


def test_the_manifest_says_which_files_and_in_which_order() -> None:
    metadata = (
        "<metadata><lom xmlns='http://ltsc.ieee.org/xsd/LOM'><educational><difficulty><value>difficult</value>"
        "</difficulty></educational><classification><taxonPath><taxon><entry><string>处罚</string></entry></taxon>"
        "</taxonPath></classification></lom></metadata>"
    )
    members: dict[str, str | bytes] = {
        "题/imsmanifest.xml": manifest(resource("b%20b.xml", metadata=metadata), resource("a.xml"), resource("c.xml")),
        "题/a.xml": QTI_ITEM.format(""),
        "题/b b.xml": QTI_ITEM.format("").replace("几日", "几月"),
        "题/loose.xml": QTI_ITEM.format(""),
    }
    batch = read_interchange(zipped(members), "库.zip")
    assert codes(batch) == ["import.missing_member"]
    assert [question.stem for question in batch.ready] == ["几月？____", "几日？____"]
    assert (batch.ready[0].difficulty, batch.ready[0].subject) == (Difficulty.HARD, "处罚")
    assert batch.questions[0].place.file == "库.zip/题/b b.xml"


def test_a_stimulus_in_a_file_of_its_own() -> None:
    members: dict[str, str | bytes] = {
        "items/a.xml": QTI_ITEM.format("<assessmentStimulusRef identifier='s' href='../s.xml'/>"),
        "s.xml": "<assessmentStimulus><stimulusBody><p>材料。</p></stimulusBody></assessmentStimulus>",
    }
    assert [question.stem for question in read_interchange(zipped(members), "库.zip").ready] == ["材料。\n几日？____"]
    del members["s.xml"]
    assert codes(read_interchange(zipped(members), "库.zip")) == ["import.missing_member"]


def test_a_common_cartridge() -> None:
    kind = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
    data = zipped(
        {
            "imsmanifest.xml": manifest(resource("q/a.xml", kind), resource("w.html", "webcontent")),
            "q/a.xml": interop("cc.multiple_choice.v0p1", lid("Single"), gains(equal("b"))),
            "w.html": "<p>网页</p>",
        }
    )
    assert format_of("课.imscc", data) is CARTRIDGE
    batch = CARTRIDGE.read(data, "课.imscc")
    assert (batch.found, codes(batch)) == (1, [])


def test_packages_are_told_apart() -> None:
    assert format_of("库.zip", QTI_2.write([])) is QTI_2
    assert format_of("库.zip", QTI_3.write([])) is QTI_3
    assert codes(read_interchange(zipped({"a.txt": "x"}), "库.zip")) == ["import.nothing_found"]


def test_members_outside_the_package_are_not_read() -> None:
    data = zipped({"../a.xml": CHOICE, "/etc/b.xml": CHOICE, "c:\\d.xml": CHOICE, "e.xml": f"<quiz>{CHOICE}</quiz>"})
    batch = read_interchange(data, "库.zip")
    assert (len(batch.ready), codes(batch)) == (1, ["import.unsafe_name"] * 3)
    assert is_safe("a/b..c/d.xml")
    assert not is_safe("a/../../b.xml")


def test_bombs_are_stopped_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MEMBER_BYTES", 100_000)
    data = zipped({"a.xml": b"<quiz>" + b" " * 5_000_000, "b.xml": f"<quiz>{CHOICE}</quiz>"})
    assert len(data) < 10_000
    batch = read_interchange(data, "库.zip")
    assert (len(batch.ready), codes(batch)) == (1, ["import.too_large"])
    monkeypatch.setattr(package, "MOST_MEMBERS", 1)
    assert codes(read_interchange(data, "库.zip")) == ["import.many_members"]


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped({f"{number}.xml": f"<quiz>{CHOICE}{' ' * 3000}</quiz>" for number in range(4)})
    opened = package.open_package(data, "库.zip")
    assert isinstance(opened, package.Package)
    opened._left = 8_000
    results = [opened.read(name) for name in opened.names]
    assert [isinstance(result, bytes) for result in results] == [True, True, False, False]


def test_encrypted_damaged_and_truncated_members() -> None:
    data = bytearray(zipped({"a.xml": f"<quiz>{CHOICE}</quiz>", "b.xml": f"<quiz>{CHOICE}</quiz>"}, zipfile.ZIP_STORED))
    data[data.index(b"<quiz>")] = ord(">")
    batch = read_interchange(bytes(data), "库.zip")
    assert (len(batch.ready), codes(batch)) == (1, ["import.member_unreadable"])
    assert codes(read_interchange(bytes(data[:200]), "库.zip")) == ["import.package"]
    for mark in (b"PK\x01\x02", b"PK\x03\x04"):
        at = data.index(mark)
        data[at + (8 if mark == b"PK\x01\x02" else 6)] |= 1
    assert "import.encrypted" in codes(read_interchange(bytes(data), "库.zip"))


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz>&x;</quiz>',
        '<!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><quiz>&b;</quiz>',
        '<!DOCTYPE quiz [<!ENTITY % p SYSTEM "http://127.0.0.1/x">%p;]><quiz/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused(text: str, encoding: str) -> None:
    assert codes(read_interchange(text.encode(encoding), "库.xml")) == ["import.xml_entities"]


def test_an_outside_dtd_is_never_fetched() -> None:
    text = f'<!DOCTYPE quiz SYSTEM "http://127.0.0.1:9/x.dtd"><quiz>{CHOICE}</quiz>'
    assert len(read_interchange(text.encode(), "库.xml").ready) == 1


def test_deep_and_large_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "<quiz>" + "<b>" * 100_000
    assert set(codes(read_interchange(deep.encode(), "库.xml"))) <= {
        "import.xml_unreadable",
        "import.xml_broken",
        "import.nothing_found",
    }
    monkeypatch.setattr(xmldoc, "MOST_BYTES", 100)
    assert codes(read_interchange(b"<quiz>" + b" " * 200, "库.xml")) == ["import.too_large"]


def test_other_xml_is_named() -> None:
    assert codes(MOODLE.read(b"<html/>", "库.xml")) == ["import.unknown_xml"]
    assert codes(MOODLE.read(b"no xml", "库.xml")) == ["import.xml_unreadable"]


def test_html_is_reduced_to_its_words() -> None:
    stem = (
        "<p onclick='x()'>甲<script>alert(1)</script></p><table><tr><td>一</td><td>二</td></tr></table>H<sub>2</sub>O"
    )
    text = f"<quiz>{CHOICE.replace('<p>题</p>', stem)}</quiz>"
    [question] = read_interchange(text.encode(), "库.xml").ready
    assert question.stem == "甲\n一  二\nH₂O"
