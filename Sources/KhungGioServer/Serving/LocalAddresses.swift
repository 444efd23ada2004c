import Foundation

/// The addresses of this machine in its networks.
enum LocalAddresses {
  private static let longestName = 64

  /// The IPv4 addresses that others could reach, in the order of the system; none of the machine's own
  /// loop.
  static var all: [String] {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0, let first = list else { return [] }
    defer { freeifaddrs(first) }
    var found: [String] = []
    var next: UnsafeMutablePointer<ifaddrs>? = first
    while let entry = next {
      next = entry.pointee.ifa_next
      guard let address = entry.pointee.ifa_addr,
        address.pointee.sa_family == sa_family_t(AF_INET)
      else { continue }
      var name = [CChar](repeating: 0, count: longestName)
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard
        getnameinfo(address, size, &name, socklen_t(longestName), nil, 0, NI_NUMERICHOST) == 0
      else { continue }
      let text = String(
        decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if !text.hasPrefix("127."), !found.contains(text) { found.append(text) }
    }
    return found
  }
}
