"""What is remembered of each printer of this PC: the sides it prints on, and how far a page is moved on its paper."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class Sides(StrEnum):
    """One side of a sheet, or both, turned at the long or the short edge."""

    ONE = "sides_one"
    LONG_EDGE = "sides_long_edge"
    SHORT_EDGE = "sides_short_edge"


@dataclass(frozen=True)
class PrinterSettings:
    """`right` and `down` are millimetres, for forms printed before and printers that pull crooked."""

    sides: Sides = Sides.ONE
    right: float = 0.0
    down: float = 0.0


class Printers:
    """Kept in a file, where there is one, for the next start; a file that is damaged is begun anew."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[str, PrinterSettings] = {}
        self.last = ""
        """The printer that was printed with last."""
        self._read()

    def of(self, printer: str) -> PrinterSettings:
        """What was set when this printer was last printed with."""
        return self._known.get(printer, PrinterSettings())

    def keep(self, printer: str, settings: PrinterSettings) -> None:
        """Remembers what a printer was printed with; a disk that refuses costs the memory, not the print."""
        self.last = printer
        self._known[printer] = settings
        if self._file is None:
            return
        data = {"last": printer, "printers": {name: asdict(one) for name, one in self._known.items()}}
        try:
            self._file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
        except OSError:
            return

    def _read(self) -> None:
        try:
            data = json.loads(self._file.read_text(encoding="utf-8")) if self._file else {}
            known = {
                str(name): PrinterSettings(Sides(one["sides"]), float(one["right"]), float(one["down"]))
                for name, one in data.get("printers", {}).items()
            }
            self._known, self.last = known, str(data.get("last", ""))
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self._known, self.last = {}, ""
