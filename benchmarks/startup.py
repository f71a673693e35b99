"""What starting costs: `kg --help` against an empty click program, and `kg ask` on a graph, in process time.

    python benchmarks/startup.py --store kg-store

A ratio, not a timed test: figures move with the machine, the ratio of two programs on it hardly does.
"""

import argparse
import os
import statistics
import subprocess
import sys

_EMPTY = "import click\n@click.group()\ndef main():\n    'Nothing.'\nmain()"
_KG = "import sys; sys.argv[0] = 'kg'; from kg.cli import main; main()"


def cost(code: str, *args: str, runs: int = 9) -> float:
    """Return the median process time of a Python program in seconds, children's user and system time together."""
    times = []
    for _ in range(runs):
        before = os.times()
        subprocess.run([sys.executable, "-c", code, *args], check=True, capture_output=True)
        after = os.times()
        times.append(after.children_user - before.children_user + after.children_system - before.children_system)
    return statistics.median(times)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--store", help="A store to ask; without it only the help is measured.")
    parser.add_argument("--question", default="고양시와 습지 정책을 공유하는 교류 도시는?")
    options = parser.parse_args()
    empty, help_ = cost(_EMPTY, "--help"), cost(_KG, "--help")
    print(f"empty click program  {empty:.3f} s")
    print(f"kg --help            {help_:.3f} s, {help_ / empty:.2f} times as much")
    if options.store:
        print(f"kg ask               {cost(_KG, 'ask', options.question, '--store', options.store):.3f} s")


if __name__ == "__main__":
    main()
