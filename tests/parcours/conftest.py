"""What several files of these tests start from."""

from tests.parcours.orientations import orientation

__all__ = ["orientation"]
