"""The import of a hand-kept spreadsheet: reading, understanding, doubles, writing, report.

Order of reading: ``lecture`` (the file), ``entetes`` and ``champs`` (its columns), ``comprehension`` (its rows),
``doublons`` and ``jugement`` (what becomes of each row), ``ecriture`` and ``execution`` (what is written),
``compte_rendu`` and ``fichier_refus`` (what the person is told).
"""
