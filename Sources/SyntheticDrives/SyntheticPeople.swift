import Drives
import Randomness

extension SyntheticDrive {
  /// The people of all units, unit by unit.
  static func makeRegistrants(
    sizes: [Int], units: [Unit], sessions: Int, day: Day, using random: inout SplitMix64
  ) -> [Registrant] {
    var registrants: [Registrant] = []
    registrants.reserveCapacity(sizes.reduce(0, +))
    var groups = 0
    for (unit, size) in zip(units.places, sizes) {
      // Who comes with whom: the people of a group follow one another on the list.
      var companions = 0
      var group = ""
      var available: [Availability] = []
      for row in 1...max(1, size) {
        if companions == 0 {
          group = ""
          available = random.chance(0.2) ? hours(of: units[unit], day: day, using: &random) : []
          if row < size, random.chance(0.025) {
            companions = min(size - row + 1, random.chance(0.7) ? 2 : 3)
            groups += 1
            group = "nhom-\(groups)"
          } else {
            companions = 1
          }
        }
        companions -= 1
        registrants.append(
          Registrant(
            id: "\(units[unit].id)-\(row)", name: personName(using: &random), unit: unit,
            birthYear: random.number(in: 1966...2006), kind: kind(using: &random),
            available: available, preferred: preference(units[unit], sessions, day, &random),
            group: group, priority: priority(using: &random)))
      }
    }
    return registrants
  }

  private static func kind(using random: inout SplitMix64) -> Int? {
    var draw = random.fraction()
    for (index, share) in kindShares.enumerated() {
      if draw < share { return index }
      draw -= share
    }
    return nil
  }

  private static func priority(using random: inout SplitMix64) -> Int {
    random.chance(0.04) ? random.number(in: 2...3) : 1
  }

  /// Three in ten would like a certain start, most often about a quarter into the day; some of them
  /// in a certain session.
  private static func preference(
    _ unit: Unit, _ sessions: Int, _ day: Day, _ random: inout SplitMix64
  ) -> PreferredStart? {
    guard random.chance(0.3) else { return nil }
    let slots = day.starts.count
    let early = random.below(slots / 2 + 1) + random.below(slots / 4 + 1)
    let index = random.chance(0.8) ? min(early, slots - 1) : random.below(slots)
    let session = random.chance(0.7) || sessions < 2 ? nil : SessionIndex(random.below(sessions))
    let near =
      unit.sessions.isEmpty
      ? session : session.map { unit.sessions[$0.rawValue % unit.sessions.count] }
    return PreferredStart(session: near, start: day.starts[index])
  }

  /// One or two intervals inside the unit's hours, each of at least four slots.
  private static func hours(
    of unit: Unit, day: Day, using random: inout SplitMix64
  ) -> [Availability] {
    let first = max(unit.from ?? day.opens, day.opens)
    let last = min(unit.to ?? day.closes, day.starts[day.starts.count - 1] + day.slotMinutes)
    let slots = (last - first) / day.slotMinutes
    func interval(_ from: Int, _ length: Int) -> Availability {
      Availability(
        interval: MinuteInterval(
          from: first + from * day.slotMinutes, to: first + (from + length) * day.slotMinutes))
    }
    guard slots > 9, random.chance(0.25) else {
      let length = random.number(in: min(4, slots)...min(8, slots))
      return [interval(random.below(slots - length + 1), length)]
    }
    return [interval(0, 4), interval(slots - 4, 4)]
  }

  private static func personName(using random: inout SplitMix64) -> String {
    let family = random.one(of: familyNames)
    let woman = random.chance(0.5)
    let middle = random.one(of: woman ? womenMiddleNames : menMiddleNames)
    let given = random.one(of: woman ? womenGivenNames : menGivenNames)
    guard random.chance(0.25) else { return "\(family) \(middle) \(given)" }
    return "\(family) \(middle) \(random.one(of: secondMiddleNames)) \(given)"
  }
}

// The commonest words of Vietnamese names, combined at random: nobody in particular.
private let familyNames = [
  "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Hoàng", "Huỳnh",
  "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai",
]
private let womenMiddleNames = ["Thị", "Thị", "Thị", "Ngọc", "Thu", "Thanh", "Kim", "Bích", "Diệu"]
private let menMiddleNames = [
  "Văn", "Văn", "Hữu", "Đức", "Quang", "Minh", "Công", "Xuân", "Đình", "Thế", "Trọng",
]
private let secondMiddleNames = [
  "Minh", "Thanh", "Ngọc", "Hoài", "Bảo", "Gia", "Anh", "Tuấn", "Hải",
]
private let womenGivenNames = [
  "An", "Anh", "Ánh", "Bình", "Châu", "Chi", "Dung", "Đào", "Giang", "Hà", "Hạnh", "Hằng", "Hiền",
  "Hoa", "Hồng", "Huệ", "Hương", "Lan", "Linh", "Loan", "Mai", "My", "Nga", "Ngân", "Nhung",
  "Oanh", "Phương", "Quỳnh", "Tâm", "Thảo", "Thủy", "Trang", "Tuyết", "Vân", "Xuân", "Yến",
]
private let menGivenNames = [
  "An", "Bắc", "Bảo", "Cường", "Dũng", "Đạt", "Đông", "Đức", "Giáp", "Hải", "Hiếu", "Hòa", "Hùng",
  "Huy", "Khánh", "Khoa", "Kiên", "Lâm", "Long", "Lực", "Mạnh", "Minh", "Nam", "Nghĩa", "Phong",
  "Phúc", "Quân", "Sơn", "Tài", "Thắng", "Thành", "Tiến", "Toàn", "Trung", "Tú", "Tùng", "Việt",
]
