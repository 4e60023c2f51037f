"""Every palette can be read: text stands out of its ground 4.5 : 1, the edge of a field 3 : 1 (WCAG 1.4.3, 1.4.11)."""

from itertools import product

import pytest

from trainer.ui.theme import TOKENS, Mode, Tokens
from trainer.ui.tones import Tone

TEXT, EDGE = 4.5, 3.0


def light(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(params=list(Mode))
def tokens(request: pytest.FixtureRequest) -> Tokens:
    mode: Mode = request.param
    return TOKENS[mode]


def test_text_stands_out_of_its_ground(tokens: Tokens) -> None:
    inks = (tokens.ink, tokens.muted, tokens.faint, tokens.brand, tokens.ok, tokens.warn, tokens.bad)
    pairs = [*product(inks, (tokens.card, tokens.paper)), (tokens.on_brand, tokens.brand)]
    pairs += [(tokens.rail_ink, tokens.rail), (tokens.rail_ink, tokens.rail_chosen), *map(tokens.tone, Tone)]
    assert [pair for pair in pairs if contrast(*pair) < TEXT] == []


def test_the_edge_of_a_field_is_seen(tokens: Tokens) -> None:
    assert contrast(tokens.edge, tokens.card) >= EDGE
