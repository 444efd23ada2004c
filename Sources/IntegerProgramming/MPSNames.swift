/// Names that every reader of MPS takes: unique, without blanks, of plain letters, not too long.
struct MPSNames {
  /// The row of the objective.
  static let objective = "cost"
  /// The column of the objective's constant.
  static let constant = "constant"
  /// CBC reads no longer ones.
  private static let longest = 120

  let variables: [String]
  private let rows: [String]
  private let secondRows: [String]

  init(of program: IntegerProgram) {
    var taken: Set<String> = [Self.constant]
    variables = Self.unique(program.variableNames, or: "x", &taken)
    taken = [Self.objective]
    rows = Self.unique(program.rowNames, or: "r", &taken)
    secondRows = Self.unique(rows.map { "\($0)_most" }, or: "r", &taken)
  }

  /// What a row is called.
  func name(of row: MPSRow) -> String {
    row.isSecond ? secondRows[row.row] : rows[row.row]
  }

  /// For each row of the program, what the rows written for it are called.
  func rowNames(of rows: [MPSRow], count: Int) -> [[String]] {
    var names = [[String]](repeating: [], count: count)
    for row in rows {
      names[row.row].append(name(of: row))
    }
    return names
  }

  /// The name with every strange character replaced; another if nothing is left.
  static func plain(_ name: String, or other: String) -> String {
    var plain = ""
    for scalar in name.unicodeScalars.prefix(longest) {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "[", "]", "(", ")", ",", ":", "-", "+":
        plain.unicodeScalars.append(scalar)
      default:
        plain.unicodeScalars.append("_")
      }
    }
    guard let first = plain.unicodeScalars.first else { return other }
    // A name that starts like a number may be read as one.
    return first.properties.isAlphabetic || first == "_" ? plain : "_\(plain)"
  }

  private static func unique(
    _ names: [String], or letter: String, _ taken: inout Set<String>
  ) -> [String] {
    names.enumerated().map { place, name in
      let plain = plain(name, or: "\(letter)\(place)")
      var candidate = plain
      var count = 1
      while !taken.insert(candidate).inserted {
        // The place makes nearly every name unique at once, however many are alike.
        candidate = "\(plain)_\(letter)\(place)" + (count == 1 ? "" : "_\(count)")
        count += 1
      }
      return candidate
    }
  }
}
