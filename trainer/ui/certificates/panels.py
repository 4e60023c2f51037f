"""What stands in the panel at the right: one certificate, the result of a batch, the verdict on a file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.certificates.values import Certificate, Stated, Verdict, Verification
from trainer.store.errors import KnownError
from trainer.ui.certificates.state import CertificatesState
from trainer.ui.texts import message, name
from trainer.ui.tones import Tone
from trainer.ui.widgets.basics import badge, button, label, row
from trainer.ui.widgets.facts import fact
from trainer.ui.widgets.flow import Flow
from trainer.ui.widgets.form import Form
from trainer.ui.widgets.page import message_box
from trainer.ui.widgets.panel_head import panel_head
from trainer.words import _

BOXES = {
    Verdict.GENUINE: "done",
    Verdict.VOIDED: "trouble",
    Verdict.CHANGED: "trouble",
    Verdict.FOREIGN: "trouble",
    Verdict.UNKNOWN: "note",
}


class CertificatePanel(QWidget):
    """Facts, the page itself, and what can be done with it."""

    closed = Signal()
    page_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()
    void_wanted = Signal()
    correct_wanted = Signal()

    def __init__(self, state: CertificatesState, chosen: Certificate) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        word, tone = standing(chosen)
        box.addLayout(panel_head(chosen.name, self.closed.emit, badge(word, tone)))
        inside = Form()
        if state.content:
            inside.column.addWidget(self._page(state.content))
        if state.gone:
            words = _("The file was destroyed with what was known of the person; number and hash stay.")
            inside.column.addWidget(message_box(words, "note"))
        add_facts(inside, state, chosen)
        inside.finish()
        box.addWidget(inside, 1)
        box.addWidget(self._actions(state, chosen))

    def _page(self, content: bytes) -> QWidget:
        from trainer.ui.widgets.pdf_pages import PageView, PdfPages

        try:
            page = PageView(PdfPages([content]), follow_width=True)
        except KnownError as error:
            return label(message(error), "wrong", wrap=True)
        page.setToolTip(_("Click to see the whole page"))
        page.clicked.connect(self.page_wanted)
        return page

    def _actions(self, state: CertificatesState, chosen: Certificate) -> Flow:
        self.print = button(_("Print again"), "primary", "mdi6.printer-outline")
        self.open = button(_("Whole page"))
        self.save = button(_("Save as"))
        self.void = button(_("Void"), "danger")
        self.correct = button(_("Correct"))
        self.correct.clicked.connect(self.correct_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.open.clicked.connect(self.page_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.void.clicked.connect(self.void_wanted)
        may = state.may_issue and bool(state.content)
        for action, shown in (
            (self.print, may and chosen.voided is None),
            (self.open, bool(state.content)),
            (self.save, may),
            (self.correct, may and chosen.voided is None),
            (self.void, state.may_issue and chosen.voided is None),
        ):
            action.setVisible(shown)
        actions = Flow()
        for action in (self.print, self.open, self.save, self.correct, self.void):
            actions.flow.addWidget(action)
        return actions


class BatchPanel(QWidget):
    """What was issued and who was left out, with the first print."""

    print_wanted = Signal()
    closed = Signal()

    def __init__(self, state: CertificatesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        batch = state.batch
        count = len(batch.certificates) if batch else 0
        box.addLayout(panel_head(_("Issued {count} certificates").format(count=count), self.closed.emit))
        if batch is not None and batch.cancelled:
            box.addWidget(
                message_box(_("Stopped. What was issued before stays issued; issue again for the rest."), "note")
            )
        inside = Form()
        for person, reason in batch.skipped if batch else ():
            inside.column.addLayout(fact(person, reason))
        inside.finish()
        box.addWidget(inside, 1)
        self.print = button(_("Print all"), "primary", "mdi6.printer-outline")
        self.print.setEnabled(bool(count))
        self.print.clicked.connect(self.print_wanted)
        box.addLayout(row(None, self.print))


class VerdictPanel(QWidget):
    """The verdict in one sentence, and the line of the register it belongs to."""

    closed = Signal()

    def __init__(self, state: CertificatesState) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self.checked = checked = state.checked
        if checked is None:
            return
        found = checked.verification
        box.addLayout(panel_head(_("Check of a certificate"), self.closed.emit))
        box.addWidget(label(checked.name, "muted", wrap=True))
        words = name(found.verdict) + (f"\n{name(found.flaw)}" if found.flaw else "")
        box.addWidget(message_box(words, BOXES[found.verdict]))
        inside = Form()
        if found.office:
            add_office(inside, found)
            inside.column.addSpacing(8)
        if found.certificate is not None:
            inside.column.addWidget(label(_("What the register says"), "strong"))
            inside.column.addLayout(fact(_("Name"), found.certificate.name))
            add_facts(inside, state, found.certificate)
            if found.stated is not None:
                inside.column.addLayout(fact(_("Fields of enforcement"), fields_text(found.stated)))
        elif found.stated is not None:
            add_stated(inside, found.stated)
        inside.finish()
        box.addWidget(inside, 1)


def add_stated(inside: Form, stated: Stated) -> None:
    """What the office signed, to be compared with the paper in one's hand."""
    inside.column.addWidget(label(_("What the office signed; compare it with the paper"), "strong", wrap=True))
    held = " — ".join(day for day in (stated.held_from, stated.held_until) if day)
    for words, value in (
        (_("Name"), stated.name),
        (_("Number"), stated.serial),
        (_("For"), stated.title),
        (_("Held on"), held),
        (_("Further words"), stated.facts),
        (_("Fields of enforcement"), fields_text(stated)),
        (_("Issued on"), stated.issued_on),
        (_("Replaces"), stated.replaces),
    ):
        if value:
            inside.column.addLayout(fact(words, value))
            inside.column.addSpacing(4)


