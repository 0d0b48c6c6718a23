"""Who is what in an organisation on a day, and where that cannot be told."""

from dataclasses import replace
from itertools import pairwise

import pytest

from suasion.catalog import organisations, partial
from suasion.events import Events, Membership
from suasion.events.standing import standing


def row(
    status: str, since: str | None, until: str | None = None, organisation: str = "CSTO"
) -> Membership:
    """A membership of Kazakhstan as no ledger has it."""
    return Membership(
        source="memberships", row=2, title="Invented register", url=None, confidence="high",
        organisation=organisation, member="KAZ", status=status,
        since=partial(since) if since else None, until=partial(until) if until else None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("organisation", "member", "day", "status"),
    [
        ("CST", "UZB", "1992-05-14", None),
        ("CST", "UZB", "1992-05-15", "member"),
        ("CST", "UZB", "1999-04-01", "member"),
        ("CST", "UZB", "1999-04-02", None),
        ("CSTO", "UZB", "2006-06-22", None),
        ("CSTO", "UZB", "2006-06-23", "member"),
        ("CSTO", "UZB", "2012-06-27", "member"),
        ("CSTO", "UZB", "2012-06-28", "suspended"),
        ("CSTO", "UZB", "2012-06", "member"),  # on some day of the month, until the 28th
        ("CSTO", "UZB", "2025", "suspended"),
        ("CSTO", "ARM", "2002-10-06", None),
        ("CSTO", "ARM", "2024-02-21", "member"),
        ("CSTO", "ARM", "2024-02-22", "suspended"),
        ("CSTO", "ARM", "2025-06", "suspended"),
        ("CSTO", "TKM", "2010", None),
        ("CIS", "TKM", "2005-08-25", "member"),
        ("CIS", "TKM", "2005-08-26", "associate"),
        ("SCO", "IRN", "2004", None),
        ("SCO", "IRN", "2006", "observer"),
        ("SCO", "IRN", "2023-07-03", "observer"),
        ("SCO", "IRN", "2023-07-04", "member"),
        ("OTS", "UZB", "2019-10-14", None),
        ("OTS", "UZB", "2020", "member"),
        ("EAEU", "UZB", "2021", "observer"),
    ],
)
def test_standings_that_are_known(
    held: Events, organisation: str, member: str, day: str, status: str | None
) -> None:
    found = held.standing(organisation, member, partial(day))
    assert (found.status, found.known) == (status, True)
    assert status is None or found.rows[0].status == status


@pytest.mark.parametrize(
    ("organisation", "member", "day"),
    [
        ("AIIB", "RUS", "2020"),  # a member, but nobody says since when
        ("CICA", "UZB", "2020"),
        ("SCO", "IRN", "2005-05"),  # observer from some day of 2005
        ("SCO", "BLR", "2015-05"),  # partner until some day of 2015, and observer from then on
    ],
)
def test_standings_that_dates_leave_open(
    held: Events, organisation: str, member: str, day: str
) -> None:
    found = held.standing(organisation, member, partial(day))
    assert (found.status, found.known) == (None, False)
    assert found.rows


def test_whoever_is_not_on_a_list_is_no_member_only_if_it_is_complete(held: Events) -> None:
    listed = {(one.organisation, one.member) for one in held.memberships}
    for code, one in organisations().items():
        assert (code, "MNG") not in listed or code == "SCO"
        if code != "SCO":
            found = held.standing(code, "MNG", partial("2020"))
            assert (found.status, found.known, found.rows) == (None, one.complete, ())
    assert {one.complete for one in organisations().values()} == {True, False}


def test_without_the_list_nothing_is_known(held: Events) -> None:
    bare = replace(held, memberships=())
    for code in organisations():
        assert bare.standing(code, "KAZ", partial("2020")).known is False
    assert bare.in_force(partial("2020")).height == 0


@pytest.mark.parametrize("order", [1, -1])
def test_a_suspension_goes_before_an_open_membership(order: int) -> None:
    rows = [row("member", "2002"), row("suspended", "2012-06-28")][::order]
    assert standing(rows, "CSTO", "KAZ", partial("2012-06-27")).status == "member"
    assert standing(rows, "CSTO", "KAZ", partial("2012-06-28")).status == "suspended"


def test_on_its_last_day_it_holds_no_more() -> None:
    one = row("member", "2002-10-07", "2012-06-28")
    days = ["2002-10-06", "2002-10-07", "2012-06-27", "2012-06-28", "2012-06-29"]
    assert [one.holds(partial(day)) for day in days] == [False, True, True, False, False]


def test_a_coarse_date_leaves_it_open() -> None:
    assert row("member", "2002").holds(partial("2002-05")) is None
    assert row("member", "2002", "2012").holds(partial("2012-05")) is None
    assert row("member", "2002").holds(partial("2003")) is True
    assert row("member", "2002").holds(partial("2001")) is False
    assert row("member", None).holds(partial("2020")) is None
    assert row("member", None, "2012").holds(partial("2013")) is False
    assert row("member", None, "2012").holds(partial("2011")) is None


def test_in_a_period_it_holds_if_it_does_on_some_day() -> None:
    one = row("member", "2002-05-10", "2012-06-28")
    periods = ["2001", "2002", "2002-04", "2002-05", "2012", "2012-06", "2012-07", "2013"]
    assert [one.holds(partial(period)) for period in periods] == [
        False, True, False, True, True, True, False, False,
    ]  # fmt: skip


def test_memberships_in_force_are_those_of_the_standings(held: Events) -> None:
    day = partial("2025-01-01")
    table = held.in_force(day)
    assert table.columns == ["organisation", "member", "status", "since", "title", "url"]
    pairs = table.select("organisation", "member").rows()
    assert all(one < other for one, other in pairwise(pairs))
    for organisation, member, status, *_ in table.iter_rows():
        assert held.standing(organisation, member, day).status == status
    csto = table.filter(organisation="CSTO")
    assert dict(csto.select("member", "status").iter_rows()) == {
        "ARM": "suspended", "BLR": "member", "KAZ": "member", "KGZ": "member", "RUS": "member",
        "TJK": "member", "UZB": "suspended",
    }  # fmt: skip
    assert held.in_force(partial("1990")).height == 0
