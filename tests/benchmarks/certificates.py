"""A thousand certificates, a file each, against bare reportlab drawing the same marks into the same files."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import segno
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.benchmarks.harness import Row, in_turns
from trainer.app.services import RESOURCES
from trainer.certificates.credential import sign_credential
from trainer.certificates.layout import shipped_layouts
from trainer.certificates.rules import public_key
from trainer.certificates.sealing import code_of, seal_file
from trainer.certificates.values import CertificateSheet, Occasion
from trainer.documents.certificate_pdf import certificate_pdf
from trainer.documents.fonts import body_font
from trainer.store.ciphers import sign

COUNT = 1000
CODE = "CERT3-" + "A" * 360
SEAL = bytes(32)
PUBLIC = public_key(SEAL)


def _photo() -> bytes:
    output = io.BytesIO()
    Image.effect_noise((295, 413), 40).convert("RGB").save(output, "JPEG", quality=80)
    return output.getvalue()


PHOTO = _photo()


def certificate_rows(folder: Path) -> list[Row]:
    ours, bare = in_turns(lambda: _ours(folder), lambda: _bare(folder), rounds=2)
    size = sum(path.stat().st_size for path in folder.glob("ours-*.pdf")) / COUNT
    plain = sum(path.stat().st_size for path in folder.glob("bare-*.pdf")) / COUNT
    return [
        Row("1,000 certificates with photograph, QR and signature, a file each", ours, bare, "ratio <= 1.5"),
        Row("bytes of one certificate", size, plain, "reported", "bytes"),
    ]


def _ours(folder: Path) -> None:
    occasion = Occasion("2026 年度执法知识考试", date(2026, 11, 2), facts="成绩92分")
    layout = shipped_layouts(RESOURCES / "rules")["a4"]
    for number in range(COUNT):
        sheet = CertificateSheet(
            f"临交执-2026-培-{number:04d}", "张三", PHOTO, occasion, "临河县大队", date(2026, 11, 20), ""
        )
        credential = sign_credential(sheet, UUID(int=number), UUID(int=1), SEAL, PUBLIC)
        sheet = replace(sheet, code=code_of(sheet, SEAL, PUBLIC), credential=credential)
        content = seal_file(certificate_pdf(sheet, layout), SEAL, PUBLIC)
        (folder / f"ours-{number}.pdf").write_bytes(content)


def _bare(folder: Path) -> None:
    font = body_font()
    for number in range(COUNT):
        output = io.BytesIO()
        canvas = Canvas(output, pagesize=landscape(A4), invariant=1)
        for inset in (30, 36, 42):
            canvas.rect(inset, inset, 842 - 2 * inset, 595 - 2 * inset)
        for line, text in enumerate(_LINES):
            canvas.setFont(font, 40 if line == 0 else 16)
            canvas.drawCentredString(421, 470 - 40 * line, text.format(number=number))
        canvas.drawImage(ImageReader(io.BytesIO(PHOTO)), 90, 300, 74, 102)
        _bare_code(canvas, f"{CODE}{number}")
        canvas.showPage()
        canvas.save()
        content = output.getvalue()
        (folder / f"bare-{number}.pdf").write_bytes(content + sign(SEAL, content))


_LINES = (
    "培训合格证书",
    "编号：临交执-2026-培-{number:04d}",
    "张  三 同志于 2026 年 11 月 2 日参加 2026 年度执法知识考试，",
    "成绩92分，经考核合格，特发此证。",
    "临河县大队（章）",
    "2026 年 11 月 20 日",
    "本证书证明培训考核结果，不作为行政执法资格凭证。",
    "扫码核验",
)


def _bare_code(canvas: Canvas, text: str) -> None:
    path = canvas.beginPath()
    rows = segno.make_qr(text, error="m", mask=3, boost_error=False).matrix
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                path.rect(80 + x, 150 - y, 1, 1)
    canvas.drawPath(path, stroke=0, fill=1)
