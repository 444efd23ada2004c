package import KhungGio
import Synchronization

/// Whose the cookies of the door are: devices that came with the PIN and were not shut out.
package final class DoorVisitors: VisitorList {
  private let book: DoorBook
  private let known = Mutex<[String: Int]>([:])

  /// The devices of a door.
  package init(_ book: DoorBook) { self.book = book }

  package func visitor(ofCookie cookie: String) -> Visitor? {
    if let device = known.withLock({ $0[cookie] }) { return .device(device) }
    guard let device = book.device(secret: cookie) else { return nil }
    known.withLock { $0[cookie] = device }
    return .device(device)
  }

  /// A device was shut out: what was known is asked again.
  package func forget() { known.withLock { $0 = [:] } }
}
