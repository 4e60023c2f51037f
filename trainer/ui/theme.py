"""Colours, sizes and the style sheet: one place for the look of every window."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from trainer.ui.tones import Tone

SHEET = Path(__file__).parent.parent.parent / "resources" / "style" / "sheet.qss"
BASE_PIXELS = 14
W = TypeVar("W", bound=QWidget)
CHINESE_FONTS = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei")


class Mode(StrEnum):
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True)
class Tokens:
    """One palette. Text on its ground has a contrast of at least 4.5 : 1, the edge of a field of 3 : 1."""

    paper: str
    card: str
    line: str
    edge: str
    hair: str
    ink: str
    muted: str
    faint: str
    brand: str
    brand_dark: str
    brand_soft: str
    on_brand: str
    rail: str
    rail_chosen: str
    rail_ink: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    plain_soft: str

    def tone(self, tone: Tone) -> tuple[str, str]:
        """Ink and ground of a badge."""
        if tone is Tone.PLAIN:
            return self.muted, self.plain_soft
        if tone is Tone.BRAND:
            return self.brand_dark, self.brand_soft
        return str(getattr(self, tone.value)), str(getattr(self, f"{tone.value}_soft"))


LIGHT = Tokens(
    paper="#F5F7FA",
    card="#FFFFFF",
    line="#DFE4EA",
    edge="#8591A0",
    hair="#EEF1F5",
    ink="#1B2733",
    muted="#5B6B7B",
    faint="#62718A",
    brand="#1F5AA6",
    brand_dark="#17457F",
    brand_soft="#E8F0FA",
    on_brand="#FFFFFF",
    rail="#12263F",
    rail_chosen="#1E3A5F",
    rail_ink="#C3CFDD",
    ok="#1B7548",
    ok_soft="#E3F4EB",
    warn="#8A5700",
    warn_soft="#FFF3DA",
    bad="#B3261E",
    bad_soft="#FCE8E6",
    plain_soft="#EDF0F4",
)
DARK = Tokens(
    paper="#12181F",
    card="#1A222C",
    line="#2C3846",
    edge="#5E7086",
    hair="#232D39",
    ink="#E6ECF2",
    muted="#A9B6C4",
    faint="#94A2B2",
    brand="#5B9BE8",
    brand_dark="#9CC4F5",
    brand_soft="#1D3350",
    on_brand="#0B1420",
    rail="#0C131C",
    rail_chosen="#1D3350",
    rail_ink="#B9C7D8",
    ok="#5CC792",
    ok_soft="#16352A",
    warn="#E8B35A",
    warn_soft="#3A2D14",
    bad="#F0857D",
    bad_soft="#40201E",
    plain_soft="#28323E",
)
CONTRAST = Tokens(
    paper="#FFFFFF",
    card="#FFFFFF",
    line="#000000",
    edge="#000000",
    hair="#595959",
    ink="#000000",
    muted="#1A1A1A",
    faint="#1A1A1A",
    brand="#003A8C",
    brand_dark="#002766",
    brand_soft="#D6E8FF",
    on_brand="#FFFFFF",
    rail="#000000",
    rail_chosen="#003A8C",
    rail_ink="#FFFFFF",
    ok="#00582E",
    ok_soft="#D9F5E5",
    warn="#6B4300",
    warn_soft="#FFEFC2",
    bad="#8C0B05",
    bad_soft="#FFDAD7",
    plain_soft="#E6E6E6",
)
MODE_PROPERTY, SCALE_PROPERTY = "trainer-mode", "trainer-scale"
TOKENS = {Mode.LIGHT: LIGHT, Mode.DARK: DARK, Mode.CONTRAST: CONTRAST}


class Theme:
    """The look in force for the whole application: palette, text scale (1.0–2.0), style sheet."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self.mode = Mode.LIGHT
        self.scale = 1.0
        self.family = _family()

    @property
    def tokens(self) -> Tokens:
        return TOKENS[self.mode]

    def pixels(self, size: int) -> int:
        """A size of the design at the scale in force."""
        return round(size * self.scale)

    def apply(self, mode: Mode | None = None, scale: float | None = None) -> None:
        """Restyles every window at once."""
        self.mode = mode or self.mode
        self.scale = min(2.0, max(1.0, scale or self.scale))
        self._app.setProperty(MODE_PROPERTY, self.mode.value)
        self._app.setProperty(SCALE_PROPERTY, self.scale)
        if not self._app.styleSheet():
            self._app.setStyle("Fusion")
        font = QFont(self.family)
        font.setPixelSize(self.pixels(BASE_PIXELS))
        self._app.setFont(font)
        self._app.setPalette(_palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self.scale))
        _looks.changed.emit()


