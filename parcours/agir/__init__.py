"""AGIR (docs/domaine.md §3): who may enter, the clock, what others already carry, the State's file, the OFII's list."""
