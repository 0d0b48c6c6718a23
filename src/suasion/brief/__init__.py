"""The brief: a theatre's sections in order, written as one document."""

from suasion.brief.write import compose, write

__all__ = ["compose", "write"]
