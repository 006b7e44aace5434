"""The tab that shows a municipal profile (*Kommunprofil*)."""
