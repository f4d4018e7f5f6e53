"""Where the shards of a sweep are kept until they are put together, and where the results go."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from .program import Refused, call
from .shard import unpacked


@dataclass(frozen=True)
class Prepared:
    """What shards need."""

    #: What ``--prepare`` found out.
    design: bytes
    #: The files of the scenario, and those that are built in.
    inputs: list[str]


class Keeping(Protocol):
    """Keeps shards under the numbers they have."""

    def played(self) -> set[int]:
        """Those that are there."""
        ...

    def keep(self, number: int, content: bytes) -> None:
        """Keeps one, whole or not at all."""
        ...

    def prepared(self, sweep: Sequence[str]) -> Prepared:
        """What shards need, found out if it is not there."""
        ...

    def finished(self, sweep: Sequence[str]) -> str | None:
        """What is said of results that are there already and of the same sweep; ``None`` without any."""
        ...

    def merge(self, scenario: str) -> str:
        """Puts all together; what is said of it."""
        ...

    def fetch(self, folder: Path) -> None:
        """Copies the results into a folder that is not there yet."""
        ...


class Folder:
    """On this machine: each shard a folder beside the results, as the program leaves them."""

    def __init__(self, out: str, shards: int, where: Path) -> None:
        # The program starts in the scenario's folder, and is given this as it is.
        self.out = Path(out).absolute()
        self.shards = shards
        self.where = where

    def _shard(self, number: int) -> Path:
        return self.out.with_name(f"{self.out.name}.shard-{number}-of-{self.shards}")

    def played(self) -> set[int]:
        return {number for number in range(1, self.shards + 1) if (self._shard(number) / "done.toml").exists()}

    def keep(self, number: int, content: bytes) -> None:
        # One that the program has begun here and not finished gives way.
        shutil.rmtree(self._shard(number), ignore_errors=True)
        unpacked(content, self._shard(number))

    def prepared(self, sweep: Sequence[str]) -> Prepared:
        self.out.parent.mkdir(parents=True, exist_ok=True)
        words = [*sweep, "--out", str(self.out), "--prepare", "--progress", "json"]
        said = json.loads(call(words, self.where, heard=True))
        return Prepared(self.out.with_name(f"{self.out.name}.design").read_bytes(), said["inputs"])

    def finished(self, sweep: Sequence[str]) -> str | None:
        if not (self.out / "manifest.toml").exists():
            return None
        # Says so, or why they are of something else.
        call([*sweep, "--out", str(self.out), "--yes"], self.where)
        return f"{self.out} is finished already.\n"

    def merge(self, scenario: str) -> str:
        folders = [str(self._shard(number)) for number in range(1, self.shards + 1)]
        return call(["merge", *folders, "--scenario", scenario, "--out", str(self.out)], self.where)

    def fetch(self, folder: Path) -> None:
        shutil.copytree(self.out, folder)


class Address:
    """At an fsspec address (``s3://bucket/trucks``, ``memory://x``): each shard a tar beside the results."""

    def __init__(self, out: str, shards: int, where: Path) -> None:
        import fsspec

        self.system: Any
        self.system, path = fsspec.core.url_to_fs(out)
        self.path = str(path).rstrip("/")
        self.out = out
        self.shards = shards
        self.where = where

    def _shard(self, number: int) -> str:
        return f"{self.path}.shard-{number}-of-{self.shards}.tar"

    def played(self) -> set[int]:
        found = {str(name) for name in self.system.glob(f"{self.path}.shard-*-of-{self.shards}.tar")}
        ends = {name.rpartition("/")[2] for name in found}
        return {number for number in range(1, self.shards + 1) if self._shard(number).rpartition("/")[2] in ends}

    def keep(self, number: int, content: bytes) -> None:
        self._put(self._shard(number), content)

    def _put(self, path: str, content: bytes) -> None:
        """Writes a file whole or not at all: an object store shows an object when it is whole, a disk a file at once."""
        self.system.makedirs(path.rpartition("/")[0], exist_ok=True)
        self.system.pipe_file(f"{path}.new", content)
        self.system.mv(f"{path}.new", path)

    def prepared(self, sweep: Sequence[str]) -> Prepared:
        design = f"{self.path}.design"
        with tempfile.TemporaryDirectory(prefix="drawdown-") as folder:
            here = Folder(f"{folder}/results", self.shards, self.where)
            if self.system.exists(design):
                # Of another scenario, seed or version it is not used.
                here.out.with_name("results.design").write_bytes(self.system.cat_file(design))
            prepared = here.prepared(sweep)
        self._put(design, prepared.design)
        return prepared

    def finished(self, sweep: Sequence[str]) -> str | None:
        if not self.system.exists(f"{self.path}/manifest.toml"):
            return None
        with tempfile.TemporaryDirectory(prefix="drawdown-") as folder:
            results = Path(folder) / "results"
            self.fetch(results)
            Folder(str(results), self.shards, self.where).finished(sweep)
        return f"{self.out} is finished already.\n"

    def merge(self, scenario: str) -> str:
        with tempfile.TemporaryDirectory(prefix="drawdown-") as folder:
            here = Folder(f"{folder}/{self.path.rpartition('/')[2]}", self.shards, self.where)
            for number in range(1, self.shards + 1):
                here.keep(number, self.system.cat_file(self._shard(number)))
            said = here.merge(scenario)
            # What says that all is there comes last.
            files = sorted(here.out.iterdir(), key=lambda file: (file.name == "manifest.toml", file.name))
            for file in files:
                self._put(f"{self.path}/{file.name}", file.read_bytes())
        return said.replace(str(here.out), self.out)

    def fetch(self, folder: Path) -> None:
        self.system.get(f"{self.path}/", f"{folder}/", recursive=True)


def keeping(out: str, shards: int, where: Path) -> Keeping:
    """Where a sweep is kept."""
    if "://" not in out:
        return Folder(out, shards, where)
    try:
        return Address(out, shards, where)
    except ImportError as error:
        raise Refused(f"--out {out}: {error}") from error