"""Conditions on memberships: in force at a date, since when, and when an organisation began."""

from __future__ import annotations

from typing import Literal

from suasion.catalog import Declared, Interval, actor, actors, terms
from suasion.claims.facts.outcome import Found, Judged, Told
from suasion.claims.facts.subject import MembershipSubject, When, days_of
from suasion.events import Events, Membership

__all__ = ["Founded", "InForce", "Since"]


class InForce(Declared):
    """The membership is in force at a date, or on some day of a period."""

    kind: Literal["in_force"]
    at: When

    def judge(self, held: Events, about: MembershipSubject) -> Judged:
        """Look up the standing; a suspension goes before an open membership."""
        assert about.member is not None
        days = days_of(self.at)
        found = held.standing(about.organisation, about.member, days)
        if not found.known:
            return Judged((Found(None, _unknown(about, found.rows), _first(found.rows)),))
        if about.status in found.statuses:
            row = next(one for one in found.rows if one.status == about.status)
            return Judged((Found(True, _row(row).text, row),), (), (row,))
        return _not(about, found.rows)


class Since(Declared):
    """The membership began on this date."""

    kind: Literal["since"]
    on: When

    def judge(self, held: Events, about: MembershipSubject) -> Judged:
        """Compare the start on record with the one stated."""
        assert about.member is not None
        on = days_of(self.on)
        rows = tuple(
            one
            for one in held.memberships
            if (one.organisation, one.member, one.status)
            == (about.organisation, about.member, about.status)
        )
        dated = [one for one in rows if one.since is not None]
        if not dated:
            return _never(held, about, on, rows)
        found = tuple(
            Found(one.since.within(on), _row(one).text, one)
            for one in dated
            if one.since is not None
        )
        if any(one.holds for one in found):
            # who left and came back joined twice: one of the dates is right
            found = tuple(one for one in found if one.holds)
        near = tuple(_row(one) for one in dated) if any(one.holds is False for one in found) else ()
        return Judged(found, near, tuple(dated))


def _never(
    held: Events, about: MembershipSubject, on: Interval, rows: tuple[Membership, ...]
) -> Judged:
    """Judge the start of a membership that is not on record as such."""
    assert about.member is not None
    standing = held.standing(about.organisation, about.member, on)
    if rows or not standing.known:
        return Judged((Found(None, _unknown(about, rows), _first(rows)),))
    return _not(about, standing.rows)


def _not(about: MembershipSubject, rows: tuple[Membership, ...]) -> Judged:
    """Judge what the list of members denies: with other rows, or without any."""
    assert about.member is not None
    who, where = actor(about.member).label, actor(about.organisation).spoken
    told = tuple(_row(one) for one in rows) or (Told(f"{who} is on no list of {where}"),)
    why = "; ".join(one.text for one in told)
    return Judged((Found(False, why, _first(rows)),), told, rows)


class Founded(Declared):
    """The organisation began on this date: the start of its first members."""

    kind: Literal["founded"]
    on: When

    def judge(self, held: Events, about: MembershipSubject) -> Judged:
        """Compare the earliest start on record with the date stated."""
        name = actor(about.organisation).spoken
        rows = [one for one in held.memberships if one.organisation == about.organisation]
        dated = [one for one in rows if one.since is not None]
        if not actors()[about.organisation].founded or not dated:
            return Judged((Found(None, f"when {name} began cannot be read from its members"),))
        first = min(dated, key=lambda one: (one.since, one.member))
        assert first.since is not None
        holds = first.since.within(days_of(self.on))
        told = Told(f"{name} has members since {first.since.spoken}", first.cited)
        return Judged((Found(holds, told.text, first),), () if holds else (told,), (first,))


def _first(rows: tuple[Membership, ...]) -> Membership | None:
    return rows[0] if rows else None


def _unknown(about: MembershipSubject, rows: tuple[Membership, ...]) -> str:
    name = actor(about.organisation).spoken
    if rows:
        return f"the dates on record leave it open: {_row(rows[0]).text}"
    return f"not on the list of {name}, which is not complete"


def _row(one: Membership) -> Told:
    word = terms("memberships")[one.status]
    since = "since an unknown day" if one.since is None else f"since {one.since.spoken}"
    until = "" if one.until is None else f" until {one.until.spoken}"
    who, where = actor(one.member).label, actor(one.organisation).spoken
    return Told(f"{who} in {where}: {word} {since}{until}", one.cited)
