"""The installed package: run by tests/package/run in a virtual environment that has the wheel."""

import doctest
import importlib
import importlib.metadata
import os
import runpy
import subprocess
import sys
import tempfile
import unittest
from contextlib import chdir, redirect_stdout
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import drawdown
from drawdown.program import program
from drawdown.scenario import toml

ROOT = Path(__file__).resolve().parents[2]


class Installed(unittest.TestCase):
    def test_the_program_is_the_one_of_the_wheel(self) -> None:
        self.assertNotIn("DRAWDOWN", os.environ)
        self.assertEqual(Path(program()).parent, Path(sys.executable).parent)
        said = subprocess.run([program(), "--version"], capture_output=True, text=True, check=True).stdout
        self.assertEqual(said.split()[1], importlib.metadata.version("drawdown"))

    def test_licences_and_the_mark_of_types_are_inside(self) -> None:
        names = {Path(file).name for file in importlib.metadata.files("drawdown") or []}
        self.assertLessEqual({"LICENSE-MIT", "LICENSE-APACHE", "py.typed"}, names)
        others = (Path(drawdown.__file__).parent / "THIRD-PARTY.txt").read_text()
        for one in ["bevy_ecs", "libm", "Natural Earth", "Permission is hereby granted", "Unicode-3.0"]:
            self.assertIn(one, others)

    def test_what_the_docstrings_show_is_so(self) -> None:
        for name in ["drawdown", "drawdown.results", "drawdown.verbs"]:
            failed, tried = doctest.testmod(importlib.import_module(name))
            self.assertEqual(failed, 0, name)
            self.assertGreater(tried, 1, name)

    def test_the_notebook_runs(self) -> None:
        with tempfile.TemporaryDirectory() as folder, chdir(folder), redirect_stdout(StringIO()) as printed:
            runpy.run_path(str(ROOT / "src/python/notebook.py"))
        self.assertIn("missed in", printed.getvalue())


