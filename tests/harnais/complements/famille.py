"""What the family adds to the shared dossier."""


def completer(request, objets) -> dict:
    reunification = objets["personne"].reunifications.create(etat="envisagee")
    return {
        "personne_attendue": reunification.membres.create(
            nom="DÉMO-ATTENDU", lien="enfant", date_naissance="2015-01-01"
        )
    }
