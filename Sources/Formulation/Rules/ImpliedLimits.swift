import Drives

/// The rows that matter among the rows of consecutive minutes of one limit.
///
/// A row whose coefficients are at most the mean of its neighbours', and whose bound is at least the
/// mean of theirs, is implied by the two; so a whole stretch of such rows is implied by its ends.
/// What is left and is dominated by another row, term by term, is dropped too.
package func withoutImplied(_ rows: [CapacityRow]) -> [CapacityRow] {
  var corners: [CapacityRow] = []
  for (position, row) in rows.enumerated() where !row.terms.isEmpty || row.bound < 0 {
    if position > 0, position + 1 < rows.count,
      isImplied(row, by: rows[position - 1], rows[position + 1])
    {
      continue
    }
    corners.append(row)
  }
  return corners.enumerated().filter { position, row in
    !corners.indices.contains { other in
      other != position && dominates(corners[other], row)
        && (other < position || !dominates(row, corners[other]))
    }
  }.map(\.element)
}

private func isImplied(_ row: CapacityRow, by before: CapacityRow, _ after: CapacityRow) -> Bool {
  guard let minute = row.minute, before.minute == minute - 1, after.minute == minute + 1,
    before.bound + after.bound - 2 * row.bound < 1e-12
  else { return false }
  var difference: [Int: Double] = [:]
  for term in row.terms { difference[term.load, default: 0] += 2 * term.coefficient }
  for term in before.terms + after.terms { difference[term.load, default: 0] -= term.coefficient }
  return difference.values.allSatisfy { $0 < 1e-12 }
}

/// Whether keeping `row` within its bound keeps `other` within its own.
private func dominates(_ row: CapacityRow, _ other: CapacityRow) -> Bool {
  guard row.bound <= other.bound + 1e-12 else { return false }
  var position = 0
  for term in other.terms {
    while position < row.terms.count, row.terms[position].load < term.load { position += 1 }
    guard position < row.terms.count, row.terms[position].load == term.load,
      row.terms[position].coefficient >= term.coefficient - 1e-12
    else { return false }
  }
  return true
}

/// The limits of one session that matter among all of its rules: a limit is implied where another one
/// takes at least as large a part of its bound for every load.
package func withoutImplied(byOthers limits: [CapacityRow]) -> [CapacityRow] {
  var limitsOfLoad: [Int: [Int]] = [:]
  for (number, limit) in limits.enumerated() where limit.bound > 0 {
    for term in limit.terms { limitsOfLoad[term.load, default: []].append(number) }
  }
  return limits.enumerated().filter { number, limit in
    guard limit.bound > 0, let first = limit.terms.first else { return true }
    return !(limitsOfLoad[first.load] ?? []).contains { other in
      other != number && implies(limits[other], limit)
        && (other < number || !implies(limit, limits[other]))
    }
  }.map(\.element)
}

/// Whether keeping `limit` within its bound keeps `other` within its own, both bounds positive.
private func implies(_ limit: CapacityRow, _ other: CapacityRow) -> Bool {
  var position = 0
  for term in other.terms {
    while position < limit.terms.count, limit.terms[position].load < term.load { position += 1 }
    guard position < limit.terms.count, limit.terms[position].load == term.load,
      limit.terms[position].coefficient * other.bound
        >= term.coefficient * limit.bound * (1 - 1e-12)
    else { return false }
  }
  return true
}
