import Drives
package import Formulation
import Plans

/// The distribution of the number of people at each minute of each crowd limit, up to the limit, with
/// those who come along and those for whom places are kept. It is updated person by person, so that
/// the exact rule is checked in a few steps.
package struct CrowdTails: Sendable {
  private let minutes: [ExactCrowd.Minute]
  /// For each load, the minutes at which one of it may be there, and how likely that is.
  private let minutesOfLoad: [[Share]]
  /// How many people of each load there are.
  private var people: [Int]
  /// For each minute the probabilities of 0, 1, … people, up to the limit.
  private var chances: [[Double]]

  /// For each minute the probabilities where only those come for whom places are kept.
  private let chancesOfReserved: [[Double]]

  private struct Share: Sendable {
    let minute: Int
    let chance: Double
    /// How many come when one of the load comes.
    let party: Int
  }

  /// Nobody is there but those for whom places are kept.
  package init(_ crowd: ExactCrowd, loadCount: Int) {
    minutes = crowd.minutes
    var minutesOfLoad = [[Share]](repeating: [], count: loadCount)
    for (number, minute) in crowd.minutes.enumerated() {
      for (term, party) in zip(minute.terms, minute.parties) {
        minutesOfLoad[term.load].append(
          Share(minute: number, chance: min(1, term.coefficient), party: party))
      }
    }
    self.minutesOfLoad = minutesOfLoad
    people = [Int](repeating: 0, count: loadCount)
    chancesOfReserved = crowd.minutes.map { minute in
      var chances = [1] + [Double](repeating: 0, count: max(0, minute.limit))
      for group in minute.reserved {
        for _ in 0..<group.count {
          CrowdTails.add(group.probability, bringing: group.size, to: &chances)
        }
      }
      return chances
    }
    chances = chancesOfReserved
  }

  /// Adds people to a load; a negative number removes them.
  package mutating func add(_ count: Int, of load: Int) {
    people[load] += count
    for share in minutesOfLoad[load] {
      if count > 0 {
        for _ in 0..<count {
          CrowdTails.add(share.chance, bringing: share.party, to: &chances[share.minute])
        }
      } else if count < 0 {
        rebuild(share.minute)
      }
    }
  }

  private static func add(_ chance: Double, bringing party: Int, to chances: inout [Double]) {
    for number in stride(from: chances.count - 1, through: party, by: -1) {
      chances[number] += chance * (chances[number - party] - chances[number])
    }
    for number in 0..<min(party, chances.count) { chances[number] *= 1 - chance }
  }

  private mutating func rebuild(_ number: Int) {
    var all = chancesOfReserved[number]
    for (term, party) in zip(minutes[number].terms, minutes[number].parties) {
      for _ in 0..<people[term.load] {
        CrowdTails.add(min(1, term.coefficient), bringing: party, to: &all)
      }
    }
    chances[number] = all
  }

  /// Whether the limits would be kept with some more people, each load with how many of it.
  package func allows(_ more: [(load: Int, people: Int)]) -> Bool {
    var added: [Int: [Double]] = [:]
    for (load, count) in more {
      for share in minutesOfLoad[load] {
        var chances = added[share.minute] ?? chances[share.minute]
        for _ in 0..<count { CrowdTails.add(share.chance, bringing: share.party, to: &chances) }
        added[share.minute] = chances
      }
    }
    return added.allSatisfy { isKept($0, by: $1) }
  }

  /// Whether a limit is kept at each minute.
  package var areKept: Bool { minutes.indices.allSatisfy { isKept($0, by: chances[$0]) } }

  private func isKept(_ minute: Int, by chances: [Double]) -> Bool {
    chances.reduce(0, +) >= minutes[minute].probability - CrowdTails.tolerance
  }

  /// Half of the audit's tolerance.
  private static let tolerance = 5e-10
}
