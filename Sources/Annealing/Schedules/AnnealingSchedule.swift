import Foundation

/// An annealing schedule: temperatures and penalties over a number of sweeps, in each of which
/// every unit is sampled once on average.
package struct AnnealingSchedule: Sendable {
  /// A geometric interpolation between two numbers.
  package struct Ramp: Sendable {
    let first: Double
    let last: Double

    package init(_ first: Double, _ last: Double) {
      self.first = first
      self.last = last
    }

    /// The number at a part of the way.
    package func at(_ part: Double) -> Double { first * pow(last / first, part) }
  }

  /// The penalty parameters ρ of the augmented Lagrangian while limits are relaxed.
  package struct Penalties: Sendable {
    package let limits: Double
    package let presences: Double
  }

  /// Penalty continuation: ρ rises geometrically. Where limits are hardly to be violated in the
  /// end, it rises at first only to the value at which they are mostly kept, while people can still
  /// be rearranged; repairing many violations at the end would lose what had been gained. The
  /// penalty of peaks stays at that value, since higher ones make the energy too rugged.
  package struct PenaltyContinuation: Sendable {
    let first: Double
    let last: Double

    /// The penalty at which limits are mostly kept, and the part of the sweeps at which it is
    /// reached.
    package let middle: Double
    package let partBefore: Double

    package func at(_ part: Double) -> Penalties {
      let limits = limits(at: part)
      return Penalties(limits: limits, presences: min(middle, limits))
    }

    private func limits(at part: Double) -> Double {
      guard last > middle else { return Ramp(first, last).at(part) }
      return part < partBefore
        ? Ramp(first, middle).at(part / partBefore)
        : Ramp(middle, last).at((part - partBefore) / (1 - partBefore))
    }
  }

  /// How many sweeps.
  package var sweeps: Int
  /// In units of cost.
  private let temperature: Ramp
  /// The penalties; nil where limits are enforced and costs are exact.
  private let continuation: PenaltyContinuation?
  /// The part of the whole schedule that these sweeps cover.
  private var span = (start: 0.0, length: 1.0)
  /// Moves of single items after each sampled unit.
  package let itemMoves: Int
  /// The factor of the temperature for these moves. Single items have far more states than columns;
  /// at the full temperature they would drown out the columns.
  package let itemTemperature: Double
  /// Exchanges between two units after each sampled unit.
  package let exchanges: Int

  /// Settings that depend on the number of people annealed together.
  package struct Settings: Sendable {
    /// Moves of single items after each sampled unit.
    package var itemMoves: Int
    /// Exchanges between two units after each sampled unit: slow, and useful where each unit
    /// matters.
    package var exchanges: Int
    /// The first penalty. The more people a slot takes, the larger the violations that may be
    /// tolerated at first.
    package var firstPenalty: Double
    /// The last penalty.
    package var lastPenalty: Double
    /// The factor of the temperature for moves of single items while limits are relaxed.
    package var itemTemperature: Double
    /// The temperature at which limits become enforced. After high penalties there is little to
    /// repair, and a higher temperature would undo their result.
    package var enforcedTemperature: Double
  }

  /// Makes annealing schedules.
  package struct Maker {
    package let scheduleSettings: ScheduleSettings

    /// Makes annealing schedules of these numbers.
    package init(scheduleSettings: ScheduleSettings) { self.scheduleSettings = scheduleSettings }

    /// From any start to nearly feasible schedules; `priceScale` is the scale of the dual prices of
    /// scarce places.
    package func relaxed(sweeps: Int, _ settings: Settings, priceScale: Double) -> AnnealingSchedule
    {
      relaxed(
        sweeps: sweeps, settings, priceScale: priceScale,
        from: max(
          scheduleSettings.fromAnywhere.least,
          priceScale / scheduleSettings.fromAnywhere.partOfPriceScale),
        penalty: settings.firstPenalty)
    }

    /// From a plan to similar ones.
    package func relaxedFromPlan(sweeps: Int, _ settings: Settings, priceScale: Double)
      -> AnnealingSchedule
    {
      relaxed(
        sweeps: sweeps, settings, priceScale: priceScale,
        from: max(
          scheduleSettings.fromPlan.least, priceScale / scheduleSettings.fromPlan.partOfPriceScale),
        penalty: scheduleSettings.penaltyFromPlan)
    }

    /// Cools from a temperature while the penalties rise.
    private func relaxed(
      sweeps: Int, _ settings: Settings, priceScale: Double, from temperature: Double,
      penalty: Double
    ) -> AnnealingSchedule {
      AnnealingSchedule(
        sweeps: sweeps,
        temperature: Ramp(
          temperature,
          max(scheduleSettings.atLast.least, priceScale / scheduleSettings.atLast.partOfPriceScale)),
        continuation: PenaltyContinuation(
          first: penalty, last: settings.lastPenalty, middle: scheduleSettings.middlePenalty,
          partBefore: scheduleSettings.partBeforeMiddle),
        itemMoves: settings.itemMoves, itemTemperature: settings.itemTemperature,
        exchanges: settings.exchanges)
    }

    /// From nearly feasible schedules to a plan.
    package func enforced(sweeps: Int, _ settings: Settings, priceScale: Double)
      -> AnnealingSchedule
    {
      AnnealingSchedule(
        sweeps: sweeps,
        temperature: Ramp(
          max(settings.enforcedTemperature, priceScale / scheduleSettings.enforcedPartOfPriceScale),
          scheduleSettings.enforcedLast),
        continuation: nil, itemMoves: settings.itemMoves, itemTemperature: 1,
        exchanges: scheduleSettings.exchangesWhenEnforced * settings.exchanges)
    }
  }

  /// Whether limits are enforced and costs exact.
  package var isEnforced: Bool { continuation == nil }

  /// The temperature of a sweep.
  package func temperature(of sweep: Int) -> Double { temperature.at(part(of: sweep)) }

  /// The penalties of a sweep; nil where limits are enforced.
  package func penalty(of sweep: Int) -> Penalties? { continuation?.at(part(of: sweep)) }

  private func part(of sweep: Int) -> Double {
    span.start + span.length * (Double(sweep) + 0.5) / Double(sweeps)
  }

  /// One of several equal pieces of the schedule.
  package func piece(_ number: Int, of count: Int) -> AnnealingSchedule {
    var piece = self
    piece.sweeps = sweeps * (number + 1) / count - sweeps * number / count
    piece.span = (start: Double(number) / Double(count), length: 1 / Double(count))
    return piece
  }
}
