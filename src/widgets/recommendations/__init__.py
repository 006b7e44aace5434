"""The tab where recommendations are drafted (*Rekommendationer*)."""
