"""What several tests of sandboxes are given."""

from __future__ import annotations

import pytest

from autograder.sandbox.choice import Sandbox
from tests.support.sandboxed import why_missing


@pytest.fixture(params=[Sandbox.BUBBLEWRAP, Sandbox.LANDLOCK], ids=str)
def walls(request: pytest.FixtureRequest) -> Sandbox:
    if reason := why_missing(request.param):
        pytest.skip(reason)
    return Sandbox(request.param)
