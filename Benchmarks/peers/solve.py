"""One code, one input: the process whose time and memory are measured."""

import argparse
import importlib
import sys

from .answers import Answer
from .codes import CODES


def main():
    """Runs the code and writes its answer."""
    parser = argparse.ArgumentParser(prog="python -m peers.solve")
    parser.add_argument("code", choices=CODES)
    parser.add_argument("input")
    parser.add_argument("--seconds", type=float, required=True)
    parser.add_argument("--gap", type=float, required=True)
    parser.add_argument("--answer", required=True)
    options = parser.parse_args()
    answer = Answer()
    code = importlib.import_module(f"peers.codes.{CODES[options.code].module}")
    try:
        code.run(options.input, options.seconds, options.gap, answer)
    except MemoryError:
        answer.finished("failed")
        answer.remark = "out of memory"
    answer.write(options.answer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
