"""The steps of a form that is not saved yet: each can be undone and done again. Pure."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from trainer.ui.rule_sets.fields import RuleForm


@dataclass(frozen=True)
class Edits:
    """`before` and `after` are the other forms, nearest last; typing on in one field is one step."""

    now: RuleForm
    before: tuple[RuleForm, ...] = ()
    after: tuple[RuleForm, ...] = ()
    touched: tuple[str, ...] = ()

    @property
    def first(self) -> RuleForm:
        """The form as it was opened."""
        return self.before[0] if self.before else self.now

    @property
    def unsaved(self) -> bool:
        return self.now != self.first

    def put(self, form: RuleForm) -> Edits:
        """The form after one more change; nothing is left to do again."""
        if form == self.now:
            return self
        touched = tuple(
            field.name for field in fields(RuleForm) if getattr(form, field.name) != getattr(self.now, field.name)
        )
        if touched == self.touched and self.before:
            return replace(self, now=form, after=())
        return Edits(form, (*self.before, self.now), (), touched)

    def undo(self) -> Edits:
        """One step back."""
        if not self.before:
            return self
        return Edits(self.before[-1], self.before[:-1], (*self.after, self.now))

    def redo(self) -> Edits:
        """The step that was undone last."""
        if not self.after:
            return self
        return Edits(self.after[-1], (*self.before, self.now), self.after[:-1])
