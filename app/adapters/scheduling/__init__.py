"""Regular calls: the scheduler and the zone of this computer."""
