/// What plans mean for the units.
extension Words {
  /// The heading of the figures.
  public var unitFiguresHeading: String { say("ĐỐI VỚI CÁC ĐƠN VỊ", "FOR THE UNITS") }

  /// The heads of the columns: units invited, units cut, runs, people outside their hours.
  public var unitFigureColumns: [String] {
    [
      say("đơn vị", "units"), say("bị chia", "cut"), say("số đợt", "runs"),
      say("trái giờ", "wrong hours"),
    ]
  }

  /// What the columns hold.
  public var unitFiguresNote: String {
    say(
      "bị chia: đơn vị phải đi nhiều đợt (các khung giờ không liền nhau); số đợt: của mọi đơn vị cộng "
        + "lại; trái giờ: số người bị mời vào lúc mình hoặc đơn vị không đến được.",
      "cut: units that come in several runs of consecutive slots; runs: of all units together; wrong "
        + "hours: people invited when they or their unit cannot come.")
  }

  /// What a plan wins for the units over another one; what is 0 is left out.
  ///
  /// - Parameters:
  ///   - name: what the other one is called.
  ///   - cut: how many fewer units are cut.
  ///   - runs: how many fewer runs there are.
  ///   - outside: how many fewer people are invited outside their hours.
  /// - Returns: the sentence.
  public func unitGain(over name: String, cut: Int, runs: Int, outside: Int) -> String {
    func part(_ number: Int, _ vietnamese: String, _ one: String, _ many: String) -> String? {
      guard number != 0 else { return nil }
      let amount = count(abs(number))
      return say(
        "\(number > 0 ? "bớt" : "thêm") \(amount) \(vietnamese)",
        "\(amount) \(number > 0 ? "fewer" : "more") \(abs(number) == 1 ? one : many)")
    }
    let parts = [
      part(cut, "đơn vị bị chia", "unit cut", "units cut"), part(runs, "đợt", "run", "runs"),
      part(
        outside, "người trái giờ", "person outside their hours", "people outside their hours"),
    ].compactMap { $0 }
    return parts.isEmpty
      ? say(
        "So với \"\(name)\": không khác đối với các đơn vị.", "Against \"\(name)\": the same for units.")
      : say(
        "So với \"\(name)\": \(parts.joined(separator: ", ")).",
        "Against \"\(name)\": \(parts.joined(separator: ", ")).")
  }
}
