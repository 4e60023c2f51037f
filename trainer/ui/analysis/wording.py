"""The figures above an analysis."""

from __future__ import annotations

from collections.abc import Iterator

from trainer.documents.analysis_words import interval, points, reliability_name, too_few
from trainer.reports.analysis.values import ExamAnalysis
from trainer.ui.tones import Tone
from trainer.words import _


def cards(analysis: ExamAnalysis) -> Iterator[tuple[str, str, Tone]]:
    """Figure, words and tone of each card; reliability stands for the first form, the report names each."""
    scores = analysis.scores
    spread = _("mean score; standard deviation {deviation}").format(deviation=points(scores.deviation))
    yield points(scores.mean), spread, Tone.PLAIN
    share = f"{analysis.passed / scores.people:.1%}" if scores.people else too_few()
    yield share, _("passed: {passed} of {people}").format(passed=analysis.passed, people=scores.people), Tone.PLAIN
    for form in analysis.forms:
        own = form.reliability
        words = _("reliability {name} {interval}").format(name=reliability_name(form), interval=interval(own.alpha))
        if len(analysis.forms) > 1:
            words = _("form {letter}: {words}").format(letter=form.letter, words=words)
        yield (too_few() if own.alpha is None else f"{own.alpha.value:.2f}"), words, Tone.PLAIN
    errors = [form.reliability.error for form in analysis.forms if form.reliability.error is not None]
    yield points(max(errors) if errors else None), _("points: standard error of a score"), Tone.PLAIN
