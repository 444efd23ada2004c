public import DriveStore
import Foundation
import Synchronization

/// The door of a drive while it is open: what has happened, kept as it happens, and who may say so.
public final class DoorBook: Sendable {
  private struct State {
    var record: DayRecord
    var day: OpenDay
    var stamp: DriveStamp
    var looked = ContinuousClock.now
    var reading: DayReading?
    var listeners: [Int: @Sendable ([Arrival]) -> Void] = [:]
    var next = 0
  }

  /// The path of the drive's folder.
  public let path: String
  private let history: History
  private let state: Mutex<State>
  private let log: ArrivalLog
  private let clock: @Sendable () -> Moment
  // Who sent an event need not wait until all others know of it.
  private let telling = DispatchQueue(label: "door")

  /// Opens the door of a drive.
  ///
  /// - Parameters:
  ///   - path: the path of the drive's folder.
  ///   - clock: tells when it is.
  /// - Throws: ``PublishedSourceError`` where no plan was published, or why something cannot be read.
  public init(
    _ path: String, clock: @escaping @Sendable () -> Moment = { .now }
  ) throws(UseCaseError) {
    self.path = path
    self.clock = clock
    let day = try OpenDay(reading: path)
    var record = DayRecord()
    do throws(HistoryError) {
      history = try History(in: URL(fileURLWithPath: path, isDirectory: true))
      let today = DayClock(clock(), in: day.zone).date
      try history.eachArrival { if day.counts($0, today: today) { record.add($0) } }
    } catch {
      throw UseCaseError(error)
    }
    let kept = KeptArrivals()
    log = ArrivalLog(history, clock: { clock().text }, kept: { kept.send($0) })
    state = Mutex(State(record: record, day: day, stamp: DriveStamp(of: path, history)))
    kept.receiver = { [weak self] arrivals in self?.add(arrivals) }
  }

  /// When it is.
  public var now: Moment { clock() }

  /// What has happened.
  public var record: DayRecord { state.withLock { $0.record } }

  /// Looks something up in what has happened. Of a record that is held meanwhile, what is said of each
  /// person is copied when the next event comes; of this one, nothing.
  ///
  /// - Parameter look: what is looked up; quickly, since nothing is kept meanwhile.
  /// - Returns: what was found.
  public func looking<Value: Sendable>(_ look: (DayRecord) -> Value) -> Value {
    state.withLock { look($0.record) }
  }

  /// The drive on its day, read again where its files or the published plan have changed.
  ///
  /// - Returns: the drive; as it was where it cannot be read just now.
  public func day() -> OpenDay {
    let fresh = state.withLock { state in
      let isFresh = ContinuousClock.now - state.looked < DoorBook.betweenLooks
      if !isFresh { state.looked = .now }
      return isFresh ? state.day : nil
    }
    if let fresh { return fresh }
    let stamp = DriveStamp(of: path, history)
    let known = state.withLock { $0.stamp == stamp ? $0.day : nil }
    if let known { return known }
    guard let day = try? OpenDay(reading: path) else { return state.withLock { $0.day } }
    state.withLock { state in
      state.day = day
      state.stamp = stamp
      state.reading = nil
    }
    return day
  }

  /// How long the files of the drive are taken for what they were: many phones ask within a second.
  private static let betweenLooks = Duration.seconds(1)

  /// Where the day stands now: worked out once a minute, and after each step that is kept.
  public var reading: DayReading {
    let (day, record, moment) = (day(), record, now)
    let clock = DayClock(moment, in: day.zone)
    let known = state.withLock { $0.reading }
    if let known, known.last == record.last, known.clock == clock { return known }
    var read = ReadDay(day, record)
    read.moment = moment
    let reading = read.perform(WorkContext())
    state.withLock { $0.reading = reading }
    return reading
  }

