"""Fixtures of the room: complete miniature files, and the snapshot made of them."""

import shutil
from pathlib import Path

import pytest
from provider_files import write_origin

from suasion.sources import Snapshot, build


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Complete files of all sources; not to be touched."""
    return write_origin(tmp_path_factory.mktemp("pristine"))


@pytest.fixture(scope="session")
def compiled(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the snapshot of the pristine files; not to be touched."""
    return build(pristine, tmp_path_factory.mktemp("compiled")).folder


@pytest.fixture(scope="session")
def records(compiled: Path) -> Snapshot:
    """The snapshot of the pristine files."""
    return Snapshot(compiled)


@pytest.fixture
def origin(pristine: Path, tmp_path: Path) -> Path:
    """A copy of the complete files, to be changed."""
    return Path(shutil.copytree(pristine, tmp_path / "origin"))


@pytest.fixture
def stored(compiled: Path, tmp_path: Path) -> Path:
    """A copy of the snapshot of the complete files, to be built into."""
    return Path(shutil.copytree(compiled, tmp_path / "stored"))
