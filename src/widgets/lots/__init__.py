"""The tab where LOTS cases are recorded month by month (*LOTS*)."""
