"""Efforts (*insatser*) and what they meet: domain handbook §8."""
