import Drives

/// The keys of a drive's files, in words.
extension Words {
  /// What a key means.
  public struct KeyMeaning: Equatable, Sendable {
    /// What its value is measured in; empty for text and choices.
    public let unit: String
    /// What it says.
    public let text: String
  }

  /// What a key of drive.yaml or a column of units.csv means; nil for one that needs no words.
  ///
  /// - Parameter names: the parts of the key.
  /// - Returns: its unit and what it says.
  public func meaning(ofKey names: [String]) -> KeyMeaning? {
    let shape = Words.shape(of: names)
    if shape.hasPrefix("weights.") {
      let aim = names.last.flatMap { CostTerm(rawValue: $0) }.map { ": " + termName($0) } ?? ""
      return KeyMeaning(
        unit: say("điểm", "cost"), text: say("trọng số\(aim)", "weight\(aim)"))
    }
    for prefix in ["sessions.lateness", "sessions.walk", "sessions.stages.service"]
    where shape == prefix || shape.hasPrefix(prefix + ".") {
      return KeyMeaning(unit: say("phút", "minutes"), text: simulatedMeaning(prefix))
    }
    return meaning(ofDrive: shape) ?? meaning(ofSession: shape) ?? meaning(ofUnit: shape)
  }

  /// A key without the names of list entries and kinds: `sessions.stages.servers`.
  private static func shape(of names: [String]) -> String {
    guard let first = names.first, names.count > 1 else { return names.joined(separator: ".") }
    var parts = [first]
    switch first {
    case "sessions":
      let rest = names.dropFirst(2)
      parts += rest.prefix(1)
      let isList = ["stages", "crowd_limits"].contains(rest.first ?? "")
      let below = rest.dropFirst(isList ? 2 : 1)
      parts += below.filter { Int($0) == nil }
    case "turnout" where names.count == 4 && names[1] == "kinds": parts += ["kinds", names[3]]
    case "units": parts += names.suffix(1)
    default: parts += names.dropFirst()
    }
    return parts.joined(separator: ".")
  }

  private func simulatedMeaning(_ key: String) -> String {
    switch key {
    case "sessions.lateness":
      say("khi mô phỏng: đến muộn (hay sớm) bao nhiêu phút", "simulation: minutes late (or early)")
    case "sessions.walk":
      say(
        "khi mô phỏng: số phút đi từ khâu này sang khâu sau", "simulation: minutes between stages")
    default:
      say("khi mô phỏng: thời gian phục vụ thật", "simulation: how long a service really takes")
    }
  }

