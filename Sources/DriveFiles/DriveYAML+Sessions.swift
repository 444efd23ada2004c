package import Drives
import Wording
import Yams

extension DriveYAML {
  mutating func readSessions(_ top: YAMLMapping, _ reading: inout YAMLReading) {
    guard let nodes = top.list("sessions", isRequired: true, &reading) else { return }
    for (index, node) in nodes.enumerated() {
      sessions.append(session(node, index, &reading))
    }
  }

  private func session(_ node: Node, _ index: Int, _ reading: inout YAMLReading) -> Session {
    let part = DriveProblem.Part.session(index)
    let path = "sessions.\(Self.name(of: node, index))"
    let known = [
      "id", "site", "address", "date", "opens", "closes", "slot_minutes", "arrivals_per_slot",
      "stages", "crowd_limits", "blood_units", "reserve", "arrive_before", "arrive", "lateness",
      "walk", "walk_ins",
    ]
    guard let keys = YAMLMapping(node, part: part, path: path, known: known, reading: &reading)
    else {
      for key in known { reading.sources.markUnreadable(part, key) }
      return Session(
        id: "", date: CalendarDate.latest, opens: 0, closes: 0, slotMinutes: 1, stages: [])
    }
    let date = keys.read("date", isRequired: true, expected: .date, code: .notADate, &reading) {
      $0.scalar.flatMap { CalendarDate(written: $0.string) }
    }
    return Session(
      id: keys.text("id", isRequired: true, &reading) ?? "",
      site: keys.text("site", &reading) ?? "", address: keys.text("address", &reading) ?? "",
      date: date ?? CalendarDate.latest,
      opens: keys.time("opens", isRequired: true, &reading) ?? 0,
      closes: keys.time("closes", isRequired: true, &reading) ?? ClockTime.day.upperBound,
      slotMinutes: keys.integer("slot_minutes", isRequired: true, &reading) ?? 1,
      arrivalsPerSlot: keys.integer("arrivals_per_slot", &reading),
      stages: stages(of: keys, index, &reading),
      crowdLimits: crowdLimits(of: keys, index, &reading),
      bloodUnits: bloodUnits(of: keys, index, &reading),
      reserve: reserve(of: keys, index, &reading),
      arriveBefore: keys.integer("arrive_before", &reading) ?? 0,
      arrive: Self.arrive(of: keys, &reading),
      lateness: Self.distribution("lateness", of: keys, &reading),
      walk: Self.distribution("walk", of: keys, &reading),
      walkIns: Self.walkIns(of: keys, index, &reading))
  }

  private func stages(
    of keys: YAMLMapping, _ session: Int, _ reading: inout YAMLReading
  ) -> [Stage] {
    let nodes = keys.list("stages", isRequired: true, &reading) ?? []
    return nodes.enumerated().map { index, node in
      let part = DriveProblem.Part.stage(session: session, stage: index)
      let path = "\(keys.path).stages.\(Self.name(of: node, index))"
      let known = ["id", "minutes", "zone", "defers", "servers", "overload", "service"]
      guard let stage = YAMLMapping(node, part: part, path: path, known: known, reading: &reading)
      else {
        for key in known { reading.sources.markUnreadable(part, key) }
        return Stage(id: "", minutes: 1, zone: "", servers: .constant(0))
      }
      return Stage(
        id: stage.text("id", isRequired: true, &reading) ?? "",
        minutes: stage.integer("minutes", isRequired: true, &reading) ?? 1,
        zone: stage.text("zone", isRequired: true, &reading) ?? "",
        defers: stage.read("defers", expected: .boolean, &reading) { $0.boolean } ?? false,
        servers: servers(of: stage, session, index, &reading),
        overload: overload(of: stage, session, index, &reading),
        service: Self.distribution("service", of: stage, &reading))
    }
  }

