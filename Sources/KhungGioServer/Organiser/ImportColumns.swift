import Drives
import UnitLists
import Wording

/// The columns that were not read, with what may be said of each; and what was said of others.
struct ImportColumns {
  private let plan: ImportPlan
  private let said: [String]
  private let declarations: [Declaration]
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
  ///   - declarations: the questions of the drive.
  ///   - wording: the language.
  init(_ plan: ImportPlan, said: [String], declarations: [Declaration], wording: Words) {
    self.plan = plan
    self.said = said
    self.declarations = declarations
    self.wording = wording
  }

  /// The part of the form; nil where every column was read and nothing was said.
  var html: HTML? {
    let mappings = said.compactMap { ColumnMapping($0, of: declarations) }
    var seen = Set(mappings.map(\.column))
    var unread: [String] = []
    for column in plan.sheets.flatMap(\.columns) where column.field == nil && column.filled > 0 {
      let name = column.heading.isEmpty ? column.letters : column.heading
      // What holds `=` could not be sent back.
      guard !name.contains("="), seen.insert(name).inserted else { continue }
      unread.append(name)
    }
    let fields =
      mappings.map { select($0.column, $0.content) }
      + unread.prefix(Self.most).map { select($0, nil) }
    guard !fields.isEmpty else { return nil }
    return """
      <fieldset><legend>\(wording.columnsQuestion)</legend><div class="fields">\(fields)</div></fieldset>
      """
  }

  private func select(_ column: String, _ chosen: String?) -> HTML {
    let contents =
      Self.fields.map { ($0.rawValue, wording.listFieldName($0.rawValue)) }
      + declarations.map { ($0.id, $0.question(in: wording.language)) }
    let options = contents.map { content, name -> HTML in
      """
      <option value="\(column)=\(content)"\("selected", if: content == chosen)>\(name)</option>
      """
    }
    return """
      <label>\(column)<select name="map"><option value="">\(wording.columnNotSaid)</option>\
      \(options)</select></label>
      """
  }
}
