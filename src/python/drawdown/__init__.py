"""Plays scenarios of drawdown and gives their results as Arrow tables.

    >>> import drawdown
    >>> results = drawdown.run("minimal", runs=20)
    >>> results["deadlines"].num_rows
    1

The program does the work, as a process of its own; it comes with the wheel, is found on the path, or is named by the
environment variable ``DRAWDOWN``. ``python -m drawdown.sweep --help`` plays sweeps on a cluster.
"""

from .program import Interrupted, MachineFault, Refused
from .results import Results
from .verbs import Checked, check, run, sweep

__all__ = ["Checked", "Interrupted", "MachineFault", "Refused", "Results", "check", "run", "sweep"]
