"""What is changed in Swift code. Each change is one that a slip of a programmer could make, at one place.

A change is an edit of the text that keeps both programs: the right one and, where the mutant's number is the
active one, the wrong one. So all mutants of a room are compiled once and run one at a time.
"""

import bisect
import re
from dataclasses import dataclass

from .swift_text import is_balanced, masked

# An infix operator and what a mutant does instead.
SWAPS = {
    "<": ["<=", ">="], "<=": ["<", ">"], ">": [">=", "<="], ">=": [">", "<"], "==": ["!="], "!=": ["=="],
    "&&": ["||"], "||": ["&&"], "+": ["-"], "-": ["+"], "*": ["+"], "+=": ["-="], "-=": ["+="],
}
PRECEDENCE = {
    "<": "ComparisonPrecedence", "<=": "ComparisonPrecedence", ">": "ComparisonPrecedence", ">=": "ComparisonPrecedence",
    "==": "ComparisonPrecedence", "!=": "ComparisonPrecedence", "&&": "LogicalConjunctionPrecedence",
    "||": "LogicalDisjunctionPrecedence", "+": "AdditionPrecedence", "-": "AdditionPrecedence",
    "*": "MultiplicationPrecedence", "+=": "AssignmentPrecedence", "-=": "AssignmentPrecedence",
}
INFIX = re.compile(r"(?<=[\w)\]}?!\x01])(\s+)(<=|>=|==|!=|&&|\|\||\+=|-=|<|>|\+|-|\*)(?=\s)")
NOT = re.compile(r"(?<=[\s(\[])!(?=[\w(])")
LITERAL = re.compile(r"(?<![\w.$#@])(\d+)(?![\w.\x01]|\.\d)")
BOOLEAN = re.compile(r"(?<![\w.\"])(true|false)(?!\w)")
CONDITION = re.compile(r"^(\s*(?:\} else )?(?:if|while|guard) )(.+?)( \{| else \{)(.*)$")
STATEMENT = re.compile(r"^(\s+)((?:[\w.\[\]!?&$]+\(.*\)|[\w.\[\]!?$]+(?:\[[^\]]*\])? (?:=|\+=|-=) .+|\w+\.removeLast\(\)))$")
ARGUMENTS = re.compile(r"\((?:(\w+): )?(\w+), (?:(\w+): )?(\w+)\)")
LESSER = re.compile(r"(?<![\w.])(min|max)(?=\()")
# In C: conditions, and one comparison in them; statements of one line.
C_CONDITION = re.compile(r"(?:if|while) \((.+)\) \{$|for \([^;]*; ([^;]+);[^;]*\) \{$")
C_COMPARISON = re.compile(r"(?<=\s)(<=|>=|==|!=|<|>)(?=\s)")
C_STATEMENT = re.compile(r"^(\s+)(\*?[\w>.\-]+(?:\[.*\])?[\w>.\-]* (?:=|\+=|-=) [^=].*|\w+\(.*\)|\+\+\S+|\S+\+\+);$")
DIGITS = "~^%|"


@dataclass
class Mutant:
    """One change. kind: its sort; line: where, from 1; was: the line as it is; now: what it says instead."""

    path: str
    line: int
    column: int
    kind: str
    was: str
    now: str
    start: int = 0
    end: int = 0
    # What stands there in the program with both, by the mutant's number: a text, or what comes before and after.
    make: object = None
    # What has to be declared for it.
    declare: object = None
    number: int = 0
    # Which one it is of the same changes of lines that are the same, from 1.
    time: int = 1

    @property
    def key(self):
        """What names the mutant however lines move."""
        return f"{self.path}: {self.was} → {self.now}" + (f" (line {self.time} of this text)" if self.time > 1 else "")


def suffix(number):
    """The number as a piece of an operator's name."""
    digits = ""
    while True:
        digits = DIGITS[number % 4] + digits
        number //= 4
        if number == 0:
            return "~" + digits


