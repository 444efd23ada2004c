import Synchronization

/// Where a listener can be reached: known once it listens.
package final class SiteAddress: Sendable {
  /// The address it listens on, such as `127.0.0.1`.
  package let address: String
  /// Further names that it is asked by, such as `localhost`.
  package let names: [String]
  private let known = Mutex(0)

  /// The port of the organiser's pages where none is chosen and it is free.
  package static let usualPort = 8123
  /// The port of the door then.
  package static let usualDoorPort = usualPort + 1

  /// An address.
  ///
  /// - Parameters:
  ///   - address: the address it listens on.
  ///   - names: further names that it is asked by.
  package init(_ address: String, names: [String] = []) {
    self.address = address
    self.names = names
  }

  /// The port; 0 before it listens.
  package var port: Int { known.withLock { $0 } }

  /// Its own address, such as `http://127.0.0.1:8123`.
  package var url: String { "http://" + host(address) }

  /// The name of the cookies of this listener: browsers send cookies to every port of an address.
  package var cookieName: String { "kg-\(port)" }

  /// Whether a request may name this host.
  ///
  /// - Parameter host: what stands in the request, with the port.
  /// - Returns: whether it is exactly one of the names.
  package func isNamed(_ host: String) -> Bool {
    ([address] + names).contains { self.host($0) == host }
  }

  func listens(at port: Int) { known.withLock { $0 = port } }

  private func host(_ name: String) -> String {
    let port = port
    return port == 80 ? name : "\(name):\(port)"
  }
}
