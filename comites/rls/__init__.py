"""Row-level security, functions and triggers of the committees' tables (see ``cirj.socle.rls``)."""
