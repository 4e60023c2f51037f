"""What makes a window of its own stay above the one it belongs to."""

from __future__ import annotations

from PySide6.QtCore import Qt

ABOVE = (
    Qt.WindowType.Dialog
    | Qt.WindowType.WindowTitleHint
    | Qt.WindowType.WindowSystemMenuHint
    | Qt.WindowType.WindowMinMaxButtonsHint
    | Qt.WindowType.WindowCloseButtonHint
)
"""X11 keeps only dialogs above their window: any other one vanishes behind it with the next click there."""