class Tables(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.results = drawdown.run("mali-2023", runs=20, plans=["base"], cases=["baseline"])

    def test_every_table_has_the_types_of_the_dictionary_and_no_row_is_lost(self) -> None:
        self.assertGreater(len(self.results), 20)
        for name, table in self.results.items():
            lines = pd.read_csv(self.results.folder / f"{name}.csv", dtype=str, keep_default_na=False)
            self.assertEqual((table.num_rows, table.column_names), (len(lines), list(lines.columns)), name)
            for field in table.schema:
                unit = (field.metadata or {}).get(b"unit", b"").decode()
                if unit.startswith("date"):
                    self.assertEqual(field.type, pa.timestamp("s", tz="UTC"), field)
                if unit == "count":
                    self.assertEqual(field.type, pa.int64(), field)
                # Empty cells, and only they, are null.
                empty = int((lines[field.name] == "").sum())
                self.assertEqual(table.column(field.name).null_count, empty, f"{name}.{field.name}")

    def test_dates_and_numbers_are_those_of_the_file(self) -> None:
        table = self.results["runs"]
        lines = pd.read_csv(self.results.folder / "runs.csv", dtype=str, keep_default_na=False)
        for name in ["events", "deadline.resolution-2690.reached", "deadline.resolution-2690.lateness_days"]:
            read = table.column(name).to_pandas()
            for own, text in zip(read, lines[name], strict=True):
                if text == "":
                    self.assertTrue(pd.isna(own))
                elif name.endswith("reached"):
                    self.assertEqual(pd.Timestamp(own), pd.Timestamp(text))
                else:
                    self.assertEqual(float(own), float(text))

    def test_pandas_polars_and_duckdb_take_them_without_copying(self) -> None:
        table = self.results["s_curve"]
        name = next(field.name for field in table.schema if field.type == pa.int64())
        own = table.column(name).chunk(0).buffers()[1].address
        frame = table.to_pandas(types_mapper=pd.ArrowDtype)
        self.assertEqual(pa.array(frame[name]).buffers()[1].address, own)
        self.assertEqual(pl.from_arrow(table)[name].to_arrow().buffers()[1].address, own)
        curve = table
        # DuckDB scans the table where it is; that it is the same is seen by what it counts.
        self.assertEqual(duckdb.sql("SELECT count(*) FROM curve").fetchall(), [(table.num_rows,)])


class Verbs(unittest.TestCase):
    def test_a_dict_gives_the_bytes_of_the_file_that_says_the_same(self) -> None:
        scenario = {"format": 1, "extends": "minimal", "pool": {"trucks": {"count": 12}}}
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            Path("scenario.toml").write_text('format = 1\nextends = "minimal"\npool.trucks.count = 12\n')
            file = drawdown.run("scenario.toml", runs=30)
            table = drawdown.run(scenario, runs=30)
            change = drawdown.run("minimal", runs=30, changes={"pool.trucks.count": 12})
        read = [(one.folder / "runs.csv").read_bytes() for one in (file, table, change)]
        self.assertEqual(read[0], read[1])
        self.assertEqual(read[0], read[2])

    def test_a_dict_is_written_as_toml_that_says_the_same(self) -> None:
        import datetime
        import tomllib

        odd = {"a b": 'x"\\\n\t\x7fé', "n": [1, 2.5, True, {"d": datetime.date(2030, 1, 2)}], "e": 1e30, "t": {}}
        self.assertEqual(tomllib.loads(toml(odd)), odd)

    def test_what_is_refused_says_why_and_is_no_fault_of_the_machine(self) -> None:
        with self.assertRaisesRegex(drawdown.Refused, "E"):
            drawdown.run({"format": 1, "extends": "minimal", "pool": {"trucks": {"count": "many"}}})
        with self.assertRaisesRegex(drawdown.Refused, "none"):
            drawdown.run("minimal", plans=["none"])
        self.assertFalse(drawdown.check({"format": 1}))

    def test_results_without_a_folder_go_when_nobody_has_them(self) -> None:
        results = drawdown.run("minimal", runs=5)
        folder = results.folder
        self.assertTrue(folder.is_dir())
        del results
        self.assertFalse(folder.exists())


class Addresses(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        factor = {"path": "pool.trucks.count", "values": [12, 16, 20, 24]}
        sweep = {"trucks": {"design": "grid", "replications": 40, "factor": {"trucks": factor}}}
        cls.scenario = {"format": 1, "extends": "minimal", "sweep": sweep}
        cls.here = drawdown.sweep(cls.scenario, "trucks")

    def assert_same(self, other: drawdown.Results) -> None:
        names = sorted(file.name for file in self.here.folder.iterdir())
        self.assertEqual(names, sorted(file.name for file in other.folder.iterdir()))
        for name in names:
            self.assertEqual((self.here.folder / name).read_bytes(), (other.folder / name).read_bytes(), name)

    def spread(self, address: str) -> drawdown.Results:
        return drawdown.sweep(self.scenario, "trucks", on="local:1", shards=3, out=address)

    def test_a_sweep_is_the_same_here_and_on_a_cluster_and_at_an_address(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for _ in ("played", "there already"):
                self.assert_same(self.spread(f"file://{folder}/there"))

    @unittest.skipUnless(find_spec("moto") and find_spec("s3fs"), "s3fs and moto are not installed")
    def test_results_in_a_bucket_are_the_same_and_only_what_is_missing_is_played_again(self) -> None:
        import fsspec
        from moto.server import ThreadedMotoServer

        server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
        server.start()
        host, port = server.get_host_and_port()
        reached = {"endpoint_url": f"http://{host}:{port}", "key": "a", "secret": "b"}
        with patch.dict(fsspec.config.conf, {"s3": reached}):
            store, _ = fsspec.core.url_to_fs("s3://bucket/there")
            store.mkdir("bucket")
            self.assert_same(self.spread("s3://bucket/there"))
            written = store.modified("bucket/there.shard-1-of-3.tar")
            # As if the driver had been killed.
            store.rm("bucket/there", recursive=True)
            store.rm("bucket/there.shard-2-of-3.tar")
            self.assert_same(self.spread("s3://bucket/there"))
            self.assertEqual(store.modified("bucket/there.shard-1-of-3.tar"), written)
            self.assertGreater(store.modified("bucket/there.shard-2-of-3.tar"), written)
            self.assertEqual([name for name in store.find("bucket") if name.endswith(".new")], [])
        server.stop()

    def test_one_shard_is_no_cluster(self) -> None:
        with self.assertRaisesRegex(drawdown.Refused, "from 2 to"):
            drawdown.sweep(self.scenario, "trucks", on="local:1", shards=1)


if __name__ == "__main__":
    unittest.main(verbosity=1)
