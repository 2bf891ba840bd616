"""The second wall of this floor: the access rule said once more, in SQL (see ``cirj.socle.mur``)."""
