import Drives
import Randomness

/// The key of one replication's random numbers. Each person has a stream of their own, so that
/// draws of one do not depend on others (common random numbers).
struct RunKey: Sendable {
  private let key: UInt64

  init(seed: UInt64, run: Int) {
    var mixing = SplitMix64(seed: seed)
    var mixed = SplitMix64(seed: mixing.next() ^ UInt64(truncatingIfNeeded: run))
    key = mixed.next()
  }

  /// The numbers of an invited person.
  func numbers(of registrant: RegistrantIndex) -> SplitMix64 {
    numbers(UInt64(truncatingIfNeeded: registrant.rawValue))
  }

  /// When the walk-ins of a session come.
  func arrivalsOfWalkIns(session: SessionIndex) -> SplitMix64 {
    numbers(walkIn(0, session: session))
  }

  /// The numbers of a walk-in, counted from 1.
  func numbers(ofWalkIn number: Int, session: SessionIndex) -> SplitMix64 {
    numbers(walkIn(number, session: session))
  }

  /// Streams of walk-ins lie beyond those of registrants.
  private func walkIn(_ number: Int, session: SessionIndex) -> UInt64 {
    1 << 63 | UInt64(truncatingIfNeeded: session.rawValue) << 36
      | UInt64(truncatingIfNeeded: number)
  }

  private func numbers(_ stream: UInt64) -> SplitMix64 {
    var mixing = SplitMix64(seed: stream)
    return SplitMix64(seed: key ^ mixing.next())
  }
}
