import Foundation
import KhungGio
import KhungGioServer
import Testing

/// What open pages are told.
@Suite struct EventTests {
  @Test func whatAnotherCommandChangesIsToldToOpenPages() async throws {
    try await RunningPages.of { pages in
      let port = Int(pages.server.url.split(separator: ":").last ?? "") ?? 0
      let settings = pages.drive.appending(path: "drive.yaml")
      let request =
        "GET /api/events HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nCookie: \(pages.cookie)\r\n\r\n"
      let told = try await Waiting.run {
        let socket = try TestSocket(port: port)
        socket.write(Array(request.utf8))
        var text = socket.readUntil("\r\n\r\n")
        #expect(text.contains("text/event-stream") && text.contains("no-store"))
        // Whenever the folder is looked at first, the last change is one that it has not seen.
        var changes = 0
        while !text.contains("event: drive\ndata: "), changes < 100 {
          let before = try String(contentsOf: settings, encoding: .utf8)
          try Data((before + "# sửa\n").utf8).write(to: settings)
          changes += 1
          text += socket.readUntil("\n\n")
        }
        return text
      }
      #expect(told.contains("event: drive\ndata: {\"inputs\":\""))
    }
  }

  @Test func everyLineOfAnEventIsSent() {
    let event = PageEvent("said", data: "one\n\nthree", id: 7)
    #expect(event.text == "id: 7\nevent: said\ndata: one\ndata: \ndata: three\n\n")
    #expect(PageEvent("beat").text == "event: beat\ndata: {}\n\n")
  }

  @Test func everyReaderIsToldEverythingInOrder() async {
    let hub = EventHub()
    let (first, second) = (await hub.events(), await hub.events())
    for number in 0..<5 { await hub.send(PageEvent("count", data: "\(number)")) }
    for stream in [first, second] {
      var seen: [String] = []
      for await event in stream {
        seen.append(event.data)
        if seen.count == 5 { break }
      }
      #expect(seen == ["0", "1", "2", "3", "4"])
    }
  }

  /// A phone in a pocket reads nothing: so many events wait for it, then it has to come back, and nothing
  /// more is kept for it; nor is it sent what comes after an event that it misses, however early it reads
  /// again.
  @Test(.timeLimit(.minutes(1))) func aReaderWhoDoesNotReadIsSentAway() async {
    let (ended, end) = AsyncStream.makeStream(of: Void.self)
    let (events, source) = AsyncStream.makeStream(of: PageEvent.self)
    source.onTermination = { _ in end.finish() }
    for number in 1...100 * EventStream.mostWaiting {
      source.yield(PageEvent("states", id: number))
    }
    let parts = EventStream.parts(of: events)
    // The events were given up before anybody read.
    for await _ in ended {}
    var seen: [Int] = []
    for await part in parts { if let number = part?.id { seen.append(number) } }
    #expect(seen == Array(1...EventStream.mostWaiting))
  }
}
