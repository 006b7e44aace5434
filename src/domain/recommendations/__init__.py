"""Rekommendationer: members, templates, texts, evidence."""
