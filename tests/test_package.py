"""The package as a whole: a light, lazy root, one version, and imports that run downward."""

import ast
import subprocess
import sys
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import pytest

import claimtrack

ROOT = Path(claimtrack.__file__).parent
MODULES = sorted(ROOT.rglob("*.py"))
HEAVY = (
    "hypothesis", "cattrs", "click", "tabulate", "tqdm", "dateutil", "numpy", "pandas", "pyarrow", "narwhals",
    "jinja2", "altair", "trafilatura", "fastwarc", "rapidfuzz", "datasketch", "jsonschema", "edtf",
)  # fmt: skip


def loaded_by(code):
    """The heavy libraries, and our own rooms, that a fresh interpreter has loaded after running some code."""
    report = (
        f"{code}\nimport sys\nprint(' '.join(n for n in sys.modules if n in {HEAVY!r} or n.startswith('claimtrack.')))"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", report], capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())


def test_the_root_loads_nothing():
    """``import claimtrack`` loads none of the libraries, and none of our own rooms."""
    assert loaded_by("import claimtrack") == set()


def test_a_value_loads_its_room_alone():
    """Making a value loads the model, and no library but attrs."""
    loaded = loaded_by("import claimtrack as ct; ct.Moment('2024-02-23')")
    assert "claimtrack.model.moment" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize(
    "code",
    [
        "import claimtrack as ct; ct.parse_quantity('more than 29,500 people')",
        "import claimtrack as ct; ct.find_dates('on 7 October 2023')",
        "import claimtrack.record.claims",
        "import claimtrack.strategies",
        "import claimtrack.cli",
    ],
)
def test_only_strategies_load_hypothesis(code):
    """Nothing but a strategy, asked for by name, brings hypothesis."""
    assert "hypothesis" not in loaded_by(code)


def test_hypothesis_knows_our_types_and_loads_no_strategy():
    """Importing hypothesis registers the types of the model; the strategies wait until one is asked for."""
    loaded = loaded_by("import hypothesis")
    assert "claimtrack.strategies.registration" in loaded
    assert "claimtrack.strategies.claim_values" not in loaded


def test_all_names_exactly_what_can_be_had():
    """Every public name resolves, ``dir`` shows it, and it is what its own module calls it."""
    assert claimtrack.__all__ == sorted(set(claimtrack.__all__))
    for name in claimtrack.__all__:
        value = getattr(claimtrack, name)
        assert name in dir(claimtrack)
        assert getattr(value, "__name__", name) == name


def test_public_names_are_public_where_they_live():
    """What the root offers, its home declares; a name moved without the root would break here."""
    for room, names in claimtrack._ROOMS.items():
        home = import_module(room)
        declared = getattr(home, "__all__", [])
        assert [name for name in names.split() if name not in declared and name != "__version__"] == []


def test_type_checkers_see_the_same_names():
    """The imports for type checkers name each public name once, from the room that the table says."""
    tree = ast.parse((ROOT / "__init__.py").read_text("utf-8"))
    [block] = [node for node in tree.body if isinstance(node, ast.If)]
    seen = {(node.module, name.name, name.asname) for node in block.body for name in node.names}
    told = {(room, name, name) for room, names in claimtrack._ROOMS.items() for name in names.split()}
    assert seen == told


def test_an_unknown_name_is_an_attribute_error():
    """A typo reads like one."""
    with pytest.raises(AttributeError, match="module 'claimtrack' has no attribute 'pares_quantity'"):
        claimtrack.pares_quantity  # noqa: B018


def test_there_is_one_version():
    """The package, its metadata and its module agree; no other file of the package writes the number down."""
    assert claimtrack.__version__ == version("claimtrack")
    written = [path for path in MODULES if repr(claimtrack.__version__)[1:-1] in path.read_text("utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in written if "__version__ =" in path.read_text("utf-8")] == [
        "version.py"
    ]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_module_imports_the_package_root(path):
    """A module imports from the room it needs: the root would load in circles."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            assert "claimtrack" not in [name.name for name in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            assert node.module != "claimtrack"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is(path):
    """A module has a docstring, and stays within the size that can be read in one go."""
    text = path.read_text("utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= 450
