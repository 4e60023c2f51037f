"""The recovery sheet: what is typed back wrongly is noticed before it is tried."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.store.errors import BadInput
from trainer.store.recovery import (
    DIGITS,
    GROUPS,
    new_recovery_digits,
    printed_groups,
    read_groups,
    sheet_number,
    unwrap_key,
    wrap_key,
)

sheets = st.text("0123456789", min_size=GROUPS * DIGITS, max_size=GROUPS * DIGITS)
places = st.integers(0, GROUPS * (DIGITS + 1) - 1)


def noticed(typed: str) -> str:
    with pytest.raises(BadInput) as problem:
        read_groups(typed)
    return problem.value.code


@given(sheets)
def test_what_is_printed_is_read_back(digits: str) -> None:
    assert read_groups("  ".join(printed_groups(digits))) == digits
    full_width = str.maketrans("0123456789", "０１２３４５６７８９")
    assert read_groups("-".join(printed_groups(digits)).translate(full_width)) == digits


@given(sheets, places, st.integers(1, 9))
def test_one_mistyped_digit_is_noticed(digits: str, place: int, off: int) -> None:
    typed = list("".join(printed_groups(digits)))
    typed[place] = str((int(typed[place]) + off) % 10)
    assert noticed("".join(typed)) == "recovery.group"


@given(sheets, st.integers(0, GROUPS * (DIGITS + 1) - 2))
def test_swapped_neighbours_are_noticed(digits: str, place: int) -> None:
    typed = list("".join(printed_groups(digits)))
    typed[place], typed[place + 1] = typed[place + 1], typed[place]
    if typed[place] != typed[place + 1]:
        assert noticed("".join(typed)) == "recovery.group"


@given(sheets, st.lists(st.integers(0, GROUPS - 1), min_size=2, max_size=2, unique=True))
def test_swapped_groups_are_noticed_even_where_they_are_equal(digits: str, pair: list[int]) -> None:
    groups = list(printed_groups(digits))
    groups[pair[0]], groups[pair[1]] = groups[pair[1]], groups[pair[0]]
    assert noticed("".join(groups)) == "recovery.group"


@given(sheets, places)
def test_a_missing_digit_is_noticed(digits: str, place: int) -> None:
    typed = "".join(printed_groups(digits))
    assert noticed(typed[:place] + typed[place + 1 :]) == "recovery.length"


def test_the_wrong_group_is_named() -> None:
    groups = list(printed_groups("123456" * GROUPS))
    groups[4] = groups[4].replace("3", "4", 1)
    with pytest.raises(BadInput) as problem:
        read_groups("".join(groups))
    assert problem.value.params["group"] == 5


def test_the_sheet_opens_its_own_key_only() -> None:
    key, digits = bytes(range(32)), new_recovery_digits()
    wrapped = wrap_key(key, digits)
    assert unwrap_key(wrapped, digits) == key
    assert key.hex() not in "".join(chain((wrapped.salt, wrapped.nonce, wrapped.sealed)))
    assert len(sheet_number(wrapped)) == 8
    with pytest.raises(BadInput) as problem:
        unwrap_key(wrapped, digits[::-1])
    assert problem.value.code == "recovery.wrong_sheet"
