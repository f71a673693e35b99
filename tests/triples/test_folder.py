"""A build is whole or not at all: killed, doubled, on a full disk or a folder that is none, the earlier graph stays."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from graphs import example_readings

from kg.errors import InputError, StoreError
from kg.triples import build_readings, folder, open_store
from kg.triples.build import apply, build, version
from kg.triples.decisions import Decisions
from kg.triples.folder import FORMAT, MIGRATIONS, Folder, Generation
from kg.triples.log import FolderLog
from kg.triples.quads import Local
from kg.triples.settings import Settings
from kg.triples.terms import term
from kg.vocabulary import Property

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?d a ic:Document }"


def documents(store) -> int:
    return store.select(COUNT).rows[0][0]


def test_a_store_is_built_and_read_again(tmp_path: Path):
    """What was built is there when the folder is opened anew, with decisions and themes beside it."""
    build_readings(example_readings(), tmp_path / "s")
    assert documents(open_store(tmp_path / "s")) == 3
    assert open_store(tmp_path / "s").ask('ASK { theme:wetland skos:prefLabel ?l FILTER(LANG(?l) = "ko") }')


def test_readers_read_during_and_after_builds(tmp_path: Path):
    """A reader keeps its graph while newer ones are built, and a new reader sees the newest."""
    first, *rest = example_readings()
    reader = build_readings([first], tmp_path / "s")
    for reading in rest:
        build_readings([reading], tmp_path / "s")
    for _ in range(3):
        build_readings([], tmp_path / "s")
    assert documents(reader) == 1
    assert documents(open_store(tmp_path / "s")) == 3


def cleared_and_interrupted(folder: Folder) -> None:
    with folder.building() as generation:
        generation.quads.clear()
        raise KeyboardInterrupt


def test_a_failed_build_leaves_the_earlier_graph(tmp_path: Path):
    """An error in the middle of writing changes nothing that readers see, and the half generation is swept."""
    folder = Folder(tmp_path / "s")
    first, *_ = example_readings()
    build_readings([first], folder.path)

    def failing():
        yield from example_readings()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_readings(failing(), folder.path)
    with pytest.raises(KeyboardInterrupt):
        cleared_and_interrupted(folder)
    assert documents(open_store(folder.path)) == 1
    assert [item.name for item in folder.generations.iterdir()] == ["000001"]


def test_old_generations_are_swept_when_nobody_reads_them(tmp_path: Path):
    """Builds do not fill the disk with what was."""
    for _ in range(5):
        build_readings(example_readings(), tmp_path / "s")
    assert len(list((tmp_path / "s" / "generations").iterdir())) <= 2


BUILDER = """
import sys, os, time
sys.path[:0] = [{tests!r}, {here!r}]
from graphs import example_readings
from kg.triples import build_readings
def slow():
    print("ready", flush=True)
    for reading in example_readings():
        time.sleep({pause})
        yield reading
for turn in range({turns}):
    build_readings(slow(), {store!r})
