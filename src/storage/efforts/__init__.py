"""Efforts in the workspace."""
