"""Another program on the same screen: it comes to the front, has copied a text, hides on a word, and ends."""

import os
import sys
from itertools import count

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.real.xlib import take_focus

app = QApplication(sys.argv)
window = QLabel("另一个程序")
window.resize(400, 300)
app.clipboard().setText("从网页复制来的整段答案")
asked = count()


def come_to_front() -> None:
    """Once the window can be seen it takes the focus, which a window manager might refuse it."""
    if window.isActiveWindow():
        timer.stop()
        print("in front", flush=True)
    elif window.windowHandle().isExposed() and not next(asked):
        take_focus(os.environ["DISPLAY"], window.winId())


def heard() -> None:
    if sys.stdin.readline():
        window.hide()
    else:
        app.quit()


notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
notifier.activated.connect(lambda *_: heard())
timer = QTimer(interval=50)
timer.timeout.connect(come_to_front)
timer.start()
window.show()
app.exec()
