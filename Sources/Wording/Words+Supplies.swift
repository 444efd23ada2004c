import Drives

/// What a drive needs to buy and to pay.
extension Words {
  /// What an amount of supplies is for.
  public enum SupplyBasis: Hashable, Sendable {
    /// Each person invited.
    case invited
    /// Each person who comes, as many as come with a chosen certainty.
    case present
    /// Each blood unit, as many as are given with a chosen certainty; of one volume in ml, or of any.
    case bloodUnit(Int?)
    /// Each volunteer.
    case volunteer
    /// The drive.
    case fixed

    /// The volumes of blood units, in ml.
    public static let volumes = [250, 350, 450]
    /// All of them.
    public static let all: [SupplyBasis] =
      [.invited, .present, .bloodUnit(nil)] + volumes.map { .bloodUnit($0) } + [.volunteer, .fixed]

    /// As files write it.
    public var written: String {
      switch self {
      case .invited: "invited"
      case .present: "present"
      case .bloodUnit(nil): "blood_unit"
      case .bloodUnit(let volume?): "blood_unit \(volume)"
      case .volunteer: "volunteer"
      case .fixed: "fixed"
      }
    }

    /// The basis that a text names; nil for any other text.
    public init?(written text: String) {
      guard let found = Self.all.first(where: { $0.written == text }) else { return nil }
      self = found
    }
  }

  /// What an amount is for, in words.
  public func supplyBasis(_ basis: SupplyBasis) -> String {
    switch basis {
    case .invited: say("người được mời", "person invited")
    case .present: say("người đến", "person who comes")
    case .bloodUnit(nil): say("đơn vị máu", "blood unit")
    case .bloodUnit(let volume?): say("đơn vị máu \(volume) ml", "blood unit of \(volume) ml")
    case .volunteer: say("tình nguyện viên", "volunteer")
    case .fixed: say("cả buổi", "the drive")
    }
  }

  /// The titles of the two tables: what is ordered, and what it costs.
  public var supplyTitles: (order: String, budget: String) {
    (say("Vật tư cần chuẩn bị", "What to order"), say("Dự trù kinh phí", "Budget"))
  }

  /// The name of the files, without their endings.
  public var suppliesFile: String { say("du-tru", "supplies") }

  /// The columns of the tables.
  public enum SupplyColumn: Sendable {
    /// The number of the row.
    case number
    /// What is bought.
    case item
    /// What it is counted in.
    case unit
    /// What an amount is for.
    case basis
    /// How many.
    case quantity
    /// What one costs.
    case price
    /// What all of them cost.
    case cost
    /// Remarks.
    case note
  }

  /// The heading of a column.
  public func supplyHeading(_ column: SupplyColumn) -> String {
    switch column {
    case .number: say("STT", "No.")
    case .item: say("Nội dung", "Item")
    case .unit: say("ĐVT", "Unit")
    case .basis: say("Tính theo", "For each")
    case .quantity: say("Số lượng", "Number")
    case .price: say("Đơn giá (đ)", "Price (VND)")
    case .cost: say("Thành tiền (đ)", "Amount (VND)")
    case .note: say("Ghi chú", "Remarks")
    }
  }

  /// What the numbers were reckoned from.
  public func supplyCounts(
    invited: Int, walkIns: Int, present: Int, bloodUnits: Int, certainty: Double, volunteers: Int?
  ) -> String {
    let others =
      walkIns > 0
      ? say(
        " và \(people(walkIns)) tự đến (reserve)",
        " and \(people(walkIns)) without an invitation (reserve)")
      : ""
    let sure = percent(certainty, decimals: 0)
    let helpers = volunteers.map {
      say(
        ", \(count($0)) tình nguyện viên",
        ", \($0 == 1 ? "1 volunteer" : "\(count($0)) volunteers")")
    }
    return say(
      "Tính cho \(people(invited)) được mời\(others); với xác suất \(sure) không quá \(people(present)) đến và "
        + "\(count(bloodUnits)) đơn vị máu\(helpers ?? "").",
      "For \(people(invited)) invited\(others); with probability \(sure) no more than \(people(present)) come and "
        + "give \(count(bloodUnits)) blood units\(helpers ?? "").")
  }

