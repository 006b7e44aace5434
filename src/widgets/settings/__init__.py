"""Settings (*inställningar*): the user's own, and what the group has decided about its workspace."""
