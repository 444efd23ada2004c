"""Which characters of a Swift file are code: not in a comment, not in a string."""

import re

TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|#"""[\s\S]*?"""#|"""[\s\S]*?"""|#/[^\n]*?/#|#"(?:[^"\n]|"(?!#))*"#|"(?:\\.|[^"\\\n])*"', re.DOTALL)


def masked(text):
    """The text with every comment, string and regular expression blanked, of the same length and lines."""
    return TOKEN.sub(lambda match: re.sub(r"[^\n]", "\x01", match.group()), text)


def is_balanced(line):
    """Whether brackets that a piece opens are closed in it."""
    depth = 0
    for sign in line:
        depth += (sign in "([{") - (sign in ")]}")
        if depth < 0:
            return False
    return depth == 0
