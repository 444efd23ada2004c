import NIOCore
import Synchronization

/// Counts open connections by the address they come from.
final class ConnectionCounts: Sendable {
  /// The most connections of one address.
  let most: Int
  private let counts = Mutex<[String: Int]>([:])

  /// No connections yet.
  ///
  /// - Parameter most: the most connections of one address.
  init(most: Int) { self.most = most }

  /// Counts a connection in.
  ///
  /// - Parameter address: the address it comes from.
  /// - Returns: whether it may stay; one that may not is not counted.
  func open(_ address: String) -> Bool {
    counts.withLock { counts in
      let count = counts[address, default: 0]
      guard count < most else { return false }
      counts[address] = count + 1
      return true
    }
  }

  /// Counts a connection out.
  func close(_ address: String) {
    counts.withLock { counts in
      let count = counts[address, default: 0] - 1
      counts[address] = count > 0 ? count : nil
    }
  }
}

/// Closes a connection at once where its address has too many already, or where its client has gone.
final class ConnectionLimit: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Any

  private let counts: ConnectionCounts
  private var counted: String?

  init(_ counts: ConnectionCounts) { self.counts = counts }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { open(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    open(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    close()
    context.fireChannelInactive()
  }

  /// A client that sends nothing any more has gone: a stream of events would notice that only when it next
  /// sends something, and the connection would count until then.
  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed {
      context.close(promise: nil)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func handlerRemoved(context: ChannelHandlerContext) { close() }

  private func open(_ context: ChannelHandlerContext) {
    guard counted == nil, let address = context.remoteAddress?.ipAddress else { return }
    if counts.open(address) {
      counted = address
    } else {
      context.close(promise: nil)
    }
  }

  private func close() {
    if let counted { counts.close(counted) }
    counted = nil
  }
}
