"""The search over everything in the top bar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from question_bank.mining import mine_citations
from question_bank.question import Citation
from trainer.activities.values import ActivityQuery
from trainer.app.services import Services
from trainer.bank.values import BankQuery
from trainer.law.rules import place_words
from trainer.people.accounts.rules import may
from trainer.people.accounts.values import Actor, Permission
from trainer.ui.shell.context import Found
from trainer.ui.texts import name
from trainer.ui.wording import moment
from trainer.words import _

EACH = 6
SHOWN = 24


class FindAnything:
    def __init__(self, services: Services, actor: Actor) -> None:
        self._services = services
        self._actor = actor

    def __call__(self, words: str) -> Sequence[Found]:
        people = self._services.people.find(self._actor, words, EACH)
        found = [Found("people", person.id, person.name, f"{person.unit} {person.post}") for person in people]
        laws = islice(self._laws(words), EACH)
        classes = islice(self._classes(words), EACH)
        return (
            *found,
            *islice(self._exams(words), EACH),
            *classes,
            *laws,
            *self._articles(words),
            *self._questions(words),
        )

    def _laws(self, words: str) -> Iterator[Found]:
        """Statutes in force by a part of their title."""
        wanted = words.strip().casefold()
        for short, statute in self._services.law.in_force().items():
            if wanted and wanted in statute.title.casefold():
                detail = _("law · {count} articles · {day}").format(count=statute.article_count, day=statute.revised)
                yield Found("law", statute if statute.version_id else short, f"《{statute.title}》", detail)

    def _articles(self, words: str) -> Iterator[Found]:
        """The article that is cited (处罚法第六十四条), else articles of loaded texts in force that hold the words."""
        law = self._services.law
        cited = [hit for one in self._cited(words) if (hit := law.article(one)) is not None]
        in_force = {statute.version_id for statute in law.in_force().values()}
        held = (hit for hit in law.search(words) if hit.statute.version_id in in_force)
        for hit in (*cited, *(() if cited else islice(held, EACH))):
            place = " ".join(part for part in (hit.statute.short, place_words(hit.article.key)) if part)
            yield Found("law", hit, place, " ".join(hit.article.text.split())[:SHOWN])

    def _cited(self, words: str) -> tuple[Citation, ...]:
        """The places the words name, with the short or the full title of a law in force, brackets or none."""
        in_force = self._services.law.in_force()
        return mine_citations(words, (*in_force, *(statute.title for statute in in_force.values())))

    def _questions(self, words: str) -> Iterator[Found]:
        if not words.strip() or not may(self._actor, Permission.READ_KEYS):
            return
        for row in self._services.bank.page(self._actor, BankQuery(words=words, limit=EACH)).rows:
            yield Found("bank", row.id, row.stem, f"{name(row.kind)} {row.statute}")

    def _classes(self, words: str) -> Iterator[Found]:
        if words.strip():
            for line in self._services.activities.activities(self._actor, ActivityQuery(words=words)):
                day = line.since.isoformat() if line.since else ""
                yield Found("activities", line.id, line.draft.title, f"{day} {name(line.stage)}".strip())

    def _exams(self, words: str) -> Iterator[Found]:
        wanted = words.strip().casefold()
        for exam in self._services.exams.exams(self._actor):
            if wanted and wanted in exam.plan.title.casefold():
                detail = f"{moment(exam.plan.opens_at)} {name(exam.state)}"
                yield Found("exams", exam.id, exam.plan.title, detail)
