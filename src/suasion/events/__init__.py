"""Sourced events: merged, with their conflicts; memberships in force; what documents name."""

from suasion.events.held import select
from suasion.events.model import Event, Membership, Record
from suasion.events.result import Events

__all__ = ["Event", "Events", "Membership", "Record", "select"]
