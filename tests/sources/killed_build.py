"""A program that runs builds and kills them: every moment at which the disk changes, and others.

Arguments: folder of the new files, folder of the old snapshot, folder to work in. For every killed
build a folder ``<series>-<number>`` is left in the last one; ``ended.json`` tells how each ended.

The builds are children of this program, forked after the imports: a kill costs no start.
"""

import json
import os
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from suasion.sources import build

WRITES = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"}


def die() -> None:
    """End at once, as by kill -9: no handler, no clean-up, no flush."""
    os.kill(os.getpid(), signal.SIGKILL)


def arguments_name(folder: Path, arguments: tuple[object, ...]) -> bool:
    """Tell whether an audited call touches the folder."""
    return any(isinstance(one, (str, Path)) and str(folder) in str(one) for one in arguments)


def die_before_step(folder: Path, step: int) -> None:
    """Arm: die before the n-th call of the operating system that touches a file of the folder."""
    seen = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in WRITES and arguments_name(folder, arguments) and next(seen) == step:
            die()

    sys.addaudithook(hook)


def die_inside_write(folder: Path, file: int) -> None:
    """Arm: let the kernel kill in the middle of the n-th writing of a file, after 100 bytes."""
    seen = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" or not arguments_name(folder, arguments):
            return
        flags = arguments[2]
        assert isinstance(flags, int)
        if flags & (os.O_WRONLY | os.O_RDWR) and next(seen) == file:
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
            signal.signal(signal.SIGXFSZ, signal.SIG_DFL)

    sys.addaudithook(hook)


def run(origin: Path, folder: Path, arm: Callable[[], None], delay: float | None = None) -> int:
    """Build in a child; kill it after a delay, if one is given. Return the signal it died of."""
    child = os.fork()
    if child == 0:
        try:
            arm()
            build(origin, folder)
        finally:
            os._exit(0)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def main(origin: Path, old: Path, work: Path) -> None:
    """Run the three series."""
    ended: dict[str, int] = {}

    def fresh(name: str) -> Path:
        return Path(shutil.copytree(old, work / name))

    for series, arming in (("step", die_before_step), ("write", die_inside_write)):
        for number in count(1):
            name = f"{series}-{number:03d}"
            folder = fresh(name)
            ended[name] = run(origin, folder, lambda: arming(folder, number))  # noqa: B023
            if ended[name] == 0:
                break
    begun = time.perf_counter()
    run(origin, fresh("whole-001"), lambda: None)
    whole = time.perf_counter() - begun
    for number in range(1, 13):
        name = f"moment-{number:03d}"
        ended[name] = run(origin, fresh(name), lambda: None, delay=whole * number / 12)
    (work / "ended.json").write_text(json.dumps(ended), encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:]))
