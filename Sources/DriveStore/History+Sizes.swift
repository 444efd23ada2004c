import Identities

extension History {
  /// How many people an issue invites, and how they differ from the one before.
  public struct Size: Equatable, Sendable {
    /// The number of the issue.
    public let number: Int
    /// How many people it invites.
    public let invited: Int
    /// How many of them had another slot before.
    public let moved: Int
    /// How many of them had none before.
    public let came: Int
    /// How many had a slot before and have none now.
    public let gone: Int
  }

  /// The sizes of all issues, by number.
  ///
  /// - Throws: why they cannot be read.
  public func sizes() throws(HistoryError) -> [Size] {
    var sizes: [Size] = []
    var before: [IssuedInvitation] = []
    for issue in try issues() {
      let invited = try invitations(of: issue.number)
      // Ids by rows are other people's where rows have moved.
      let linkage = RecordLinkage(before.map(\.person), on: invited.values.map(\.person))
      let kept = before.compactMap { old in
        linkage.idNow(of: old.registrant).flatMap { invited[$0] }.map { (old, $0) }
      }
      sizes.append(
        Size(
          number: issue.number, invited: invited.count,
          moved: kept.count { $0.0.session != $0.1.session || $0.0.slot != $0.1.slot },
          came: invited.count - kept.count, gone: before.count - kept.count))
      before = Array(invited.values)
    }
    return sizes
  }
}
