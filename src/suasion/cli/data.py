"""``suasion data``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from suasion.cli.output import note

__all__ = ["app"]

app = App(help="Compile providers' files into a snapshot.")


@app.command
def build(
    *,
    origin: Annotated[Path, Parameter(name="--from")],
    out: Annotated[Path | None, Parameter(name="--out")] = None,
) -> None:
    """Compile a folder of providers' files into a snapshot: all of it or nothing.

    Example::

        suasion data build --from my-data --out my-snapshot

    Parameters
    ----------
    origin
        Folder in the layout that the sources declare (trade/..., finance/...).
    out
        Folder of the snapshot; without it the one in the source tree that the package ships.
    """
    from rich.console import Console
    from rich.status import Status

    from suasion.sources import build as built

    with Status("reading", console=Console(stderr=True)) as status:
        done = built(origin, out, progress=lambda name: status.update(f"reading {name}"))
    for name in done.absent:
        note(f"no file for {name}: left out of the snapshot")
    changed = f"{len(done.written)} files written" if done.written else "nothing changed"
    print(f"{len(done.compiled)} sources compiled; {changed}")
