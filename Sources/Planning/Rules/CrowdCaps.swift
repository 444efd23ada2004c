/// Expected numbers that stand in, minute by minute, for crowd limits to be kept with a probability.
struct CrowdCaps: Equatable, Sendable {
  /// A minute of a crowd limit of a session.
  struct Place: Hashable, Sendable {
    let session: Int
    let limit: Int
    let minute: Int
  }

  private var caps: [Place: Double] = [:]

  subscript(session session: Int, limit limit: Int, minute minute: Int) -> Double? {
    get { caps[Place(session: session, limit: limit, minute: minute)] }
    set { caps[Place(session: session, limit: limit, minute: minute)] = newValue }
  }
}
