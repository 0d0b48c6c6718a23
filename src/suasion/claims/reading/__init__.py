"""Sentences in a small controlled English, read as the tests of a claim."""

from suasion.claims.reading.read import read
from suasion.claims.reading.result import Reading

__all__ = ["Reading", "read"]
