import GRDB

/// Events that one device sent together.
public struct SentArrivals: Sendable {
  /// The device.
  public let device: Int
  /// The events, in the order in which they happened.
  public let events: [NewArrival]

  /// Events that one device sent together.
  ///
  /// - Parameters:
  ///   - device: the device.
  ///   - events: the events, in the order in which they happened.
  public init(device: Int, events: [NewArrival]) {
    self.device = device
    self.events = events
  }
}

extension History {
  /// Keeps the events that devices sent, in one step: all of them, or where the disk fails none.
  ///
  /// What came before is not added again. An event that was sent is never refused because of what
  /// others say: it happened. A number that the device has used already gives way to the next one.
  ///
  /// - Parameters:
  ///   - sent: what devices sent.
  ///   - time: when it is kept: `2026-11-22T02:40:11Z`.
  /// - Returns: for each what has become of its events.
  /// - Throws: why nothing can be kept; the history then is as before.
  public func keep(
    _ sent: [SentArrivals], at time: String
  ) throws(HistoryError) -> [[ArrivalOutcome]] {
    try changing { database in
      let issue = try Int.fetchOne(database, sql: "SELECT max(number) FROM issue") ?? 0
      var writer = try ArrivalWriter(database, issue: issue, time: time)
      return try sent.map { part in
        try part.events.map { try writer.keep($0, of: part.device) }
      }
    }
  }

  /// The events that are kept, in their order.
  ///
  /// - Parameter sequence: only those after this one; 0 for all.
  /// - Returns: the events.
  /// - Throws: why they cannot be read.
  public func arrivals(after sequence: Int = 0) throws(HistoryError) -> [Arrival] {
    try rows(sql: "SELECT * FROM arrival WHERE seq > \(sequence) ORDER BY seq", History.arrival)
  }

  /// Looks at the events that are kept, in their order: not all of them are in memory at once.
  ///
  /// - Parameter look: looks at an event.
  /// - Throws: why they cannot be read.
  public func eachArrival(_ look: (Arrival) -> Void) throws(HistoryError) {
    try eachRow(sql: "SELECT * FROM arrival ORDER BY seq") { look(try History.arrival($0)) }
  }

  /// The numbers of each device that have not come, although later ones have.
  ///
  /// - Returns: one per device that misses any.
  /// - Throws: why they cannot be read.
  public func arrivalGaps() throws(HistoryError) -> [ArrivalGap] {
    let found = try rows(sql: "SELECT device, number FROM arrival ORDER BY device, number") { row in
      (
        device: try row.decode(Int.self, forColumn: "device"),
        number: try row.decode(Int.self, forColumn: "number")
      )
    }
    var gaps: [ArrivalGap] = []
    for (device, numbers) in Dictionary(grouping: found, by: \.device).sorted(by: {
      $0.key < $1.key
    }) {
      let known = Set(numbers.map(\.number))
      let last = known.max() ?? 0
      // A device that counts wildly is no reason to list a million numbers.
      guard last <= known.count + ArrivalGap.most else { continue }
      let missing = (1...max(1, last)).filter { !known.contains($0) }
      if !missing.isEmpty { gaps.append(ArrivalGap(device: device, missing: missing)) }
    }
    return gaps
  }

  static func arrival(_ row: Row) throws -> Arrival {
    let kind: String = try row.decode(forColumn: "kind")
    guard let kind = ArrivalKind(rawValue: kind) else { throw StoreFile.Refusal.damaged }
    let registrant: String? = try row.decode(forColumn: "registrant")
    let walkIn: String? = try row.decode(forColumn: "walk_in")
    return Arrival(
      sequence: try row.decode(forColumn: "seq"), device: try row.decode(forColumn: "device"),
      event: NewArrival(
        id: try row.decode(forColumn: "id"), number: try row.decode(forColumn: "number"),
        kind: kind, session: try row.decode(forColumn: "session"),
        subject: registrant.map { .registrant($0) } ?? walkIn.map { .walkIn($0) },
        name: try row.decode(forColumn: "name"), slot: try row.decode(forColumn: "slot"),
        undoes: try row.decode(forColumn: "undoes"),
        deviceTime: try row.decode(forColumn: "told")),
      issue: try row.decode(forColumn: "issue"), keptTime: try row.decode(forColumn: "kept"))
  }
}

extension ArrivalGap {
  /// The most numbers that are looked for.
  static let most = 10_000
}

/// Writes events one after another, inside one step.
private struct ArrivalWriter {
  let issue: Int
  let time: String
  private let known: Statement
  private let numbered: Statement
  private let latest: Statement
  private let insertion: Statement
  private let devices: Set<Int>

  init(_ database: Database, issue: Int, time: String) throws {
    self.issue = issue
    self.time = time
    known = try database.makeStatement(sql: "SELECT seq FROM arrival WHERE id = ?")
    numbered = try database.makeStatement(
      sql: "SELECT seq FROM arrival WHERE device = ? AND number = ?")
    latest = try database.makeStatement(
      sql: "SELECT coalesce(max(number), 0) FROM arrival WHERE device = ?")
    insertion = try database.makeStatement(
      sql: """
        INSERT INTO arrival (id, device, number, kind, session, registrant, walk_in, name, slot,
          undoes, issue, told, kept)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq
        """)
    // Somebody who is shut out while events wait on the phone still has seen them happen.
    devices = Set(try Int.fetchAll(database, sql: "SELECT number FROM device"))
  }

  mutating func keep(_ event: NewArrival, of device: Int) throws -> ArrivalOutcome {
    if let sequence = try Int.fetchOne(known, arguments: [event.id]) {
      return .known(sequence: sequence)
    }
    guard devices.contains(device) else { return .refused(.unknownDevice) }
    guard event.isSound else { return .refused(.malformed) }
    if let undone = event.undoes, try Int.fetchOne(known, arguments: [undone]) == nil {
      return .refused(.undoesNothing)
    }
    var event = event
    let last = try Int.fetchOne(latest, arguments: [device]) ?? 0
    let isUsed = try Int.fetchOne(numbered, arguments: [device, event.number]) != nil
    if isUsed || !(1...last + ArrivalGap.most).contains(event.number) { event.number = last + 1 }
    let (registrant, walkIn) = event.names
    guard
      let sequence = try Int.fetchOne(
        insertion,
        arguments: [
          event.id, device, event.number, event.kind.rawValue, event.session, registrant, walkIn,
          event.name, event.slot, event.undoes, issue, event.deviceTime, time,
        ])
    else { throw StoreFile.Refusal.damaged }
    return .kept(
      Arrival(
        sequence: sequence, device: device, event: event, issue: issue, keptTime: time))
  }
}

extension NewArrival {
  /// The id or the code of whom it is about.
  fileprivate var names: (registrant: String?, walkIn: String?) {
    switch subject {
    case .registrant(let id)?: (id, nil)
    case .walkIn(let code)?: (nil, code)
    case nil: (nil, nil)
    }
  }

  /// Whether the table takes it.
  fileprivate var isSound: Bool {
    // Characters as SQLite counts them.
    guard id.unicodeScalars.count == 36, isSlot else { return false }
    let isNamed = (names.registrant ?? names.walkIn)?.isEmpty == false
    switch (kind, subject) {
    case (.undo, nil): return undoes != nil
    case (.undo, _), (_, nil): return false
    case (.walkIn, .registrant?): return false
    default: return isNamed && undoes == nil
    }
  }

  private var isSlot: Bool {
    slot.isEmpty || slot.wholeMatch(of: #/[0-2][0-9]:[0-5][0-9]/#) != nil
  }
}
