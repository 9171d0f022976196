"""What it is made of: README, the requirements files and the imports in the code tell the same story."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.test_architecture import SCRIPTS, imported

ROOT = Path(__file__).resolve().parents[1]
RUNS, TESTS = ROOT / "requirements.txt", ROOT / "requirements-dev.txt"
# What pydantic, distributed and streamlit stand on.
BROUGHT_ALONG = {"annotated-types", "dask", "protobuf", "pyarrow", "starlette", "tornado"}
READ = {"python-mecab-ko-dic"}  # a dictionary: it has nothing to import


def required(file: Path) -> dict[str, str]:
    """Package -> its lower bound as the README writes it."""
    lines = (re.sub(r"\s*#.*", "", line) for line in file.read_text(encoding="utf-8").splitlines())
    found = [re.fullmatch(r"([\w-]+)(>=|==)([\w.]+)(?:,<\d+)?", line) for line in lines if line and line[0] != "-"]
    return {name: f"= {bound}" if how == "==" else bound for name, how, bound in (match.groups() for match in found)}


def told() -> list[dict[str, str]]:
    """The same from the README: a dictionary for each of its tables of packages."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tables = re.findall(r"\| package \| at least \| licence \| reason \|\n\|[-| ]+\n((?:\|.+\n)+)", text)
    rows = [[[cell.strip() for cell in row.split("|")[1:-1]] for row in table.splitlines()] for table in tables]
    assert all(licence and reason for table in rows for _, _, licence, reason in table)
    return [{name: bound for name, bound, _, _ in table} for table in rows]


def test_the_readme_names_every_package_with_its_lower_bound():
    assert told() == [required(RUNS), required(TESTS)]


def test_every_package_is_imported_and_every_import_is_named():
    files = [*SCRIPTS, *(ROOT / "core").rglob("*.py")]
    modules = {name.split(".")[0] for file in files for name in imported(file)} - set(sys.stdlib_module_names)
    distributions = packages_distributions()
    distributions["google"] = ["protobuf"]  # a name that many packages share; we import google.protobuf
    packages = {distributions[module][0].lower() for module in modules - {"core", "pages", ""}}
    assert packages - BROUGHT_ALONG | READ == set(required(RUNS))
