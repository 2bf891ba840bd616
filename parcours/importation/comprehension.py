"""Understanding rows: each cell through its field, then what only the whole row can say."""

from dataclasses import replace

from parcours.importation.absences import RENVOI, absence
from parcours.importation.champs import PAR_CODE, Champ, dit_par_une_coche, est_coche
from parcours.importation.coches import est_croix
from parcours.importation.communes import ACote
from parcours.importation.contexte import Contexte
from parcours.importation.contrats import accorder_le_contrat
from parcours.importation.croix import douteuse
from parcours.importation.dates import SANS_DATE
from parcours.importation.dates_de_la_ligne import ecarter_ce_qui_precede, ecarter_une_entree_apres_la_sortie
from parcours.importation.departs import demander_la_sortie, prendre_la_sortie
from parcours.importation.doutes import douter, repere
from parcours.importation.droits_nommes import placer_les_droits
from parcours.importation.incomplets import dire_les_incomplets
from parcours.importation.lecture import Cellule, sans_heure, texte
from parcours.importation.ligne_comprise import LigneComprise
from parcours.importation.lignes import Ligne
from parcours.importation.noms_de_la_ligne import mention, rassembler
from parcours.importation.notes import Note, entetes_des_notes, jointes
from parcours.importation.numeros_demandes import d_une_seule_personne, demander_le_numero
from parcours.importation.numeros_masques import NUMERO, masquer_dans
from parcours.importation.problemes_de_la_ligne import problemes
from parcours.importation.protections import accorder_la_protection
from parcours.importation.questions import PARTIE, QUESTIONS, a_ecrire, question_pour, repondue
from parcours.importation.referents_demandes import Referents
from parcours.importation.referents_du_foyer import DEMANDE, ReferentsDesFoyers
from parcours.importation.sorties import DECES, accorder_le_motif, sortie_ecrite
from parcours.importation.structures_de_la_ligne import accorder_la_structure, de_la_feuille
from parcours.importation.tables import cle
from parcours.importation.titres import dit_un_depart, dite_personne
from parcours.importation.titres_dits import encore_suivie, lire_le_titre
from parcours.importation.valeur import LIGNES_NOMMEES, VIDE, Lecture
from parcours.nomenclatures import Lien, MotifSortie

A_ECRIRE = "« {} » renvoie à la ligne du dessus : rien n'en est repris. Écrivez la valeur."


