"""One shard, played wherever it is: files in, files out, no shared disk.

``play`` is what a worker runs. It needs nothing but the program.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

#: What a scenario's own folder is called where a shard is played, if it is not named relative to where one is.
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


class MachineFault(Exception):
    """The machine failed: worth another try, here or elsewhere."""


class Refused(Exception):
    """The input has to change: another try is in vain."""


def program() -> str:
    """The program, by name or path."""
    return os.environ.get("DRAWDOWN", "drawdown")


def gathered(scenario: str) -> dict[str, bytes]:
    """A scenario file and every file that it names, by their names from where one is.

    The name of a built-in scenario needs no file.
    """
    files: dict[str, bytes] = {}
    waiting = [Path(scenario)]
    while waiting:
        path = waiting.pop()
        if str(path) in files or not path.is_file():
            continue
        files[str(path)] = path.read_bytes()
        if path.suffix != ".toml":
            continue
        content = tomllib.loads(files[str(path)].decode())
        names = [content.get("extends")]
        names += [sweep.get("table") for sweep in content.get("sweep", {}).values()]
        waiting += [path.parent / name for name in names if isinstance(name, str)]
    outside = [name for name in files if PurePosixPath(name).is_absolute() or ".." in Path(name).parts]
    if outside:
        raise Refused(f"start it in the folder of the scenario or above: {', '.join(outside)} lies elsewhere")
    return files


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
        shard = ["--shard", f"{number}/{task.shards}"]
        played = subprocess.Popen(
            [program(), *task.command, *options, *shard],
            cwd=place,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        said = played.stderr.read().decode(errors="replace")
        status = played.wait()
        played.stdin.close()
        if status == 1:
            raise Refused(said.strip())
        if status != 0:
            raise MachineFault(f"status {status}: {said.strip()}")
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
    new.mkdir(exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        tar.extractall(new, filter="data")
    new.rename(folder)
