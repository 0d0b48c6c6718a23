"""Sources: one parser per provider format, compiled to records, and the records read back."""

from suasion.sources.compile import Built, build
from suasion.sources.listing import coverage_strips, coverage_table, foot_line, listing
from suasion.sources.snapshot import Entry, Snapshot, open_snapshot, shipped

__all__ = [
    "Built",
    "Entry",
    "Snapshot",
    "build",
    "coverage_strips",
    "coverage_table",
    "foot_line",
    "listing",
    "open_snapshot",
    "shipped",
]
