import Wording

/// Letters as tables for spreadsheets, one per unit.
public enum CSVLetters {
  /// The letters.
  ///
  /// - Parameter letters: the letters.
  /// - Returns: a document per unit.
  public static func documents(of letters: Letters) -> [Document] {
    var names = DocumentNames(in: "csv")
    return letters.units.map { unit in
      var table = LetterTable()
      let list = LetterList(of: unit, in: letters, withPhones: true, withPlace: true)
      table.add(list.columns.map(letters.wording.heading))
      for row in list.rows { table.add(row.map(\.text)) }
      return Document(path: names.path(for: unit.id, ending: ".csv"), text: table.text)
    }
  }
}
