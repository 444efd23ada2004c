/// Curves as paths: each minute is a step as wide as the minute.
struct StepPaths {
  let horizontal: Scale
  let vertical: Scale

  /// The line of a curve over some minutes.
  func line(_ minutes: Range<Int>, _ value: (Int) -> Double) -> String {
    "M" + steps(minutes, value)
  }

  /// The area between two curves over some minutes.
  func area(
    _ minutes: Range<Int>, from low: (Int) -> Double, to high: (Int) -> Double
  ) -> String {
    "M" + steps(minutes, high) + " L" + backwards(minutes, low) + " Z"
  }

  private func steps(_ minutes: Range<Int>, _ value: (Int) -> Double) -> String {
    var path = x(minutes.lowerBound) + " " + y(value(minutes.lowerBound))
    var height = y(value(minutes.lowerBound))
    for minute in minutes.dropFirst() {
      let next = y(value(minute))
      // Minutes at the same height are one step.
      guard next != height else { continue }
      path += " H\(x(minute)) V\(next)"
      height = next
    }
    return path + " H" + x(minutes.upperBound)
  }

  private func backwards(_ minutes: Range<Int>, _ value: (Int) -> Double) -> String {
    var height = y(value(minutes.upperBound - 1))
    var path = x(minutes.upperBound) + " " + height
    for minute in minutes.reversed().dropFirst() {
      let next = y(value(minute))
      guard next != height else { continue }
      path += " H\(x(minute + 1)) V\(next)"
      height = next
    }
    return path + " H" + x(minutes.lowerBound)
  }

  private func x(_ minute: Int) -> String { Coordinate.text(horizontal.place(Double(minute))) }
  private func y(_ value: Double) -> String { Coordinate.text(vertical.place(value)) }
}
