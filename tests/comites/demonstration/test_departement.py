"""The demonstration department, written once for all that is asked of it."""

from tests.comites.demonstration.chemins import Chemins
from tests.comites.demonstration.departement import Demonstration
from tests.comites.demonstration.dossiers import Dossiers
from tests.comites.demonstration.figures import Figures
from tests.comites.demonstration.logement import Logement


class TestDemonstration(Figures, Logement, Chemins, Dossiers, Demonstration):
    """One class: the department is written once."""
