package import Drives
package import Hummingbird
import NIOCore

/// What is known of a request beside the request itself.
package struct PageContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address that the connection comes from, without its port; empty where it is not known.
  package let address: String
  /// Whose cookie came along; nil for nobody's. Set by ``RequestRules``.
  package var visitor: Visitor?
  /// The language that was chosen in this browser; nil where none was. Set by ``RequestRules``.
  package var language: Language?

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }
}

/// Who may ask.
package enum Visitor: Hashable, Sendable {
  /// Whoever plans the drive, on this machine.
  case organiser
  /// A device at the door, by its number.
  case device(Int)
}
