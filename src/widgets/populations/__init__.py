"""The tab where collaboration populations are recorded and read (*Samverkanspopulation*)."""
