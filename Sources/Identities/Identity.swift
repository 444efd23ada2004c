public import Drives
import Foundation

/// What a person is identified by: the name and a second field.
public struct Identity: Hashable, Sendable {
  /// The name, as it is on the list; empty where it is not known.
  public var name: String
  /// The year of birth.
  public var birthYear: Int?
  /// The telephone number; empty where it is not known.
  public var phone: String
  /// The id of the unit.
  public var unit: String

  /// What a person is identified by.
  ///
  /// - Parameters:
  ///   - name: the name, as it is on the list.
  ///   - birthYear: the year of birth.
  ///   - phone: the telephone number.
  ///   - unit: the id of the unit.
  public init(name: String, birthYear: Int? = nil, phone: String = "", unit: String) {
    self.name = name
    self.birthYear = birthYear
    self.phone = phone
    self.unit = unit
  }

  /// What a registrant of a drive is identified by.
  public init(_ person: Registrant, of drive: Drive) {
    self.init(
      name: person.name, birthYear: person.birthYear, phone: person.phone,
      unit: drive.units[person.unit].id)
  }

  /// For people to read: the name, and the year of birth or else the telephone number.
  public var label: String {
    if let birthYear { return "\(name) (\(birthYear))" }
    return phone.isEmpty ? name : "\(name) (\(phone))"
  }

  /// The name in Unicode normal form C and small letters, with one space between words.
  var plainName: String { Identity.plain(name) }

  /// Whether two telephone numbers are known and not the same one.
  public static func isOtherPhone(_ first: String, _ second: String) -> Bool {
    let (first, second) = (plainPhone(first), plainPhone(second))
    return !first.isEmpty && !second.isEmpty && first != second
  }

  /// The digits of the telephone number, with 0 in place of the country code 84.
  var plainPhone: String { Identity.plainPhone(phone) }

  /// The digits of a telephone number, with 0 in place of the country code 84.
  public static func digits(of phone: String) -> String { plainPhone(phone) }

  private static func plainPhone(_ phone: String) -> String {
    let digits = phone.filter { $0.isASCII && $0.isNumber }
    return digits.hasPrefix("84") && digits.count == 11 ? "0" + digits.dropFirst(2) : digits
  }

  static func plain(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
    let composed = isPlain ? name : name.precomposedStringWithCanonicalMapping
    var text = String.UnicodeScalarView()
    var needsSpace = false
    for scalar in composed.lowercased().unicodeScalars {
      if scalar.properties.isWhitespace {
        needsSpace = !text.isEmpty
      } else if scalar.properties.generalCategory != .format
        && scalar.properties.generalCategory != .control
      {
        if needsSpace { text.append(" ") }
        needsSpace = false
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The field beside the name that a person is identified by.
  enum Second: CaseIterable { case birthYear, phone, unit }

  /// The second field that counts: the year of birth, else the telephone number, else the unit.
  var second: Second {
    if birthYear != nil { return .birthYear }
    return plainPhone.isEmpty ? .unit : .phone
  }

  /// The bytes that are hashed; nil where the second field is not known.
  func message(_ second: Second) -> [UInt8]? {
    let field: String
    switch second {
    case .birthYear:
      guard let birthYear else { return nil }
      field = "y\(birthYear)"
    case .phone:
      let phone = plainPhone
      guard !phone.isEmpty else { return nil }
      field = "p\(phone)"
    case .unit: field = "u\(unit)"
    }
    return Array("\(plainName)\u{1F}\(field)".utf8)
  }
}
