"""Compare the files that git tracks under the package with those in the wheel."""

from __future__ import annotations

import subprocess
import sys
import zipfile


def main(wheel: str) -> int:
    """Print the differences; return 1 if there are any."""
    listed = subprocess.run(
        ["git", "ls-files", "src/suasion"], capture_output=True, text=True, check=True
    ).stdout.split()
    tracked = {name.removeprefix("src/") for name in listed}
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if name.startswith("suasion/")}
    for name in sorted(tracked - shipped):
        print(f"tracked but not shipped: {name}")
    for name in sorted(shipped - tracked):
        print(f"shipped but not tracked: {name}")
    print(f"{len(tracked)} files tracked, {len(shipped)} shipped")
    return 0 if tracked == shipped else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
