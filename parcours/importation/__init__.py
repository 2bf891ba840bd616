"""The import of a hand-kept spreadsheet: reading, understanding, doubles, writing, report.

Order of reading: ``lecture``, ``encodages`` and ``marques`` (the file), ``feuilles`` (its sheets, put together),
``entetes``, ``etages``, ``contenus`` and ``champs`` (its columns), ``lignes`` and ``familles`` (which rows are people),
``comprehension`` (its rows), ``dates``, ``coches_datees``, ``naissances``, ``contrats``, ``protections``, ``niveaux_lus``,
``emplois_lus``, ``droits_lus``, ``hebergements_lus``, ``lieux_des_sejours``, ``mots_du_monde`` and ``pays_et_langues_lus``
(its cells), ``doutes`` (those that are not sure), ``departs`` (who left, said elsewhere), ``referents_du_foyer`` and
``numeros_demandes`` (what the row may be given), ``identite``, ``noms_de_personnes`` and ``coupe_du_nom`` (its names), ``incomplets`` (what lacks another cell), ``questions``
and ``rappels`` (what is asked once, what was answered before), ``doublons``, ``initiales`` and ``jugement`` (what becomes of each row),
``enfants_a_naitre`` (who is nobody yet), ``construction``, ``faits``, ``accompagnement``, ``entourage`` and ``remarques``
(its records), ``foyers`` and ``liens`` (its households), ``ecriture`` and ``execution`` (what is written), ``decision``,
``relecture`` and ``accueil`` (a double decided later), ``compte_rendu``, ``disparus``, ``marques_dites`` and ``fichier_refus`` (what the
person is told), ``annulation`` (the way back).
"""
