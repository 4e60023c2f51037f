"""A field for points of a question or an answer."""

from __future__ import annotations

from decimal import Decimal

from question_bank.codec_answer import plain_decimal
from trainer.ui.widgets.steady import DecimalNumber

MOST_POINTS = 1000


class Points(DecimalNumber):
    """Up to two decimals, shown without needless zeros; arrows go by half points."""

    def __init__(self, value: Decimal, most: Decimal = Decimal(MOST_POINTS)) -> None:
        super().__init__()
        self.setDecimals(2)
        self.setSingleStep(0.5)
        self.setRange(0, float(most))
        self.setValue(float(value))

    def textFromValue(self, value: float) -> str:
        return plain_decimal(Decimal(f"{value:.2f}"))

    def points(self) -> Decimal:
        return Decimal(self.textFromValue(self.value()))
