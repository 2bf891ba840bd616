"""Row-level security, functions and triggers of the tables about people (see ``cirj.socle.rls``)."""
