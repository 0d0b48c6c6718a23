"""Run the registry and print what was measured beside what is allowed.

Usage: ``python benchmarks/run.py``. Exit code 1 if a budget is exceeded.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parents[1] / "shared" / "data"
RUNS = 5
_PATHS = [str(HERE), os.environ.get("PYTHONPATH", "")]


def _run(arguments: list[str]) -> tuple[float, float]:
    """Return seconds and peak megabytes of one new process."""
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *arguments],
        # made inputs stand beside this file
        # and one thread, as the command line has it
        {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, _PATHS)),
         "OPENBLAS_NUM_THREADS": "1"},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                      (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)],
    )  # fmt: skip
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(arguments)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _timed_inside(setup: str, code: str) -> tuple[float, float]:
    """Return seconds of ``code`` alone, measured in a new process after ``setup``."""
    with tempfile.NamedTemporaryFile("r", suffix=".txt") as told:
        script = (
            f"import time\n{setup}\nt=time.perf_counter()\n{code}\n"
            f"open({told.name!r},'w').write(str(time.perf_counter()-t))"
        )
        _, memory = _run(["-c", script])
        return float(Path(told.name).read_text()), memory


def measure(one: dict[str, Any], scratch: str) -> tuple[float, float]:
    """Return the median of the seconds and the greatest megabytes over the runs."""
    runs = []
    for _ in range(RUNS):
        if "setup" in one:
            runs.append(_timed_inside(one["setup"], one["code"]))
        elif "code" in one:
            runs.append(_run(["-c", one["code"]]))
        else:
            words = [word.format(scratch=scratch, shared=SHARED) for word in one["command"]]
            script = f"from suasion.cli import main; main({words!r})"
            runs.append(_run(["-c", script]))
    seconds = statistics.median(run[0] for run in runs)
    if one.get("baseline"):
        seconds -= statistics.median(_run(["-c", "pass"])[0] for _ in range(RUNS))
    return seconds, max(run[1] for run in runs)


def main() -> int:
    """Run everything."""
    over = False
    for one in tomllib.loads((HERE / "registry.toml").read_text())["benchmark"]:
        if "{shared}" in str(one) and not SHARED.is_dir():
            print(f"{one['name']:26} skipped: the providers' files are not beside the checkout")
            continue
        with tempfile.TemporaryDirectory() as scratch:
            seconds, memory = measure(one, scratch)
        allowed = f"<= {one['seconds']} s"
        if "megabytes" in one:
            allowed += f", <= {one['megabytes']} MB"
        bad = seconds > one["seconds"] or memory > one.get("megabytes", float("inf"))
        over |= bad
        mark = "OVER" if bad else "ok"
        print(f"{one['name']:26} {seconds:8.4f} s {memory:6.0f} MB   {allowed:22} {mark}")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
