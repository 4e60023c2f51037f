"""What assembly needs of the bank, read in one go: ids by traits, and questions that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, String, cast, func, select
from sqlalchemy.orm import Session

from question_bank.blueprint import Traits
from question_bank.question import Difficulty, QuestionKind
from question_bank.stock import CandidateId, Stock
from trainer.bank.queries import shown
from trainer.bank.similar.queries import alike
from trainer.bank.tables import QuestionCitationTable, QuestionTable
from trainer.bank.values import QuestionStatus
from trainer.store.transactions import chunks

_KINDS = {kind.value: kind for kind in QuestionKind}
_LEVELS = {int(level): level for level in Difficulty}


def drawable(checked: bool) -> list[QuestionStatus]:
    """The states in which a question may stand in a paper; checked ones in a practice paper only."""
    return [QuestionStatus.APPROVED, *((QuestionStatus.CHECKED,) if checked else ())]


def read_stock(session: Session, statuses: Collection[QuestionStatus]) -> Stock:
    """Every question in one of these states; ids are 32 hexadecimal digits, as `UUID.hex` gives them.

    Groups are questions with the same words, and pairs that were found to be near-duplicates.
    """
    table = QuestionTable
    own = func.replace(cast(table.id, String), "-", "")
    traits = (table.kind, table.subject, table.field, table.difficulty, table.statute)
    wanted = (table.status.in_(sorted(statuses)), shown())
    together = func.aggregate_strings(own, ",").label("ids")
    connection = session.connection()
    shelves: defaultdict[Traits, list[CandidateId]] = defaultdict(list)
    listed = select(*traits, together).where(*wanted).group_by(table.status, *traits)
    more = _more_statutes(session, own, wanted)
    for row in connection.execute(listed):
        first = (row.statute,) if row.statute else ()
        found = Traits(_KINDS[row.kind], row.subject, row.field, _LEVELS[row.difficulty], first)
        ids = row.ids.split(",")
        for one in more.keys() & ids:
            shelves[found._replace(statutes=tuple(sorted({*first, *more[one]})))].append(one)
        shelves[found] += [one for one in ids if one not in more] if more else ids
    for empty in [found for found, shelf in shelves.items() if not shelf]:
        del shelves[empty]
    for shelf in shelves.values():
        shelf.sort(key=str)
    twice = select(table.fingerprint).group_by(table.fingerprint).having(func.count() > 1)
    prints = connection.scalars(twice).all()
    groups: defaultdict[str, list[CandidateId]] = defaultdict(list)
    for some in chunks(prints, 500):
        same = select(table.fingerprint, own).where(table.fingerprint.in_(some), *wanted).order_by(own)
        for fingerprint, one in connection.execute(same):
            groups[fingerprint].append(one)
    same_words = [tuple(ids) for ids in groups.values() if len(ids) > 1]
    near = [tuple(sorted((left.hex, right.hex))) for left, right in session.execute(alike())]
    return Stock(shelves, tuple(dict.fromkeys((*same_words, *near))))


def shelved_again(stock: Stock, levels: Mapping[CandidateId, Difficulty]) -> Stock:
    """The same stock with some questions at another difficulty."""
    shelves: defaultdict[Traits, list[CandidateId]] = defaultdict(list)
    for traits, ids in stock.shelves.items():
        moved = levels.keys() & ids
        shelves[traits] += [one for one in ids if one not in moved] if moved else ids
        for one in moved:
            shelves[traits._replace(difficulty=levels[one])].append(one)
    full = {traits: sorted(ids, key=str) for traits, ids in shelves.items() if ids}
    return Stock(full, stock.groups)


def _more_statutes(
    session: Session, own: ColumnElement[str], wanted: Collection[ColumnElement[bool]]
) -> Mapping[CandidateId, set[str]]:
    """By id what questions cite beside the statute they cite first; most cite one alone."""
    cited = QuestionCitationTable
    beside = select(own, cited.statute).join(QuestionTable, QuestionTable.number == cited.question)
    beside = beside.where(cited.ordinal > 0, cited.statute != QuestionTable.statute, *wanted)
    found: defaultdict[CandidateId, set[str]] = defaultdict(set)
    for one, statute in session.connection().execute(beside):
        found[one].add(statute)
    return found
