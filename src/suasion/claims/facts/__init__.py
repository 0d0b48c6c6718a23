"""Tests on facts: events, memberships, and what documents name."""
