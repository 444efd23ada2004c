/// Where phones open the door: what the links in the QR codes of slips begin with.
public struct DoorAddress: Equatable, Sendable {
  /// The host and the port, such as `192.168.1.7:8124`.
  public let text: String

  /// The port where none is stated: the one after that of the pages.
  public static let usualPort = 8124
  private static let ports = 1...65_535

  /// An address.
  ///
  /// - Parameter text: the host, with its port or without: `192.168.1.7`, `192.168.1.7:9001`,
  ///   `http://192.168.1.7:8124/cua`; nil for what phones could not open.
  public init?(_ text: String) {
    var rest = text.trimmingPrefix { $0 == " " }[...]
    if let scheme = rest.firstRange(of: "://") {
      guard rest[..<scheme.lowerBound].lowercased() == "http" else { return nil }
      rest = rest[scheme.upperBound...]
    }
    rest = rest.prefix { $0 != "/" && $0 != " " }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2,
      host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") })
    else { return nil }
    guard parts.count == 2 else {
      self.text = "\(host):\(DoorAddress.usualPort)"
      return
    }
    guard let port = Int(parts[1]), DoorAddress.ports.contains(port) else { return nil }
    self.text = "\(host):\(port)"
  }

  /// The link of a slip, in capitals, which make the smallest QR code: `HTTP://192.168.1.7:8124/C/…`.
  ///
  /// - Parameter code: the code of the slip.
  /// - Returns: the link; it opens the person's row at the door and changes nothing.
  public func link(to code: String) -> String {
    "HTTP://\(text.uppercased())/C/\(RegistrationCodes.personPart(of: code) ?? code)"
  }
}
