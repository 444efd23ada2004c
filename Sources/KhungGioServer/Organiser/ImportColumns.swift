import UnitLists
import Wording

/// The columns that were not read, with what may be said of each; and what was said of others.
struct ImportColumns {
  private let plan: ImportPlan
  private let said: [String]
  private let wording: Words

  /// The most columns that are asked about at once.
  private static let most = 12
  /// What may be said of a column, in the order of the choices.
  private static let fields: [ListField] = [
    .name, .birthYear, .phone, .unit, .kind, .available, .preferred, .group, .sex, .weight,
    .lastDonation, .note, .unused,
  ]

  /// Columns of lists.
  ///
  /// - Parameters:
  ///   - plan: the import.
  ///   - said: what was said of columns, each as `column=field`.
  ///   - wording: the language.
  init(_ plan: ImportPlan, said: [String], wording: Words) {
    self.plan = plan
    self.said = said
    self.wording = wording
  }

  /// The part of the form; nil where every column was read and nothing was said.
  var html: HTML? {
    let mappings = said.compactMap { ColumnMapping($0) }
    var seen = Set(mappings.map(\.column))
    var unread: [String] = []
    for column in plan.sheets.flatMap(\.columns) where column.field == nil && column.filled > 0 {
      let name = column.heading.isEmpty ? column.letters : column.heading
      // What holds `=` could not be sent back.
      guard !name.contains("="), seen.insert(name).inserted else { continue }
      unread.append(name)
    }
    let fields =
      mappings.map { select($0.column, $0.field) }
      + unread.prefix(Self.most).map { select($0, nil) }
    guard !fields.isEmpty else { return nil }
    return """
      <fieldset><legend>\(wording.columnsQuestion)</legend><div class="fields">\(fields)</div></fieldset>
      """
  }

  private func select(_ column: String, _ chosen: ListField?) -> HTML {
    let options = Self.fields.map { field -> HTML in
      """
      <option value="\(column)=\(field.rawValue)"\("selected", if: field == chosen)>\
      \(wording.listFieldName(field.rawValue))</option>
      """
    }
    return """
      <label>\(column)<select name="map"><option value="">\(wording.columnNotSaid)</option>\
      \(options)</select></label>
      """
  }
}
