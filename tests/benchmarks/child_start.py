"""Starts the program on a workspace and says so when its first window is on the screen and answers."""

import random
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

import trainer.__main__  # noqa: F401  the way in, with what it loads
from trainer.app.doorway import Doorway
from trainer.app.services import Services
from trainer.app.start import make_application
from trainer.store.clock import SystemClock
from trainer.store.opening import open_store
from trainer.store.workspace import Workspace
from trainer.ui.theme import Theme
from trainer.words import use_language

use_language("zh_CN")
app = make_application("zh_CN")
theme = Theme(app)
theme.apply()
clock = SystemClock()
with open_store(Workspace(Path(sys.argv[1])), clock, use_keyring=False) as store:
    window = Doorway(Services(store, clock, random.SystemRandom()), theme)
    window.begin()
    window.showMaximized()
    QTimer.singleShot(0, app.quit)
    app.exec()
