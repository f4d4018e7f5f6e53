"""Results: a folder of tables, read as Arrow when they are asked for."""

from __future__ import annotations

import csv
import gzip
import shutil
import weakref
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow

#: The table that describes the others.
DICTIONARY = "dictionary"
#: How the files of tables end: long ones are packed.
ENDINGS = (".csv", ".csv.gz")


class Results(Mapping[str, "pyarrow.Table"]):
    """The tables of a folder of results, by name: ``results["deadlines"]``.

    A table is read once, when it is first asked for. Its columns have the types that ``dictionary.csv`` gives them:
    dates are timestamps, counts are integers, what is 0 or 1 is a truth value, an empty cell is null. Each column
    carries its unit and meaning as metadata.

    >>> import drawdown
    >>> results = drawdown.run("minimal", runs=20)
    >>> sorted(results)[:3]
    ['assumptions', 'claims', 'closure']
    """

    #: The folder that holds the tables, as the program has written it.
    folder: Path
    #: What the program says of them, for readers.
    said: str

    def __init__(self, folder: Path, said: str = "", temporary: Path | None = None) -> None:
        """Results in a folder that is there already; ``temporary`` goes when the results do."""
        self.folder = folder
        self.said = said
        self._read: dict[str, Any] = {}
        self._described: dict[str, dict[str, dict[str, str]]] | None = None
        if temporary is not None:
            weakref.finalize(self, shutil.rmtree, temporary, ignore_errors=True)

    def __getitem__(self, name: str) -> pyarrow.Table:
        if name not in self._read:
            files = self._files()
            if name not in files:
                raise KeyError(f"no table {name}; there are {', '.join(self)}")
            self._read[name] = self._table(files[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._files()))

    def __len__(self) -> int:
        return len(self._files())

    def __repr__(self) -> str:
        return f"<drawdown results in {self.folder}: {', '.join(self)}>"

    def _files(self) -> dict[str, Path]:
        """The files of the tables, by their names; long ones are packed."""
        return {file.name.split(".")[0]: file for end in ENDINGS for file in self.folder.glob(f"*{end}")}

    def described(self) -> dict[str, dict[str, dict[str, str]]]:
        """Each column of each file, as ``dictionary.csv`` describes it."""
        if self._described is None:
            described: dict[str, dict[str, dict[str, str]]] = {}
            with (self.folder / f"{DICTIONARY}.csv").open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    described.setdefault(row["file"], {})[row["column"]] = row
            self._described = described
        return self._described

    def _table(self, file: Path) -> pyarrow.Table:
        import pyarrow
        from pyarrow import csv as arrow

        columns = {} if file.name == f"{DICTIONARY}.csv" else self.described().get(file.name, {})
        opener = gzip.open if file.suffix == ".gz" else open
        with opener(file, "rt", encoding="utf-8", newline="") as opened:
            names = next(csv.reader(opened))
        units = {name: columns.get(name, {}).get("unit", "text") for name in names}
        options = arrow.ConvertOptions(
            column_types={name: _type(unit) for name, unit in units.items()},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            auto_dict_encode=False,
            true_values=["1"],
            false_values=["0"],
            timestamp_parsers=[arrow.ISO8601],
        )
        table = arrow.read_csv(file, parse_options=arrow.ParseOptions(newlines_in_values=True), convert_options=options)
        fields = [pyarrow.field(name, _type(units[name]), metadata=_told(columns.get(name))) for name in names]
        return table.cast(pyarrow.schema(fields, {"folder": str(self.folder)}))


def _type(unit: str) -> Any:
    """The type of a column of this unit."""
    import pyarrow

    match unit:
        case "key" | "word" | "text" | "":
            return pyarrow.string()
        case "count":
            return pyarrow.int64()
        case "0 or 1":
            return pyarrow.bool_()
        case "date (ISO 8601)":
            return pyarrow.timestamp("s", tz="UTC")
    return pyarrow.float64()


def _told(column: dict[str, str] | None) -> dict[str, str] | None:
    """What is told of a column."""
    if column is None:
        return None
    return {key: column[key] for key in ("unit", "about", "meaning_en", "meaning_fr") if column[key]}
