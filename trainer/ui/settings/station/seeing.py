"""What only a window can find out about the PC: screen, printer, and whether pinyin becomes Chinese."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtPrintSupport import QPrinterInfo

from trainer.documents.station_values import Finding, Item, Verdict
from trainer.words import _

WIDE_ENOUGH, HIGH_ENOUGH = 1366, 768
LEAST_WIDE, LEAST_HIGH = 1024, 640
FIRST_HAN, LAST_HAN = "\u4e00", "\u9fff"


def seen(typed: str) -> tuple[Finding, ...]:
    """The findings of this screen; `typed` is what stands in the field for pinyin."""
    return (_font(), input_finding(typed), _screen(), _printer())


def input_finding(typed: str) -> Finding:
    """Whether Chinese characters came out of the keyboard."""
    if not typed.strip():
        return Finding(Item.INPUT, Verdict.UNTRIED, _("Nothing was typed into the field."))
    if any(FIRST_HAN <= sign <= LAST_HAN for sign in typed):
        return Finding(Item.INPUT, Verdict.GO, typed.strip())
    words = _("“{typed}” holds no Chinese character. Switch the input method on.")
    return Finding(Item.INPUT, Verdict.NO_GO, words.format(typed=typed.strip()))


def screen_verdict(width: int, height: int, screens: int) -> Verdict:
    """The exam window needs a screen of today; a second one is looked at by a person."""
    if width < LEAST_WIDE or height < LEAST_HIGH:
        return Verdict.NO_GO
    small = width < WIDE_ENOUGH or height < HIGH_ENOUGH
    return Verdict.LOOK if small or screens > 1 else Verdict.GO


def _font() -> Finding:
    families = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    if not families:
        return Finding(Item.FONT, Verdict.NO_GO, _("No Chinese font is installed."))
    return Finding(Item.FONT, Verdict.GO, QGuiApplication.font().family())


def _screen() -> Finding:
    screens = QGuiApplication.screens()
    size = QGuiApplication.primaryScreen().size()
    words = _("{width} × {height}, {count} screens").format(
        width=size.width(), height=size.height(), count=len(screens)
    )
    return Finding(Item.SCREEN, screen_verdict(size.width(), size.height(), len(screens)), words)


def _printer() -> Finding:
    name = QPrinterInfo.defaultPrinterName()
    if not name:
        return Finding(Item.PRINTER, Verdict.LOOK, _("No printer is set. One is needed at the office's PC only."))
    return Finding(Item.PRINTER, Verdict.GO, name)