  private func overload(
    of keys: YAMLMapping, _ session: Int, _ stage: Int, _ reading: inout YAMLReading
  ) -> Overload? {
    guard let node = keys.value("overload", &reading),
      let values = YAMLMapping(
        node, part: .overload(session: session, stage: stage), path: keys.joined("overload"),
        known: ["most", "weight"], reading: &reading)
    else { return nil }
    return Overload(
      most: values.number("most", isRequired: true, &reading) ?? 0,
      weight: values.number("weight", isRequired: true, &reading) ?? 0)
  }

  private func servers(
    of keys: YAMLMapping, _ session: Int, _ stage: Int, _ reading: inout YAMLReading
  ) -> Staffing {
    guard let node = keys.value("servers", isRequired: true, &reading) else {
      return .constant(0)
    }
    guard case .sequence = node else {
      let count = keys.read("servers", expected: .servers, &reading) { $0.integer }
      return .constant(count ?? 0)
    }
    let rows = keys.list("servers", &reading) ?? []
    return .shifts(
      rows.enumerated().map { row, node in
        let part = DriveProblem.Part.shift(session: session, stage: stage, row: row)
        let path = "\(keys.path).servers.\(row + 1)"
        let known = ["from", "to", "count"]
        guard let keys = YAMLMapping(node, part: part, path: path, known: known, reading: &reading)
        else {
          for key in known { reading.sources.markUnreadable(part, key) }
          return Staffing.Shift(interval: MinuteInterval(from: 0, to: 0), count: 0)
        }
        let from = keys.time("from", isRequired: true, &reading)
        let to = keys.time("to", isRequired: true, &reading)
        return Staffing.Shift(
          // An interval without an end overlaps nothing.
          interval: from != nil && to != nil
            ? MinuteInterval(from: from ?? 0, to: to ?? 0) : MinuteInterval(from: 0, to: 0),
          count: keys.integer("count", isRequired: true, &reading) ?? 0)
      })
  }

  private func crowdLimits(
    of keys: YAMLMapping, _ session: Int, _ reading: inout YAMLReading
  ) -> [CrowdLimit] {
    let nodes = keys.list("crowd_limits", &reading) ?? []
    return nodes.enumerated().map { row, node in
      let part = DriveProblem.Part.crowdLimit(session: session, row: row)
      let path = "\(keys.path).crowd_limits.\(row + 1)"
      let known = ["zone", "limit", "from", "to"]
      guard let keys = YAMLMapping(node, part: part, path: path, known: known, reading: &reading)
      else {
        for key in known { reading.sources.markUnreadable(part, key) }
        return CrowdLimit(zone: CrowdLimit.everywhere, limit: 0)
      }
      return CrowdLimit(
        zone: keys.text("zone", isRequired: true, &reading) ?? CrowdLimit.everywhere,
        limit: keys.integer("limit", isRequired: true, &reading) ?? 0,
        from: keys.time("from", &reading), to: keys.time("to", &reading))
    }
  }

  private func bloodUnits(
    of keys: YAMLMapping, _ session: Int, _ reading: inout YAMLReading
  ) -> BloodUnits {
    guard let node = keys.value("blood_units", &reading),
      let units = YAMLMapping(
        node, part: .bloodUnits(session: session), path: keys.joined("blood_units"),
        known: ["target", "ceiling"], reading: &reading)
    else { return BloodUnits() }
    return BloodUnits(
      target: units.number("target", &reading), ceiling: units.number("ceiling", &reading))
  }

  private func reserve(
    of keys: YAMLMapping, _ session: Int, _ reading: inout YAMLReading
  ) -> Reserve? {
    guard let node = keys.value("reserve", &reading),
      let values = YAMLMapping(
        node, part: .reserve(session: session), path: keys.joined("reserve"),
        known: ["per_slot"], reading: &reading)
    else { return nil }
    return Reserve(perSlot: values.integer("per_slot", isRequired: true, &reading) ?? 0)
  }

  /// What problems call the entry of a list: its id, or its number from 1.
  static func name(of node: Node, _ index: Int) -> String {
    guard let id = node.mapping?["id"]?.scalar?.string, !id.isEmpty else { return "\(index + 1)" }
    return id
  }
}

extension CalendarDate {
  /// The day written as `2021-12-09`; nil for anything else.
  package init?(written text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}