  /// The sum in words.
  public func supplySum(_ amount: Int) -> String {
    say("Bằng chữ: \(dongInWords(amount)).", "In words: \(dongInWords(amount)).")
  }

  /// Items whose price is not known yet.
  public func suppliesWithoutPrice(_ number: Int) -> String {
    say(
      "Chưa có đơn giá: \(count(number)) dòng, chưa tính vào tổng.",
      "Without a price: \(number == 1 ? "1 row" : "\(count(number)) rows"), not in the sum.")
  }

  /// A price below what a rule demands.
  public func supplyBelowFloor(_ item: String, price: Int, floor: Int, note: String) -> String {
    let rule = note.isEmpty ? "" : " (\(note))"
    return say(
      "\(item): \(dong(price)) thấp hơn mức tối thiểu \(dong(floor))\(rule).",
      "\(item): \(dong(price)) is below the least amount, \(dong(floor))\(rule).")
  }

  /// The drive has no file of supplies.
  public func suppliesMissing(_ command: String) -> String {
    say(
      "Chưa có supplies.csv; tạo tệp mẫu bằng: \(command)",
      "There is no supplies.csv; begin one with: \(command)")
  }

  /// Shares of volumes are needed.
  public var suppliesNeedVolumes: String {
    say(
      "Có dòng tính theo thể tích máu: hãy ghi tỉ lệ, ví dụ --volumes 250=20,350=50,450=30.",
      "There are rows for volumes of blood: say their shares, such as --volumes 250=20,350=50,450=30."
    )
  }

  /// The number of volunteers is needed.
  public var suppliesNeedVolunteers: String {
    say(
      "Có dòng tính theo tình nguyện viên: hãy ghi số người bằng --volunteers.",
      "There are rows for volunteers: say how many with --volunteers.")
  }

  /// Items that most drives need, to be changed: name, unit, basis, amount, pack, price, floor, remark.
  public var usualSupplies: [UsualSupply] {
    let rule = "Thông tư 17/2020/TT-BYT"
    func gift(_ volume: Int, _ least: Int) -> UsualSupply {
      UsualSupply(
        name: say("Quà tặng người hiến \(volume) ml", "Gift for a donor of \(volume) ml"),
        unit: say("suất", "gift"), basis: .bloodUnit(volume), price: least, floor: least,
        note: say("\(rule): từ \(dong(least))", "\(rule): \(dong(least)) or more"))
    }
    return [
      UsualSupply(
        name: say("Phiếu đăng ký hiến máu", "Registration form"), unit: say("tờ", "sheet"),
        basis: .invited),
      UsualSupply(
        name: say("Nước uống", "Drinking water"), unit: say("chai", "bottle"), basis: .present,
        pack: 24),
      UsualSupply(
        name: say("Suất ăn nhẹ", "Snack"), unit: say("suất", "portion"), basis: .present),
      gift(250, 100_000), gift(350, 150_000), gift(450, 180_000),
      UsualSupply(
        name: say("Hỗ trợ đi lại", "Travel"), unit: say("người", "person"), basis: .present,
        price: 50_000,
        note: say("\(rule): tối đa \(dong(50_000))", "\(rule): \(dong(50_000)) at most")),
      UsualSupply(
        name: say("Suất ăn tình nguyện viên", "Meal for volunteers"), unit: say("suất", "meal"),
        basis: .volunteer),
      UsualSupply(name: say("Băng rôn", "Banner"), unit: say("chiếc", "piece"), basis: .fixed),
    ]
  }

  /// An item that most drives need.
  public struct UsualSupply: Sendable {
    /// What it is called.
    public let name: String
    /// What it is counted in.
    public let unit: String
    /// What an amount is for.
    public let basis: SupplyBasis
    /// Only so many at once are sold.
    public let pack: Int
    /// What one costs, in đồng.
    public let price: Int?
    /// The least that a rule demands, in đồng.
    public let floor: Int?
    /// Remarks.
    public let note: String

    init(
      name: String, unit: String, basis: SupplyBasis, pack: Int = 1, price: Int? = nil,
      floor: Int? = nil, note: String = ""
    ) {
      self.name = name
      self.unit = unit
      self.basis = basis
      self.pack = pack
      self.price = price
      self.floor = floor
      self.note = note
    }
  }
}
