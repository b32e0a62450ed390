"""The wheel contains content and schemas, and works without this checkout."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from eymh_content.models import KINDS
from eymh_content.paths import content_dir, schema_dir

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(not (ROOT / "pyproject.toml").exists(), reason="no checkout to build from")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_contains_every_record_and_schema(unpacked: Path) -> None:
    data = unpacked / "eymh_content" / "_data"
    for name, original in (("content", content_dir()), ("schema", schema_dir())):
        packed = {file.relative_to(data / name): file.read_bytes() for file in (data / name).rglob("*.json")}
        assert packed == {file.relative_to(original): file.read_bytes() for file in original.rglob("*.json")}


def test_the_wheel_contains_both_packages_with_type_information(unpacked: Path) -> None:
    for package in ("eymh_content", "eymh_exporters"):
        assert (unpacked / package / "py.typed").exists()
    assert not (unpacked / "exporters").exists()


def test_the_library_loads_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    code = "import json, eymh_content; print(json.dumps([eymh_content.__file__, len(eymh_content.load())]))"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": str(unpacked)}, check=True, capture_output=True
    )
    file, records = json.loads(run.stdout)
    assert Path(file).is_relative_to(unpacked)
    assert records == sum(len(list((content_dir() / kind).glob("*.json"))) for kind in KINDS)


def test_the_command_reads_the_schemas_of_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    code = "from eymh_content.cli import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code, "schema", "--check"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(unpacked)},
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout
