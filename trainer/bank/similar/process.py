"""The comparison in a process of its own: it keeps a processor busy for seconds, and ending it is cancelling it."""

from __future__ import annotations

import gc
import json
import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from question_bank.codec import from_data
from question_bank.similarity import Pair, Progress, find_pairs
from trainer.store.errors import Refused

ProgressReport = Callable[[int, int], None]
Cancelled = Callable[[], bool]
Search = Callable[[Sequence[str], int, ProgressReport, Cancelled], "tuple[Pair, ...] | None"]
"""Takes contents of versions as JSON and where the new ones begin; gives the pairs, None where it was cancelled."""

FEW = 300
_SECONDS_BETWEEN_LOOKS = 0.1
_AT_ONCE = 500
_Message = Progress | list[Pair] | None


def search(
    contents: Sequence[str], new_from: int, progress: ProgressReport, cancelled: Cancelled
) -> tuple[Pair, ...] | None:
    """Few questions are compared here, many in their own process."""
    work = search_here if len(contents) <= FEW else search_apart
    return work(contents, new_from, progress, cancelled)


def search_here(
    contents: Sequence[str], new_from: int, progress: ProgressReport, cancelled: Cancelled
) -> tuple[Pair, ...] | None:
    """In this process."""
    pairs = []
    for one in find_pairs([from_data(json.loads(content)) for content in contents], new_from):
        if cancelled():
            return None
        if isinstance(one, Pair):
            pairs.append(one)
        else:
            progress(one.done, one.total)
    return tuple(pairs)


def search_apart(
    contents: Sequence[str], new_from: int, progress: ProgressReport, cancelled: Cancelled
) -> tuple[Pair, ...] | None:
    """In a spawned process. Raises Refused("similar.broken_off") where that ends before its time."""
    context = multiprocessing.get_context("spawn")
    receiving, sending = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(list(contents), new_from, sending), daemon=True)
    worker.start()
    sending.close()
    try:
        return _listen(receiving, progress, cancelled)
    finally:
        worker.terminate()
        worker.join()
        worker.close()
        receiving.close()


def _listen(receiving: Connection, progress: ProgressReport, cancelled: Cancelled) -> tuple[Pair, ...] | None:
    pairs: list[Pair] = []
    while not cancelled():
        if not receiving.poll(_SECONDS_BETWEEN_LOOKS):
            continue
        try:
            message: _Message = receiving.recv()
        except EOFError as error:
            raise Refused("similar.broken_off") from error
        if message is None:
            return tuple(pairs)
        if isinstance(message, Progress):
            progress(message.done, message.total)
        else:
            pairs += message
    return None


def _work(contents: Sequence[str], new_from: int, sending: Connection) -> None:
    gc.enable()
    kept: list[Pair] = []
    for one in find_pairs([from_data(json.loads(content)) for content in contents], new_from):
        if isinstance(one, Pair):
            kept.append(one)
        else:
            sending.send(one)
        if len(kept) >= _AT_ONCE:
            sending.send(kept)
            kept = []
    sending.send(kept)
    sending.send(None)