class Lecteur:
    """Understands the rows of one import; what was understood of a text is remembered."""

    def __init__(
        self,
        contexte: Contexte,
        colonnes: dict[int, str],
        reponses: dict[str, dict[str, str]] | None = None,
        entetes: list[str] | None = None,
        croix: frozenset[str] = frozenset(),
    ):
        """``croix``: the fields whose « x » may be a no (see ``croix``)."""
        self.contexte = contexte
        self._noms = entetes or []
        self._entetes = entetes_des_notes(colonnes, entetes or [])
        self.colonnes = [(index, PAR_CODE[code]) for index, code in colonnes.items()]
        self.reponses = reponses or {}
        self._croix = croix
        self._memoire: dict[tuple[str, str, Cellule], Lecture] = {}
        self._a_demander: dict[tuple[str, str], list] = {}
        self._referents = Referents(lambda demande: repondue("referent", demande, self.reponses, contexte))
        self._des_foyers = ReferentsDesFoyers(colonnes, repondue("referent", DEMANDE, self.reponses, contexte))

    @classmethod
    def de(cls, importation, contexte: Contexte | None = None, croix: frozenset[str] = frozenset()) -> "Lecteur":
        """Return the one that reads as the columns and the answers of the import say."""
        contexte = contexte or Contexte.de_l_import(importation)
        reponses = importation.reponses.get("valeurs")
        return cls(contexte, importation.champs_des_colonnes, reponses, importation.entetes, croix)

    def comprendre(self, ligne: Ligne) -> LigneComprise:
        champs: dict[str, Lecture] = {}
        notes: list[Note] = []
        ecrits = [(commentaire.case, commentaire.texte) for commentaire in ligne.commentaires]
        for index, champ in self.colonnes:
            deja = champs.get(champ.code, VIDE)
            cellule = ligne.cellules[index] if index < len(ligne.cellules) else ""
            if champ.note:
                lue = self._lire(champ, cellule)
                champs[champ.code] = jointes(deja, lue)
                if lue.valeur:
                    ecrits.append((self._entetes[index], lue.valeur))
                    mots = masquer_dans(lue.valeur, self._entetes[index])
                    notes.append(Note(self._entetes[index], mots, champ.code if mots != lue.valeur else ""))
            # Two columns of one field come from two sheets: each row fills one of them.
            elif not deja.texte:
                champs[champ.code] = self._lire(champ, cellule)
                notes += self._a_cote(champ, index, champs[champ.code])
        rassembler(champs)
        self._mention(champs)
        demander_le_numero(champs, ecrits, lambda numero: repondue(NUMERO, numero, self.reponses, self.contexte))
        _sexe_coche(champs)
        self._d_apres_la_feuille(champs, ligne)
        self._d_apres_le_titre(champs, ligne)
        prendre_la_sortie(champs, self.contexte)
        demander_la_sortie(champs, self.contexte, self._sortie_repondue)
        if ligne.place:
            champs["lien"] = _place_du_couple(champs.get("lien", VIDE), ligne.place)
        accorder_la_structure(champs, self.contexte, self._structure_repondue)
        self._des_foyers.lire(champs, ligne)
        referent = self._referents.lire(champs)
        ecarter_ce_qui_precede(champs)
        ecarter_une_entree_apres_la_sortie(champs)
        accorder_le_motif(champs)
        accorder_le_contrat(champs, self.contexte)
        accorder_la_protection(champs)
        placer_les_droits(champs)
        lues = dict(champs)
        dire_les_incomplets(champs, ligne)
        comprise = LigneComprise(ligne.numero, ligne.cellules, champs, self.contexte.departement, ligne, notes=notes)
        seule = dite_personne(self.reponses, ligne.cellules)
        comprise.problemes = problemes(comprise, len(self.colonnes), self.contexte, seule)
        if not comprise.perdue:
            # Of a row that no answer would import, nothing is asked.
            self._demander(lues, ligne)
            self._des_foyers.retenir(lues, ligne, lambda: _qui(lues, ligne))
            self._referents.retenir(referent, lambda: _qui(lues, ligne))
        return comprise

    def _a_cote(self, champ: Champ, index: int, lue: Lecture) -> list[Note]:
        """What stands beside the name of a town is a note, whichever is answered; so are words answered to be an exit."""
        if not isinstance(lue.details, ACote) or not lue.details.mots:
            return []
        entete = self._noms[index] if index < len(self._noms) and self._noms[index] else champ.libelle
        mots = masquer_dans(lue.details.mots, entete)
        return [Note(entete, mots, champ.code if mots != lue.details.mots else "")]

    def questions(self) -> dict[str, list]:
        """Return by field the values to ask, the most frequent first: [[text, rows, [[answer, label]], [[row, name]]]]."""
        par_champ: dict[str, list] = {}
        for (champ, _), demandee in sorted(self._a_demander.items(), key=lambda paire: -paire[1][1]):
            if selon := QUESTIONS[champ].selon:
                demandee[2] = [list(un) for un in selon(demandee[0], self._valeurs_de(champ)) or demandee[2]]
            par_champ.setdefault(champ, []).append(demandee)
        if NUMERO in par_champ:
            par_champ[NUMERO] = d_une_seule_personne(par_champ[NUMERO])
        if referents := [*self._des_foyers.questions(), *self._referents.questions()]:
            par_champ["referent"] = referents
        return par_champ

    def _valeurs_de(self, champ: str) -> frozenset[str]:
        return frozenset(cle(texte(cellule)) for code, _, cellule in self._memoire if code == champ)

    def _demander(self, champs: dict[str, Lecture], ligne: Ligne) -> None:
        qui = _qui(champs, ligne)
        for champ, lecture in champs.items():
            # « idem » is another value on each row: no answer would hold for all.
            if not lecture.probleme or lecture.absent or champ not in QUESTIONS:
                continue
            # The kind of a structure is asked once a town: « CCAS (Poligny) ».
            demande = getattr(lecture.details, "demande", "") or lecture.texte
            ou = (champ, repere(demande))
            if ou in self._a_demander:
                demandee = self._a_demander[ou]
                demandee[1] += 1
                demandee[3] += [qui] if len(demandee[3]) < LIGNES_NOMMEES else []
                continue
            choix = question_pour(champ, lecture, self.contexte)
            if choix or a_ecrire(champ, lecture):
                self._a_demander[ou] = [demande, 1, [list(un) for un in choix], [qui]]

    def _structure_repondue(self, demande: str) -> Lecture | None:
        return repondue("structure", demande, self.reponses, self.contexte)

    def _sortie_repondue(self, dite: str) -> Lecture | None:
        return repondue("sortie", dite, self.reponses, self.contexte)

    def _mention(self, champs: dict[str, Lecture]) -> None:
        """« (décédé) », « sorti le 12/03/2024 » in a name: nobody is followed, nor gone, before it is answered."""
        dite = mention(champs)
        if not dite:
            return
        reponse = repondue("mention", dite, self.reponses, self.contexte)
        if reponse is None:
            message = f"Le nom porte la mention « {dite} » : dites si la personne est encore suivie."
            champs["mention"] = Lecture(dite, None, "", message, refus=True)
        elif reponse.valeur == PARTIE and not champs.get("sortie", VIDE).valeur:
            champs["sortie"] = sortie_ecrite(dite, self.contexte)
            if DECES.search(cle(dite)):
                champs["motif_sortie"] = Lecture(dite, MotifSortie.DECES, MotifSortie.DECES.label)

    def _d_apres_la_feuille(self, champs: dict[str, Lecture], ligne: Ligne) -> None:
        """What the sheet says of all its rows, where the row says nothing."""
        if ligne.structure and not champs.get("structure", VIDE).texte:
            dite = self._lire(PAR_CODE["structure"], ligne.structure)
            champs["structure"] = de_la_feuille(dite, champs.get("commune", VIDE), self.contexte)
        if ligne.sortie and not champs.get("sortie", VIDE).texte:
            champs["sortie"] = self._sortie_de_la_feuille(ligne.sortie)

    def _d_apres_le_titre(self, champs: dict[str, Lecture], ligne: Ligne) -> None:
        """What the title above the row says of it: asked, once a title; of people gone, none is followed before that."""
        lire_le_titre(champs, ligne.titre, self.contexte, self._repondue)
        partie = dit_un_depart(ligne.titre)
        if not partie or champs.get("sortie", VIDE).texte or "mention" in champs:
            return
        reponse = self._repondue("mention", ligne.titre)
        if reponse is None:
            champs["mention"] = encore_suivie(ligne.titre)
        elif reponse.valeur == PARTIE:
            champs["sortie"] = self._sortie_de_la_feuille(partie)

    def _repondue(self, champ: str, demande: str) -> Lecture | None:
        return repondue(champ, demande, self.reponses, self.contexte)

    def _sortie_de_la_feuille(self, dite: str) -> Lecture:
        if cle(dite) == "date inconnue":
            return Lecture(dite, SANS_DATE, str(SANS_DATE))
        return self._lire(PAR_CODE["sortie"], dite)

    def _lire(self, champ: Champ, cellule: Cellule) -> Lecture:
        if cellule == "":
            return VIDE
        if champ.date:
            cellule = sans_heure(cellule)
        repere = (champ.code, type(cellule).__name__, cellule)
        if repere not in self._memoire:
            if len(self._memoire) > 50_000:
                self._memoire.clear()
            self._memoire[repere] = self._lire_une_fois(champ, cellule)
        return self._memoire[repere]

    def _lire_une_fois(self, champ: Champ, cellule: Cellule) -> Lecture:
        ecrit = texte(cellule)
        if (dite := repondue(champ.code, cellule, self.reponses, self.contexte)) is not None:
            return dite
        if champ.code in self._croix and est_croix(cellule):
            return douteuse(cellule)
        lue = champ.comprendre(cellule, self.contexte)
        # « X » says nothing of a name or a town, and « yes » of a right: what the field understands is first.
        raison = absence(ecrit) if champ.porte_absence and not dit_par_une_coche(champ, cellule) else ""
        if raison and (lue.probleme or not (est_coche(champ) or champ.code == "sexe")):
            return Lecture(ecrit, absent=raison, probleme=A_ECRIRE.format(ecrit) if raison == RENVOI else "")
        return douter(champ.code, ecrit, lue)


