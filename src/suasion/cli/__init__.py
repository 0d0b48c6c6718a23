"""The command line: one file per command, no logic."""

from __future__ import annotations

import io
import os
import sys

from suasion.errors import SuasionError

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Run a command; exit 0 done, 1 a check failed, 2 refused input or usage, 3 our own fault."""
    # small products are slower in several threads; a choice of the user's stands
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # the same bytes in every locale
            stream.reconfigure(encoding="utf-8")
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code."""
    from cyclopts import CycloptsError

    from suasion.cli.app import app

    try:
        app(arguments, exit_on_error=False, print_error=True, result_action="return_value")
    except CycloptsError:
        return 2
    except SuasionError as fault:
        print(f"suasion: {fault}", file=sys.stderr)
        return fault.exit_code
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("suasion: stopped; nothing half-written is left", file=sys.stderr)
        return 2
    except Exception:
        import traceback

        traceback.print_exc()
        print(
            "suasion: this is a fault of ours; please report it with the lines above",
            file=sys.stderr,
        )
        return 3
    return 0
