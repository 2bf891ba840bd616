"""The dated rules on the site: read by everybody, changed by whom the database lets, with what a change would do."""
