import Foundation
import IntegerProgramming
import KhungGio
import Synchronization
import Testing

/// Work on a thread of its own.
@Suite struct JobTests {
  /// Tells its progress three times and returns the thread's name.
  private struct Counting: UseCase {
    func perform(_ context: WorkContext) throws(UseCaseError) -> [String] {
      for number in 1...3 {
        var progress = WorkProgress(.simulating, seconds: 0)
        progress.done = number
        context.report(progress)
      }
      return [Thread.isMainThread ? "main" : "own"]
    }
  }

  /// Goes on until it is cancelled.
  private struct Endless: UseCase {
    func perform(_ context: WorkContext) throws(UseCaseError) -> Int {
      while !context.cancellation.isCancelled {}
      throw UseCaseError(OptionError("endless", "yes"))
    }
  }

  @Test func progressComesInOrderAndEndsWithTheWork() async throws {
    let job = Counting().start()
    var seen: [Int?] = []
    for await progress in job.progress { seen.append(progress.done) }
    #expect(seen == [1, 2, 3])
    #expect(try await job.value == ["own"])
    #expect(try await job.value == ["own"])
  }

  @Test func cancellingTheTaskEndsTheWork() async {
    let task = Task { () async -> UseCaseError? in
      do throws(UseCaseError) {
        _ = try await Endless().run()
        return nil
      } catch {
        return error
      }
    }
    task.cancel()
    #expect(await task.value?.cause as? OptionError == OptionError("endless", "yes"))
  }

  @Test func aCancellationBeforehandEndsTheWork() async {
    let cancellation = Cancellation()
    cancellation.cancel()
    do throws(UseCaseError) {
      _ = try await Endless().run(cancellation: cancellation)
      Issue.record("it ended without its error")
    } catch {
      #expect(error.code == "option-invalid")
      #expect(error.category == .usage)
    }
  }
}
