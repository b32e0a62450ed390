"""The content declares one version and its date; packs, page and API print them."""

import json
from pathlib import Path

import pytest

from eymh_content import load
from eymh_content.files.version import ContentVersion, parse_version, read_version

DATA = Path(__file__).parent / "data"


def test_the_real_content_declares_a_version_below_one() -> None:
    version = load().version
    assert version is not None
    assert version.version.startswith("0.")
    assert str(ContentVersion("0.3.0", "2026-11-29")) == "0.3.0, 29 November 2026"


def test_content_without_the_file_declares_none(tmp_path: Path) -> None:
    assert read_version(tmp_path) is None
    assert load(DATA / "publishing").version is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "does not have the texts"),
        ('{"version": "0.1.0"}', "does not have the texts"),
        ('{"version": 1, "date": "2026-11-29"}', "does not have the texts"),
        ('{"version": "0.1.0", "date": "2026-11-29", "x": "y"}', "does not have the texts"),
        ('{"version": "0.1", "date": "2026-11-29"}', "'0.1' is not a version"),
        ('{"version": "01.1.0", "date": "2026-11-29"}', "is not a version"),
        ('{"version": "0.1.0", "date": "2026-02-30"}', "'2026-02-30' is not a day"),
    ],
)
def test_a_wrong_declaration_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_version(text)


def test_a_folder_in_its_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "version.json").mkdir()
    with pytest.raises(ValueError, match="cannot be read"):
        read_version(tmp_path)


def test_what_is_written_is_read() -> None:
    made = ContentVersion("0.12.0", "2026-11-29")
    assert parse_version(json.dumps(made._asdict())) == made
