"""Fixtures that several rooms share."""

from pathlib import Path

import hypothesis
import pytest

from suasion.sources import shipped

SHARED = Path(__file__).parents[1].parent / "shared" / "data"

hypothesis.settings.register_profile("suite", deadline=None)  # a slow machine is no failure
hypothesis.settings.load_profile("suite")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of the real provider files, beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the shared provider files are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def snapshot_dir() -> Path:
    """The folder of the snapshot that ships with the package."""
    return shipped()
