import Annealing
import Relaxation
import UnitPricing

/// A number among ``PlanningParameters``, by its name: where it stands among them, such as
/// `search.rounds.first`; elements of arrays and of tuples without labels are counted from 0.
package struct NamedNumber: Sendable {
  /// The name.
  package let name: String
  /// Whether it is a whole number.
  package let isWhole: Bool
  private let read: @Sendable (PlanningParameters) -> Double
  private let write: @Sendable (inout PlanningParameters, Double) -> Bool

  /// The number of that name.
  ///
  /// - Parameter parameters: where it stands.
  /// - Returns: the number.
  package func value(in parameters: PlanningParameters) -> Double { read(parameters) }

  /// Writes the number of that name.
  ///
  /// - Parameters:
  ///   - value: the number.
  ///   - parameters: where it stands.
  /// - Throws: ``ParameterError/number(_:_:)`` for a number below 0, or a fraction where there can be none.
  package func set(
    _ value: Double, in parameters: inout PlanningParameters
  ) throws(ParameterError) {
    guard write(&parameters, value) else { throw .number(name, value) }
  }

  private typealias Place<Value> = WritableKeyPath<PlanningParameters, Value> & Sendable

  private static func whole(_ name: String, _ place: any Place<Int>) -> NamedNumber {
    NamedNumber(name: name, isWhole: true, read: { Double($0[keyPath: place]) }) {
      parameters, number in
      guard let value = Int(exactly: number), value >= 0 else { return false }
      parameters[keyPath: place] = value
      return true
    }
  }

  private static func real(_ name: String, _ place: any Place<Double>) -> NamedNumber {
    NamedNumber(name: name, isWhole: false, read: { $0[keyPath: place] }) { parameters, number in
      guard number.isFinite, number >= 0 else { return false }
      parameters[keyPath: place] = number
      return true
    }
  }

  /// All of them but seed and threads.
  package static let all = search + relaxation + annealing + tree + exact + surrogate

  private static let search = [
    whole("search.few", \.search.few),
    whole("search.large", \.search.large),
    whole("search.largest", \.search.largest),
    whole("search.mostOfPrograms.units", \.search.mostOfPrograms.units),
    whole("search.mostOfPrograms.people", \.search.mostOfPrograms.people),
    whole("search.rounds.sketch", \.search.rounds.sketch),
    whole("search.rounds.first", \.search.rounds.first),
    whole("search.rounds.next", \.search.rounds.next),
    whole("search.rounds.appraisal", \.search.rounds.appraisal),
    real("search.firstStep.fresh", \.search.firstStep.fresh),
    real("search.firstStep.warm", \.search.firstStep.warm),
    real("search.timeOf.sketch", \.search.timeOf.sketch),
    real("search.timeOf.first", \.search.timeOf.first),
    real("search.timeOf.next", \.search.timeOf.next),
    real("search.timeOf.last", \.search.timeOf.last),
    real("search.timeOf.appraisal", \.search.timeOf.appraisal),
    whole("search.stepsOfProof.first", \.search.stepsOfProof.first),
    whole("search.stepsOfProof.others", \.search.stepsOfProof.others),
    whole("search.setsOfProof.usual", \.search.setsOfProof.usual),
    whole("search.setsOfProof.lastOfSome", \.search.setsOfProof.lastOfSome),
    whole("search.setsOfProof.lastOfMany", \.search.setsOfProof.lastOfMany),
    whole("search.looks.usual", \.search.looks.usual),
    whole("search.looks.few", \.search.looks.few),
    real("search.noise.few", \.search.noise.few),
    real("search.noise.many", \.search.noise.many),
    whole("search.choices.many", \.search.choices.many),
    whole("search.choices.few", \.search.choices.few),
    whole("search.choices.warm", \.search.choices.warm),
    real("search.generation.gap", \.search.generation.gap),
    whole("search.generation.rounds", \.search.generation.rounds),
    real("search.effort.sketch", \.search.effort.sketch),
    real("search.effort.quickDivisor", \.search.effort.quickDivisor),
    real("search.effort.afterPlacing", \.search.effort.afterPlacing),
    whole("search.nodesOfIntegerArrivals", \.search.nodesOfIntegerArrivals),
    real("search.changesOfLastStep", \.search.changesOfLastStep),
    real("search.leastEffortOfLastStep", \.search.leastEffortOfLastStep),
    whole("search.mostPeopleTriedTwice", \.search.mostPeopleTriedTwice),
    whole("search.leastPeopleOfWholeUnit", \.search.leastPeopleOfWholeUnit),
    real("search.leastGapOfWholeUnits", \.search.leastGapOfWholeUnits),
    real("search.effortOfWholeUnits", \.search.effortOfWholeUnits),
    real("search.leastSaved", \.search.leastSaved),
    real("search.leastRise", \.search.leastRise),
  ]

  private static let relaxation = [
    whole("relaxation.pricing.mostFillings", \.relaxation.pricing.mostFillings),
    whole("relaxation.pricing.mostRoundsOfFilling", \.relaxation.pricing.mostRoundsOfFilling),
    real("relaxation.pricing.leastSaved", \.relaxation.pricing.leastSaved),
    whole("relaxation.pricing.mostPrices", \.relaxation.pricing.mostPrices),
    whole("relaxation.pricing.mostPricesOfBound", \.relaxation.pricing.mostPricesOfBound),
    whole("relaxation.stepsInPool", \.relaxation.stepsInPool),
    real("relaxation.leastPromise", \.relaxation.leastPromise),
    real("relaxation.part.growth", \.relaxation.part.growth),
    real("relaxation.part.shrinkage", \.relaxation.part.shrinkage),
    real("relaxation.part.least", \.relaxation.part.least),
    whole("relaxation.halvings", \.relaxation.halvings),
    real("relaxation.partOfSolution", \.relaxation.partOfSolution),
    real("relaxation.step.growth", \.relaxation.step.growth),
    real("relaxation.step.shrinkage", \.relaxation.step.shrinkage),
    whole("relaxation.step.failures", \.relaxation.step.failures),
    whole("relaxation.unitsOfOnePart", \.relaxation.unitsOfOnePart),
    whole("relaxation.parts", \.relaxation.parts),
    real("relaxation.nearlyEveryone", \.relaxation.nearlyEveryone),
    whole("relaxation.sessionsTogether", \.relaxation.sessionsTogether),
    whole("relaxation.mostPeopleCounted", \.relaxation.mostPeopleCounted),
    whole("relaxation.mostVariablesOfPlacement", \.relaxation.mostVariablesOfPlacement),
    whole("relaxation.nodesOfPlacement", \.relaxation.nodesOfPlacement),
    whole("relaxation.statesOfPacking", \.relaxation.statesOfPacking),
    whole("relaxation.mostLoadsCounted", \.relaxation.mostLoadsCounted),
    real("relaxation.smoothing.first", \.relaxation.smoothing.first),
    real("relaxation.smoothing.less", \.relaxation.smoothing.less),
    whole("relaxation.proof.steps", \.relaxation.proof.steps),
    whole("relaxation.proof.sets", \.relaxation.proof.sets),
    real("relaxation.leastReducedCost", \.relaxation.leastReducedCost),
    real("relaxation.toleranceOfProof", \.relaxation.toleranceOfProof),
  ]

  private static let annealing = [
    whole("annealing.few", \.annealing.few),
    whole("annealing.inParts", \.annealing.inParts),
    whole("annealing.large", \.annealing.large),
    whole("annealing.largest", \.annealing.largest),
    whole("annealing.firstOfFew.plans", \.annealing.firstOfFew.plans),
    real("annealing.firstOfFew.relaxed", \.annealing.firstOfFew.relaxed),
    real("annealing.firstOfFew.enforced", \.annealing.firstOfFew.enforced),
    whole("annealing.nextOfFew.plans", \.annealing.nextOfFew.plans),
    real("annealing.nextOfFew.relaxed", \.annealing.nextOfFew.relaxed),
    real("annealing.nextOfFew.enforced", \.annealing.nextOfFew.enforced),
    whole("annealing.firstOfMany.plans", \.annealing.firstOfMany.plans),
    real("annealing.firstOfMany.relaxed", \.annealing.firstOfMany.relaxed),
    real("annealing.firstOfMany.enforced", \.annealing.firstOfMany.enforced),
    whole("annealing.nextOfMany.plans", \.annealing.nextOfMany.plans),
    real("annealing.nextOfMany.relaxed", \.annealing.nextOfMany.relaxed),
    real("annealing.nextOfMany.enforced", \.annealing.nextOfMany.enforced),
    whole("annealing.fresh.plans", \.annealing.fresh.plans),
    real("annealing.fresh.relaxed", \.annealing.fresh.relaxed),
    real("annealing.fresh.enforced", \.annealing.fresh.enforced),
    whole("annealing.nextRoundsOfFew", \.annealing.nextRoundsOfFew),
    whole("annealing.nextRoundsOfMany", \.annealing.nextRoundsOfMany),
    real("annealing.priceOfCrowding", \.annealing.priceOfCrowding),
    real("annealing.entriesOfUsualSweeps", \.annealing.entriesOfUsualSweeps),
    whole("annealing.sessionsOfPart", \.annealing.sessionsOfPart),
    real("annealing.sweepsInParts.0", \.annealing.sweepsInParts.0),
    real("annealing.sweepsInParts.1", \.annealing.sweepsInParts.1),
    real("annealing.sweepsInParts.2", \.annealing.sweepsInParts.2),
    whole("annealing.turns.0", \.annealing.turns.0),
    whole("annealing.turns.1", \.annealing.turns.1),
    real("annealing.partFromPlan", \.annealing.partFromPlan),
    real("annealing.enforcedDivisor", \.annealing.enforcedDivisor),
    real("annealing.allocation.mostPriceScale", \.annealing.allocation.mostPriceScale),
    real("annealing.allocation.movesOfLoad", \.annealing.allocation.movesOfLoad),
    whole("annealing.allocation.tries.few", \.annealing.allocation.tries.few),
    whole("annealing.allocation.tries.many", \.annealing.allocation.tries.many),
    real("annealing.allocation.packingRelaxed.few", \.annealing.allocation.packingRelaxed.few),
    real("annealing.allocation.packingRelaxed.many", \.annealing.allocation.packingRelaxed.many),
    real("annealing.allocation.packingEnforced", \.annealing.allocation.packingEnforced),
    real("annealing.allocation.firstRelaxed.few", \.annealing.allocation.firstRelaxed.few),
    real("annealing.allocation.firstRelaxed.many", \.annealing.allocation.firstRelaxed.many),
    real("annealing.allocation.nextRelaxed.few", \.annealing.allocation.nextRelaxed.few),
    real("annealing.allocation.nextRelaxed.many", \.annealing.allocation.nextRelaxed.many),
    real("annealing.allocation.enforced", \.annealing.allocation.enforced),
    whole("annealing.allocation.plans.first", \.annealing.allocation.plans.first),
    whole("annealing.allocation.plans.next", \.annealing.allocation.plans.next),
    whole("annealing.allocation.nextRounds.few", \.annealing.allocation.nextRounds.few),
    whole("annealing.allocation.nextRounds.many", \.annealing.allocation.nextRounds.many),
    real("annealing.allocation.last.few", \.annealing.allocation.last.few),
    real("annealing.allocation.last.many", \.annealing.allocation.last.many),
    real("annealing.allocation.costOfPerson", \.annealing.allocation.costOfPerson),
    real("annealing.allocation.costWithoutPlace", \.annealing.allocation.costWithoutPlace),
    real("annealing.allocation.temperatures.first", \.annealing.allocation.temperatures.first),
    real("annealing.allocation.temperatures.last", \.annealing.allocation.temperatures.last),
    whole("annealing.scheduleSettings.few.itemMoves", \.annealing.scheduleSettings.few.itemMoves),
    whole("annealing.scheduleSettings.few.exchanges", \.annealing.scheduleSettings.few.exchanges),
    real(
      "annealing.scheduleSettings.few.firstPenalty", \.annealing.scheduleSettings.few.firstPenalty),
    real(
      "annealing.scheduleSettings.few.lastPenalty", \.annealing.scheduleSettings.few.lastPenalty),
    real(
      "annealing.scheduleSettings.few.itemTemperature",
      \.annealing.scheduleSettings.few.itemTemperature),
    real(
      "annealing.scheduleSettings.few.enforcedTemperature",
      \.annealing.scheduleSettings.few.enforcedTemperature),
    whole("annealing.scheduleSettings.many.itemMoves", \.annealing.scheduleSettings.many.itemMoves),
    whole("annealing.scheduleSettings.many.exchanges", \.annealing.scheduleSettings.many.exchanges),
    real(
      "annealing.scheduleSettings.many.firstPenalty", \.annealing.scheduleSettings.many.firstPenalty
    ),
    real(
      "annealing.scheduleSettings.many.lastPenalty", \.annealing.scheduleSettings.many.lastPenalty),
    real(
      "annealing.scheduleSettings.many.itemTemperature",
      \.annealing.scheduleSettings.many.itemTemperature),
    real(
      "annealing.scheduleSettings.many.enforcedTemperature",
      \.annealing.scheduleSettings.many.enforcedTemperature),
    whole(
      "annealing.scheduleSettings.parts.itemMoves", \.annealing.scheduleSettings.parts.itemMoves),
    whole(
      "annealing.scheduleSettings.parts.exchanges", \.annealing.scheduleSettings.parts.exchanges),
    real(
      "annealing.scheduleSettings.parts.firstPenalty",
      \.annealing.scheduleSettings.parts.firstPenalty),
    real(
      "annealing.scheduleSettings.parts.lastPenalty", \.annealing.scheduleSettings.parts.lastPenalty
    ),
    real(
      "annealing.scheduleSettings.parts.itemTemperature",
      \.annealing.scheduleSettings.parts.itemTemperature),
    real(
      "annealing.scheduleSettings.parts.enforcedTemperature",
      \.annealing.scheduleSettings.parts.enforcedTemperature),
    whole(
      "annealing.scheduleSettings.largeParts.itemMoves",
      \.annealing.scheduleSettings.largeParts.itemMoves),
    whole(
      "annealing.scheduleSettings.largeParts.exchanges",
      \.annealing.scheduleSettings.largeParts.exchanges),
    real(
      "annealing.scheduleSettings.largeParts.firstPenalty",
      \.annealing.scheduleSettings.largeParts.firstPenalty),
    real(
      "annealing.scheduleSettings.largeParts.lastPenalty",
      \.annealing.scheduleSettings.largeParts.lastPenalty),
    real(
      "annealing.scheduleSettings.largeParts.itemTemperature",
      \.annealing.scheduleSettings.largeParts.itemTemperature),
    real(
      "annealing.scheduleSettings.largeParts.enforcedTemperature",
      \.annealing.scheduleSettings.largeParts.enforcedTemperature),
    real(
      "annealing.scheduleSettings.fromAnywhere.least",
      \.annealing.scheduleSettings.fromAnywhere.least),
    real(
      "annealing.scheduleSettings.fromAnywhere.partOfPriceScale",
      \.annealing.scheduleSettings.fromAnywhere.partOfPriceScale),
    real("annealing.scheduleSettings.fromPlan.least", \.annealing.scheduleSettings.fromPlan.least),
    real(
      "annealing.scheduleSettings.fromPlan.partOfPriceScale",
      \.annealing.scheduleSettings.fromPlan.partOfPriceScale),
    real("annealing.scheduleSettings.atLast.least", \.annealing.scheduleSettings.atLast.least),
    real(
      "annealing.scheduleSettings.atLast.partOfPriceScale",
      \.annealing.scheduleSettings.atLast.partOfPriceScale),
    real(
      "annealing.scheduleSettings.enforcedPartOfPriceScale",
      \.annealing.scheduleSettings.enforcedPartOfPriceScale),
    real("annealing.scheduleSettings.enforcedLast", \.annealing.scheduleSettings.enforcedLast),
    real(
      "annealing.scheduleSettings.penaltyFromPlan", \.annealing.scheduleSettings.penaltyFromPlan),
    whole(
      "annealing.scheduleSettings.exchangesWhenEnforced",
      \.annealing.scheduleSettings.exchangesWhenEnforced),
    real("annealing.scheduleSettings.middlePenalty", \.annealing.scheduleSettings.middlePenalty),
    real(
      "annealing.scheduleSettings.partBeforeMiddle", \.annealing.scheduleSettings.partBeforeMiddle),
    whole("annealing.moves.kinds.all", \.annealing.moves.kinds.all),
    whole("annealing.moves.kinds.toOwnSlots", \.annealing.moves.kinds.toOwnSlots),
    whole("annealing.moves.kinds.toNeighbours", \.annealing.moves.kinds.toNeighbours),
    whole("annealing.moves.kinds.toAnySlot", \.annealing.moves.kinds.toAnySlot),
    real("annealing.moves.partOfRuns", \.annealing.moves.partOfRuns),
    whole("annealing.moves.longestStepOfRun", \.annealing.moves.longestStepOfRun),
    real("annealing.moves.partWaiting", \.annealing.moves.partWaiting),
    real("annealing.moves.partAlone", \.annealing.moves.partAlone),
    real("annealing.moves.partMakingRoom", \.annealing.moves.partMakingRoom),
    real("annealing.moves.partLeftOut", \.annealing.moves.partLeftOut),
    real("annealing.moves.partTrading", \.annealing.moves.partTrading),
    real("annealing.moves.mostCost.cost", \.annealing.moves.mostCost.cost),
    real("annealing.moves.mostCost.temperatures", \.annealing.moves.mostCost.temperatures),
    whole("annealing.moves.looks.room", \.annealing.moves.looks.room),
    whole("annealing.moves.looks.exchange", \.annealing.moves.looks.exchange),
    real("annealing.moves.mostTemperatures", \.annealing.moves.mostTemperatures),
    whole("annealing.lastStep.few", \.annealing.lastStep.few),
    whole("annealing.lastStep.effortOfItem.few", \.annealing.lastStep.effortOfItem.few),
    whole("annealing.lastStep.effortOfItem.many", \.annealing.lastStep.effortOfItem.many),
    whole("annealing.lastStep.ejections.few", \.annealing.lastStep.ejections.few),
    whole("annealing.lastStep.ejections.many", \.annealing.lastStep.ejections.many),
    real("annealing.lastStep.leastSaved", \.annealing.lastStep.leastSaved),
  ]

  private static let tree = [
    whole("tree.nodesAtOnce.count", \.tree.nodesAtOnce.count),
    whole("tree.nodesAtOnce.leastWork", \.tree.nodesAtOnce.leastWork),
    whole("tree.pricing.mostFillings", \.tree.pricing.mostFillings),
    whole("tree.pricing.mostRoundsOfFilling", \.tree.pricing.mostRoundsOfFilling),
    real("tree.pricing.leastSaved", \.tree.pricing.leastSaved),
    whole("tree.pricing.mostPrices", \.tree.pricing.mostPrices),
    whole("tree.pricing.mostPricesOfBound", \.tree.pricing.mostPricesOfBound),
    whole("tree.mostPeople.usual", \.tree.mostPeople.usual),
    whole("tree.mostPeople.inTime", \.tree.mostPeople.inTime),
    real("tree.firstPart", \.tree.firstPart),
    real("tree.work.few", \.tree.work.few),
    real("tree.work.many", \.tree.work.many),
    real("tree.work.divisorWarm", \.tree.work.divisorWarm),
    whole("tree.fewPeople", \.tree.fewPeople),
    whole("tree.moreWhereSomebodyMayFit.people", \.tree.moreWhereSomebodyMayFit.people),
    whole("tree.moreWhereSomebodyMayFit.rounds", \.tree.moreWhereSomebodyMayFit.rounds),
    real("tree.moreWhereSomebodyMayFit.effort", \.tree.moreWhereSomebodyMayFit.effort),
    real("tree.partOfGap", \.tree.partOfGap),
    real("tree.tolerance", \.tree.tolerance),
    whole("tree.arcs.0.people", \.tree.arcs[0].people),
    whole("tree.arcs.0.arcs", \.tree.arcs[0].arcs),
    whole("tree.arcs.1.people", \.tree.arcs[1].people),
    whole("tree.arcs.1.arcs", \.tree.arcs[1].arcs),
    whole("tree.arcsOfMany", \.tree.arcsOfMany),
    whole("tree.arcsOfAllRows.people", \.tree.arcsOfAllRows.people),
    whole("tree.arcsOfAllRows.arcs", \.tree.arcsOfAllRows.arcs),
    whole("tree.mostArcsBeside", \.tree.mostArcsBeside),
    whole("tree.mostArcsOfLoads", \.tree.mostArcsOfLoads),
    whole("tree.stepsOfLoads.pricing", \.tree.stepsOfLoads.pricing),
    whole("tree.stepsOfLoads.proof", \.tree.stepsOfLoads.proof),
    whole("tree.mostStored", \.tree.mostStored),
    whole("tree.workOfArc", \.tree.workOfArc),
    whole("tree.windows.people", \.tree.windows.people),
    whole("tree.windows.few.0", \.tree.windows.few[0]),
    whole("tree.windows.few.1", \.tree.windows.few[1]),
    whole("tree.windows.few.2", \.tree.windows.few[2]),
    whole("tree.windows.few.3", \.tree.windows.few[3]),
    whole("tree.windows.few.4", \.tree.windows.few[4]),
    whole("tree.windows.many.0", \.tree.windows.many[0]),
    whole("tree.windows.many.1", \.tree.windows.many[1]),
    whole("tree.mostLabels", \.tree.mostLabels),
    whole("tree.workOfLabel", \.tree.workOfLabel),
    real("tree.shareOfCutOffs", \.tree.shareOfCutOffs),
    whole("tree.mostListed", \.tree.mostListed),
    whole("tree.workOfColumn", \.tree.workOfColumn),
    whole("tree.mostLooks", \.tree.mostLooks),
    whole("tree.leastLooks", \.tree.leastLooks),
    real("tree.looksOfWork.part", \.tree.looksOfWork.part),
    whole("tree.looksOfWork.looks", \.tree.looksOfWork.looks),
    real("tree.shareOfCutOff", \.tree.shareOfCutOff),
    whole("tree.nodesBetweenTries", \.tree.nodesBetweenTries),
    whole("tree.cheapest.labels", \.tree.cheapest.labels),
    whole("tree.cheapest.looks", \.tree.cheapest.looks),
    whole("tree.cheapest.tries", \.tree.cheapest.tries),
    real("tree.cheapest.shrinkage", \.tree.cheapest.shrinkage),
    real("tree.cheapest.share", \.tree.cheapest.share),
    whole("tree.nearby.labels", \.tree.nearby.labels),
    whole("tree.nearby.looks", \.tree.nearby.looks),
    whole("tree.mostNearbyWork", \.tree.mostNearbyWork),
    whole("tree.mostCandidates", \.tree.mostCandidates),
    whole("tree.nodesOfPlacing", \.tree.nodesOfPlacing),
    real("tree.partsOfPeakDuals.0", \.tree.partsOfPeakDuals[0]),
    real("tree.partsOfPeakDuals.1", \.tree.partsOfPeakDuals[1]),
    real("tree.partsOfPeakDuals.2", \.tree.partsOfPeakDuals[2]),
    whole("tree.firstColumns", \.tree.firstColumns),
    whole("tree.rounds", \.tree.rounds),
    whole("tree.proofs", \.tree.proofs),
    real("tree.partOfArtificial", \.tree.partOfArtificial),
    whole("tree.workOfNode", \.tree.workOfNode),
    whole("tree.workOfPlacing", \.tree.workOfPlacing),
    whole("tree.fewUnits", \.tree.fewUnits),
    real("tree.shareOfReduced", \.tree.shareOfReduced),
    real("tree.leastWidth", \.tree.leastWidth),
    real("tree.leastSaved", \.tree.leastSaved),
    real("tree.leastRise", \.tree.leastRise),
    real("tree.leastPart", \.tree.leastPart),
  ]

  private static let exact = [
    whole("exact.mostVariables", \.exact.mostVariables),
    whole("exact.mostVariablesOfSmall", \.exact.mostVariablesOfSmall),
    real("exact.effortOfCosts", \.exact.effortOfCosts),
    whole("exact.rounds.small", \.exact.rounds.small),
    whole("exact.rounds.others", \.exact.rounds.others),
    whole("exact.leastNodes", \.exact.leastNodes),
    real("exact.nodes.linear", \.exact.nodes.linear),
    real("exact.nodes.square", \.exact.nodes.square),
    real("exact.gapOfPlacing", \.exact.gapOfPlacing),
    real("exact.partOfGap", \.exact.partOfGap),
  ]

  private static let surrogate = [
    whole("surrogate.mostPeopleOfSmall", \.surrogate.mostPeopleOfSmall),
    whole("surrogate.mostPeopleBoundedAnew", \.surrogate.mostPeopleBoundedAnew),
    real("surrogate.leastCharge", \.surrogate.leastCharge),
    whole("surrogate.mostAdjustments", \.surrogate.mostAdjustments),
    whole("surrogate.mostLoosenings", \.surrogate.mostLoosenings),
    real("surrogate.leastSavedByLoosening", \.surrogate.leastSavedByLoosening),
    whole("surrogate.sketches", \.surrogate.sketches),
    real("surrogate.effortDivisor", \.surrogate.effortDivisor),
  ]
}
