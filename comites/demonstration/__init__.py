"""The demonstration department: the Jura, its geography real, its structures, people and figures invented."""
