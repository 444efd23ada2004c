import Drives

/// A value of a drive's files that is to be another one: `sessions.hall.closes` = `12:00`.
public struct Setting: Hashable, Sendable {
  /// The dotted path into drive.yaml, with ids for the entries of lists, or `*` for all of them, as
  /// ``SettingKey`` has it; what begins with `units.` is a column of units.csv:
  /// `units.office.max_away`.
  public let key: String
  /// What is to stand there, as files write it, or the change of the current value: `+2`, `-10%`.
  public let value: String

  /// A value at a path.
  public init(key: String, value: String) {
    self.key = key
    self.value = value
  }

  /// The change, where the value is one.
  var change: RelativeChange? { RelativeChange(written: value) }
}

/// Why a setting cannot be made.
public enum SettingError: Error, Equatable, Sendable {
  /// Nothing is called so; the nearest names that are known.
  case unknownKey(String, nearest: [String])
  /// Several things are called so: the keys that tell them apart.
  case ambiguousKey(String, meanings: [String])
  /// The value cannot be written into the file without changing more than it.
  case notWritable(String)
  /// The current value is no number and no time that could be changed by so much; nil for nothing.
  case notChangeable(Setting, current: String?)
}

/// A change of what stands somewhere: `+2`, `-0.5`, `+10%`.
struct RelativeChange: Equatable {
  private let amount: Double
  private let isPercent: Bool
  /// As many as the amount has after its point.
  private let decimals: Int

  /// The change that a text begins with a sign for; nil for any other text.
  init?(written text: String) {
    guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return nil
    }
    isPercent = text.hasSuffix("%")
    let digits = text.dropFirst().prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard digits.count + 1 + (isPercent ? 1 : 0) == text.count, let number = Double(digits),
      number < 1e9
    else { return nil }
    amount = sign == UInt8(ascii: "-") ? -number : number
    decimals =
      digits.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?
      .count ?? 0
  }

  /// What a value becomes, written as it was written: a time stays a time, a part in percent a part,
  /// and of what is counted in whole numbers the nearest is taken; nil where it is none of these.
  ///
  /// - Parameters:
  ///   - text: the value.
  ///   - key: its key, the last part of which says whether it is counted in whole numbers.
  /// - Returns: what it becomes.
  func applied(to text: String, key: String) -> String? {
    if let minute = ClockTime.minute(of: text) {
      guard !isPercent, decimals == 0 else { return nil }
      let later = minute + Int(amount)
      return later < 0 ? "-" + ClockTime.text(-later) : ClockTime.text(later)
    }
    if text.hasSuffix("%") {
      return RelativeChange.isNumber(text.dropLast())
        ? applied(to: String(text.dropLast()), key: "").map { $0 + "%" } : nil
    }
    guard RelativeChange.isNumber(text), let number = Double(text),
      abs(number) < RelativeChange.largest
    else { return nil }
    let changed = isPercent ? number * (1 + amount / 100) : number + amount
    guard abs(changed) < RelativeChange.largest else { return nil }
    let last = key.split(separator: ".").last.map(String.init) ?? ""
    return isPercent && RelativeChange.counted.contains(last)
      ? "\(Int(changed.rounded()))" : RelativeChange.text(changed)
  }

  /// No number beyond is changed: from there on integers are not exact.
  private static let largest = 1e15

  /// What is counted in whole numbers.
  private static let counted: Set<String> = [
    "servers", "count", "limit", "minutes", "slot_minutes", "arrivals_per_slot", "quota",
    "max_away", "per_slot", "party", "arrive_before", "up_to",
  ]

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { "0123456789.-".utf8.contains($0) }
  }

  /// A number without what binary arithmetic leaves behind the ninth digit.
  private static func text(_ number: Double) -> String {
    let rounded = (number * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() && abs(rounded) < largest ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension Setting {
  /// What a value becomes by the setting; nil where it cannot be changed so.
  ///
  /// - Parameter current: the current value.
  /// - Returns: what will stand there.
  public func becomes(from current: String) -> String? {
    guard let change else { return value }
    return change.applied(to: current, key: key)
  }
}
