public import IntegerProgramming

/// One thing the program does for somebody: its options are its properties, its result is a value.
///
/// Use cases read no arguments and print nothing. Each can be run in three ways: ``run(cancellation:)``
/// from asynchronous code, ``start(cancellation:)`` where the progress is to be followed, and
/// ``perform(_:)`` on the calling thread, for programs that have nothing else to do meanwhile.
public protocol UseCase: Sendable {
  /// What comes of it.
  associatedtype Value: Encodable & Sendable

  /// Does the work on the calling thread, and returns when it is done.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: what came of it.
  /// - Throws: ``UseCaseError``, with the error of the room where it arose.
  func perform(_ context: WorkContext) throws(UseCaseError) -> Value
}

extension UseCase {
  /// Does the work on the calling thread, and tells nobody how far it has come.
  ///
  /// - Returns: what came of it.
  /// - Throws: ``UseCaseError``, with the error of the room where it arose.
  public func perform() throws(UseCaseError) -> Value { try perform(WorkContext()) }

  /// Starts the work on a thread of its own: neither the caller nor the threads of Swift's tasks wait.
  ///
  /// - Parameter cancellation: set from anywhere to stop it.
  /// - Returns: its progress as it goes, and its value in the end.
  public func start(cancellation: Cancellation = Cancellation()) -> Job<Value> {
    Job(cancellation: cancellation) { context throws(UseCaseError) in try perform(context) }
  }

  /// Does the work on a thread of its own. Cancelling the task stops it with the best that is known by
  /// then.
  ///
  /// - Parameter cancellation: set from anywhere to stop it, as cancelling the task does.
  /// - Returns: what came of it.
  /// - Throws: ``UseCaseError``, with the error of the room where it arose.
  public func run(
    cancellation: Cancellation = Cancellation()
  ) async throws(UseCaseError) -> Value {
    try await start(cancellation: cancellation).value
  }
}
