"""The import of a hand-kept spreadsheet: reading, understanding, doubles, writing, report.

Order of reading: ``lecture``, ``encodages`` and ``marques`` (the file), ``feuilles`` (its sheets, put together),
``entetes``, ``etages``, ``sujets``, ``abreges``, ``contenus``, ``contenus_menage`` and ``champs`` (its columns), ``lignes``,
``titres`` and ``familles`` (which rows are people), ``titres_dits`` (what the title above says of a row),
``comprehension`` (its rows), ``dates``, ``naissances``, ``contrats``, ``protections``, ``niveaux_lus``, ``emplois_lus``, ``mots_du_monde`` and
``pays_et_langues_lus`` (its cells), ``droits_nommes`` (a right in the column of another), ``doutes`` (those that are not sure), ``identite``, ``noms_de_personnes`` and ``coupe_du_nom`` (its names), ``incomplets`` (what lacks another cell), ``questions``
and ``rappels`` (what is asked once, what was answered before), ``doublons`` and ``jugement`` (what becomes of each row),
``enfants_a_naitre`` (who is nobody yet), ``construction``, ``faits``, ``accompagnement``, ``entourage`` and ``remarques``
(its records), ``foyers`` and ``liens`` (its households), ``ecriture`` and ``execution`` (what is written), ``decision``,
``relecture`` and ``accueil`` (a double decided later), ``compte_rendu``, ``marques_dites`` and ``fichier_refus`` (what the
person is told), ``annulation`` (the way back).
"""
