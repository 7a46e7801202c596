"""How commitments stand in a quarter: ratings that count, direction of travel, for how long."""