def mutant_at(path, text, starts, kind, start, end, replacement, make, declare=None):
    """The mutant that has something else between two places of the text."""
    line = bisect.bisect_right(starts, start) - 1
    was = text[starts[line]:].split("\n", 1)[0]
    at = start - starts[line]
    now = was[:at] + replacement + was[at + (end - start):]
    return Mutant(path, line + 1, at + 1, kind, was.strip(), now.strip(), start, end, make, declare)


def find(path, text):
    """Every mutant of a file."""
    code = masked(text)
    starts = [0]
    for match in re.finditer("\n", text):
        starts.append(match.end())

    if path.endswith(".c"):
        yield from find_c(path, text, code, starts)
        return

    def mutant(kind, start, end, replacement, make, declare=None):
        return mutant_at(path, text, starts, kind, start, end, replacement, make, declare)

    for match in INFIX.finditer(code):
        sign, start, end = match.group(2), match.start(2), match.end(2)
        following = code[end:].lstrip()
        if code[:match.start()].endswith("func"):
            continue
        if following.startswith("nil") and sign in ("==", "!="):
            continue
        # Texts are put together: nothing takes them apart.
        if sign in ("+", "+=") and ("\x01" in (code[match.start() - 1], following[:1])):
            continue
        for other in SWAPS[sign]:
            yield mutant(
                "comparison" if PRECEDENCE[sign].startswith("Comp") else "logic" if sign in ("&&", "||") else "arithmetic",
                start, end, other, lambda number, sign=sign: sign + suffix(number),
                lambda number, sign=sign, other=other: operator(number, sign, other))
    for match in NOT.finditer(code):
        yield mutant(
            "negation", match.start(), match.end(), "", lambda number: "!" + suffix(number),
            lambda number: f"prefix operator !{suffix(number)}\n@inlinable public prefix func !{suffix(number)} (value: Bool) -> Bool "
            f"{{ isActive({number}) ? value : !value }}\n")
    for match in LITERAL.finditer(code):
        value = match.group(1)
        before = code[code.rfind("\n", 0, match.start()) + 1:match.start()]
        if "case " in before or "@" in before or "let " in before and "=" in before and "static" in before:
            continue
        for change in (1, -1):
            if change < 0 and value == "0":
                continue
            yield mutant(
                "number", match.start(), match.end(), str(int(value) + change),
                lambda number, value=value, change=change: f"shifted({number}, {value}, {change})")
    for match in BOOLEAN.finditer(code):
        other = "false" if match.group() == "true" else "true"
        yield mutant(
            "negation", match.start(), match.end(), other,
            lambda number, value=match.group(): f"negated({number}, {value})")
    for match in LESSER.finditer(code):
        other = "max" if match.group() == "min" else "min"
        yield mutant(
            "comparison", match.start(), match.end() + 1, other + "(",
            lambda number, value=match.group(): f"{value}Or({number}, ")
    for match in ARGUMENTS.finditer(code):
        first, a, second, b = match.groups()
        if a == b or not (a[0].isalpha() and b[0].isalpha()) or a[0].isupper() or b[0].isupper() or code[match.start() - 1:match.start()] in (" ", "\n", "("):
            continue
        if re.search(r"\b(func|init|case|let|var|subscript)\b", code[code.rfind("\n", 0, match.start()) + 1:match.start()]):
            continue
        labels = (f"{first}: " if first else "", f"{second}: " if second else "")
        yield mutant(
            "arguments", match.start(), match.end(), f"({labels[0]}{b}, {labels[1]}{a})",
            lambda number, a=a, b=b, labels=labels:
            f"({labels[0]}chosen({number}, {a}, {b}), {labels[1]}chosen({number}, {b}, {a}))")
    code_lines = code.split("\n")
    for index, line in enumerate(code_lines):
        start = starts[index]
        if match := CONDITION.match(line):
            head, condition, _, _ = match.groups()
            if not re.search(r"\b(let|var|case)\b|#|;|\{", condition) and "," not in condition and is_balanced(condition):
                at = start + len(head)
                whole = text[at:at + len(condition)]
                yield mutant(
                    "negation", at, at + len(condition), f"!({whole})",
                    lambda number: (f"negated({number}, ", ")"))
        if (match := STATEMENT.match(line)) and is_statement(code_lines, index, match.group(2)):
            at = start + len(match.group(1))
            whole = text[at:at + len(match.group(2))]
            yield mutant(
                "statement", at, at + len(whole), "",
                lambda number: (f"if isKept({number}) {{ ", " }"))


