"""款 and 项 of an article."""

from __future__ import annotations

from trainer.law.reading.marks import count_items, is_item


def paragraphs(text: str) -> tuple[str, ...]:
    """The 款 of an article, each with the lines of its items."""
    found: list[str] = []
    for line in text.split("\n"):
        if found and is_item(line):
            found[-1] += "\n" + line
        elif line:
            found.append(line)
    return tuple(found)


def item_counts(text: str) -> tuple[int, ...]:
    """How many items each paragraph has: (0, 3) is two paragraphs, the second with three items."""
    return tuple(count_items(paragraph) for paragraph in paragraphs(text))


def has_place(counts: tuple[int, ...], paragraph: int | None, item: int | None) -> bool:
    """Whether an article with these counts has the paragraph and item; an item without a paragraph may be in any."""
    if paragraph is not None:
        return 1 <= paragraph <= len(counts) and (item is None or 1 <= item <= counts[paragraph - 1])
    return item is None or 1 <= item <= max(counts, default=0)