  private func meaning(ofDrive key: String) -> KeyMeaning? {
    switch key {
    case "version": say(text: "phiên bản của tệp này", "the version of this file")
    case "name": say(text: "tên đợt hiến máu", "the name of the drive")
    case "organizer": say(text: "đơn vị tổ chức, ghi trên thư mời", "who invites, as letters say")
    case "time_zone": say(text: "múi giờ", "the time zone")
    case "language": say(text: "ngôn ngữ in ra: vi hoặc en", "the language printed: vi or en")
    case "sessions": say(text: "mỗi buổi, mỗi điểm một mục", "one entry for each site and day")
    case "turnout": say(text: "bao nhiêu người đến và cho được máu", "who comes, and who may give")
    case "turnout.show_rate":
      say(text: "phần những người được mời sẽ đến", "part of those invited who come", asPart)
    case "turnout.deferral_rate":
      say(
        text: "phần những người đến phải tạm hoãn", "part of those who come who may not give",
        asPart)
    case "turnout.plan_for":
      say(
        text: "xếp lịch cho: expected (trung bình), everyone (mọi người) hoặc xác suất, ví dụ 0.95",
        "plan for: expected, everyone, or a probability such as 0.95")
    case "turnout.plan_for.day":
      say(
        text: "xác suất giữ mọi giới hạn người suốt cả ngày, hiệu chỉnh bằng mô phỏng",
        "the probability that crowd limits hold all day long, calibrated by simulation", asPart)
    case "turnout.kinds":
      say(text: "tỉ lệ riêng của từng loại người hiến", "other rates for a kind of donor")
    case "turnout.kinds.show_rate":
      say(text: "phần người loại này sẽ đến", "part of this kind who come", asPart)
    case "turnout.kinds.deferral_rate":
      say(text: "phần người loại này phải tạm hoãn", "part of this kind who may not give", asPart)
    case "rules": say(text: "quy tắc chung cho các đơn vị", "rules for all units")
    case "rules.max_away":
      say(
        text: "mỗi đơn vị vắng cùng lúc nhiều nhất: số người hoặc phần trăm",
        "most people of a unit away at once: people or percent", inPeople)
    case "turnout.kinds.party":
      say(
        text: "mỗi người loại này đến cùng bao nhiêu người, kể cả mình",
        "how many come when one of this kind comes, that one included", inPeople)
    case "rules.whole":
      say(
        text: "đơn vị đi liền một đợt trong một buổi: true, false hoặc {up_to: 60}",
        "units come in one run of slots of one session: true, false or {up_to: 60}")
    case "rules.whole.up_to":
      say(
        text: "chỉ đơn vị có nhiều nhất từng này người phải đi liền một đợt",
        "only units of at most so many people stay whole", inPeople)
    case "lists":
      say(
        text: "hạn và nơi các đơn vị gửi danh sách",
        "until when and where to units send their lists")
    case "lists.due":
      say(
        text: "ngày cuối nhận danh sách, năm-tháng-ngày", "the last day for lists, year-month-day")
    case "lists.send_to": say(text: "nơi nhận danh sách", "who receives the lists")
    case "lists.phone": say(text: "điện thoại hỏi về danh sách", "the telephone for questions")
    case "lists.email": say(text: "email nhận danh sách", "the e-mail address for lists")
    case "weights": say(text: "trọng số của từng mục tiêu", "the cost of each aim that is missed")
    default: nil
    }
  }

  private func meaning(ofSession key: String) -> KeyMeaning? {
    switch key {
    case "sessions.id":
      say(text: "mã của buổi, dùng trong các tệp khác", "the name other files use")
    case "sessions.site": say(text: "địa điểm", "the site")
    case "sessions.address": say(text: "địa chỉ", "the address")
    case "sessions.date": say(text: "ngày, năm-tháng-ngày", "the day, year-month-day")
    case "sessions.opens": say(text: "giờ mở cửa", "when the doors open", onClock)
    case "sessions.closes":
      say(text: "giờ mọi người đã về hết", "by when everyone has left", onClock)
    case "sessions.slot_minutes":
      say(text: "độ dài một khung giờ", "the length of a slot", inMinutes)
    case "sessions.arrivals_per_slot":
      say(
        text: "số người mời nhiều nhất vào một khung giờ", "most people invited to a slot", inPeople
      )
    case "sessions.arrive_before":
      say(
        text: "mời có mặt trước khung giờ bao nhiêu phút",
        "people are asked to be there so many minutes before their slot", inMinutes)
    case "sessions.reserve":
      say(text: "chỗ giữ lại cho người tự đến", "room kept for people without an invitation")
    case "sessions.reserve.per_slot":
      say(
        text: "mỗi khung giờ giữ lại chỗ cho bao nhiêu người tự đến",
        "for how many people without an invitation each slot keeps room", inPeople)
    case "sessions.arrive":
      say(
        text: "khi mô phỏng: đến rải đều trong khung (spread) hay đúng đầu khung (start)",
        "simulation: people come spread over the slot, or at its start")
    case "sessions.stages": say(text: "các khâu, theo thứ tự", "the stages, in order")
    case "sessions.stages.id": say(text: "mã của khâu", "the name of the stage")
    case "sessions.stages.minutes":
      say(text: "một người ở khâu này bao lâu", "how long a person is in it", inMinutes)
    case "sessions.stages.zone": say(text: "khu vực của khâu", "the zone it is in")
    case "sessions.stages.defers":
      say(text: "người phải tạm hoãn về sau khâu này", "deferred people leave after it")
    case "sessions.stages.servers", "sessions.stages.servers.count":
      say(text: "bao nhiêu người được phục vụ cùng lúc", "how many are served at once", inPeople)
    case "sessions.stages.servers.from", "sessions.crowd_limits.from", "sessions.walk_ins.from":
      say(text: "từ giờ này", "from this time on", onClock)
    case "sessions.stages.servers.to", "sessions.crowd_limits.to", "sessions.walk_ins.to":
      say(text: "đến trước giờ này", "up to this time", onClock)
    case "sessions.stages.overload":
      say(text: "khâu này được có hàng chờ ngắn", "the stage may have a short queue")
    case "sessions.stages.overload.most":
      say(
        text: "số người dự kiến được vượt số chỗ phục vụ nhiều nhất",
        "most people expected beyond those served at once", inPeople)
    case "sessions.stages.overload.weight":
      say(
        text: "chi phí mỗi người vượt chỗ phục vụ, tính ở phút đông nhất",
        "cost of each person beyond those served, at the worst minute", asCost)
    case "sessions.crowd_limits":
      say(
        text: "số người có mặt nhiều nhất; zone \"*\" là cả buổi",
        "most people there; zone \"*\" is everywhere")
    case "sessions.crowd_limits.zone":
      say(text: "khu vực, \"*\" là cả buổi", "the zone, \"*\" is everywhere")
    case "sessions.crowd_limits.limit":
      say(text: "số người có mặt cùng lúc nhiều nhất", "most people there at once", inPeople)
    case "sessions.blood_units": say(text: "lượng máu", "blood units")
    case "sessions.blood_units.target":
      say(text: "lượng máu mong muốn", "blood units wanted", inUnits)
    case "sessions.blood_units.ceiling":
      say(
        text: "lượng máu bệnh viện nhận được nhiều nhất", "most that the hospital can take", inUnits
      )
    case "sessions.walk_ins.per_hour":
      say(
        text: "khi mô phỏng: số người tự đến mỗi giờ",
        "simulation: people without invitation an hour", inPeople)
    default: nil
    }
  }

