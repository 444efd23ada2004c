import Foundation
import IntegerProgramming

/// Ctrl-C and SIGTERM while planning: the first asks for the best plan so far, the second leaves.
enum Interruption {
  /// Does the work; a signal meanwhile sets the cancellation.
  static func watching<Result>(
    for cancellation: Cancellation, heard: @escaping @Sendable () -> Void, _ work: () -> Result
  ) -> Result {
    // Threads inherit the mask of the one that starts them: blocked everywhere, the signals wait
    // for the one thread that asks for them, whoever started this process and however.
    var before = sigset_t()
    var watched = signals()
    signal(SIGINT, SIG_DFL)
    signal(SIGTERM, SIG_DFL)
    pthread_sigmask(SIG_BLOCK, &watched, &before)
    Thread.detachNewThread {
      var watched = signals()
      var received: Int32 = 0
      sigwait(&watched, &received)
      cancellation.cancel()
      heard()
      sigwait(&watched, &received)
      _exit(ExitStatus.interrupted)
    }
    defer {
      var watched = signals()
      pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    }
    return work()
  }

  private static func signals() -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }
}