"""


def builder(store: Path, *, pause: float = 0.0, turns: int = 1) -> subprocess.Popen[str]:
    here = Path(__file__).parent
    code = BUILDER.format(tests=str(here.parent), here=str(here), store=str(store), pause=pause, turns=turns)
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_kill_9_at_many_points_leaves_a_whole_graph(tmp_path: Path):
    """A builder killed at any moment leaves the earlier or the new graph, readable, and the next build works."""
    store = tmp_path / "s"
    build_readings(example_readings()[:1], store)
    seen = set()
    for moment in range(16):
        process = builder(store, turns=1000)
        assert process.stdout.readline().strip() == "ready"
        # from before the first write to after the switch, however fast the machine is
        time.sleep(0.01 * 1.6**moment)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        count = documents(open_store(store))
        assert count in (1, 3)
        seen.add(count)
        assert len(open_store(store).select("SELECT ?t WHERE { ?t a ic:Agreement }").rows) == (1 if count == 1 else 2)
        if count == 3:
            second, third = (reading.document.id for reading in example_readings()[1:])
            build_readings([], store, removed=[second, third])
        if seen == {1, 3} and moment > 8:
            break
    build_readings(example_readings(), store)
    assert documents(open_store(store)) == 3
    assert seen == {1, 3}, "the kills did not come both before and after a build's end"


def test_a_second_builder_is_told_who_holds_the_store(tmp_path: Path):
    """Two builders at once: the second ends with a line naming process, machine and time."""
    store = tmp_path / "s"
    folder = Folder(store)
    told = rf"process {os.getpid()} on .* since \d{{4}}-"
    with folder.building(), pytest.raises(StoreError, match=told), folder.building():
        pass
    # and the one that was killed holds nothing
    build_readings(example_readings(), store)
    assert documents(open_store(store)) == 3


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda _path: None, "No store at"),
        (lambda path: path.mkdir(), "no store of kg"),
        (lambda path: (path.mkdir(), (path / "store.json").write_text("{")), "damaged"),
        (lambda path: (path.mkdir(), (path / "store.json").write_text('{"format": 99}')), "Upgrade"),
        (lambda path: (path.mkdir(), (path / "store.json").write_text('{"format": 1}')), "is empty"),
        (lambda path: path.write_text("text"), "No store at"),
    ],
    ids=["missing", "no-store", "damaged", "newer", "empty", "file"],
)
def test_what_is_no_store_is_told_in_one_line(tmp_path: Path, made, told: str):
    """A folder that is missing, foreign, damaged, of a newer version or empty each gives its own line."""
    made(tmp_path / "s")
    with pytest.raises(StoreError, match=told) as error:
        open_store(tmp_path / "s")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda path: (path.mkdir(), (path / "notes.txt").write_text("mine")), "holds other files"),
        (lambda path: path.write_text("text"), "is a file"),
        (lambda path: (path.mkdir(), (path / "store.json").write_text('{"format": 99}')), "Upgrade"),
    ],
    ids=["foreign", "file", "newer"],
)
def test_no_build_goes_where_something_else_is(tmp_path: Path, made, told: str):
    """A build never writes into a folder that holds other things, and leaves them as they are."""
    made(tmp_path / "s")
    with pytest.raises(StoreError, match=told):
        build_readings(example_readings(), tmp_path / "s")
    if (tmp_path / "s").is_dir():
        assert len(list((tmp_path / "s").iterdir())) == 1


@pytest.mark.parametrize("there", [(), ("decisions.csv",)], ids=["nothing", "decisions"])
def test_a_failed_first_build_leaves_no_store(tmp_path: Path, there):
    """Where no store was, and nothing was read, a build that fails leaves the folder as it was: missing, mostly."""
    deep = tmp_path / "a" / "b"
    for name in there:
        deep.mkdir(parents=True)
        (deep / name).write_text("", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(KeyboardInterrupt):
        cleared_and_interrupted(Folder(deep))
    with pytest.raises(InputError):
        build(["missing.txt"], deep)
    assert sorted(tmp_path.rglob("*")) == before
    # a store that was there before stays, though nothing is in it
    Folder(tmp_path / "made").create()
    with pytest.raises(KeyboardInterrupt):
        cleared_and_interrupted(Folder(tmp_path / "made"))
    Folder(tmp_path / "made").check()


def test_a_failed_first_build_leaves_what_was_put_beside_it_meanwhile(tmp_path: Path):
    """Of the folder of a build that fails, only what builds make goes: a file that came while it ran is not its own."""
    (tmp_path / "s").mkdir()

    def crowded() -> None:
        with Folder(tmp_path / "s").building():
            (tmp_path / "s" / "notes.txt").write_text("mine", encoding="utf-8")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crowded()
    assert [item.name for item in (tmp_path / "s").iterdir()] == ["notes.txt"]


def test_a_folder_of_somebody_else_is_left_whole(tmp_path: Path):
    """What a folder holds that is no store is not touched, though it is called as a store's parts are."""
    (tmp_path / "s" / "generations").mkdir(parents=True)
    (tmp_path / "s" / "generations" / "family.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other files"):
        build_readings(example_readings(), tmp_path / "s")
    assert (tmp_path / "s" / "generations" / "family.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("address", ["s3://bucket/graph", "ftp://host/graph", "file:///tmp/graph"])
def test_an_address_that_no_store_can_be_at_is_told_and_nothing_made(tmp_path, monkeypatch, address: str):
    """A store is a folder or an http(s) address; of any other address a line says so, for builds and for questions."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="no store can be at"):
        build_readings(example_readings(), address)
    with pytest.raises(StoreError, match="no store can be at"):
        open_store(address)
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_one_line_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """When the disk runs full in the middle of a build, a line says so, and the earlier graph is there."""
    store = tmp_path / "s"
    build_readings(example_readings()[:1], store)

    def full(*_args, **_keywords):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.triples.quads.Local.change", full)
    with pytest.raises(StoreError, match="disk is full"):
        build_readings(example_readings(), store)
    monkeypatch.undo()
    assert documents(open_store(store)) == 1


NOBODY = 65534
AS_NOBODY = """
import os, sys
sys.path.insert(0, {tests!r})
from graphs import example_readings
from kg.errors import InputError, StoreError
from kg.triples import build_readings
build_readings(example_readings())
if os.geteuid() == 0:
    # all is loaded: from here on as somebody who may write nothing
    os.setgroups([])
    os.setgid({nobody})
    os.setuid({nobody})
try:
    build_readings(example_readings(), {store!r})
except StoreError as error:
    print(error)
"""


@pytest.fixture
def shut() -> Iterator[Path]:
    """Return a folder that everybody may read and only root may write, root not being who runs the test's code."""
    folder = Path(tempfile.mkdtemp(prefix="kg-shut-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def as_nobody(store: Path) -> str:
    code = AS_NOBODY.format(tests=str(Path(__file__).parent.parent), nobody=NOBODY, store=str(store))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_read_only_folder_is_one_line(shut: Path):
    """Where no folder can be made, and where the store's own cannot be written, a line says what would do."""
    build_readings(example_readings(), shut / "there")
    for item in [shut, *shut.rglob("*")]:
        item.chmod(0o555 if item.is_dir() else 0o444)
    for name in ("new", "there"):
        told = as_nobody(shut / name)
        assert told.count("\n") == 1, told
        assert "the folder cannot be written; change its permissions or name another with --store" in told
    assert not (shut / "new").exists()
    assert documents(open_store(shut / "there")) == 3
    for item in shut.rglob("*"):
        item.chmod(0o755)


def test_a_read_only_file_system_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the system says of a read-only file system or missing rights becomes a line that says what would do."""
    for number, told in ((30, "read-only"), (13, "cannot be written")):

        def refuse(*_args, number: int = number, **_keywords):
            raise OSError(number, "refused")

        monkeypatch.setattr("kg.triples.folder.write_whole", refuse)
        with pytest.raises(StoreError, match=told):
            build_readings(example_readings(), tmp_path / f"s{number}")


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path):
    """Two stores built from the same readings in another order export the same lines."""
    readings = example_readings()
    one = build_readings(readings, tmp_path / "one")
    other = build_readings(readings[::-1], tmp_path / "other")
    for reading in readings:
        build_readings([reading], tmp_path / "third")
    third = open_store(tmp_path / "third")
    lines = [sorted(str(quad) for quad in store.quads) for store in (one, other, third)]
    assert lines[0] == lines[1] == lines[2]


def test_a_store_of_an_earlier_format_is_moved_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A build moves an earlier store on step by step, or says that no way leads on; nothing is lost."""
    store = tmp_path / "s"
    build_readings(example_readings(), store)
    monkeypatch.setattr("kg.triples.folder.FORMAT", FORMAT + 2)
    with pytest.raises(StoreError, match="no way leads on"):
        build_readings([], store)
    moved = []
    for step in (FORMAT, FORMAT + 1):
        monkeypatch.setitem(MIGRATIONS, step, lambda folder, step=step: moved.append((folder.path, step)))
    build_readings([], store)
    assert moved == [(store, FORMAT), (store, FORMAT + 1)]
    assert json.loads((store / "store.json").read_text())["format"] == FORMAT + 2
    assert documents(open_store(store)) == 3


def test_a_store_of_format_1_takes_the_next_document_as_one_of_today_does(tmp_path: Path):
    """A store whose reports of events had no sections is given them, and holds then what a new one holds."""
    *rest, first = example_readings()
    store, anew = tmp_path / "s", tmp_path / "anew"
    with Folder(store).building() as generation:
        apply(Local(generation.quads), Settings(version=version()), Decisions(()), [first], fresh=True)
        named = list(generation.quads.quads_for_pattern(None, term(Property.BLOCK), None))
        stripped = [quad for quad in named if ":" in quad.object.value]
        for quad in stripped:
            generation.quads.remove(quad)
        generation.publish()
    assert stripped, "no report of an event was there"
    (store / "store.json").write_text('{"format": 1, "program": "kg"}\n', encoding="utf-8")
    build_readings(rest, store)
    build_readings(example_readings(), anew)
    assert json.loads((store / "store.json").read_text())["format"] == FORMAT
    assert {str(quad) for quad in open_store(store).quads} == {str(quad) for quad in open_store(anew).quads}


def test_the_log_tells_of_builds_that_showed_and_of_no_other(tmp_path: Path):
    """A build killed before its end is told again by the one that takes its number; torn lines cost no other."""
    folder = Folder(tmp_path / "s")
    for count in (1, 2):
        with folder.building() as generation:
            generation.publish(json.dumps({"build": generation.number, "read": count}))
    with folder.builds.open("a", encoding="utf-8") as file:
        file.write('{"build": 3, "read": 30}\n{"build": 3, "re')
    assert [each["read"] for each in FolderLog(folder).builds()] == [1, 2]
    with folder.building() as generation:
        generation.publish(json.dumps({"build": generation.number, "read": 3}))
    assert [each["read"] for each in FolderLog(folder).builds()] == [1, 2, 3]


def test_the_store_names_its_format(tmp_path: Path):
    """A store says which format it has, so that a later version can move it on."""
    build_readings(example_readings(), tmp_path / "s")
    assert json.loads((tmp_path / "s" / "store.json").read_text())["format"] == FORMAT


def test_asking_loads_no_builder():
    """Opening a store loads neither the morphology nor pandas nor an RDF library besides Oxigraph."""
    code = (
        "import sys; from kg.triples import open_store; open_store(None)\n"
        "heavy = {'pandas', 'rdflib', 'kiwipiepy', 'networkx', 'distributed', 'kg.statements', 'kg.triples.build'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_large_new_graph_is_put_in_order_and_says_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Only the first build of a store does so; no triple is lost by it, and the next build goes on from there."""
    first, second, *_ = example_readings()
    ordered = []
    optimize = Generation.put_in_order

    def noting(self):
        ordered.append(self.number)
        optimize(self)

    monkeypatch.setattr(Generation, "put_in_order", noting)
    build_readings([first], tmp_path / "small")
    monkeypatch.setattr(folder, "_LARGE", 0)
    build_readings([first], tmp_path / "large")
    assert ordered == [1]
    build_readings([second], tmp_path / "small")
    build_readings([second], tmp_path / "large")
    assert ordered == [1]
    small, large = (open_store(tmp_path / name).quads for name in ("small", "large"))
    assert {str(quad) for quad in large} == {str(quad) for quad in small}


def test_what_the_system_says_of_a_folder_is_told_in_words(tmp_path):
    """A file where a folder should be is told with what would do; an error's number is of use to nobody."""
    (tmp_path / "file").write_text("")
    advice = "a file stands where the folder would be; name another with --store"
    with pytest.raises(StoreError, match=advice), folder.explained(tmp_path / "file" / "store"):
        (tmp_path / "file" / "store").mkdir()
    with pytest.raises(StoreError) as told, folder.explained(tmp_path):
        (tmp_path / "none" / "store").mkdir()
    assert "Errno" not in str(told.value)
