"""``python -m drawdown.sweep``: plays a sweep in shards on a cluster, and puts them together.

Whatever stops a worker, a node or this driver, the results are the bytes of one machine: a lost shard is played
again, and a driver that is started again plays only what is missing.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from . import cluster
from .program import Interrupted, Refused
from .scenario import options


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m drawdown.sweep",
        description=__doc__,
        epilog="Exit status: 0 done, 1 the input has to change, 2 the machine or the program failed, 130 stopped.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", help="scenario file, or the name of a built-in one")
    parser.add_argument("--sweep", required=True, help="the sweep, by its name in the scenario")
    parser.add_argument("--shards", type=int, default=cluster.SHARDS, help="how many parts (default: %(default)s)")
    parser.add_argument(
        "--on",
        default="local",
        help="local, local:WORKERS, dask://HOST:PORT, ray or ray://HOST:PORT (default: local)",
    )
    parser.add_argument("--out", required=True, help="folder for the results, or an fsspec address (s3://BUCKET/NAME)")
    parser.add_argument("--set", action="append", default=[], metavar="PATH=VALUE", help="change a value")
    parser.add_argument("--seed", type=int, help="master seed of all draws")
    parser.add_argument("--runs", type=int, help="replications of each point")
    parser.add_argument("--points", metavar="FROM..TO", help="only these points")
    parser.add_argument(
        "--progress",
        choices=["bar", "json"],
        default="bar",
        help="a bar on a terminal, or a line of JSON for each shard (default: %(default)s)",
    )
    return parser.parse_args()


def main() -> int:
    """Plays it; gives the exit status."""
    asked = arguments()
    words = [word for change in asked.set for word in ("--set", change)]
    words = [*options(sweep=asked.sweep), *words, *options(seed=asked.seed, runs=asked.runs, points=asked.points)]
    try:
        order = cluster.Asked(asked.file, Path.cwd(), words, asked.shards, asked.on, asked.out, asked.progress)
        print(cluster.play(order), end="")
    except Refused as refused:
        print(f"drawdown.sweep: {refused}", file=sys.stderr)
        return 1
    except (Interrupted, KeyboardInterrupt):
        print("drawdown.sweep: stopped; what was played is kept, and the same command goes on", file=sys.stderr)
        return 130
    except Exception as fault:  # the machine, or what a cluster makes of it
        print(f"drawdown.sweep: {fault}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
