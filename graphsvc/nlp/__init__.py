"""Extraction: one spaCy component a file; pipeline.py puts them together."""