  /// Keeps events that a device sent.
  ///
  /// - Parameters:
  ///   - events: what happened, in order.
  ///   - device: the device.
  /// - Returns: what has become of each, once it is on the disk.
  /// - Throws: why none of them was kept.
  public func keep(
    _ events: [NewArrival], of device: Int
  ) async throws(UseCaseError) -> RecordedArrivals {
    do throws(HistoryError) {
      return RecordedArrivals(events: events, outcomes: try await log.keep(events, of: device))
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Calls somebody with everything that is kept from now on, in order.
  ///
  /// - Parameter receive: called with the events of one step.
  /// - Returns: what to end it with.
  public func listen(_ receive: @escaping @Sendable ([Arrival]) -> Void) -> Int {
    state.withLock { state in
      state.next += 1
      state.listeners[state.next] = receive
      return state.next
    }
  }

  /// Calls a listener no more.
  ///
  /// - Parameter listener: what ``listen(_:)`` gave.
  public func stop(_ listener: Int) { state.withLock { $0.listeners[listener] = nil } }

  private func add(_ arrivals: [Arrival]) {
    let listeners = state.withLock { state in
      for arrival in arrivals { state.record.add(arrival) }
      return state.listeners.values.map { $0 }
    }
    telling.async { for listener in listeners { listener(arrivals) } }
  }
}

// MARK: - Devices

extension DoorBook {
  /// How many digits a PIN has.
  public static let digitsOfPIN = 6

  /// The number that lets devices in; made where there is none yet.
  ///
  /// - Parameter random: what it is drawn from.
  /// - Returns: six digits.
  /// - Throws: why it cannot be read or kept.
  public func pin(from random: inout some RandomNumberGenerator) throws(UseCaseError) -> String {
    do throws(HistoryError) {
      if let pin = try history.doorPIN() { return pin }
    } catch {
      throw UseCaseError(error)
    }
    return try newPIN(from: &random)
  }

  /// Makes another number that lets devices in; those that are in stay.
  ///
  /// - Parameter random: what it is drawn from.
  /// - Returns: six digits.
  /// - Throws: why it cannot be kept.
  public func newPIN(from random: inout some RandomNumberGenerator) throws(UseCaseError) -> String {
    let digits = (0..<DoorBook.digitsOfPIN).map { _ in
      String(Int.random(in: 0...9, using: &random))
    }
    do throws(HistoryError) {
      try history.setDoorPIN(digits.joined(), at: now.text)
    } catch {
      throw UseCaseError(error)
    }
    return digits.joined()
  }

  /// Lets a device in.
  ///
  /// - Parameters:
  ///   - name: what people call it.
  ///   - secret: what it shows from now on.
  /// - Returns: its number.
  /// - Throws: why that cannot be kept.
  public func addDevice(_ name: String, secret: String) throws(UseCaseError) -> Int {
    do throws(HistoryError) {
      return try history.addDevice(name, token: Checksum(of: Array(secret.utf8)), at: now.text)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// The device that has a secret and is not shut out; nil for none.
  public func device(secret: String) -> Int? {
    try? history.device(withToken: Checksum(of: Array(secret.utf8)))?.number
  }

  /// Every device.
  ///
  /// - Throws: why they cannot be read.
  public func devices() throws(UseCaseError) -> [DoorDevice] {
    do throws(HistoryError) {
      return try history.devices()
    } catch {
      throw UseCaseError(error)
    }
  }

  /// Shuts a device out.
  ///
  /// - Parameter number: its number.
  /// - Throws: why that cannot be kept.
  public func shutOut(device number: Int) throws(UseCaseError) {
    do throws(HistoryError) {
      try history.shutOut(device: number, at: now.text)
    } catch {
      throw UseCaseError(error)
    }
  }

  /// The numbers of each device's events that have not come, although later ones have.
  ///
  /// - Throws: why they cannot be read.
  public func gaps() throws(UseCaseError) -> [ArrivalGap] {
    do throws(HistoryError) {
      return try history.arrivalGaps()
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// Passes on what was kept, to somebody who comes later than the log.
private final class KeptArrivals: Sendable {
  private let state = Mutex<(@Sendable ([Arrival]) -> Void)?>(nil)

  var receiver: (@Sendable ([Arrival]) -> Void)? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }

  func send(_ arrivals: [Arrival]) { receiver?(arrivals) }
}

/// Tells whether the files of a drive are still those that were read.
private struct DriveStamp: Equatable {
  private let files: [String: Date]
  private let issue: Int

  init(of path: String, _ history: History) {
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    let lists = folder.appendingPathComponent("registrants")
    let names =
      ["drive.yaml", "units.csv"].map { folder.appendingPathComponent($0) }
      + ((try? FileManager.default.contentsOfDirectory(
        at: lists, includingPropertiesForKeys: nil)) ?? [])
    var files: [String: Date] = [:]
    for name in names {
      let attributes = try? FileManager.default.attributesOfItem(atPath: name.path)
      files[name.path] = attributes?[.modificationDate] as? Date
    }
    self.files = files
    issue = (try? history.last()) ?? 0
  }
}
