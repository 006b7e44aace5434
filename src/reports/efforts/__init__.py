"""Efforts in reports."""
