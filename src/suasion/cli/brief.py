"""``suasion brief``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from suasion.cli.options import SnapshotOption
from suasion.cli.output import note

__all__ = ["brief"]


def brief(
    theatre: Annotated[str, Parameter(name="THEATRE")],
    /,
    *,
    out: Path = Path("brief"),
    open: Annotated[bool, Parameter(name="--open", negative=())] = False,
    snapshot: SnapshotOption = None,
) -> None:
    """Write the brief of a theatre: one HTML file that needs nothing else.

    Examples::

        suasion brief central-asia --open
        suasion brief my-theatre.toml --out my-brief

    Parameters
    ----------
    theatre
        A theatre, or the path of its TOML file.
    out
        Folder to write to.
    open
        Open the brief in a browser.
    """
    from rich.console import Console
    from rich.status import Status

    from suasion.brief import write

    with Status("computing and drawing", console=Console(stderr=True)):
        path = write(theatre, out, snapshot)
    note(f"written: {path}")
    print(path)
    if open:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
