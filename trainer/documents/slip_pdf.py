"""一次性登录单: what a person signs in with once, to be cut apart and handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.units import mm

from trainer.documents.pdf import GREY, Paper, chinese_date
from trainer.words import _

_PER_PAGE = 5
_HEIGHT = 54 * mm


@dataclass(frozen=True)
class Slip:
    """One slip. `valid_until` is local time."""

    unit: str
    name: str
    login: str
    code: str
    valid_until: datetime


def slip_pdf(slips: Sequence[Slip]) -> bytes:
    """Five slips to a page, with lines to cut along."""
    paper = Paper(_("One-time sign-in slip"), margin=18 * mm)
    for start in range(0, len(slips), _PER_PAGE):
        for place, slip in enumerate(slips[start : start + _PER_PAGE]):
            _draw(paper, slip, paper.height - 14 * mm - place * _HEIGHT)
        paper.next_page()
    return paper.finish()


def _draw(paper: Paper, slip: Slip, top: float) -> None:
    left, right = paper.margin, paper.width - paper.margin
    paper.text(left, top - 11 * mm, _("One-time sign-in slip"), 15, bold=True)
    paper.text(right, top - 11 * mm, slip.unit, paper.fit(slip.unit, 10, 90 * mm), "right", colour=GREY)
    for place, (label, value) in enumerate(((_("Name"), slip.name), (_("Sign-in name"), slip.login))):
        y = top - (21 + place * 8) * mm
        paper.text(left, y, label, 10, colour=GREY)
        paper.text(left + 22 * mm, y, value, paper.fit(value, 13, 58 * mm))
    box = (right - 82 * mm, top - 31 * mm, 82 * mm, 15 * mm)
    paper.box(*box, line=1)
    paper.text(box[0] + box[2] / 2, box[1] + 4.6 * mm, slip.code, 24, "centre", spacing=3)
    until = f"{chinese_date(slip.valid_until.date())} {slip.valid_until:%H:%M}"
    paper.text(left, top - 38 * mm, _("Valid until {time}, for one sign-in.").format(time=until), 10)
    note = _("Type it in place of the password, then choose a password of your own. Destroy this slip afterwards.")
    paper.text(left, top - 44 * mm, note, 9, colour=GREY)
    paper.canvas.setDash(3, 3)
    paper.line(8 * mm, top - _HEIGHT, paper.width - 8 * mm, top - _HEIGHT, 0.5, GREY)
    paper.canvas.setDash()
