public import Drives

/// The short texts in the QR codes of slips, such as `KG-7Q2M-4K0X3F9A7BCD`: in capitals and digits,
/// safe in addresses, and as short as fits the smallest QR code.
///
/// The four characters in the middle tell one drive from another, the twelve at the end the person
/// in it. The latter come from the registrant's id alone, so that a slip stays valid when the plan,
/// or the drive's name, changes. Nobody can read an id, a name or a unit out of them; the drive's own
/// lists turn them back into people. 60 bits tell a million registrants apart: that any two of them
/// share a code has a chance of less than one in a million.
public struct RegistrationCodes: Sendable {
  private let prefix: String
  private let codes: [String]
  private let registrants: [String: Int]

  /// The codes of everyone on a drive's lists.
  public init(of drive: Drive) {
    let day = drive.sessions.map(\.date).min()?.isoText ?? ""
    prefix = "KG-" + RegistrationCodes.text(of: "\(day)\n\(drive.name)", characters: 4) + "-"
    codes = drive.registrants.map { RegistrationCodes.text(of: $0.id, characters: 12) }
    registrants = Dictionary(
      codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The code of a registrant, as an index in the drive.
  public func code(of registrant: Int) -> String { prefix + codes[registrant] }

  /// Whose code it is, as an index in the drive; nil for nobody's. Capitals do not matter, nor do
  /// letters that look like digits, when someone types what a slip says.
  public func registrant(of code: String) -> Int? {
    let last = code.uppercased().split(separator: "-").last.map(String.init) ?? ""
    let read = last.map { character -> Character in
      switch character {
      case "O": return "0"
      case "I", "L": return "1"
      default: return character
      }
    }
    return registrants[String(read)]
  }

  /// Crockford's 32 characters: without I, L, O and U.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Characters that depend on every byte of a text, in normal form C, and on nothing else.
  private static func text(of text: String, characters: Int) -> String {
    // FNV-1a gathers the bytes, the finalizer of SplitMix64 stirs them.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
    hash ^= hash >> 31
    return String((0..<characters).map { alphabet[Int(hash >> (59 - 5 * UInt64($0))) & 31] })
  }
}
