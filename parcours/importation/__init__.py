"""The import of a hand-kept spreadsheet: reading, understanding, doubles, writing, report.

Order of reading: ``lecture`` and ``encodages`` (the file), ``entetes`` and ``champs`` (its columns), ``comprehension`` (its rows),
``identite``, ``noms_de_personnes`` and ``coupe_du_nom`` (its names),
``doublons`` and ``jugement`` (what becomes of each row), ``ecriture`` and ``execution`` (what is written),
``compte_rendu`` and ``fichier_refus`` (what the person is told).
"""
