"""The code on a certificate, of the present and the earlier form, and the numbers it carries."""

import base64
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from tests.certificates.earlier import earlier_code, hidden, second_code
from trainer.app.services import RESOURCES
from trainer.certificates.layout import ElementKind, Layout, shipped_layouts
from trainer.certificates.numbering import load_numbering, serial, series
from trainer.certificates.rules import facts_hash, find_code, is_signed, public_key, read_code, statement
from trainer.certificates.sealing import (
    code_is_signed,
    code_of,
    file_is_signed,
    key_id_of,
    read_file_seal,
    read_signed_code,
    seal_file,
    stated_on,
)
from trainer.certificates.values import CertificateSheet, Occasion
from trainer.store.errors import BadInput

SEAL = bytes(range(32))
SHEET = CertificateSheet(
    "临交执-2026-培-0001", "张三", None, Occasion("培训班", date(2026, 1, 2)), "大队", date(2026, 1, 3), ""
)
SECOND = (
    "CERT2-KZDVVJ2UMNDUZQOZXW55NNBNGIYDENRNYXQC2MBQGAYR7VOFZD6R7RPA2G23BYA7GIYDENRNGAYS2MBSD4PR7NHTW3JR6M"
    "RQGI3C2MBRFUYDGH4XV6JFZ2HD4QPZPBZJF3BUC5OBERZOZND2N4M6KPKQXBNZVMCUF2JXPMDVOVUCUCFXXVMVKZPKC4OD4ITIAB"
    "S2XXWK6ZQXGI4UGB2AW"
)


@pytest.fixture
def layouts() -> tuple[Layout, ...]:
    return tuple(shipped_layouts(RESOURCES / "rules").values())


def test_a_code_states_all_that_is_printed_and_fits_its_key_alone() -> None:
    sheet = replace(SHEET, replaces="临交执-2025-培-0009", fields=("公路路政", "航道"))
    code = read_signed_code(code_of(sheet, SEAL, public_key(SEAL)))
    assert code is not None
    assert code.stated == stated_on(sheet)
    assert code.stated.fields == "公路路政、航道"
    assert code_is_signed(code, public_key(SEAL))
    assert not code_is_signed(code, public_key(bytes(32)))


def test_a_code_of_the_second_form_is_read_for_ever() -> None:
    """As an office printed it; its register holds the hash of what it stated."""
    code = read_signed_code(SECOND)
    assert second_code(SHEET, SEAL) == SECOND
    assert code is not None
    assert code.stated == replace(stated_on(SHEET), fields=None)
    assert code_is_signed(code, public_key(SEAL))
    assert facts_hash(statement(code.stated)) == "yCNaxsks9krePGUUEFBOc6YJ74GfPz0tceye70HLse8"
    third = read_signed_code("CERT3-" + SECOND.removeprefix("CERT2-"))
    assert third is None or not code_is_signed(third, public_key(SEAL))


def test_a_printed_code_stays_large_enough_to_be_scanned(layouts: tuple[Layout, ...]) -> None:
    """A module of a quarter of a millimetre is what a telephone reads from a print of 300 dots an inch."""
    title = "2026年度全市交通运输综合行政执法人员执法能力提升专题培训班（第二期）"
    held = Occasion(
        title, date(2026, 11, 1), date(2026, 11, 5), "共80学时（公共法律40学时、业务技能30学时、政治10学时）"
    )
    fields = ("公路路政", "道路运政", "水路运政", "航道", "港口", "海事", "城市客运", "工程质量监督")
    longest = replace(SHEET, occasion=held, issuer="临江市交通运输综合行政执法支队临江县大队", fields=fields)
    modules = segno.make_qr(code_of(longest, SEAL, public_key(SEAL)), error="m", boost_error=False).symbol_size()[0]
    sides = [min(one.width, one.height) for page in layouts for one in page.elements if one.kind is ElementKind.QR]
    assert min(sides) / modules >= 0.25


def test_a_code_outlives_a_careless_scanner() -> None:
    text = code_of(SHEET, SEAL, public_key(SEAL))
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
    assert read_signed_code(f"  {text[:40].lower()}\r\n{text[40:]} ") == read_signed_code(text)


@given(st.sampled_from(["CERT2-", "CERT3-"]), st.binary(min_size=1, max_size=200))
def test_codes_of_any_bytes_are_read_without_an_error(head: str, raw: bytes) -> None:
    code = read_signed_code(head + base64.b32encode(raw).decode().rstrip("="))
    assert code is None or not code_is_signed(code, public_key(SEAL))


@given(st.data())
def test_any_other_byte_of_a_sealed_file_is_seen(data: st.DataObject) -> None:
    sealed = seal_file(b"%PDF-1.4 something to keep", SEAL, public_key(SEAL))
    place = data.draw(st.integers(0, len(sealed) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != sealed[place]))
    found = read_file_seal(sealed[:place] + bytes([other]) + sealed[place + 1 :])
    fits = found is not None and found.key_id == key_id_of(public_key(SEAL)) and file_is_signed(found, public_key(SEAL))
    assert not fits


def test_an_earlier_code_reads_back_and_fits_its_key() -> None:
    code = read_code(earlier_code(SHEET, SEAL))
    assert code is not None
    assert (code.serial, code.name) == (SHEET.serial, SHEET.name)
    assert is_signed(code, public_key(SEAL))
    assert not is_signed(code, public_key(bytes(32)))


@given(st.sampled_from(["serial", "name", "issued_on", "facts", "signature"]), st.text(max_size=20))
def test_any_other_word_breaks_the_signature(part: str, words: str) -> None:
    code = read_code(earlier_code(SHEET, SEAL))
    assert code is not None
    assert is_signed(replace(code, **{part: words}), public_key(SEAL)) == (getattr(code, part) == words)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_an_error(content: bytes) -> None:
    assert find_code(content) is None
    assert find_code(b"(CERT1-" + content + b")") is None


def test_the_code_is_found_in_the_bytes_of_a_file() -> None:
    text = earlier_code(SHEET, SEAL)
    assert find_code(b"/Keywords (" + hidden(text).encode() + b")") == read_code(text)


def test_serials_are_rule_data(tmp_path: Path) -> None:
    shipped = load_numbering("临交执", RESOURCES / "rules")
    assert serial(shipped, 2026, 7) == "临交执-2026-培-0007"
    (tmp_path / "certificate-numbering.toml").write_text(
        'pattern = "{unit_code}〔{year}〕{number}号"\nkind = ""\ndigits = 3\nsource = "本单位规定"\n', encoding="utf-8"
    )
    own = load_numbering("临交执", RESOURCES / "rules", tmp_path)
    assert serial(own, 2026, 7) == "临交执〔2026〕007号"
    assert series(own, 2026) != series(own, 2027)


def test_a_broken_rule_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "certificate-numbering.toml").write_text("pattern = {", encoding="utf-8")
    with pytest.raises(BadInput) as refusal:
        load_numbering("x", tmp_path)
    assert refusal.value.code == "certificate.numbering_unreadable"
