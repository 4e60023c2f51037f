"""Layouts as data: what can be printed, versions that certificates name, and what is refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from tests.conftest import Office
from trainer.app.services import RESOURCES, Services
from trainer.certificates.layout import Element, ElementKind, Layout, layout_text, read_layout, shipped_layouts
from trainer.certificates.service import CertificateService
from trainer.certificates.values import Occasion
from trainer.people.accounts.values import Actor
from trainer.people.values import PersonDraft
from trainer.store.errors import KnownError, NotAllowed

TRAINING = Occasion("2026年执法业务培训班", date(2026, 11, 10), proof="结业审批表")


@pytest.fixture
def boss(office: Office) -> Actor:
    return office.administrator


@pytest.fixture
def a4() -> Layout:
    return shipped_layouts(RESOURCES / "rules")["a4"]


def test_the_installation_brings_a_large_and_a_small_page() -> None:
    layouts = shipped_layouts(RESOURCES / "rules")
    assert [(code, one.width, one.height) for code, one in layouts.items()] == [("a4", 297, 210), ("small", 148, 105)]


def test_a_kept_layout_reads_back_whole(a4: Layout) -> None:
    layout = replace(a4, seal=b"\x89PNG")
    assert read_layout(layout_text(layout)) == layout


@pytest.mark.both_engines
def test_a_certificate_names_the_version_it_was_printed_with(
    certificates: CertificateService, services: Services, office: Office, boss: Actor, a4: Layout
) -> None:
    one, other = (
        services.people.add_person(boss, PersonDraft(name, unit_id=office.unit_id)) for name in ("李甲", "李乙")
    )
    first = certificates.issue(boss, [one], TRAINING).certificate_ids[0]
    before = certificates.pdf(boss, first)
    assert certificates.certificate(boss, first).template == "a4 1"
    saved = certificates.templates.save(boss, "a4", 1, replace(a4, name="新版"))
    assert saved.version == 2
    second = certificates.issue(boss, [other], TRAINING).certificate_ids[0]
    assert certificates.certificate(boss, second).template == "a4 2"
    assert certificates.pdf(boss, first) == before
    small = certificates.correct(boss, second, TRAINING, "改用小版", template="small")
    assert certificates.certificate(boss, small).template == "small 1"


def test_two_who_change_a_layout_do_not_overwrite_each_other(
    certificates: CertificateService, boss: Actor, a4: Layout
) -> None:
    certificates.templates.save(boss, "a4", 0, a4)
    assert refused(lambda: certificates.templates.save(boss, "a4", 0, a4)) == "certificate.layout_meanwhile"
    assert certificates.templates.template("a4").version == 1


def test_a_preview_is_a_page_without_a_code(
    certificates: CertificateService, services: Services, office: Office, boss: Actor, a4: Layout
) -> None:
    assert certificates.templates.preview(boss, a4).startswith(b"%PDF")
    person = services.people.add_person(boss, PersonDraft("李甲", unit_id=office.unit_id))
    certificates.issue(boss, [person], TRAINING)
    content = certificates.templates.preview(boss, a4)
    assert certificates.verify(content).certificate is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda a4: replace(a4, width=900), "certificate.layout_page"),
        (lambda a4: replace(a4, seal=bytes(600_000)), "certificate.layout_seal"),
        (lambda a4: _with(a4, Element(ElementKind.TEXT, 290, 10, 60)), "certificate.layout_place"),
        (lambda a4: _with(a4, Element(ElementKind.TEXT, 10, 10, 60, text="{age}")), "certificate.layout_field"),
        (lambda a4: _with(a4, Element(ElementKind.TEXT, 10, 10, 60, text="{name!r}")), "certificate.layout_field"),
        (lambda a4: _with(a4, Element(ElementKind.TEXT, 10, 10, 60, text="{name")), "certificate.layout_field"),
        (lambda a4: _without(a4, ElementKind.PARAGRAPH), "certificate.layout_needs_name"),
        (lambda a4: _without(a4, ElementKind.QR), "certificate.layout_needs_qr"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    certificates: CertificateService, boss: Actor, a4: Layout, change: Callable[[Layout], Layout], code: str
) -> None:
    assert refused(lambda: certificates.templates.save(boss, "a4", 0, change(a4))) == code


def test_only_who_may_change_settings_changes_layouts(
    certificates: CertificateService, office: Office, a4: Layout
) -> None:
    with pytest.raises(NotAllowed):
        certificates.templates.save(office.trainer, "a4", 0, a4)


def _with(layout: Layout, element: Element) -> Layout:
    return replace(layout, elements=(*layout.elements, element))


def _without(layout: Layout, kind: ElementKind) -> Layout:
    return replace(layout, elements=tuple(one for one in layout.elements if one.kind is not kind))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as refusal:
        act()
    return refusal.value.code
