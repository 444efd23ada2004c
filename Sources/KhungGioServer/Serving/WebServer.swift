import HTTPTypes
package import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
package import UnixSignals

/// One listener: where it is reached, and its own table of routes.
package struct Listener: Sendable {
  /// Where it is reached.
  package let site: SiteAddress
  /// The port; 0 for any that is free.
  package let port: Int
  /// Every route: its method and its pattern.
  package let routes: [(method: String, path: String)]
  private let responder: RouterResponder<PageContext>

  /// A listener.
  ///
  /// - Parameters:
  ///   - site: where it is reached.
  ///   - port: the port; 0 for any that is free.
  ///   - rules: what every request has to keep.
  ///   - routes: adds the routes of this listener to its table, and no other's.
  package init(
    _ site: SiteAddress, port: Int, rules: RequestRules, routes: (Router<PageContext>) -> Void
  ) {
    self.site = site
    self.port = port
    let router = Router(context: PageContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: rules)
    routes(router)
    let known = router.routes.map { ($0.method.rawValue, $0.path.description) }
    self.routes = known
    Listener.refuseOtherMethods(than: known, in: router)
    responder = router.buildResponder()
  }

  /// An address that is there is never said not to be, whatever is asked of it.
  private static func refuseOtherMethods(
    than routes: [(method: String, path: String)], in router: Router<PageContext>
  ) {
    let methods = Dictionary(grouping: routes, by: \.path).mapValues { Set($0.map(\.method)) }
    for (path, has) in methods {
      let allowed = (has.contains("GET") ? has.union(["HEAD"]) : has).sorted()
        .joined(separator: ", ")
      for method in [HTTPRequest.Method.get, .post, .delete] where !has.contains(method.rawValue) {
        router.on(.init(path), method: method) { _, _ -> Response in
          throw Refusal.notAllowed(allowed)
        }
      }
    }
  }

  /// What one connection may cost.
  private enum Limits {
    static let headerBytes = 16 << 10
    static let headerFields = 100
    static let idleSeconds: Int64 = 10
    static let connectionsPerAddress = 20
  }

  fileprivate func application(
    logger: Logger, isListening: @escaping @Sendable () -> Void
  ) -> Application<RouterResponder<PageContext>> {
    let counts = ConnectionCounts(most: Limits.connectionsPerAddress)
    let site = site
    return Application(
      responder: responder,
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [ConnectionLimit(counts)],
          idleTimeout: .seconds(Limits.idleSeconds),
          httpDecoderConfiguration: .init(
            maxHeaderFieldSize: Limits.headerBytes, maxHeaderListSize: Limits.headerBytes,
            maxHeaderFieldCount: Limits.headerFields))),
      configuration: ApplicationConfiguration(
        address: .hostname(site.address, port: port), serverName: nil),
      onServerRunning: { channel in
        site.listens(at: channel.localAddress?.port ?? 0)
        isListening()
      }, logger: logger)
  }
}

/// The listeners, run together until a signal or a cancellation.
package struct WebServer: Sendable {
  private let listeners: [Listener]

  /// A server.
  ///
  /// - Parameter listeners: its listeners.
  package init(_ listeners: [Listener]) { self.listeners = listeners }

  /// Listens until one of the signals, or until the task is cancelled; requests that run are finished.
  ///
  /// - Parameters:
  ///   - signals: what ends it.
  ///   - ready: called once every listener listens.
  /// - Throws: where an address cannot be listened on.
  package func run(
    endingAt signals: [UnixSignal] = [.sigterm, .sigint],
    ready: @escaping @Sendable () -> Void = {}
  ) async throws {
    var logger = Logger(label: "khunggio-serve")
    // What goes wrong with a connection is the client's matter; nothing of it names people.
    logger.logLevel = .critical
    let open = Mutex(listeners.count)
    let isListening: @Sendable () -> Void = {
      let isLast = open.withLock { open in
        open -= 1
        return open == 0
      }
      if isLast { ready() }
    }
    let services = listeners.map { $0.application(logger: logger, isListening: isListening) }
    try await ServiceGroup(
      configuration: .init(
        services: services, gracefulShutdownSignals: signals, logger: logger)
    ).run()
  }
}
