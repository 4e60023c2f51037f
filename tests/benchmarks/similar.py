"""Looking through 20,000 questions for duplicates, with what was planted and what was found."""

from __future__ import annotations

import itertools
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection

from rapidfuzz import fuzz

from question_bank.numerals import format_numeral
from question_bank.question import ChoiceKey, Option, Question, QuestionKind
from question_bank.similarity import Pair, find_pairs
from tests.benchmarks.harness import Row, peak_megabytes

QUESTIONS, PLANTED, DIFFERENT = 20_000, 1_800, 600
LETTERS = "".join(map(chr, range(0x5200, 0x5200 + 1600)))


def similar_rows() -> list[Row]:
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    worker = context.Process(target=_measure, args=(sending,))
    worker.start()
    taken, bare, peak, found, wrong, cancel = receiving.recv()
    worker.join()
    count = f"{QUESTIONS:,}"
    return [
        Row(f"duplicates among {count} questions, processor time", taken, bare, "< 20,000 ms; ratio reported"),
        Row(f"peak memory of duplicates among {count} questions", peak, None, "< 300", "MB"),
        Row(f"planted duplicates and contradictions found, of {PLANTED:,}", found, None, ">= 98", "%"),
        Row(f"planted other questions taken for the same, of {DIFFERENT:,}", wrong, None, "<= 1", "%"),
        Row("longest wait between two chances to cancel", cancel, None, "<= 2,000"),
    ]


def make_bank(chance: random.Random) -> tuple[list[Question], dict[tuple[int, int], bool]]:
    """Questions in places that chance gave them, and of each planted pair whether it is one to be found."""
    words = ["".join(chance.choices(LETTERS, k=2)) for _ in range(3000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    base = [_question(words, weights, chance) for _ in range(QUESTIONS - PLANTED - DIFFERENT)]
    alike, other = itertools.cycle(EDITS), itertools.cycle(CHANGES)
    edited = [(next(alike)(base[place], chance), place, True) for place in range(PLANTED)]
    edited += [(next(other)(base[-1 - place], chance), len(base) - 1 - place, False) for place in range(DIFFERENT)]
    order = list(range(QUESTIONS))
    chance.shuffle(order)
    bank: list[Question] = [base[0]] * QUESTIONS
    for number, question in enumerate([*base, *(question for question, _of, _found in edited)]):
        bank[order[number]] = question
    planted = {}
    for number, (_made, of, wanted) in enumerate(edited, start=len(base)):
        left, right = sorted((order[of], order[number]))
        planted[left, right] = wanted
    return bank, planted


def _measure(sending: Connection) -> None:
    bank, planted = make_bank(random.Random(5))
    began = last = time.process_time()
    pairs, longest = [], 0.0
    for one in find_pairs(bank):
        now = time.process_time()
        longest, last = max(longest, now - last), now
        if isinstance(one, Pair):
            pairs.append(one)
    taken = time.process_time() - began
    peak = peak_megabytes()
    found = {(pair.left, pair.right) for pair in pairs}
    hits = sum(places in found for places, wanted in planted.items() if wanted)
    wrong = sum(places in found for places, wanted in planted.items() if not wanted)
    bare = _bare(bank, pairs)
    sending.send((taken * 1000, bare, peak, hits / PLANTED * 100, wrong / DIFFERENT * 100, longest * 1000))


def _bare(bank: list[Question], pairs: list[Pair]) -> float:
    """Counting the letter pairs of every question once and one comparison of each pair that was found."""
    began = time.process_time()
    counted: Counter[str] = Counter()
    for question in bank:
        text = question.stem + "".join(option.text for option in question.options)
        counted.update(map("".join, itertools.pairwise(text)))
    for pair in pairs:
        fuzz.ratio(bank[pair.left].stem, bank[pair.right].stem)
    return (time.process_time() - began) * 1000


def _question(words: list[str], weights: list[float], chance: random.Random) -> Question:
    picked = chance.choices(words, weights, k=chance.randint(7, 16))
    days = format_numeral(chance.randint(3, 90))
    stem = f"{''.join(picked[:4])}应当在{days}日内{''.join(picked[4:])}的是（ ）。"
    options = {"".join(chance.choices(words, weights, k=chance.randint(2, 4))) for _ in range(4)}
    right = frozenset({chance.randrange(len(options))})
    return Question(QuestionKind.SINGLE, stem, tuple(map(Option, sorted(options))), ChoiceKey(right))


Edit = Callable[[Question, random.Random], Question]


def _reordered(question: Question, chance: random.Random) -> Question:
    order = list(range(len(question.options)))
    chance.shuffle(order)
    assert isinstance(question.answer, ChoiceKey)
    right = frozenset(place for place, old in enumerate(order) if old in question.answer.right)
    return replace(question, options=tuple(question.options[old] for old in order), answer=ChoiceKey(right))


def _wide(question: Question, chance: random.Random) -> Question:
    return replace(question, stem=question.stem.replace("（ ）。", "____").replace("应当", " 应当 ，"))


def _led(question: Question, chance: random.Random) -> Question:
    return replace(question, stem=f"根据《中华人民共和国公路法》第{chance.randint(1, 86)}条的规定，{question.stem}")


def _synonym(question: Question, chance: random.Random) -> Question:
    return _reordered(replace(question, stem=question.stem.replace("应当", "必须")), chance)


def _typed_wrong(question: Question, chance: random.Random) -> Question:
    at = chance.randrange(8)
    stem = question.stem[:at] + chance.choice(LETTERS) + question.stem[at + 1 :]
    return replace(question, stem=stem)


def _padded(question: Question, chance: random.Random) -> Question:
    return _reordered(replace(question, stem=question.stem.replace("应当", "有关部门应当")), chance)


def _other_option(question: Question, chance: random.Random) -> Question:
    assert isinstance(question.answer, ChoiceKey)
    place = next(place for place in range(len(question.options)) if place not in question.answer.right)
    options = list(question.options)
    options[place] = Option("".join(chance.choices(LETTERS, k=6)))
    return replace(question, options=tuple(options))


def _other_key(question: Question, chance: random.Random) -> Question:
    assert isinstance(question.answer, ChoiceKey)
    place = next(place for place in range(len(question.options)) if place not in question.answer.right)
    return _reordered(replace(question, answer=ChoiceKey(frozenset({place}))), chance)


def _other_number(question: Question, chance: random.Random) -> Question:
    return replace(question, stem=question.stem.replace("日内", "日5小时内"))


def _negated(question: Question, chance: random.Random) -> Question:
    return replace(question, stem=question.stem.replace("应当", "不得"))


EDITS: tuple[Edit, ...] = (
    _reordered,
    _wide,
    _led,
    _synonym,
    _typed_wrong,
    _padded,
    _other_option,
    _other_key,
)
CHANGES: tuple[Edit, ...] = (_other_number, _negated)
