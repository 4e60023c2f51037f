"""The pictures and tables of a question on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from question_bank.question import Figure, Option, Picture, Table
from trainer.documents.fonts import Face
from trainer.documents.office import model
from trainer.documents.office.model import Block, Cell, Edges, Grid, Row, Space, Style, Text
from trainer.documents.office.parts import cell

_PER_INCH, _INCH = 96, 25.4
_WIDEST, _HIGHEST = 120.0, 80.0
_OPTION_WIDEST, _OPTION_HIGHEST = 60.0, 45.0
_TABLE = Style(Face.SONG, 10, leading=15, align="centre")
_TWO = 2

Pictures = Mapping[str, bytes]


def figure_blocks(figures: Iterable[Figure], pictures: Pictures) -> Iterator[Block]:
    """Each below the other with a little room."""
    for figure in figures:
        yield _table(figure) if isinstance(figure, Table) else _picture(figure, pictures, _WIDEST, _HIGHEST)
        yield Space(1.5)


def pictured_options(options: Iterable[tuple[str, Option]], pictures: Pictures, style: Style) -> Grid:
    """Options that show something: two beside each other, what they show below their words."""
    cells = [_option(words, option, pictures, style) for words, option in options]
    rows = [cells[start : start + _TWO] for start in range(0, len(cells), _TWO)]
    empty = Cell(edges=Edges.NONE)
    return Grid((1,) * _TWO, tuple(Row((*row, *[empty] * (_TWO - len(row)))) for row in rows), pad=0.4)


def _option(words: str, option: Option, pictures: Pictures, style: Style) -> Cell:
    content: list[Text | model.Picture] = [Text((words,), style)]
    for figure in option.figures:
        if isinstance(figure, Picture):
            content.append(_picture(figure, pictures, _OPTION_WIDEST, _OPTION_HIGHEST))
        else:
            content.extend(Text(("　".join(row),), style) for row in figure.rows)
    return Cell(tuple(content), edges=Edges.NONE, top=True)


def _picture(picture: Picture, pictures: Pictures, widest: float, highest: float) -> model.Picture:
    width, height = (max(1, pixels) * _INCH / _PER_INCH for pixels in (picture.width, picture.height))
    scale = min(1.0, widest / width, highest / height)
    return model.Picture(pictures[picture.hash], width * scale, height * scale)


def _table(table: Table) -> Grid:
    columns = max((len(row) for row in table.rows), default=1)
    rows = (Row(tuple(cell(text, style=_TABLE) for text in row)) for row in table.rows)
    return Grid((1,) * columns, tuple(rows), width=0.94, align="centre", pad=0.8)
