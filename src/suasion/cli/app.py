"""The application: commands by name."""

from __future__ import annotations

from cyclopts import App

from suasion import __version__
from suasion.cli import (
    brief,
    check,
    contest,
    data,
    events,
    leverage,
    panel,
    scenario,
    sources,
    trace,
)

__all__ = ["app"]

app = App(
    name="suasion",
    help="Write down what is claimed about influence between states; get a verdict, the figures, "
    "how sure they are, and the records behind them.",
    version=__version__,
    help_format="restructuredtext",
    help_epilogue="Start with:  suasion brief central-asia --open",
)
app.command(brief.brief)
app.command(check.check)
app.command(events.events)
app.command(trace.trace)
app.command(panel.panel)
app.command(leverage.leverage)
app.command(contest.contest)
app.command(sources.sources)
app.command(scenario.app, name="scenario")
app.command(data.app, name="data")
