import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import UnitLists
import Wording

/// `khunggio import`: reads the lists that units send into the drive's own.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration("import", Words.typed.importListsHelp)

  @Argument(help: .of(\.driveFolder)) var drive: String
  @Argument(help: .of(\.lists)) var files: [String]
  @Option(help: .of(\.columnMapping)) var map: [String] = []
  @Option(help: .of(\.listsUnit)) var unit: String?
  @Flag(help: .of(\.newUnits)) var newUnits = false
  @Option(help: .of(\.markedLists)) var mark: String?
  @Flag(help: .of(\.replaceMarked)) var force = false
  @Flag(help: .of(\.previewImport)) var dryRun = false
  @Flag(help: .of(\.withoutRefused)) var withoutRefused = false
  @Flag(help: .of(\.takeOutMissing)) var replace = false
  @Flag(help: .of(\.keepMissing)) var keep = false
  @Flag(help: .of(\.bringBackNamed)) var again = false
  @OptionGroup var eligibility: EligibilityOptions
  @OptionGroup var locking: LockOptions
  @Flag(help: .of(\.jsonOnly)) var json = false
  @Option(help: .of(\.languageOrOwn)) var language: Language?

  func validate() throws {
    try refuse(unless: !replace || !keep) { $0.exclude("--replace", "--keep") }
    // What a column may hold depends on the drive's questions, too.
    if let wrong = map.first(where: { !ColumnMapping.isWritten($0) }) {
      throw wrongUsage { $0.noMapping(wrong, fields: ListField.names) }
    }
  }

  func run() throws {
    let options = DriveOptions(drive, language: language)
    // A preview changes nothing, and is given to whoever may only read.
    let (lists, wording) = try options.openLists(changingFor: dryRun ? nil : "import", locking)
    let declarations = lists.draft.declarations
    if let wrong = map.first(where: { ColumnMapping($0, of: declarations) == nil }) {
      throw wrongUsage {
        $0.noMapping(wrong, fields: ListField.names + declarations.map(\.id))
      }
    }
    let prepared = try options.run(reading(lists), in: wording)
    let report = ImportReport(prepared.plan, wording: wording, zone: lists.draft.timeZone)
    report.diagnostics.forEach(Diagnostics.line)
    let isWritten = try options.doing(in: wording) { () -> Bool in
      if let mark {
        try prepared.writeMarked(into: mark, wording: wording, mayReplace: force)
          .forEach { Diagnostics.line(wording.marked($0.relativePath)) }
      }
      guard !dryRun else { return false }
      let moment = Moment.now
      return try prepared.write(
        at: moment,
        replacing: wording.notOnResentList(
          Moment.day(moment.text, of: lists.draft.timeZone, in: wording)))
    }
    try Output.show(json ? prepared.json(isWritten: isWritten, in: wording) : nil) {
      report.lines(of: prepared, isPreview: dryRun, drive: drive)
    }
    switch prepared.outcome {
    case .complete: break
    case .incomplete, .open: throw ExitStatus.findings
    case .refused: throw ExitStatus.badData
    case .missingInput: throw ExitStatus.missingInput
    }
  }

  private func reading(_ lists: OpenLists) -> ImportLists {
    var reading = ImportLists(files, into: lists)
    reading.mappings = map.compactMap { ColumnMapping($0, of: lists.draft.declarations) }
    reading.unit = unit
    reading.addsUnits = newUnits
    reading.keepsCells = json
    reading.eligibility = eligibility.rules
    reading.missing = replace ? .takenOut : keep ? .kept : .open
    reading.bringsBack = again
    reading.leavesOutRefused = withoutRefused
    return reading
  }
}

/// Who may give blood, where that is other than usual.
struct EligibilityOptions: ParsableArguments {
  private static let usual = Eligibility.circular2013

  @Option(help: .of(\.youngest)) var youngest = usual.ages.lowerBound
  @Option(help: .of(\.oldest)) var oldest = usual.ages.upperBound
  @Option(help: .of(\.womenFrom)) var womenFrom = usual.leastWeightOfWomen
  @Option(help: .of(\.menFrom)) var menFrom = usual.leastWeightOfMen
  @Option(help: .of(\.weeks)) var weeks = usual.weeksBetween
  @Flag(help: .of(\.anyone)) var anyone = false

  func validate() throws { try refuse(unless: youngest <= oldest) { $0.agesCross } }

  /// The rules.
  var rules: Eligibility {
    var rules = Eligibility(
      source: Self.usual.source, ages: youngest...max(youngest, oldest),
      leastWeightOfWomen: womenFrom, leastWeightOfMen: menFrom, weeksBetween: weeks)
    if rules != Self.usual { rules.source = "--youngest, --oldest, --women-from, …" }
    rules.isLookedAt = !anyone
    return rules
  }
}
