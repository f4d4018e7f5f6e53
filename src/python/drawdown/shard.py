"""One shard, played wherever it is: files in, files out, no shared disk.

``play`` is what a worker runs. It needs nothing but this package and the program.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .program import failure, program

#: What the results are called where a shard is played.
RESULTS = "result"


@dataclass(frozen=True)
class Task:
    """What all shards of a sweep have in common."""

    #: Files by name, relative to where the program is started: the scenario and all it names.
    files: dict[str, bytes]
    #: What ``--prepare`` found out.
    design: bytes
    #: The command up to the options of a shard: ``["sweep", "x.toml", "--sweep", "a"]``.
    command: list[str]
    #: How many shards there are.
    shards: int


def play(task: Task, number: int) -> bytes:
    """Plays shard ``number`` in a folder of its own, and gives that folder as a tar.

    The program stops when this process does: it holds the other end of its standard input.
    """
    with tempfile.TemporaryDirectory(prefix="drawdown-") as folder:
        place = Path(folder)
        for name, content in task.files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(content)
        (place / f"{RESULTS}.design").write_bytes(task.design)
        options = ["--out", RESULTS, "--yes", "--resume", "--threads", "1", "--stop-with-input"]
        words = [program(), *task.command, *options, "--shard", f"{number}/{task.shards}"]
        # What it says goes into a file: a pipe that nobody empties while it plays would stop it.
        with (
            (place / "said").open("w+b") as said,
            subprocess.Popen(
                words, cwd=place, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said
            ) as played,
        ):
            status = played.wait()
            said.seek(0)
            if status != 0:
                raise failure(status, said.read().decode(errors="replace"))
        return packed(place / f"{RESULTS}.shard-{number}-of-{task.shards}")


def packed(folder: Path) -> bytes:
    """A folder of plain files as a tar."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w") as tar:
        for file in sorted(folder.iterdir()):
            tar.add(file, arcname=file.name)
    return content.getvalue()


def unpacked(content: bytes, folder: Path) -> None:
    """Puts a tar where a folder is to be, whole or not at all."""
    new = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(new, filter="data")
    new.rename(folder)