def find_c(path, text, code, starts):
    """Every mutant of a file in C: conditions, numbers and statements."""

    def mutant(kind, start, end, replacement, make):
        return mutant_at(path, text, starts, kind, start, end, replacement, make)

    for index, line in enumerate(code.split("\n")):
        start = starts[index]
        if line.startswith("#") or "static const" in line or "case " in line:
            continue
        for match in C_CONDITION.finditer(line):
            condition = match.group(1) or match.group(2)
            at = start + (match.start(1) if match.group(1) else match.start(2))
            if not is_balanced(condition):
                continue
            whole = text[at:at + len(condition)]
            yield mutant("negation", at, at + len(condition), f"!({whole})", lambda number: (f"mutants_negated({number}, ", ")"))
            signs = list(C_COMPARISON.finditer(condition))
            if len(signs) == 1 and not re.search(r"&&|\|\||\?|=\s", C_COMPARISON.sub("", condition)):
                sign = signs[0].group(1)
                left, right = whole[:signs[0].start(1)], whole[signs[0].end(1):]
                for other in SWAPS[sign]:
                    yield mutant(
                        "comparison", at, at + len(condition), left + other + right,
                        lambda number, changed=left + other + right: (f"(mutants_reach({number}) ? ({changed}) : (", "))"))
        for match in re.finditer(r"&&|\|\|", line):
            # Whole conditions of two parts, in one line.
            inside = re.match(r"^(\s*(?:if \(|while \(|return ))(.*?)(\) \{|;)$", line)
            if not inside or not is_balanced(inside.group(2)) or len(re.findall(r"&&|\|\||\?", inside.group(2))) != 1:
                continue
            other = "||" if match.group() == "&&" else "&&"
            at, end = start + inside.start(2), start + inside.end(2)
            changed = text[at:start + match.start()] + other + text[start + match.end():end]
            yield mutant("logic", at, end, changed, lambda number, changed=changed: (f"(mutants_reach({number}) ? ({changed}) : (", "))"))
        for match in LITERAL.finditer(line):
            value = match.group(1)
            if line[match.end():match.end() + 1] in ("]",) and "[" in line and ";" in line and "=" not in line:
                continue
            for change in (1, -1):
                # Every number but 0 is true.
                if change < 0 and value == "0" or change > 0 and line.strip() == "return 1;":
                    continue
                yield mutant(
                    "number", start + match.start(), start + match.end(), str(int(value) + change),
                    lambda number, value=value, change=change: f"({value} + mutants_shift({number}, {change}))")
        if match := C_STATEMENT.match(line):
            at = start + len(match.group(1))
            yield mutant(
                "statement", at, start + len(line), "", lambda number: (f"if (mutants_kept({number})) {{ ", " }"))


def rewritten(text, mutants):
    """The text with all of these mutants in it; no two of them of the same place."""
    pieces = []
    for mutant in mutants:
        made = mutant.make(mutant.number)
        length = mutant.end - mutant.start
        if isinstance(made, tuple):
            # What encloses more begins earlier and ends later.
            pieces.append((mutant.start, 1, -length, mutant.start, made[0]))
            pieces.append((mutant.end, 0, length, mutant.end, made[1]))
        else:
            pieces.append((mutant.start, 2, 0, mutant.end, made))
    result, at = [], 0
    for start, _, _, end, made in sorted(pieces):
        result += [text[at:start], made]
        at = max(at, end)
    return "".join(result) + text[at:]


