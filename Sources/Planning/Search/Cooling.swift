import Foundation

/// How annealing cools down: so many sweeps, in each of which every unit chooses once in the mean.
struct Cooling: Sendable {
  /// From one number to another in equal ratios.
  struct Ramp: Sendable {
    let first: Double
    let last: Double

    init(_ first: Double, _ last: Double) {
      self.first = first
      self.last = last
    }

    /// The number at a part of the way.
    func at(_ part: Double) -> Double { first * pow(last / first, part) }
  }

  /// How many sweeps.
  var sweeps: Int
  /// In units of cost.
  let temperature: Ramp
  /// How stiff the limits are; nil where they are kept, and costs are what they are.
  let stiffness: Ramp?
  /// How many moves of single items follow a unit's choice.
  let itemMoves: Int
  /// How many exchanges between two units follow a unit's choice.
  let exchanges: Int

  /// From anywhere to schedules that nearly fit together; `worth` is what a place is worth where it is
  /// worth much. Exchanges take long, and pay where each unit matters.
  static func soft(sweeps: Int, exchanges: Bool, worth: Double) -> Cooling {
    Cooling(
      sweeps: sweeps, temperature: Ramp(max(3, worth / 10), max(0.1, worth / 1_000)),
      stiffness: Ramp(0.5, 64), itemMoves: exchanges ? 3 : 10, exchanges: exchanges ? 1 : 0)
  }

  /// From a plan to others like it.
  static func softAgain(sweeps: Int, exchanges: Bool, worth: Double) -> Cooling {
    Cooling(
      sweeps: sweeps, temperature: Ramp(max(1, worth / 30), max(0.1, worth / 1_000)),
      stiffness: Ramp(6, 64), itemMoves: exchanges ? 3 : 10, exchanges: exchanges ? 1 : 0)
  }

  /// From schedules that nearly fit together to a plan.
  static func firm(sweeps: Int, exchanges: Bool, worth: Double) -> Cooling {
    Cooling(
      sweeps: sweeps, temperature: Ramp(max(0.3, worth / 100), 0.05), stiffness: nil,
      itemMoves: exchanges ? 3 : 10, exchanges: exchanges ? 2 : 0)
  }

  /// One of several equal pieces.
  func piece(_ number: Int, of count: Int) -> Cooling {
    func cut(_ ramp: Ramp) -> Ramp {
      Ramp(
        ramp.at(Double(number) / Double(count)), ramp.at(Double(number + 1) / Double(count)))
    }
    return Cooling(
      sweeps: sweeps * (number + 1) / count - sweeps * number / count,
      temperature: cut(temperature), stiffness: stiffness.map(cut), itemMoves: itemMoves,
      exchanges: exchanges)
  }
}
