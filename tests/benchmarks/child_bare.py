"""The bare minimum: a Qt window with one line of text."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLabel("考试"))
window.showMaximized()
QTimer.singleShot(0, app.quit)
app.exec()
