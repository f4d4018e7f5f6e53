"""A sweep on a cluster: prepared once, played in shards, put together.

Whatever stops a worker, a node or this driver, the results are the bytes of one machine: a lost shard is played again,
one that takes much too long is given to somebody else as well, and a driver that is started again plays only what is
missing.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .engine import Engine, Handle, Played, begin
from .keeping import Keeping, keeping
from .program import MachineFault, Refused
from .scenario import files
from .shard import Task

#: In how many shards a sweep is played.
SHARDS = 100
#: Fewest and most.
FEWEST, MOST = 2, 100_000
#: Tries of a shard whose machine fails.
TRIES = 5
#: How many times the longest shard so far one may take before it is given to somebody else as well.
STRAGGLER = 4.0
#: The least of that in seconds.
PATIENCE = 10.0


@dataclass(frozen=True)
class Asked:
    """A sweep that a cluster is to play."""

    #: The scenario as it is named where the program is started.
    scenario: str
    #: Where the program is started.
    where: Path
    #: Options of the sweep.
    options: list[str]
    #: How many shards.
    shards: int
    #: The cluster.
    on: str
    #: A folder, or an fsspec address.
    out: str
    #: How progress is told: ``"bar"``, ``"json"`` or, without a word, ``None``.
    progress: str | None = None


def play(asked: Asked) -> str:
    """Prepares, plays what is missing, and merges; gives what is said of the results."""
    if not FEWEST <= asked.shards <= MOST:
        raise Refused(f"{asked.shards} shards: a cluster plays from {FEWEST} to {MOST}")
    sweep = ["sweep", asked.scenario, *asked.options]
    kept = keeping(asked.out, asked.shards, asked.where)
    said = kept.finished(sweep)
    if said is not None:
        return said
    prepared = kept.prepared(sweep)
    task = Task(files(prepared.inputs, asked.where), prepared.design, sweep, asked.shards)
    there = kept.played()
    missing = [number for number in range(1, asked.shards + 1) if number not in there]
    if missing:
        engine = begin(task, asked.on)
        try:
            Gathering(engine, kept, Progress(asked.progress, len(missing))).gather(missing)
        finally:
            engine.close()
    return kept.merge(asked.scenario)


class Gathering:
    """Shards that are handed out and come back."""

    def __init__(self, engine: Engine, kept: Keeping, progress: Progress) -> None:
        self.engine = engine
        self.kept = kept
        self.progress = progress
        self.waiting: deque[int] = deque()
        #: What is handed out, with its number and since when.
        self.out: dict[Handle, tuple[int, float]] = {}
        self.failures: Counter[int] = Counter()
        self.longest = 0.0

    def gather(self, missing: Iterable[int]) -> None:
        """Plays these shards, and keeps each as it comes."""
        self.waiting.extend(missing)
        undone = set(self.waiting)
        while undone:
            self.hand_out()
            for handle in self.engine.ended(list(self.out), 1.0):
                number, _ = self.out.pop(handle)
                played = self.received(handle, number) if number in undone else None
                if played is None:
                    continue
                self.kept.keep(number, played.content)
                undone.discard(number)
                self.longest = max(self.longest, played.seconds)
                self.progress.tell(1, 0)
        # Copies of what is there already.
        self.engine.drop(list(self.out))

    def hand_out(self) -> None:
        """Keeps every worker busy, with a little in stock; what nobody else waits for may be played twice."""
        slots = self.engine.slots()
        while self.waiting and len(self.out) < 2 * slots:
            self.submit(self.waiting.popleft())
        if self.waiting or len(self.out) >= slots:
            return
        patience = max(STRAGGLER * self.longest, PATIENCE)
        copies = Counter(number for number, _ in self.out.values())
        for number, since in list(self.out.values()):
            is_late = time.monotonic() - since > patience
            if is_late and copies[number] == 1 and len(self.out) < slots:
                self.submit(number)

    def submit(self, number: int) -> None:
        self.out[self.engine.submit(number)] = (number, time.monotonic())

    def received(self, handle: Handle, number: int) -> Played | None:
        """A shard that was played, or none if it has to be tried again."""
        try:
            played = self.engine.result(handle)
        except Exception as fault:  # whatever the engine makes of a machine that failed
            self.failures[number] += 1
            self.progress.tell(0, 1)
            if self.failures[number] >= TRIES:
                raise MachineFault(f"shard {number} failed {TRIES} times: {fault}") from fault
            self.waiting.append(number)
            return None
        if played.refused:
            self.engine.drop(list(self.out))
            raise Refused(f"shard {number} is refused: {played.refused}")
        return played


class Progress:
    """Tells on standard error how far it is: a line on a terminal, or a line of JSON for each shard."""

    def __init__(self, form: str | None, of: int) -> None:
        is_bar = form == "bar" and sys.stderr.isatty()
        self.form = form if form == "json" or is_bar else None
        self.of = of
        self.done = 0
        self.failed = 0
        self.begun = time.monotonic()

    def tell(self, done: int, failed: int) -> None:
        """That so many more are done, and so many tries have failed."""
        self.done += done
        self.failed += failed
        seconds = time.monotonic() - self.begun
        rate = self.done / max(seconds, 1e-9)
        left = (self.of - self.done) / rate if self.done else None
        if self.form == "json":
            told = {"of": "shards", "done": self.done, "all": self.of, "failed": self.failed}
            told |= {"seconds": round(seconds, 3), "per_second": round(rate, 3)}
            print(json.dumps(told | {"seconds_left": left and round(left, 1)}), file=sys.stderr, flush=True)
        elif self.form == "bar":
            end = "\n" if self.done == self.of else ""
            words = f"{self.done}/{self.of} shards, {rate:.2f}/s, {left or 0:.0f} s left, {self.failed} failed "
            print(f"\r{words}", end=end, file=sys.stderr, flush=True)