def is_statement(lines, index, piece):
    """Whether a line is one whole statement among others."""
    # Every property of a new value has to be given one, with or without `self`.
    if re.match(r"(self\.)?\w+ = ", piece):
        return False
    if not is_balanced(piece) or re.match(r"(return|throw|self\.init|super\.init|case|let|var|yield|try|await|init)\b", piece):
        return False
    before = next((line.strip() for line in reversed(lines[:index]) if line.strip(" \x01")), "")
    after = next((line.strip() for line in lines[index + 1:] if line.strip(" \x01")), "")
    if before.endswith((",", "(", "[", "=", "&&", "||", "+", "-", "*", "?", ":")) or after.startswith((".", "?", "&&", "||", "+ ", "- ", "* ", ":", ")", "]", ",")):
        return False
    # Alone in a closure, a property or a function with a result it is the value.
    is_alone = before.endswith(("{", " in")) and after.startswith("}")
    gives_nothing = re.search(r"\bfunc\b|^(\} else )?(if|for|while|guard|do)\b|^\} else \{", before) and "->" not in before
    return bool(before) and not (is_alone and not gives_nothing)


def operator(number, sign, other):
    """The declaration of an infix operator that does one or the other."""
    name = sign + suffix(number)
    precedence = PRECEDENCE[sign]
    text = f"infix operator {name}: {precedence}\n"
    if precedence == "AssignmentPrecedence":
        return text + (
            f"@inlinable public func {name} <T: AdditiveArithmetic>(left: inout T, right: T) "
            f"{{ if isActive({number}) {{ left {other} right }} else {{ left {sign} right }} }}\n")
    if sign in ("&&", "||"):
        return text + (
            f"@inlinable public func {name} (left: Bool, right: @autoclosure () throws -> Bool) rethrows -> Bool "
            f"{{ try isActive({number}) ? left {other} right() : left {sign} right() }}\n")
    kind = "Equatable" if sign in ("==", "!=") else "Comparable" if precedence.startswith("Comp") else \
        "Numeric" if sign == "*" else "AdditiveArithmetic"
    result = "Bool" if precedence.startswith("Comp") else "T"
    return text + (
        f"@inlinable public func {name} <T: {kind}>(left: T, right: T) -> {result} "
        f"{{ isActive({number}) ? left {other} right : left {sign} right }}\n")


SUPPORT = """import CMutants

@inlinable public func isActive(_ number: Int) -> Bool { mutants_reach(Int32(truncatingIfNeeded: number)) != 0 }
@inlinable public func isKept(_ number: Int) -> Bool { !isActive(number) }
@inlinable public func negated(_ number: Int, _ value: Bool) -> Bool { isActive(number) ? !value : value }
@inlinable public func shifted<T: AdditiveArithmetic & ExpressibleByIntegerLiteral>(_ number: Int, _ value: T, _ change: T) -> T {
  isActive(number) ? value + change : value
}
@inlinable public func minOr<T: Comparable>(_ number: Int, _ a: T, _ b: T) -> T { isActive(number) ? max(a, b) : min(a, b) }
@inlinable public func maxOr<T: Comparable>(_ number: Int, _ a: T, _ b: T) -> T { isActive(number) ? min(a, b) : max(a, b) }
@inlinable public func chosen<T>(_ number: Int, _ right: T, _ wrong: T) -> T { isActive(number) ? wrong : right }
"""
SUPPORT_C = r"""#include "mutants.h"
#include <stdio.h>
#include <stdlib.h>

static int active = -1;
static const char *trace;
static unsigned char reached[1 << 16];

static void tell(void) {
  FILE *file = trace ? fopen(trace, "w") : 0;
  if (!file) return;
  for (int number = 0; number < (int)sizeof reached; number++)
    if (reached[number]) fprintf(file, "%d\n", number);
  fclose(file);
}

__attribute__((constructor)) static void begin(void) {
  const char *number = getenv("MUTANT");
  if (number) active = atoi(number);
  trace = getenv("MUTANT_TRACE");
  if (trace) atexit(tell);
}

int mutants_kept(int number) { return !mutants_reach(number); }
int mutants_negated(int number, int value) { return mutants_reach(number) ? !value : value; }
int mutants_shift(int number, int change) { return mutants_reach(number) ? change : 0; }

int mutants_reach(int number) {
  if (trace && number >= 0 && number < (int)sizeof reached) reached[number] = 1;
  return number == active;
}
"""
SUPPORT_HEADER = """#pragma once
int mutants_reach(int number);
int mutants_kept(int number);
int mutants_negated(int number, int value);
int mutants_shift(int number, int change);
"""
