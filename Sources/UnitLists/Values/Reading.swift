import Wording

/// What reading a value came to.
enum Reading<Value> {
  /// This value.
  case value(Value)
  /// This value, and something that people should know of how it was read.
  case flagged(Value, ValueDiagnostic)
  /// There is nothing to say: an empty cell in words, such as `không có`.
  case nothing
  /// There is no value, and something that people should know.
  case left(ValueDiagnostic)
  /// The row cannot be imported with it.
  case refused(ValueDiagnostic)
}

extension Reading: Equatable where Value: Equatable {}

/// What is said of a value.
struct ValueDiagnostic: Equatable {
  let code: ProblemCode
  /// What is said of the value; nil for what is written.
  var value: String?
  var expected: Expectation?
  var hint: Hint?

  init(
    _ code: ProblemCode, value: String? = nil, expected: Expectation? = nil, hint: Hint? = nil
  ) {
    self.code = code
    self.value = value
    self.expected = expected
    self.hint = hint
  }
}
