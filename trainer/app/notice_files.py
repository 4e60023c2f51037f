"""Draws notices; what makes files is loaded only when the first notice is drawn."""

from __future__ import annotations

from trainer.retakes.notices.values import NoticeSheet
from trainer.store.folders import Folder


def draw_notice(folders: tuple[Folder, ...], sheet: NoticeSheet) -> tuple[bytes, bytes]:
    """The PDF that is filed and the .docx to edit, of one document."""
    from trainer.documents.notices.notice import notice_sheet
    from trainer.documents.office.docx import write_docx
    from trainer.documents.office.pdf import write_pdf
    from trainer.documents.office.template import load_template

    document = notice_sheet(sheet, load_template("notice", folders))
    return write_pdf([document]), write_docx([document])
