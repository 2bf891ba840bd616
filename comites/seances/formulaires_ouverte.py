"""Forms that change something in a session: held with it, and refused once it is closed, nothing typed being lost."""

from cirj.socle.concurrence import AvecVersion
from comites.models import Seance, SeanceClose


class AvecSeanceOuverte(AvecVersion):
    """``seance``: the session that must still be open. It is held before the row, as the verbs of an agenda do."""

    seance: Seance

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self.seance.est_close:
            self._dire_close(SeanceClose())

    def verrouiller(self) -> bool:
        try:
            if not self.seance._state.adding:
                self.seance.verrouiller()
        except SeanceClose as close:
            self._dire_close(close)
            return False
        return super().verrouiller()

    def _dire_close(self, close: SeanceClose) -> None:
        self.add_error(None, f"{close} Ce que vous avez écrit n'est pas enregistré : copiez-le s'il sert encore.")
