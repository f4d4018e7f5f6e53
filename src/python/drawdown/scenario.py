"""Scenarios: those in files, and those in dicts, which are written into one."""

from __future__ import annotations

import datetime
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from .program import Refused

#: A file, the name of a built-in scenario, or what a file would say.
Scenario: TypeAlias = str | os.PathLike[str] | Mapping[str, Any]
#: Values to be changed, by their paths.
Changes: TypeAlias = Mapping[str, Any]

#: What the files of a scenario that the program has built in begin with, where it lists them.
BUILT_IN = "built-in:"


@dataclass(frozen=True)
class Placed:
    """A scenario as the program is given it."""

    #: As it is named on the command line.
    name: str
    #: The folder in which the program is called.
    where: Path


@contextmanager
def placed(scenario: Scenario) -> Iterator[Placed]:
    """Where a scenario is, as long as it is needed; a dict is in a file for that time."""
    if not isinstance(scenario, Mapping):
        yield Placed(os.fspath(scenario), Path.cwd())
        return
    place = Path(tempfile.mkdtemp(prefix="drawdown-"))
    try:
        (place / "scenario.toml").write_text(toml(scenario), encoding="utf-8")
        yield Placed("scenario.toml", place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def options(changes: Changes | None = None, **others: object) -> list[str]:
    """Options of a command: ``None`` and ``False`` are none, ``True`` needs no value."""
    words: list[str] = []
    for path, value in (changes or {}).items():
        words += ["--set", f"{path}={written(value)}"]
    for name, value in others.items():
        if value is None or value is False:
            continue
        words.append("--" + name.replace("_", "-"))
        if value is not True:
            words.append(str(value))
    return words


def files(names: Iterable[str], where: Path) -> dict[str, bytes]:
    """The files of a scenario by their names from the folder; those that are built in need none."""
    names = [os.path.normpath(name) for name in names if not name.startswith(BUILT_IN)]
    outside = [name for name in names if os.path.isabs(name) or name.startswith("..")]
    if outside:
        raise Refused(f"start it in the folder of the scenario or above: {', '.join(outside)} lies elsewhere")
    return {name: (where / name).read_bytes() for name in names}


def toml(table: Mapping[str, Any]) -> str:
    """A table as a TOML file."""
    lines = [f"{quoted(key)} = {written(value)}\n" for key, value in table.items()]
    return "".join(lines)


def written(value: object) -> str:
    """A value as TOML writes it, on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return repr(value)
        case datetime.datetime() | datetime.date() | datetime.time():
            return value.isoformat()
        case str():
            return quoted(value)
        case Mapping():
            return "{ " + ", ".join(f"{quoted(str(key))} = {written(one)}" for key, one in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(written(one) for one in value) + "]"
        case os.PathLike():
            return quoted(os.fspath(value))
    raise TypeError(f"a scenario has no {type(value).__name__}: {value!r}")


def quoted(text: str) -> str:
    """A text in quotes. JSON's escapes are TOML's, but for the one character that JSON leaves alone."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
