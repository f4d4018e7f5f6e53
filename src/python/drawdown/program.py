"""The program: where it is, and how it is called."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path


class Refused(Exception):
    """The input has to change (exit status 1): another try is in vain."""


class MachineFault(Exception):
    """The machine or the program failed (exit status 2, or a signal): worth another try, here or elsewhere."""


class Interrupted(Exception):
    """Somebody stopped it (exit status 130). What was played of a sweep is kept."""


def program() -> str:
    """The program: what ``DRAWDOWN`` names, what was installed with this package, or what is on the path."""
    named = os.environ.get("DRAWDOWN")
    if named:
        return named
    file = "drawdown" + (sysconfig.get_config_var("EXE") or "")
    for scheme in (sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user")):
        beside = Path(sysconfig.get_path("scripts", scheme)) / file
        if beside.is_file():
            return str(beside)
    found = shutil.which("drawdown")
    if found is None:
        raise MachineFault("there is no drawdown: install the wheel, put it on the path, or name it in DRAWDOWN")
    return found


def failure(status: int, said: str) -> Exception:
    """What an exit status other than 0 means."""
    said = said.strip().removeprefix("drawdown: ")
    match status:
        case 1:
            return Refused(said)
        case 130:
            return Interrupted(said)
        case _:
            return MachineFault(f"status {status}: {said}")


def call(words: Sequence[str], where: Path | None = None, heard: bool = False) -> str:
    """Calls the program in a folder, and gives what it prints. What it says beside that goes into the exception if it
    fails; otherwise, with ``heard``, to standard error.
    """
    ended = subprocess.run(
        [program(), *words],
        cwd=where,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if ended.returncode != 0:
        raise failure(ended.returncode, ended.stderr)
    if heard:
        sys.stderr.write(ended.stderr)
    return ended.stdout
