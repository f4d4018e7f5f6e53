"""A first look at a drawdown, of the size of a notebook: run it whole, or cell by cell.

    pip install drawdown pandas polars duckdb
"""

# %% A scenario is a file, the name of a built-in one, or a dict that says what a file would.
import drawdown

scenario = {
    "format": 1,
    "extends": "minimal",
    "scenario": {"id": "first-look"},
    "sweep": {
        "trucks": {
            "design": "grid",
            "replications": 100,
            "factor": {"trucks": {"path": "pool.trucks.count", "values": [14, 18, 22]}},
        }
    },
}
checked = drawdown.check(scenario)
assert checked, checked.findings

# %% Played, it is a folder of tables. What the program says of them is there too.
results = drawdown.run(scenario, runs=400, changes={"pool.trucks.count": 18})
print(results.said)
deadlines = results["deadlines"]
print(deadlines.select(["deadline", "n", "p_missed", "p80"]).to_pylist())

# %% In pandas: how long the last camp took in each run.
import pandas as pd

runs = results["runs"].to_pandas(types_mapper=pd.ArrowDtype)
late = runs["deadline.outpost-empty.lateness_days"]
print(late.describe())

# %% In polars: where the time goes.
import polars as pl

ledger = pl.DataFrame(pl.from_arrow(results["delay_ledger"]))
print(ledger.group_by("code").len())

# %% In DuckDB: the same tables in SQL.
import duckdb

played = results["runs"]
share = duckdb.sql('SELECT avg(CAST("deadline.outpost-empty.missed" AS INTEGER)) FROM played').fetchall()
[[missed]] = share
print(f"missed in {missed:.0%} of the runs")

# %% What would change it? A sweep, here in this process; on="dask://HOST:PORT" plays it elsewhere, to the same bytes.
swept = drawdown.sweep(scenario, "trucks")
print(swept["deadlines"].select(["point", "p_missed"]).to_pylist())
