"""``python -m drawdown.sweep``: plays a sweep in shards on a Dask cluster, and puts them together.

Whatever stops a worker, a node or this driver, the results are the bytes of one machine: a lost shard is played
again, and a driver that is started again plays only what is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path

from .shard import MachineFault, Refused, Task, gathered, play, program, unpacked

#: Tries of a shard whose machine fails.
TRIES = 3


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m drawdown.sweep", description=__doc__)
    parser.add_argument("file", help="scenario file, or the name of a built-in one")
    parser.add_argument("--sweep", required=True, help="the sweep, by its name in the scenario")
    parser.add_argument("--shards", type=int, default=100, help="how many parts (default: 100)")
    parser.add_argument("--on", default="local", help="local, local:WORKERS or dask://HOST:PORT (default: local)")
    parser.add_argument("--out", required=True, type=Path, help="folder for the results")
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help="change a value")
    parser.add_argument("--seed", type=int, help="master seed of all draws")
    parser.add_argument("--runs", type=int, help="replications of each point")
    parser.add_argument("--points", metavar="FROM..TO", help="only these points")
    return parser.parse_args()


def command(asked: argparse.Namespace) -> list[str]:
    """The sweep as the program takes it."""
    words = ["sweep", asked.file, "--sweep", asked.sweep]
    for change in asked.set:
        words += ["--set", change]
    for option in ("seed", "runs", "points"):
        value = getattr(asked, option)
        if value is not None:
            words += [f"--{option}", str(value)]
    return words


def called(*words: str) -> None:
    """Calls the program; ends with its status if it fails."""
    status = subprocess.run([program(), *words], check=False).returncode
    if status != 0:
        sys.exit(status)


def client(on: str):
    """A client of the cluster that is asked for."""
    from distributed import Client, LocalCluster

    if on == "local" or on.startswith("local:"):
        workers = int(on.partition(":")[2] or 0) or None
        # Each worker is a process with one thread: the program has its own, and one is enough.
        return Client(LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None))
    if on.startswith("dask://"):
        return Client("tcp://" + on.removeprefix("dask://"))
    sys.exit(f"--on {on}: write local, local:WORKERS or dask://HOST:PORT")


def folder(out: Path, number: int, shards: int) -> Path:
    """Where a shard is kept."""
    return out.with_name(f"{out.name}.shard-{number}-of-{shards}")


def tried(task: Task, number: int) -> tuple[int, bytes | None, str]:
    """Plays a shard; what is refused is an answer and no exception, so that it is not tried again."""
    for attempt in range(1, TRIES + 1):
        try:
            return number, play(task, number), ""
        except Refused as refused:
            return number, None, str(refused)
        except MachineFault:
            if attempt == TRIES:
                raise
            time.sleep(attempt)
    raise AssertionError("every try has ended")


def gather(task: Task, asked: argparse.Namespace, missing: list[int]) -> None:
    """Plays the shards that are missing on a cluster, and keeps each as it comes."""
    from distributed import as_completed

    begun, done = time.monotonic(), 0
    with client(asked.on) as cluster:
        [shared] = cluster.scatter([task], broadcast=True)
        # A worker that dies takes its shard along; it is played again by another, however often.
        futures = [cluster.submit(tried, shared, number, pure=False, retries=TRIES) for number in missing]
        for future in as_completed(futures):
            number, content, why = future.result()
            if content is None:
                cluster.cancel(futures)
                sys.exit(f"shard {number} is refused: {why}")
            unpacked(content, folder(asked.out, number, asked.shards))
            future.release()
            done += 1
            rate = done / max(time.monotonic() - begun, 1e-9)
            left = (len(missing) - done) / rate
            print(f"\r{done}/{len(missing)} shards, {rate:.2f}/s, {left:.0f} s left ", end="", file=sys.stderr)
    print(file=sys.stderr)


def main() -> None:
    """Prepares, plays what is missing, and merges."""
    asked = arguments()
    words = command(asked)
    design = asked.out.with_name(f"{asked.out.name}.design")
    try:
        files = gathered(asked.file)
    except Refused as refused:
        sys.exit(str(refused))
    subprocess.run([program(), *words, "--out", str(asked.out), "--prepare"], check=True, stdout=subprocess.DEVNULL)
    numbers = range(1, asked.shards + 1)
    missing = [number for number in numbers if not folder(asked.out, number, asked.shards).exists()]
    if missing:
        gather(Task(files, design.read_bytes(), words, asked.shards), asked, missing)
    folders = [str(folder(asked.out, number, asked.shards)) for number in numbers]
    called("merge", *folders, "--scenario", asked.file, "--out", str(asked.out))


if __name__ == "__main__":
    main()
