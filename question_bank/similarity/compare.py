"""The judgement about two questions."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from question_bank.question import Question
from question_bank.similarity.normal import numbers
from question_bank.similarity.profile import Profile, profile
from question_bank.similarity.stems import same_meaning, stem_score
from question_bank.similarity.values import Likeness, Verdict

_OPTIONS_SHARED = 0.5
_TEXT_ALIKE = 90.0
_POINTS_AGREE = 60.0
_ONE_HOLDS_OTHER = 95.0
_BARE_STEMS = 95.0


def compare(left: Question, right: Question) -> Verdict | None:
    """What the two have in common; None where they are different questions. Symmetric.

    Options may stand in any order. Same stem and same key texts: SAME, or NEAR where something else differs; same stem
    and another key: CONTRADICTORY. A judgement and its negation, stems with different numbers, and other figures are
    other questions.
    """
    return judge(profile(left), profile(right))


def judge(left: Profile, right: Profile) -> Verdict | None:
    """`compare` over profiles that are there already."""
    if left.family != right.family:
        return None
    stems = stem_score(left, right)
    if stems is None or (left.figures and right.figures and left.figures != right.figures):
        return None
    likeness = _JUDGES[left.family](left, right, stems)
    if left.figures != right.figures:
        likeness = _one_undrawn(likeness)
    if likeness is None:
        return None
    score = 100 if likeness is Likeness.SAME else min(99, round(fuzz.ratio(*_wholes(left, right))))
    return Verdict(likeness, score)


def _one_undrawn(likeness: Likeness | None) -> Likeness | None:
    """One has figures, the other none: perhaps it lost them, so its key says nothing about the other's."""
    return None if likeness in (None, Likeness.CONTRADICTORY) else Likeness.NEAR


def _wholes(left: Profile, right: Profile) -> tuple[str, str]:
    """In one order: the ratio of long texts may depend on it by a hair."""
    first, second = sorted((left.whole, right.whole))
    return first, second


def _judge_choice(left: Profile, right: Profile, stems: float) -> Likeness | None:
    if not left.options or not right.options:
        return _without_options(left, right, stems)
    shared = _match(left.options, right.options)
    share = len(shared) / max(len(left.options), len(right.options))
    if left.right is None or right.right is None:
        return None if share < _OPTIONS_SHARED else _like(left, right, stems)
    if _keys_agree(left, right, shared):
        if share < _OPTIONS_SHARED and (left.listing or stems < 100):
            return None
        return _like(left, right, stems) if share == 1 else Likeness.NEAR
    if not same_meaning(left, right):
        return None
    if _one_is_wrong(left, right, shared):
        enough = share >= _OPTIONS_SHARED or (stems == 100 and not left.listing)
        return Likeness.CONTRADICTORY if enough else None
    if left.listing or len(left.right) > 1 or len(right.right) > 1:
        return Likeness.NEAR if share >= _OPTIONS_SHARED else None
    return Likeness.CONTRADICTORY if stems == 100 or share >= _OPTIONS_SHARED else None


def _judge_true_false(left: Profile, right: Profile, stems: float) -> Likeness | None:
    if left.right is None or right.right is None or left.right == right.right:
        return _like(left, right, stems)
    return Likeness.CONTRADICTORY if stems == 100 else None


def _judge_blank(left: Profile, right: Profile, stems: float) -> Likeness | None:
    if left.gaps is None or right.gaps is None or _gaps_agree(left, right):
        return _like(left, right, stems)
    if len(left.gaps) != len(right.gaps):
        return Likeness.NEAR
    return Likeness.CONTRADICTORY if same_meaning(left, right) else None


