"""The import of a hand-kept spreadsheet: reading, understanding, doubles, writing, report.

Order of reading:

- the file: ``lecture``, ``encodages``, ``marques``; its sheets, put together: ``feuilles``;
- its columns: ``entetes``, ``etages``, ``sujets``, ``abreges``, ``contenus``, ``contenus_menage``, ``champs``;
- which rows are people: ``lignes``, ``titres``, ``familles``; what the title above says of a row: ``titres_dits``;
- its rows: ``comprehension``; its cells: ``dates``, ``coches_datees``, ``naissances``, ``contrats``, ``protections``,
  ``niveaux_lus``, ``emplois_lus``, ``droits_lus``, ``droits_nommes`` (a right in the column of another),
  ``hebergements_lus``, ``lieux_des_sejours``, ``mots_du_monde``, ``pays_et_langues_lus``; ``doutes``: those not sure;
- what the row says elsewhere, or may be given: ``departs`` (who left), ``referents_du_foyer``, ``numeros_demandes``;
- its names: ``identite``, ``noms_de_personnes``, ``coupe_du_nom``; what lacks another cell: ``incomplets``;
- what is asked once, and what was answered before: ``questions``, ``rappels``;
- what becomes of each row: ``doublons``, ``initiales``, ``jugement``; who is nobody yet: ``enfants_a_naitre``;
- its records: ``construction``, ``faits``, ``accompagnement``, ``entourage``, ``remarques``; its households: ``foyers``,
  ``liens``; what is written: ``ecriture``, ``execution``;
- a double decided later: ``decision``, ``relecture``, ``accueil``;
- what the person is told: ``compte_rendu``, ``disparus``, ``marques_dites``, ``fichier_refus``;
- the way back: ``annulation``.
"""
