from pathlib import Path

import pytest
from flagger import Flagger, Photographer


@pytest.fixture
def flagger(flagged: Path) -> Flagger:
    return Flagger(flagged)


@pytest.fixture
def photographer(flagged: Path) -> Photographer:
    return Photographer(flagged)