class _Looks(QObject):
    changed = Signal()


class _Follower(QObject):
    """Lives as long as its widget."""

    def __init__(self, widget: QWidget, act: Callable[[QWidget], object]) -> None:
        super().__init__(widget)
        self._act = act
        _looks.changed.connect(self.renew)

    def renew(self) -> None:
        self._act(cast(QWidget, self.parent()))


_looks = _Looks()


def follow(widget: W, act: Callable[[W], object]) -> None:
    """Does what the style sheet cannot (icons, sizes, colours of one widget), now and after every change of the look.

    `act` is given the widget; so the window stays as it is, with all that is in hand.
    """
    act(widget)
    _Follower(widget, cast("Callable[[QWidget], object]", act))


def tokens() -> Tokens:
    """The palette in force, for what is painted by hand."""
    return TOKENS[look()[0]]


def look() -> tuple[Mode, float]:
    """The colours and the text size in force."""
    app = QApplication.instance()
    mode, scale = (app.property(MODE_PROPERTY), app.property(SCALE_PROPERTY)) if app is not None else (None, None)
    return Mode(mode or Mode.LIGHT), float(scale or 1.0)


def scaled(pixels: int) -> int:
    """A size of the design at the text size in force."""
    return round(pixels * max(1.0, QApplication.font().pixelSize() / BASE_PIXELS))


def _family() -> str:
    """A Chinese font of the system, else the one that ships with the program."""
    known = set(QFontDatabase.families())
    for family in CHINESE_FONTS:
        if family in known:
            return family
    spec = importlib.util.find_spec("zhplot")
    if spec is not None and spec.submodule_search_locations:
        for folder in spec.submodule_search_locations:
            for file in Path(folder).rglob("NotoSansSC-Regular.ttf"):
                number = QFontDatabase.addApplicationFont(str(file))
                return QFontDatabase.applicationFontFamilies(number)[0]
    return QFont().family()


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, tokens.paper),
        (QPalette.ColorRole.WindowText, tokens.ink),
        (QPalette.ColorRole.Base, tokens.card),
        (QPalette.ColorRole.AlternateBase, tokens.paper),
        (QPalette.ColorRole.Text, tokens.ink),
        (QPalette.ColorRole.PlaceholderText, tokens.faint),
        (QPalette.ColorRole.Button, tokens.card),
        (QPalette.ColorRole.ButtonText, tokens.ink),
        (QPalette.ColorRole.Highlight, tokens.brand),
        (QPalette.ColorRole.HighlightedText, tokens.on_brand),
        (QPalette.ColorRole.ToolTipBase, tokens.card),
        (QPalette.ColorRole.ToolTipText, tokens.ink),
    ):
        palette.setColor(role, QColor(colour))
    return palette


def style_sheet(tokens: Tokens, scale: float) -> str:
    """The sheet for every widget with its colours and sizes filled in."""
    text = SHEET.read_text(encoding="utf-8")
    for name, value in vars(tokens).items():
        text = text.replace(f"@{name};", f"{value};")
    text = text.replace("@style/", f"{SHEET.parent.as_posix()}/")
    for size in (6, 9, 11, 12, 13, 14, 16, 18, 20, 22, 24, 26, 40):
        text = text.replace(f"@{size}px", f"{round(size * scale)}px")
    return text
