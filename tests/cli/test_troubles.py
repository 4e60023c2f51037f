"""What the disk refuses is said in a sentence, not in a traceback."""

import errno

import pytest

from trainer.cli.desk import plainly


def test_a_full_disk_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    @plainly
    def export() -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/media/usb/学时.xlsx")

    with pytest.raises(SystemExit) as ended:
        export()
    said = capsys.readouterr().err
    assert ended.value.code == 1
    assert "/media/usb/学时.xlsx" in said
    assert "Traceback" not in said
