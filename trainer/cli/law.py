"""`trainer law list|load|compare`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from trainer.app.services import Services
from trainer.bank.lawchange.values import LoadPreview, ParkWhen
from trainer.cli.desk import end, json_option, opened, plainly, report, sign_in, user_option
from trainer.law.comparing import compare
from trainer.law.reading.statute import read_statute
from trainer.law.rules import place_words, short_title
from trainer.law.values import Article, Change, Comparison, ReadingProblem, Statute, StatuteText, VersionDraft
from trainer.store.workspace import Workspace
from trainer.ui.texts import name, sentence
from trainer.words import _

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])


@click.group()
def law() -> None:
    """The law register: versions of statutes, their texts, and what a new one changes."""


@law.command("list")
@json_option
@user_option
@click.pass_obj
@plainly
def list_(workspace: Workspace, as_json: bool, user: str | None) -> None:
    """Every version known, with its article count and the questions that cite the statute."""
    with opened(workspace) as services:
        sign_in(services, user)
        cited, current = dict(services.bank.statutes()), services.law.in_force()
        statutes = services.law.statutes()
    rows = [(one, current.get(one.short) == one, cited.get(one.short, 0)) for one in statutes]
    if as_json:
        report([_statute_data(one) | {"in_force": now, "questions": count} for one, now, count in rows])
        return
    for one, now, count in rows:
        mark = _("in force") if now else "—"
        click.echo(f"{one.short}  {one.revised}  {mark}  {_articles(one.article_count)}  {_questions(count)}")


@law.command()
@click.argument("file", type=_FILE)
@click.option("--title", default="", help="Full title; as read from the file if left out.")
@click.option("--number", default="", help="Document number (文号).")
@click.option("--revised", type=_DAY, help="Day this version was made; as read from the file if left out.")
@click.option("--effective", type=_DAY, help="First day in force.")
@click.option("--source", default="", help="Where the text comes from.")
@click.option("--reason", default="", help="Why it is loaded; stands in the audit trail.")
@click.option("--park", default=ParkWhen.AT_ONCE.value, type=click.Choice([when.value for when in ParkWhen]))
@click.option("--dry-run", is_flag=True, help="Show the consequences only; keep nothing.")
@json_option
@user_option
@click.pass_obj
@plainly
def load(
    workspace: Workspace,
    file: Path,
    title: str,
    number: str,
    revised: datetime | None,
    effective: datetime | None,
    source: str,
    reason: str,
    park: str,
    dry_run: bool,
    as_json: bool,
    user: str | None,
) -> None:
    """Loads the text of a statute and sets aside the questions that a change of it puts in doubt."""
    content = file.read_bytes()
    text = read_statute(file.name, content)
    facts = text.facts
    draft = VersionDraft(
        title or facts.title,
        number or facts.number,
        revised.date() if revised else facts.revised,
        effective.date() if effective else facts.effective,
        source or file.name,
        file.name,
        content,
    )
    _tell_problems(text.problems, as_json)
    with opened(workspace) as services:
        actor = sign_in(services, user)
        preview = services.law_changes.preview(draft, text)
        parked = None
        if not dry_run:
            parked = services.law_changes.load(actor, draft, text, ParkWhen(park), reason).parked
    _tell_load(draft, text, preview, parked, as_json)


@law.command("compare")
@click.argument("file", type=_FILE)
@click.option("--with", "other", type=_FILE, help="The older text; the newest loaded version if left out.")
@json_option
@user_option
@click.pass_obj
@plainly
def compare_(workspace: Workspace, file: Path, other: Path | None, as_json: bool, user: str | None) -> None:
    """Compares a text article by article with another file, or with the newest version loaded before it."""
    text = read_statute(file.name, file.read_bytes())
    _tell_problems(text.problems, as_json)
    if other is not None:
        old: Sequence[Article] = read_statute(other.name, other.read_bytes()).articles
    else:
        with opened(workspace) as services:
            sign_in(services, user)
            old = _loaded(services, text)
    comparison = compare(old, text.articles)
    if as_json:
        report(_comparison_data(comparison))
    else:
        _tell_comparison(comparison)
    end(sum(problem.blocking for problem in text.problems))


def _loaded(services: Services, text: StatuteText) -> tuple[Article, ...]:
    versions = services.law.versions(short_title(text.facts.title))
    with_text = (one.version_id for one in versions if one.version_id is not None)
    version_id = next(with_text, None)
    return services.law.articles(version_id) if version_id is not None else ()


def _tell_load(draft: VersionDraft, text: StatuteText, preview: LoadPreview, parked: int | None, as_json: bool) -> None:
    counts = {} if preview.comparison is None else {one.value: preview.comparison.count(one) for one in Change}
    if as_json:
        data: dict[str, object] = {"title": draft.title, "revised": draft.revised, "effective": draft.effective}
        data |= {"articles": len(text.articles), "kind": preview.kind, "changes": counts}
        report(data | {"questions_in_doubt": preview.doubtful, "parked": parked})
        return
    click.echo(f"《{draft.title}》 {draft.revised}  {_articles(len(text.articles))}")
    if preview.comparison is not None:
        _tell_comparison(preview.comparison)
    click.echo(_("{count} approved or checked questions cite what changed.").format(count=preview.doubtful))
    if parked is not None:
        click.echo(_("{count} questions are set aside for review.").format(count=parked))


def _tell_comparison(comparison: Comparison) -> None:
    for one in comparison.changes:
        if one.change is not Change.SAME:
            places = (place_words(article.key) for article in (one.old, one.new) if article is not None)
            click.echo(f"{name(one.change)}  {' → '.join(dict.fromkeys(places))}")
    counts = (f"{name(change)} {comparison.count(change)}" for change in Change)
    click.echo(" · ".join(counts))


def _tell_problems(problems: Sequence[ReadingProblem], as_json: bool) -> None:
    for problem in problems:
        words = sentence(problem.code, dict(problem.params))
        click.echo(_("Line {line}: {words}").format(line=problem.line, words=words), err=as_json)


def _comparison_data(comparison: Comparison) -> dict[str, object]:
    def text_of(article: Article | None) -> dict[str, str] | None:
        return None if article is None else {"place": place_words(article.key), "text": article.text}

    changes = [{"change": one.change, "old": text_of(one.old), "new": text_of(one.new)} for one in comparison.changes]
    return {"counts": {one.value: comparison.count(one) for one in Change}, "changes": changes}


def _statute_data(statute: Statute) -> dict[str, object]:
    data = asdict(statute)
    return {key: data[key] for key in ("title", "short", "number", "revised", "effective", "source", "file_name")} | {
        "articles": statute.article_count,
        "text": statute.has_text,
    }


def _articles(count: int) -> str:
    return _("{count} articles").format(count=count)


def _questions(count: int) -> str:
    return _("{count} questions").format(count=count)
