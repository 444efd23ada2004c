"""What is changed in Swift code, and how the program with all changes is written."""

import unittest

from mutants import operators
from mutants.swift_text import masked

CODE = '''/// a < b
func worst(_ a: Int, _ b: Int) -> Int {
  var count = 0
  if a < b {
    count += 2
    print("a < b")
  }
  swap(a, b)
  return !flag(a) && a + 1 > b ? count : max(a, b)
}
'''


def found(kind=None):
    return [m for m in operators.find("A.swift", CODE) if kind is None or m.kind == kind]


class MutantsTest(unittest.TestCase):
    def test_comments_and_strings_are_no_code(self):
        code = masked(CODE)
        self.assertEqual(len(code), len(CODE))
        self.assertEqual(code.count("\n"), CODE.count("\n"))
        self.assertEqual(code.count("a < b"), 1)

    def test_each_kind_is_found_where_it_stands(self):
        said = {(m.line, m.kind, m.now) for m in found()}
        for expected in [
            (4, "comparison", "if a <= b {"), (4, "comparison", "if a >= b {"), (4, "negation", "if !(a < b) {"),
            (3, "number", "var count = 1"), (5, "arithmetic", "count -= 2"), (5, "number", "count += 3"), (5, "statement", ""),
            (8, "arguments", "swap(b, a)"), (8, "statement", ""),
            (9, "negation", "return flag(a) && a + 1 > b ? count : max(a, b)"),
            (9, "logic", "return !flag(a) || a + 1 > b ? count : max(a, b)"),
            (9, "arithmetic", "return !flag(a) && a - 1 > b ? count : max(a, b)"),
            (9, "comparison", "return !flag(a) && a + 1 > b ? count : min(a, b)"),
        ]:
            self.assertIn(expected, said)
        self.assertFalse([m for m in found() if m.line in (1, 2)])

    def test_the_program_with_all_of_them_nests_them(self):
        code = "  if a < 2 {\n    count += 2\n  }\n"
        chosen = [m for m in operators.find("A.swift", code) if m.now in ("if !(a < 2) {", "if a <= 2 {", "if a < 3 {", "count -= 2") or m.kind == "statement"]
        for number, mutant in enumerate(chosen):
            mutant.number = number
        by = {mutant.now or "(nothing)": mutant.number for mutant in chosen}
        less, minus = "<" + operators.suffix(by["if a <= 2 {"]), "+=" + operators.suffix(by["count -= 2"])
        self.assertEqual(
            operators.rewritten(code, chosen),
            f"  if negated({by['if !(a < 2) {']}, a {less} shifted({by['if a < 3 {']}, 2, 1)) {{\n"
            f"    if isKept({by['(nothing)']}) {{ count {minus} 2 }}\n  }}\n")

    def test_what_a_function_gives_is_no_statement(self):
        code = ("func one() -> Int {\n  work(1)\n}\nfunc two() {\n  work(2)\n}\n"
                "let three = list.filter { item in\n  work(item)\n}\n")
        self.assertEqual([m.was for m in operators.find("A.swift", code) if m.kind == "statement"], ["work(2)"])

    def test_the_same_change_of_the_same_line_has_a_name_of_its_own(self):
        one, other = operators.Mutant("A.swift", 1, 1, "number", "a", "b"), operators.Mutant("A.swift", 9, 1, "number", "a", "b", time=2)
        self.assertNotEqual(one.key, other.key)

    def test_operators_have_names_of_their_own(self):
        names = [operators.suffix(number) for number in range(2000)]
        self.assertEqual(len(set(names)), len(names))
        self.assertTrue(all(set(name) <= set("~^%|") for name in names))

    def test_a_swap_is_declared_with_its_precedence(self):
        text = operators.operator(5, "<", "<=")
        self.assertTrue(text.startswith("infix operator <~^^: ComparisonPrecedence\n"))
        self.assertIn("isActive(5) ? left <= right : left < right", text)


if __name__ == "__main__":
    unittest.main()
