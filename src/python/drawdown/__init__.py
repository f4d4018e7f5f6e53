"""Sweeps of drawdown beyond one machine: ``python -m drawdown.sweep --help``.

The program does the work and must be on the path, or be named by ``DRAWDOWN``.
"""
