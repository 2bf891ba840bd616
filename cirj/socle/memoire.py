"""A cache that a page can do without: when Redis does not answer, nothing is found and nothing is kept."""

import time

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

#: Seconds during which a Redis that failed is not asked again: a page that draws ten charts waits for it once.
REPIT = 10.0


class RedisFacultatif(RedisCache):
    """Only for what can be made again: a counter kept here would forget, and a limit would not hold."""

    def __init__(self, server, params):
        super().__init__(server, params)
        self._muet_jusqu_a = 0.0

    def get(self, key, default=None, version=None):
        return self._essayer(super().get, default, key, default, version)

    def set(self, key, value, timeout=None, version=None):
        self._essayer(super().set, None, key, value, timeout, version)

    def _essayer(self, geste, sinon, *arguments):
        if time.monotonic() < self._muet_jusqu_a:
            return sinon
        try:
            return geste(*arguments)
        except (RedisError, OSError):
            self._muet_jusqu_a = time.monotonic() + REPIT
            return sinon