def fields_text(stated: Stated) -> str:
    """As they are printed; a code of an earlier form says nothing of them, whatever the paper shows."""
    if stated.fields is None:
        return _("An earlier code, which does not hold them; ask the office.")
    return stated.fields or _("None are printed")


def add_office(inside: Form, found: Verification) -> None:
    """Whose key it was, and how fresh what is known of its voids is."""
    inside.column.addLayout(fact(_("Signed with the key of"), found.office))
    inside.column.addSpacing(4)
    if found.voids_until is None:
        words = _("No list of voids of this office is here. Ask for it, then check again.")
        inside.column.addWidget(message_box(words, "note"))
    else:
        inside.column.addLayout(fact(_("List of voids of"), f"{found.voids_until.astimezone():%Y-%m-%d %H:%M}"))


def standing(certificate: Certificate) -> tuple[str, Tone]:
    """有效 or 作废."""
    return (_("Voided"), Tone.BAD) if certificate.voided else (_("Valid"), Tone.OK)


def layout_words(state: CertificatesState, certificate: Certificate) -> str:
    """The name of the layout as it is called now, with the version it was printed with."""
    code, _space, version = certificate.template.rpartition(" ")
    called = next((one.layout.name for one in state.templates if one.code == code), code)
    return _("{name}, version {version}").format(name=called, version=version)


def add_facts(inside: Form, state: CertificatesState, certificate: Certificate) -> None:
    """The line of the register in words."""
    issued = certificate.issued_at.astimezone()
    facts = [
        (_("Number"), certificate.serial),
        (_("Unit"), certificate.unit),
        (_("For"), certificate.title),
        (_("Issued"), f"{issued:%Y-%m-%d %H:%M}  {state.names.get(certificate.issued_by, '')}"),
    ]
    if certificate.voided is not None:
        at = certificate.voided.at.astimezone()
        facts.append((_("Voided on"), f"{at:%Y-%m-%d %H:%M}  {state.names.get(certificate.voided.by, '')}"))
        facts.append((_("Reason"), certificate.voided.reason))
    facts += [(_("Replaces"), certificate.corrects)] if certificate.corrects else []
    facts += [(_("By document"), certificate.proof)] if certificate.proof else []
    facts += [(_("Layout and version"), layout_words(state, certificate))] if certificate.template else []
    facts.append((_("Fingerprint of the file (SHA-256)"), certificate.file_hash[:16] + " …"))
    for words, value in facts:
        inside.column.addLayout(fact(words, value))
        inside.column.addSpacing(4)
