"""``run``, ``sweep`` and ``check``."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import cluster
from .keeping import keeping
from .program import MachineFault, Refused, call, program
from .results import Results
from .scenario import Changes, Scenario, options, placed


@dataclass(frozen=True)
class Checked:
    """What is wrong or doubtful in a scenario, and what it contains."""

    #: Each with ``code``, ``severity``, ``problem`` and, where there is one, ``place`` and ``remedy``.
    findings: list[dict[str, Any]]
    #: What the scenario contains; ``None`` if it is refused.
    contents: dict[str, Any] | None

    def __bool__(self) -> bool:
        """Whether it can be played."""
        return self.contents is not None


def check(scenario: Scenario, *, changes: Changes | None = None) -> Checked:
    """Says what is wrong or doubtful in a scenario; a fault is an answer and no exception.

    >>> import drawdown
    >>> drawdown.check({"format": 1, "extends": "minimal", "pool.truck": {}}).findings[0]["severity"]
    'error'
    """
    with placed(scenario) as there:
        words = ["check", there.name, "--format", "json", *options(changes)]
        ended = subprocess.run([program(), *words], cwd=there.where, capture_output=True, check=False)
    if ended.returncode not in (0, 1) or not ended.stdout:
        raise MachineFault(ended.stderr.decode(errors="replace").strip())
    said = json.loads(ended.stdout)
    return Checked(said["findings"], said["scenario"])


def run(
    scenario: Scenario = "mali-2023",
    *,
    changes: Changes | None = None,
    plans: Iterable[str] = (),
    cases: Iterable[str] = (),
    runs: int | None = None,
    seed: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    replace: bool = False,
    language: str | None = None,
) -> Results:
    """Plays every plan of a scenario under every case, many times.

    :param scenario: a file, the name of a built-in scenario, or a dict that says what a file would
    :param changes: values to be changed, by their paths: ``{"pool.trucks.count": 12}``
    :param plans: only these plans
    :param cases: only these cases
    :param runs: replications of each plan under each case; without it, until the chances are sharp enough
    :param seed: master seed of all draws
    :param threads: how many threads play; the results do not depend on it
    :param out: the folder for the results; without it, one that goes when the results do
    :param replace: put the results in the place of others
    :param language: ``"en"`` or ``"fr"``, of what is said
    :raises Refused: if the input has to change

    >>> import drawdown
    >>> few = drawdown.run("minimal", runs=50, changes={"pool.trucks.count": 8})
    >>> few["deadlines"].column("n").to_pylist()
    [50]
    """
    words = options(changes, runs=runs, seed=seed, threads=threads, replace=replace, lang=language)
    words += [word for plan in plans for word in ("--plan", plan)]
    words += [word for case in cases for word in ("--case", case)]
    with placed(scenario) as there:
        folder, temporary = _folder(out)
        said = call(["run", there.name, *words, "--out", str(folder)], there.where)
    return Results(folder, said, temporary)


def sweep(
    scenario: Scenario,
    name: str | None = None,
    *,
    changes: Changes | None = None,
    runs: int | None = None,
    points: tuple[int, int] | None = None,
    seed: int | None = None,
    threads: int | None = None,
    out: str | os.PathLike[str] | None = None,
    on: str | None = None,
    shards: int = cluster.SHARDS,
) -> Results:
    """Plays many points of a scenario: values of its factors in chosen combinations.

    :param name: the sweep, by its name in the scenario; without it, the only one
    :param points: only the points from one number to another, the last one excluded
    :param out: the folder for the results; with it, a sweep that was stopped goes on where it was. With ``on``, it may
        be an fsspec address (``s3://bucket/name``), and the tables are read from a copy
    :param on: the cluster that plays it: ``local:WORKERS``, ``dask://HOST:PORT``, ``ray`` or ``ray://HOST:PORT``; without
        it, this machine plays it in one process, to the same bytes
    :param shards: in how many parts a cluster plays it

    The others are those of :func:`run`.
    """
    part = None if points is None else f"{points[0]}..{points[1]}"
    words = options(changes, sweep=name, runs=runs, points=part, seed=seed)
    with placed(scenario) as there:
        address = out if isinstance(out, str) and "://" in out else None
        folder, temporary = _folder(None if address else out)
        if on is None and address:
            raise Refused("results go to an address only from a cluster: on=\"local\"")
        if on is None:
            more = ["--yes", "--resume", *options(threads=threads)]
            said = call(["sweep", there.name, *words, *more, "--out", str(folder)], there.where)
        elif name is None:
            raise Refused("name the sweep that a cluster is to play")
        else:
            said = cluster.play(cluster.Asked(there.name, there.where, words, shards, on, address or str(folder)))
            if address:
                keeping(address, shards, there.where).fetch(folder)
    return Results(folder, said, temporary)


def _folder(out: str | os.PathLike[str] | None) -> tuple[Path, Path | None]:
    """The folder for results, and the one that goes with them, if there is one."""
    if out is not None:
        return Path(out).absolute(), None
    temporary = Path(tempfile.mkdtemp(prefix="drawdown-"))
    return temporary / "results", temporary
