"""AGIR (reference §3): who may enter, the clock, what another scheme already carries, the State's file, the OFII's list."""
