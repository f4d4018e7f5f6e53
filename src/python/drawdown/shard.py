"""Shards, played wherever this is: files in, files out, no shared disk.

``play`` is what a worker runs. It needs nothing but this package and the program, which is opened once for a sweep and
plays one shard after another.
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
import threading
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from .program import MachineFault, failure, program

#: What the results are called where a shard is played.
RESULTS = "result"
#: How many seconds a program is kept that has nothing to play.
IDLE = 20.0


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
    #: What tells it from any other, also in a copy.
    key: str = field(default_factory=lambda: uuid.uuid4().hex)


class Place:
    """A temporary folder, held as long as this process lives. What killed ones have left goes with the next."""

    #: What their names begin with.
    PREFIX = "drawdown-shard-"

    def __init__(self) -> None:
        for old in Path(tempfile.gettempdir()).glob(f"{self.PREFIX}*"):
            self._remove_if_left(old)
        self.path = Path(tempfile.mkdtemp(prefix=self.PREFIX))
        # It has its name when it is held: nobody finds it before.
        self._held = os.open(self.path / "new", os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(self._held, fcntl.LOCK_EX)
        (self.path / "new").rename(self.path / "held")

    def remove(self) -> None:
        """Removes it."""
        shutil.rmtree(self.path, ignore_errors=True)
        os.close(self._held)

    @staticmethod
    def _remove_if_left(old: Path) -> None:
        try:
            if old.lstat().st_uid != os.getuid():
                return
            held = os.open(old / "held", os.O_RDWR | os.O_NOFOLLOW)
        except OSError:
            return  # It is being made, or removed.
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(old, ignore_errors=True)
        except BlockingIOError:
            pass  # Somebody plays in it.
        finally:
            os.close(held)


class Player:
    """The program, opened for a sweep in a folder of its own, that plays a shard when it is asked.

    It stops when this process does: it holds the other end of its standard input.
    """

    def __init__(self, task: Task) -> None:
        self.task = task
        #: How many shards it has played.
        self.played = 0
        self._folder = Place()
        self._place = self._folder.path
        for name, content in task.files.items():
            (self._place / name).parent.mkdir(parents=True, exist_ok=True)
            (self._place / name).write_bytes(content)
        (self._place / f"{RESULTS}.design").write_bytes(task.design)
        options = ["--out", RESULTS, "--yes", "--resume", "--threads", "1", "--stop-with-input"]
        # What it says beside its answers goes into a file: a pipe that nobody empties while it plays would stop it.
        self._said = (self._place / "said").open("w+b")
        self._process = subprocess.Popen(
            [program(), *task.command, *options, "--serve", str(task.shards)],
            cwd=self._place,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )

    def play(self, number: int) -> bytes:
        """Plays shard ``number``, and gives its folder as a tar."""
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(f"{number}\n".encode())
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # It has ended, and says why.
        line = self._process.stdout.readline()
        if not line:
            status = self._process.wait()
            raise failure(status, self._heard()) if status else MachineFault(f"it has stopped: {self._heard()}")
        answer = json.loads(line)
        if answer["shard"] != str(number):
            raise MachineFault(f"it was asked for shard {number} and answers for {answer['shard']}")
        if answer["status"]:
            raise failure(answer["status"], answer["said"] or self._heard())
        folder = self._place / f"{RESULTS}.shard-{number}-of-{self.task.shards}"
        content = packed(folder)
        shutil.rmtree(folder)
        self.played += 1
        return content

    def close(self) -> None:
        """Ends it."""
        # One that hangs is not waited for.
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._said.close()
        self._folder.remove()

    def _heard(self) -> str:
        self._said.seek(0)
        return self._said.read().decode(errors="replace")


class Players:
    """Those that have nothing to play, for a while."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[Player] = []

    def take(self, task: Task) -> Player:
        """One that is opened for this sweep, perhaps for the first time."""
        with self._lock:
            for at, player in enumerate(self._idle):
                if player.task.key == task.key:
                    return self._idle.pop(at)
        return Player(task)

    def give_back(self, player: Player) -> None:
        """Keeps one for the next shard, if there is one soon."""
        with self._lock:
            self._idle.append(player)
        later = threading.Timer(IDLE, self._forget, [player, player.played])
        later.daemon = True
        later.start()

    def forget(self) -> None:
        """Ends all that have nothing to play."""
        with self._lock:
            idle, self._idle = self._idle, []
        for player in idle:
            player.close()

    def _forget(self, player: Player, played: int) -> None:
        with self._lock:
            if player not in self._idle or player.played != played:
                return
            self._idle.remove(player)
        player.close()


_players = Players()
#: Ends the programs that have nothing to play where it is called.
forget = _players.forget


def play(task: Task, number: int) -> bytes:
    """Plays shard ``number`` of a sweep, and gives its folder as a tar."""
    player = _players.take(task)
    try:
        content = player.play(number)
    except BaseException:
        player.close()
        raise
    _players.give_back(player)
    return content


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
