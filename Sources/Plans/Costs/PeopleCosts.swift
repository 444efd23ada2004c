import Drives

extension ArrangedPlan {
  /// Term `unplaced`: the priorities of the people without a slot.
  func unplacedPriorities() -> Int {
    drive.registrants.places.reduce(0) { sum, person in
      placements.first[person] == nil ? sum + drive.registrants[person].priority : sum
    }
  }

  /// Term `moved`: how many of those with a published slot have another one now, or none.
  func movedPeople(from published: [Assignment]) -> Int {
    guard !published.isEmpty else { return 0 }
    let before = Placements(of: published, on: drive)
    return drive.registrants.places.reduce(0) { sum, person in
      before.first[person] != nil && placements.differ(from: before, for: person) ? sum + 1 : sum
    }
  }

  /// Term `promised`: the priorities of those who had a published slot and have none now.
  func promisedPriorities(from published: [Assignment]) -> Int {
    guard !published.isEmpty else { return 0 }
    let before = Placements(of: published, on: drive)
    return drive.registrants.places.reduce(0) { sum, person in
      before.first[person] != nil && placements.first[person] == nil
        ? sum + drive.registrants[person].priority : sum
    }
  }

  /// Term `preference`: how many slots people are from the start that they, or their units, would like.
  func preferenceDistances() -> Double {
    assignments.reduce(0) { sum, assignment in
      sum
        + drive.preferenceDistance(
          from: drive.preferredStart(of: assignment.registrant), to: assignment.slot)
    }
  }
}
