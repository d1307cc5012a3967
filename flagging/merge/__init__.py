"""Merging flagged folders: samples that were flagged in several places, in one."""
