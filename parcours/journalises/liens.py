"""Whose a row is: what follows ``select`` in ``Journalisee.lien``, for the tables that hang on a person or a pathway."""

# Persons, department, and whether the row touches health.
SOI = "array[ligne.id], ligne.departement_id, false"
FAIT = "array[p.id], p.departement_id, false from parcours_personne p where p.id = ligne.personne_id"
PARCOURS = "array[p.personne_id], p.departement_id, {sante} from parcours_parcours p where p.id = ligne.parcours_id"
DU_PARCOURS = PARCOURS.format(sante="false")
DU_PILIER = PARCOURS.format(sante="ligne.pilier = 'sante'")
