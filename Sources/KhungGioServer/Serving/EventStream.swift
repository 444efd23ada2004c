package import Hummingbird
import NIOCore
import ServiceLifecycle

/// One event of a stream, as browsers read them.
package struct PageEvent: Equatable, Sendable {
  /// Its number, from which a reader that comes back goes on; nil for none.
  package var id: Int?
  /// Its kind, such as `progress`.
  package var name: String
  /// What it says: one line of JSON.
  package var data: String

  /// An event.
  ///
  /// - Parameters:
  ///   - name: its kind.
  ///   - data: what it says: JSON.
  ///   - id: its number; nil for none.
  package init(_ name: String, data: String = "{}", id: Int? = nil) {
    self.name = name
    self.data = data
    self.id = id
  }

  /// As it is sent.
  package var text: String {
    var lines = id.map { "id: \($0)\n" } ?? ""
    lines += "event: \(name)\n"
    for line in data.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += "data: \(line)\n"
    }
    return lines + "\n"
  }
}

/// An answer that stays open and sends events as they come.
package enum EventStream {
  /// How often, in seconds, a stream says that it is alive: phones drop connections without a word.
  package static let beat = 10

  /// How many events wait for a reader who does not read. Whoever comes back gets what was missed, by the
  /// number of the last event that came.
  package static let mostWaiting = 256

  /// The answer.
  ///
  /// - Parameter events: the events; the answer ends with them, or with the server.
  /// - Returns: the answer.
  package static func response(of events: AsyncStream<PageEvent>) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        try await writer.write(ByteBuffer(string: ": \n\n"))
        for await event in parts(of: events).cancelOnGracefulShutdown() {
          try await writer.write(ByteBuffer(string: event?.text ?? ": \n\n"))
        }
        try await writer.finish(nil)
      })
  }

  /// Events with beats between them, until the events end, or until more wait than may: then the events
  /// are ended, too.
  ///
  /// - Parameter events: the events.
  /// - Returns: the events in order; nil for a beat.
  package static func parts(of events: AsyncStream<PageEvent>) -> AsyncStream<PageEvent?> {
    let (parts, continuation) = AsyncStream.makeStream(
      of: PageEvent?.self, bufferingPolicy: .bufferingOldest(mostWaiting))
    let reading = Task {
      // Nothing is sent that comes after an event that was given up: whoever came back with its number
      // would never get the one before.
      var isBehind = false
      for await event in events where !isBehind {
        guard case .dropped = continuation.yield(event) else { continue }
        isBehind = true
        // What reads the events is cancelled, which ends them.
        withUnsafeCurrentTask { $0?.cancel() }
      }
      continuation.finish()
    }
    let beating = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(beat))
        continuation.yield(nil)
      }
    }
    continuation.onTermination = { _ in
      reading.cancel()
      beating.cancel()
    }
    return parts
  }

  /// The number of the last event that a reader who comes back has seen; nil for none.
  ///
  /// - Parameter request: the request.
  /// - Returns: the number.
  package static func lastSeen(by request: Request) -> Int? {
    request.headers[.lastEventID].flatMap { Int($0) }
  }
}

/// Sends events to everybody who listens.
package actor EventHub {
  private var readers: [Int: AsyncStream<PageEvent>.Continuation] = [:]
  private var next = 0
  private static let mostWaiting = 256

  package init() {}

  /// Sends an event to everybody who listens now.
  package func send(_ event: PageEvent) { for reader in readers.values { reader.yield(event) } }

  /// A stream of the events from now on. A reader that is too slow misses the oldest.
  package func events() -> AsyncStream<PageEvent> {
    let number = next
    next += 1
    let (stream, continuation) = AsyncStream.makeStream(
      of: PageEvent.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
    readers[number] = continuation
    continuation.onTermination = { _ in Task { await self.leave(number) } }
    return stream
  }

  private func leave(_ number: Int) { readers[number] = nil }
}
