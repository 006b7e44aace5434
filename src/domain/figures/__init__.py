"""Figures that texts refer to (*siffror i text*)."""