def _judge_short(left: Profile, right: Profile, stems: float) -> Likeness | None:
    if not left.points or not right.points:
        return _like(left, right, stems)
    first, second = sorted((left.points, right.points))
    alike = fuzz.ratio(first, second) >= _POINTS_AGREE and not _other_numbers(first, second)
    if alike or fuzz.partial_ratio(first, second) >= _ONE_HOLDS_OTHER:
        return _like(left, right, stems) if first == second else Likeness.NEAR
    return Likeness.CONTRADICTORY if same_meaning(left, right) else Likeness.NEAR


def _judge_case(left: Profile, right: Profile, stems: float) -> Likeness | None:
    """The stimulus is the same: the parts decide."""
    table = [[_likeness(one, other) for other in right.parts] for one in left.parts]
    lines = [*table, *map(list, zip(*table, strict=True))]
    if any(_only_contradicted(line) for line in lines):
        return Likeness.CONTRADICTORY
    whole = len(left.parts) == len(right.parts) and all(Likeness.SAME in line for line in lines)
    return _like(left, right, stems) if whole else Likeness.NEAR


_JUDGES = {
    "choice": _judge_choice,
    "true_false": _judge_true_false,
    "blank": _judge_blank,
    "short": _judge_short,
    "case": _judge_case,
}


def _without_options(left: Profile, right: Profile, stems: float) -> Likeness | None:
    """A choice that lost its options says nothing about its key."""
    lost = not left.options and not right.options
    return _like(left, right, stems) if lost and stems >= _BARE_STEMS else None


def _like(left: Profile, right: Profile, stems: float) -> Likeness:
    """SAME where nothing that is compared differs."""
    equal = stems == 100 and left.right == right.right and sorted(left.options) == sorted(right.options)
    return Likeness.SAME if equal else Likeness.NEAR


def _likeness(left: Profile, right: Profile) -> Likeness | None:
    verdict = judge(left, right)
    return None if verdict is None else verdict.likeness


def _only_contradicted(line: Sequence[Likeness | None]) -> bool:
    """Whether a part has another key in the other case and stands there with its own key nowhere."""
    return Likeness.CONTRADICTORY in line and Likeness.SAME not in line and Likeness.NEAR not in line


def _match(left: Sequence[str], right: Sequence[str]) -> dict[str, str]:
    """The options of both that say the same, as left -> right; equal ones first, then nearly equal ones."""
    free = [text for text in right if text]
    found: dict[str, str] = {}
    for text in sorted(left):
        if text in free:
            free.remove(text)
            found[text] = text
    for text in sorted(left):
        near = [other for other in sorted(free) if text and text not in found and _alike(text, other)]
        if near:
            found[text] = near[0]
            free.remove(near[0])
    return found


def _alike(left: str, right: str) -> bool:
    if _other_numbers(left, right) or ("不" in left) != ("不" in right):
        return False
    if left[:1].isdigit() and (left.startswith(right) or right.startswith(left)):
        return True
    return fuzz.ratio(left, right, score_cutoff=_TEXT_ALIKE) > 0


def _other_numbers(left: str, right: str) -> bool:
    return numbers(left) != numbers(right)


def _keys_agree(left: Profile, right: Profile, shared: dict[str, str]) -> bool:
    assert left.right is not None
    assert right.right is not None
    if left.filled and left.filled == right.filled:
        return True
    return frozenset(shared.get(text, f"{text}\0") for text in left.right) == right.right


def _one_is_wrong(left: Profile, right: Profile, shared: dict[str, str]) -> bool:
    """Whether an option both have is right in one and wrong in the other."""
    assert left.right is not None
    assert right.right is not None
    return any((text in left.right) != (other in right.right) for text, other in shared.items())


def _gaps_agree(left: Profile, right: Profile) -> bool:
    assert left.gaps is not None
    assert right.gaps is not None
    if len(left.gaps) != len(right.gaps):
        return False
    pairs = zip(left.gaps, right.gaps, strict=True)
    if left.ordered and right.ordered:
        return all(one & other for one, other in pairs)
    return all(any(one & other for other in right.gaps) for one in left.gaps)
