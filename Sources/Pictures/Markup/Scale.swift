import Drives

/// A range of numbers laid along a stretch of paper.
struct Scale: Equatable {
  /// The numbers at both ends.
  let values: (first: Double, last: Double)
  /// Where those ends are.
  let places: (first: Double, last: Double)

  init(_ values: ClosedRange<Double>, from first: Double, to last: Double) {
    self.values = (values.lowerBound, values.upperBound)
    places = (first, last)
  }

  /// Where a number is.
  func place(_ value: Double) -> Double {
    let width = values.last - values.first
    guard width > 0 else { return places.first }
    return places.first + (value - values.first) / width * (places.last - places.first)
  }

  static func == (one: Scale, other: Scale) -> Bool {
    one.values == other.values && one.places == other.places
  }
}

/// Round numbers that an axis names.
package enum Ticks {
  /// Multiples of 1, 2 or 5 times a power of ten within the range, at most `most` of them.
  ///
  /// - Parameters:
  ///   - range: the numbers the axis shows.
  ///   - most: how many there is room for, at least 2.
  ///   - isWhole: whether only whole numbers make sense.
  /// - Returns: the numbers, in rising order.
  package static func round(
    _ range: ClosedRange<Double>, most: Int, isWhole: Bool = true
  ) -> [Double] {
    let width = range.upperBound - range.lowerBound
    guard width.isFinite, width > 0 else { return [range.lowerBound] }
    var step = isWhole ? 1.0 : 1e-6
    var turn = 0
    func numbers() -> (first: Double, last: Double) {
      ((range.lowerBound / step).rounded(.up), (range.upperBound / step).rounded(.down))
    }
    while numbers().last - numbers().first + 1 > Double(max(2, most)) {
      step *= turn % 3 == 1 ? 2.5 : 2
      turn += 1
    }
    let (first, last) = numbers()
    guard last >= first else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Full hours, halves or quarters within some minutes of the day, at most `most` of them.
  package static func times(_ minutes: Range<Int>, most: Int) -> [Int] {
    for step in [5, 15, 30, 60, 120, 180, 240, 360, 720] {
      let first = (minutes.lowerBound + step - 1) / step * step
      let times = Array(stride(from: first, through: minutes.upperBound, by: step))
      if times.count <= most { return times }
    }
    return [minutes.lowerBound]
  }
}