def _qui(champs: dict[str, Lecture], ligne: Ligne) -> list[str]:
    """Return where the row is, and whose it is."""
    return [
        ligne.ou_dans_une_phrase,
        " ".join(filter(None, (champs.get(c, VIDE).valeur for c in ("prenom", "nom")))),
    ]


def _place_du_couple(lue: Lecture, place: str) -> Lecture:
    """Who is said elsewhere to be the spouse is the spouse, where her own cell says nothing that is understood."""
    if lue.texte and (lue.valeur or place != Lien.CONJOINT):
        return lue
    return replace(lue, valeur=place, lu=Lien(place).label, probleme="")


def _sexe_coche(champs: dict[str, Lecture]) -> None:
    """Two columns to tick, one a sex, are one answer; both ticked, or none, say nothing."""
    femme, homme = champs.get("sexe_f", VIDE), champs.get("sexe_h", VIDE)
    if champs.get("sexe", VIDE).valeur or not (femme.valeur or homme.valeur):
        return
    ecrit = "femme et homme" if femme.valeur and homme.valeur else "femme" if femme.valeur else "homme"
    probleme = "Femme et homme sont cochés tous les deux." if femme.valeur and homme.valeur else ""
    code = "" if probleme else "F" if femme.valeur else "M"
    champs["sexe"] = Lecture(ecrit, code or None, "" if probleme else ecrit.capitalize(), probleme)
