"""Flagged samples as the regression test of the next version: run again what was flagged, and compare."""
