"""Reading: one query for one screen, answered with the domain's frozen objects."""
