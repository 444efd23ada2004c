import Drives

/// How the day is simulated, as drive files write it.
extension Distribution {
  /// In flow style: `{normal: [0, 5]}`.
  var written: String { "{\(entry)}" }

  private var entry: String {
    guard case .mixture(let parts) = self else {
      let texts = numbers.map(Distribution.number)
      return "\(name): " + (texts.count == 1 ? texts[0] : "[\(texts.joined(separator: ", "))]")
    }
    let entries = parts.map { part in
      "{part: \(Distribution.number(part.part)), \(part.distribution.entry)}"
    }
    return "mixture: [\(entries.joined(separator: ", "))]"
  }

  private static func number(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}

extension Session {
  /// The lines of drive.yaml that say how the session is simulated, without what is usual.
  var simulationLines: [String] {
    var lines: [String] = []
    if arrive != .spread { lines.append("arrive: \(arrive.rawValue)") }
    if let lateness { lines.append("lateness: \(lateness.written)") }
    if let walk { lines.append("walk: \(walk.written)") }
    if let walkIns {
      let from = walkIns.from.map { ", from: \"\(ClockTime.text($0))\"" } ?? ""
      let to = walkIns.to.map { ", to: \"\(ClockTime.text($0))\"" } ?? ""
      let perHour = Int(exactly: walkIns.perHour).map(String.init) ?? "\(walkIns.perHour)"
      lines.append("walk_ins: {per_hour: \(perHour)\(from)\(to)}")
    }
    return lines
  }
}
