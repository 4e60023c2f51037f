"""The parts of WordprocessingML that python-docx has no words for: fonts of Chinese, fields, borders, frames."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from trainer.documents.fonts import Face
from trainer.documents.office.model import Edges, Page, Strip

FONTS = {
    Face.FANG: "仿宋_GB2312",
    Face.SONG: "宋体",
    Face.HEI: "黑体",
    Face.KAI: "楷体_GB2312",
    Face.TITLE: "方正小标宋简体",
}
LATIN = "Times New Roman"
SIGNS = "Segoe UI Symbol"
_TWIPS = 56.6929
_EMU = 36000


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * _TWIPS)


def element(name: str, **values: object) -> Any:
    """`w:name` with `w:` attributes."""
    made = OxmlElement(f"w:{name}")
    for key, value in values.items():
        made.set(qn(f"w:{key}"), str(value))
    return made


def set_fonts(properties: Any, chinese: str, latin: str = LATIN) -> None:
    """East Asian and Latin font of a run; without the first Word takes the theme's."""
    fonts = properties.get_or_add_rFonts()
    for name, font in (("eastAsia", chinese), ("ascii", latin), ("hAnsi", latin), ("cs", latin)):
        fonts.set(qn(f"w:{name}"), font)
    fonts.set(qn("w:hint"), "eastAsia")


def add_field(paragraph: Any, code: str, make_run: Any) -> None:
    """A field that Word fills in: PAGE, NUMPAGES, SECTIONPAGES."""
    for kind in ("begin", "code", "separate", "shown", "end"):
        run = make_run("1" if kind == "shown" else "")
        if kind == "code":
            text = element("instrText")
            text.text = f" {code} "
            run._r.append(text)
        elif kind != "shown":
            run._r.append(element("fldChar", fldCharType=kind))


def rule_cell(tc: Any, edges: Edges, shaded: bool) -> None:
    """The borders and the ground of one cell."""
    properties = tc.get_or_add_tcPr()
    borders = element("tcBorders")
    for side in ("top", "left", "bottom", "right"):
        ruled = edges is Edges.ALL or (edges is Edges.BELOW and side == "bottom")
        if ruled:
            borders.append(element(side, val="single", sz=4, space=0, color="000000"))
        elif edges is Edges.NONE or edges is Edges.BELOW:
            borders.append(element(side, val="nil"))
    properties.append(borders)
    if shaded:
        properties.append(element("shd", val="clear", color="auto", fill="EDEDED"))


def rule_above(paragraph: Any) -> None:
    """A dashed line over a paragraph: where scissors go."""
    borders = element("pBdr")
    borders.append(element("top", val="dashed", sz=6, space=6, color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def strip_frame(strip: Strip, page: Page) -> Any:
    """密封线 as a text box of upright type at the left edge, anchored in the header of the first page."""
    width, height = round((page.left - 12) * _EMU), round((page.height - page.top - page.bottom) * _EMU)
    edge = round((page.left - 24) * _EMU)
    blanks = "".join(_upright_run(label) + _upright_run("\u00a0" * 56, underlined=True) for label in strip.blanks)
    words = _upright_run(("…" * 5).join(("", *strip.words, "")))
    paragraphs = _upright(blanks) + _upright(words)
    return parse_xml(
        f"<w:r {nsdecls('w', 'wp', 'a')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
        "<wp:anchor distT='0' distB='0' distL='0' distR='0' simplePos='0' relativeHeight='1' behindDoc='0' "
        "locked='0' layoutInCell='1' allowOverlap='1'><wp:simplePos x='0' y='0'/>"
        f"<wp:positionH relativeFrom='page'><wp:posOffset>{edge}</wp:posOffset></wp:positionH>"
        f"<wp:positionV relativeFrom='page'><wp:posOffset>{round(page.top * _EMU)}</wp:posOffset></wp:positionV>"
        f"<wp:extent cx='{width}' cy='{height}'/><wp:wrapNone/><wp:docPr id='1' name='strip'/>"
        "<wp:cNvGraphicFramePr/><a:graphic>"
        "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'>"
        "<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr><a:xfrm><a:off x='0' y='0'/>"
        f"<a:ext cx='{width}' cy='{height}'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom>"
        f"<a:noFill/></wps:spPr><wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>"
        "<wps:bodyPr vert='vert270' lIns='0' tIns='0' rIns='0' bIns='0' anchor='t'/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def _upright(runs: str) -> str:
    spacing = "<w:spacing w:line='400' w:lineRule='exact' w:before='0' w:after='0'/>"
    return f"<w:p><w:pPr>{spacing}<w:jc w:val='center'/></w:pPr>{runs}</w:p>"


def _upright_run(words: str, underlined: bool = False) -> str:
    fonts = f"<w:rFonts w:eastAsia='{FONTS[Face.SONG]}' w:ascii='{LATIN}' w:hAnsi='{LATIN}' w:hint='eastAsia'/>"
    line = "<w:u w:val='single'/>" if underlined else ""
    return f"<w:r><w:rPr>{fonts}<w:sz w:val='21'/>{line}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"
