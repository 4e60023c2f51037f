"""The code on a certificate and the numbers it carries."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.app.services import RESOURCES
from trainer.certificates.numbering import load_numbering, serial, series
from trainer.certificates.rules import find_code, hide_code, is_signed, public_key, read_code, sign_code
from trainer.certificates.values import CertificateSheet, Occasion
from trainer.store.errors import BadInput

SEAL = bytes(range(32))
SHEET = CertificateSheet(
    "临交执-2026-培-0001", "张三", None, Occasion("培训班", date(2026, 1, 2)), "大队", date(2026, 1, 3), ""
)


def test_a_signed_code_reads_back_and_fits_its_key() -> None:
    code = read_code(sign_code(SHEET, SEAL))
    assert code is not None
    assert (code.serial, code.name) == (SHEET.serial, SHEET.name)
    assert is_signed(code, public_key(SEAL))
    assert not is_signed(code, public_key(bytes(32)))


@given(st.sampled_from(["serial", "name", "issued_on", "facts", "signature"]), st.text(max_size=20))
def test_any_other_word_breaks_the_signature(part: str, words: str) -> None:
    code = read_code(sign_code(SHEET, SEAL))
    assert code is not None
    assert is_signed(replace(code, **{part: words}), public_key(SEAL)) == (getattr(code, part) == words)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_without_an_error(content: bytes) -> None:
    assert find_code(content) is None
    assert find_code(b"(CERT1-" + content + b")") is None


def test_the_code_is_found_in_the_bytes_of_a_file() -> None:
    text = sign_code(SHEET, SEAL)
    assert find_code(b"/Keywords (" + hide_code(text).encode() + b")") == read_code(text)


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
