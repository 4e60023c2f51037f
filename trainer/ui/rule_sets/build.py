"""Makes the page of rule sets and connects its signals."""

from __future__ import annotations

from trainer.ui.rule_sets.editor import RuleEditor
from trainer.ui.rule_sets.presenter import RuleSetsPresenter, RuleSetsRoom
from trainer.ui.rule_sets.view import RuleSetsPage
from trainer.ui.shell.context import Context
from trainer.ui.shell.pair import PairScreen


class RuleSetsScreen(PairScreen[RuleSetsPage, RuleSetsPresenter]):
    """`open` takes the key of a rule set to write on from, or None for the comparison."""

    def open(self, target: object) -> None:
        if isinstance(target, str):
            self.presenter.write(target)


def build_rule_sets(context: Context, room: RuleSetsRoom) -> RuleSetsScreen:
    page = RuleSetsPage()
    presenter = RuleSetsPresenter(page, room, context.actor, context.jobs, context.dialogs, context.changed)

    def connect(editor: RuleEditor) -> None:
        editor.edited.connect(presenter.edit)
        editor.undo_wanted.connect(presenter.undo)
        editor.redo_wanted.connect(presenter.redo)
        editor.save_wanted.connect(presenter.save)
        editor.cancelled.connect(presenter.close)

    page.editor_made.connect(connect)
    page.pair_chosen.connect(presenter.compare)
    page.write_wanted.connect(presenter.write)
    page.person_wanted.connect(lambda person_id: context.go("hours", person_id))
    page.hours_wanted.connect(lambda: context.go("hours", None))
    page.closed.connect(presenter.close)
    return RuleSetsScreen(page, presenter)
