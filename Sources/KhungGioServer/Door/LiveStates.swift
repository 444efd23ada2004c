import DriveStore
import Drives
import Foundation
import Hummingbird
import KhungGio
import Synchronization
import Wording

/// Tells phones what others recorded: first everything since what they have seen, then each step as
/// it is kept. What is sent sets states and changes nothing by steps, so that nothing sent twice
/// does harm.
struct LiveStates: Sendable {
  let book: DoorBook
  let wording: Words
  let messages: StateMessages

  /// A stream of what has happened.
  ///
  /// - Parameter seen: the place of the last event that the phone knows.
  /// - Returns: the stream.
  func events(after seen: Int) -> AsyncStream<PageEvent> {
    let (stream, continuation) = AsyncStream.makeStream(of: PageEvent.self)
    let issue = Mutex(book.day().issue)
    let listener = book.listen { arrivals in
      let next = messages.event(about: arrivals, in: wording.language) {
        event("states") { record in arrivals.compactMap { record.subject(of: $0) } }
      }
      if let next { continuation.yield(next) }
    }
    let missed = event("states") { $0.subjects(after: seen) }
    if let missed { continuation.yield(missed) }
    // Rooms fill and empty by the clock, too; and a published plan is a new list.
    let beating = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: .seconds(EventStream.beat))
        let now = book.day().issue
        let isOld = issue.withLock { issue in
          defer { issue = now }
          return issue != now
        }
        if isOld { continuation.yield(PageEvent("people")) }
        if let event = event("beat", about: { _ in [] }) { continuation.yield(event) }
      }
    }
    continuation.onTermination = { _ in
      book.stop(listener)
      beating.cancel()
    }
    return stream
  }

  /// What has become of some people.
  ///
  /// - Parameter subjects: finds them in what has happened.
  /// - Returns: where they are now.
  func change(about subjects: (DayRecord) -> [ArrivalSubject]) -> DoorChange {
    let day = book.day()
    let (states, last) = book.looking { record in
      let people = record.people
      return (
        Set(subjects(record)).map { DoorState($0, in: people, zone: day.zone) }, record.last
      )
    }
    return DoorChange(
      states: states.sorted { $0.subject < $1.subject },
      reading: DoorReading(book.reading, of: day.drive.drive, in: wording), last: last,
      time: book.now.text)
  }

  private func event(
    _ name: String, about subjects: (DayRecord) -> [ArrivalSubject]
  ) -> PageEvent? {
    let change = change(about: subjects)
    guard let data = try? JSONEncoder().encode(change) else { return nil }
    return PageEvent(name, data: String(decoding: data, as: UTF8.self), id: change.last)
  }
}

/// What every phone hears at the same time, put into words once for each language.
package final class StateMessages: Sendable {
  private struct Message {
    let first: Int?
    let last: Int?
    let event: PageEvent?
  }

  private let last = Mutex<[Language: Message]>([:])

  package init() {}

  /// The event about some arrivals.
  ///
  /// - Parameters:
  ///   - arrivals: what was kept together.
  ///   - language: the language.
  ///   - make: makes the event, where the last message was about something else.
  /// - Returns: the event.
  func event(
    about arrivals: [Arrival], in language: Language, _ make: () -> PageEvent?
  ) -> PageEvent? {
    let (first, end) = (arrivals.first?.sequence, arrivals.last?.sequence)
    if let message = last.withLock({ $0[language] }), message.first == first, message.last == end {
      return message.event
    }
    let event = make()
    last.withLock { $0[language] = Message(first: first, last: end, event: event) }
    return event
  }
}
