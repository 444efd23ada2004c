"""Runs other solvers on the same drives as khunggio, in turn, and writes what came out."""
