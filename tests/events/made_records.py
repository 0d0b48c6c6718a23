"""Invented records of events, and worlds of them in which ledgers repeat each other."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from suasion.catalog import stretch
from suasion.events import Record
from suasion.sources import Snapshot

Keep = Callable[[Sequence[str]], Snapshot]

LEDGERS = ("events-china", "events-eu", "events-others")


def made(
    name: str,
    *,
    id: str = "X-1",
    source: str = LEDGERS[0],
    date: str = "2022-05-10",
    end: str | None = None,
    power: str = "CHN",
    states: tuple[str, ...] = ("KAZ",),
) -> Record:
    """An event as no ledger has it."""
    return Record(
        source=source, row=2, title="Invented gazette", url=None, confidence="high", id=id,
        days=stretch(date, end), power=power, states=states, dimension="political",
        instrument="other", name=name, status="na",
    )  # fmt: skip


_WORDS = st.sampled_from([f"word{letter}" for letter in "abcdefghijklmnopqrstuvwx"])
_DATES = st.sampled_from(["2022", "2022-05", "2022-05-10", "2022-09-01", "2019"])
_FACTS = st.builds(
    made,
    st.lists(_WORDS, min_size=4, max_size=7, unique=True).map(" ".join),
    date=_DATES,
    power=st.sampled_from(["CHN", "RUS"]),
    states=st.sampled_from([("KAZ",), ("KAZ", "UZB")]),
)


@st.composite
def worlds(draw: st.DrawFn) -> list[Record]:
    """Facts that several ledgers tell, each perhaps with another date; some stand twice in one."""
    found: list[Record] = []
    for fact in draw(st.lists(_FACTS, min_size=3, max_size=9)):
        for source in draw(st.lists(st.sampled_from(LEDGERS), min_size=1, max_size=4)):
            days = stretch(draw(_DATES)) if draw(st.booleans()) else fact.days
            number = f"X-{len(found):02d}"
            found.append(replace(fact, source=source, id=number, days=days))
    return found
