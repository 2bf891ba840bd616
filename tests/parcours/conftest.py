"""What several files of these tests start from."""

from tests.parcours.orientations.envoyer import orientation

__all__ = ["orientation"]
