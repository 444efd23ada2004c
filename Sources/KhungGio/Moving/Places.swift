import Synchronization

/// Results that threads put down by number.
final class Places<Value: Sendable>: Sendable {
  private let state: Mutex<[Value?]>

  /// Places for so many results.
  init(count: Int) { state = Mutex([Value?](repeating: nil, count: count)) }

  /// What has been put down.
  var values: [Value?] { state.withLock { $0 } }

  /// Puts a result down.
  func put(_ value: Value, at number: Int) { state.withLock { $0[number] = value } }
}
