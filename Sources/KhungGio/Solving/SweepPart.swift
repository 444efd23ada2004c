/// A part of the rows of a sweep.
public enum SweepPart: Equatable, Sendable {
  /// All rows.
  case all
  /// Every `count`-th row, from number `index` on.
  case shard(Shard)
  /// The rows of these numbers.
  case rows(RowNumbers)

  /// The part that people write; nil where what they write is none.
  ///
  /// - Parameters:
  ///   - shard: which of how many parts, as `K/N`; nil for none.
  ///   - fromZero: whether those parts are counted from 0.
  ///   - rows: the numbers of rows, as `3,17,20-25`, where no shard is named; nil for all.
  public init?(shard: String?, fromZero: Bool, rows: String?) {
    if let shard {
      guard let shard = Shard(written: shard, fromZero: fromZero) else { return nil }
      self = .shard(shard)
    } else if let rows {
      guard let rows = RowNumbers(written: rows) else { return nil }
      self = .rows(rows)
    } else {
      self = .all
    }
  }

  /// Whether it is not all rows.
  public var isPart: Bool { self != .all }

  /// The numbers of its rows; the first that there is none of is an error.
  ///
  /// - Parameter count: how many rows there are.
  /// - Returns: the numbers, rising.
  /// - Throws: ``OptionError`` with the first number that no row has.
  public func numbers(of count: Int) throws(OptionError) -> [Int] {
    switch self {
    case .all: return Array(0..<count)
    case .shard(let shard): return (0..<count).filter { $0 % shard.count == shard.index }
    case .rows(let rows):
      if let wrong = rows.numbers.first(where: { $0 >= count }) {
        throw OptionError("rows", "\(wrong)")
      }
      return rows.numbers
    }
  }
}

/// Which of how many parts, so that every row is in exactly one.
public struct Shard: Equatable, Sendable {
  /// Which part, from 0.
  public let index: Int
  /// Of how many.
  public let count: Int

  /// The part that `K/N` says; nil where it says none.
  ///
  /// - Parameters:
  ///   - text: the part, as people write it.
  ///   - fromZero: whether parts are counted from 0.
  public init?(written text: String, fromZero: Bool) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map {
      $0.allSatisfy(\.isASCII) && !$0.hasPrefix("+") ? Int($0) : nil
    }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1],
      (1...1_000_000).contains(count)
    else { return nil }
    self.index = fromZero ? index : index - 1
    self.count = count
    guard (0..<count).contains(self.index) else { return nil }
  }
}

/// Numbers of rows as people write them: `3,17,20-25`.
public struct RowNumbers: Equatable, Sendable {
  /// The numbers, rising.
  public let numbers: [Int]

  /// The numbers that a text says; nil where it says none.
  public init?(written text: String) {
    var numbers: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        0 <= first, first <= last, last < 10_000_000
      else { return nil }
      numbers += first...last
    }
    self.numbers = Array(Set(numbers)).sorted()
  }

  /// Rising numbers as people write them.
  public static func written(_ numbers: [Int]) -> String {
    var parts: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = parts.last, last.upperBound == number - 1 {
        parts[parts.count - 1] = last.lowerBound...number
      } else {
        parts.append(number...number)
      }
    }
    return parts.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
