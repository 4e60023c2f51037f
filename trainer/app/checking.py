"""Is everything whole? The store, its chains, papers, files and indexes, in sentences a person can act on."""

from __future__ import annotations

from trainer.app.services import Services
from trainer.store.check import check_store
from trainer.ui.texts import sentence
from trainer.words import _


def check_workspace(services: Services) -> list[str]:
    """One sentence for each thing that is wrong; empty when all is sound. Reads everything, changes nothing."""
    report = check_store(services.store, services.store.backups)
    found = [sentence(finding.code, finding.params) for finding in report.findings]
    if differing := services.bank.index_differences():
        found.append(
            _("The search index of the question bank misses or invents {count} questions.").format(count=len(differing))
        )
    if differing := services.law.index_differences():
        found.append(
            _("The search index of the law texts misses or invents {count} articles.").format(count=len(differing))
        )
    for paper in services.papers.damaged():
        found.append(_("The sealed paper {id} was changed after sealing. Restore a backup.").format(id=paper))
    for sitting in services.sittings.broken_journals():
        found.append(
            _("The journal of sitting {id} was changed. Keep a backup as proof and report it.").format(id=sitting)
        )
    for item in services.courseware.damaged():
        found.append(_("The file of the courseware “{title}” is missing or changed.").format(title=item.item.title))
    return found
