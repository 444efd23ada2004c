public import Drives
public import Identities

/// The short texts in the QR codes of slips, such as `KG-7Q2M-4K0X3F9A7BCD`: in capitals and digits,
/// safe in addresses, and as short as fits the smallest QR code.
///
/// The four characters in the middle tell one drive from another, the twelve at the end the person
/// in it. Both are cut from HMACs with the drive's key: the person's from what the person is
/// identified by (of people who share that, from the telephone number or the id, too), so that a
/// slip stays valid when rows of the lists move; and where a name was corrected, the code that an
/// issue kept goes on. Without the key nobody can read an id, a name or a telephone number out of a
/// code, or make one up. 60 bits tell a million people apart: that any two of them share a code has
/// a chance of less than one in a million.
public struct RegistrationCodes: Sendable {
  /// What a text that was scanned or typed comes to.
  public enum Reading: Equatable, Sendable {
    /// It has not the form of a code.
    case malformed
    /// It is of another drive.
    case ofOtherDrive
    /// It has the form of a code of this drive: the characters that tell the person.
    case person(String)
  }

  private let drive: String
  private let codes: PerRegistrant<String>
  private let registrants: [String: [RegistrantIndex]]

  /// The codes of everyone on a drive's lists.
  ///
  /// - Parameters:
  ///   - drive: the drive.
  ///   - key: its key.
  ///   - issued: the codes that were issued to people.
  public init(of drive: Drive, key: DriveKey, issued: [RegistrantIndex: String] = [:]) {
    self.drive = RegistrationCodes.text(of: key.slip("drive"), characters: 4)
    func code(_ text: String) -> String {
      RegistrationCodes.text(of: key.slip("person\u{1F}\(text)"), characters: 12)
    }
    let identities = drive.registrants.map { Identity($0, of: drive) }
    let hashes = zip(drive.registrants, identities).map { person, identity in
      // Nothing but the id tells people without a name.
      identity.name.isEmpty ? "id\u{1F}\(person.id)" : key.person(identity)
    }
    var sharing: [String: [RegistrantIndex]] = [:]
    for (index, hash) in zip(drive.registrants.places, hashes) {
      sharing[hash, default: []].append(index)
    }
    var codes: [String] = []
    codes.reserveCapacity(hashes.count)
    for (index, hash) in zip(drive.registrants.places, hashes) {
      if let known = issued[index].flatMap(RegistrationCodes.personPart) {
        codes.append(known)
        continue
      }
      let group = sharing[hash] ?? []
      let phone = drive.registrants[index].phone
      let isKnownByPhone =
        !phone.isEmpty
        && group.allSatisfy {
          $0 == index || Identity.isOtherPhone(drive.registrants[$0].phone, phone)
        }
      codes.append(
        code(
          group.count == 1
            ? hash
            : isKnownByPhone
              ? "\(hash)\u{1F}p\(Identity.digits(of: phone))"
              : "\(hash)\u{1F}\(drive.registrants[index].id)"))
    }
    self.codes = PerRegistrant(codes)
    var registrants: [String: [RegistrantIndex]] = [:]
    for (index, code) in zip(drive.registrants.places, codes) {
      registrants[code, default: []].append(index)
    }
    // Slips from before somebody of the same name and year came are of one of them.
    for (hash, group) in sharing where group.count > 1 {
      let shared = code(hash)
      if registrants[shared] == nil { registrants[shared] = group }
    }
    self.registrants = registrants
  }

  /// The code of a registrant.
  public func code(of registrant: RegistrantIndex) -> String {
    "KG-\(drive)-\(codes[registrant])"
  }

  /// What a text comes to. Capitals, spaces and dashes do not matter, nor does the beginning `KG-`, nor
  /// do letters that look like digits, when someone types what a slip says.
  public func reading(of text: String) -> Reading {
    let plain = RegistrationCodes.plain(text)
    switch plain.count {
    case 12: return .person(plain)
    case 16: return plain.hasPrefix(drive) ? .person(String(plain.suffix(12))) : .ofOtherDrive
    default: return .malformed
    }
  }

  /// Whose code it is: one person, or those among whom nothing but their
  /// telephone numbers or ids tells; empty for nobody's.
  public func registrants(of text: String) -> [RegistrantIndex] {
    guard case .person(let code) = reading(of: text) else { return [] }
    return registrants[code] ?? []
  }

  /// The characters of a whole code that tell the person; nil where the text is none.
  public static func personPart(of code: String) -> String? {
    let plain = plain(code)
    return plain.count == 12 || plain.count == 16 ? String(plain.suffix(12)) : nil
  }

  /// The characters of a code as they are meant, without `KG`; of a link to the door what stands at its end.
  private static func plain(_ text: String) -> String {
    var read = ""
    let code = text.split(separator: "/").last ?? ""
    for character in code.uppercased() where character.isLetter || character.isNumber {
      switch character {
      case "O": read.append("0")
      case "I", "L": read.append("1")
      default: read.append(character)
      }
    }
    guard read.count == 18 || read.count == 14, read.hasPrefix("KG") else {
      return read.allSatisfy(alphabet.contains) ? read : ""
    }
    let rest = String(read.dropFirst(2))
    return rest.allSatisfy(alphabet.contains) ? rest : ""
  }

  /// Crockford's 32 characters: without I, L, O and U.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Characters of five bits each.
  private static func text(of bytes: [UInt8], characters: Int) -> String {
    let bits = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return String(
      (0..<characters).map { alphabet[Int(bits >> (59 - 5 * UInt64($0))) & 31] })
  }
}
