import Drives
import IntegerProgramming
public import Planning

/// What moving more people would gain: the frontier of people moved against cost.
public struct TradeMoves: UseCase {
  /// What is planned again; its budget and its waiting list play no part.
  public let replan: Replan

  /// A frontier.
  ///
  /// - Parameter replan: what is planned again.
  public init(_ replan: Replan) { self.replan = replan }

  /// Plans at many prices of moving somebody, on the calling thread.
  ///
  /// - Parameter context: how to stop it, and whom to tell how far it has come.
  /// - Returns: the frontier, as far as it was found.
  /// - Throws: ``UseCaseError`` as ``Replan/perform(_:)`` does.
  public func perform(_ context: WorkContext) throws(UseCaseError) -> TradedMoves {
    let watch = Stopwatch()
    let pinned = try replan.policy.pinning(
      replan.published.assignments, on: replan.drive,
      by: try replan.options.planner(context.cancellation))
    let planner = try replan.options.planner(context.cancellation, after: watch.seconds)
    do throws(PlanningError) {
      return TradedMoves(
        trade: try planner.trade(pinned, published: replan.published.assignments) {
          context.report(WorkProgress($0))
        })
    } catch {
      throw UseCaseError(error)
    }
  }
}

/// The frontier of people moved against cost.
public struct TradedMoves: JSONDocument {
  /// The frontier.
  public let trade: Trade

  /// The frontier with the keys of `replan --trade --json`.
  public var json: JSONValue {
    .object([
      ("fewest_moved", .integer(trade.fewest)),
      (
        "rows",
        .array(
          trade.rows.map { row in
            .object([
              ("moved", .integer(row.moved)), ("cost", .number(row.cost)),
              ("unplaced", .integer(row.unplaced)), ("lost", .integer(row.lost)),
              ("bound", .number(row.bound)), ("current", .bool(row.isCurrent)),
            ])
          })
      ),
    ])
  }
}
