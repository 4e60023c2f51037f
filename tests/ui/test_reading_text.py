"""A text in the reading window."""

from pytestqt.qtbot import QtBot

from trainer.ui.reader.bodies import TextBody


def test_a_text_that_fits_whole_is_seen_to_its_end_a_long_one_only_below(qtbot: QtBot) -> None:
    short, long = TextBody("# 简易程序\n\n当场作出。", markdown=True), TextBody("一行\n" * 300)
    for body in (short, long):
        qtbot.addWidget(body)
        body.resize(600, 400)
        body.show()
    qtbot.waitUntil(lambda: short.seen_to_the_end)
    assert not long.seen_to_the_end
    long.go_to(-1)
    assert long.seen_to_the_end
