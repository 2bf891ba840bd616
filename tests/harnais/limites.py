"""Each test starts with no attempt counted: the limits are kept by the broker, which outlives the test."""

import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def aucune_tentative():
    client = caches["default"]._cache.get_client()
    if cles := list(client.scan_iter("*allauth:rl:*")):
        client.delete(*cles)