  private func meaning(ofUnit key: String) -> KeyMeaning? {
    switch key {
    case "units.name": say(text: "tên đơn vị", "the name of the unit")
    case "units.quota": say(text: "chỉ tiêu được giao", "how many it was asked for", inPeople)
    case "units.staff": say(text: "tổng số nhân sự", "how many work there", inPeople)
    case "units.asked_percent":
      say(text: "phần nhân sự được vận động", "part of its staff asked for", inPercent)
    case "units.from": say(text: "chỉ từ giờ này", "only from this time on", onClock)
    case "units.to": say(text: "chỉ đến giờ này", "only up to this time", onClock)
    case "units.max_away":
      say(
        text: "vắng cùng lúc nhiều nhất: số người hoặc phần trăm",
        "most away at once: people or percent", inPeople)
    case "units.session": say(text: "chỉ các buổi này", "only these sessions")
    case "units.preferred":
      say(
        text: "giờ mong muốn của người không ghi giờ riêng",
        "the start wished for those who state none", onClock)
    case "units.whole":
      say(
        text: "đi liền một đợt: yes hoặc no; trống: theo rules.whole",
        "stays whole: yes or no; empty: as rules.whole says")
    default: nil
    }
  }

  private typealias Unit = (String, String)
  private var inPeople: Unit { ("người", "people") }
  private var inMinutes: Unit { ("phút", "minutes") }
  private var inUnits: Unit { ("đơn vị", "units") }
  private var onClock: Unit { ("giờ:phút", "hours:minutes") }
  private var asPart: Unit { ("phần, 0 đến 1", "part, 0 to 1") }
  private var asCost: Unit { ("điểm", "cost") }
  private var inPercent: Unit { ("%", "%") }

  private func say(
    text vietnamese: String, _ english: String, _ unit: Unit = ("", "")
  ) -> KeyMeaning {
    KeyMeaning(unit: say(unit.0, unit.1), text: say(vietnamese, english))
  }

  /// The heading over the keys of a drive.
  public func keysHeading(_ name: String) -> String {
    say("CÁC THÔNG SỐ: \(name)", "KEYS: \(name)")
  }

  /// How keys are used.
  public var keysNote: String {
    say(
      "Dùng nguyên văn với --set của whatif. Thay tên bằng * để chọn tất cả.",
      "Use them as they are with --set of whatif. A * in place of a name is every entry.")
  }

  /// What stands at a key where nothing does.
  public var nothingSet: String { say("(trống)", "(empty)") }
}
