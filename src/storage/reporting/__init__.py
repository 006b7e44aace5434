"""Reports as they were approved."""
