"""*Period*: any months and areas."""
