import ArgumentParser
import Console
import Diagnostics
import DriveFiles
import KhungGio
import Plans
import Wording

/// Where a plan is saved.
struct SavingOptions: ParsableArguments {
  @Option(help: .of(\.save)) var save: String?
  @Flag(help: .of(\.noSave)) var noSave = false
  @Flag(help: .of(\.replaceBetter)) var replaceBetter = false

  func validate() throws {
    try refuse(unless: save == nil || !noSave) { $0.exclude("--save", "--no-save") }
  }

  /// What that comes to.
  func saving(of options: DriveOptions, notice: @escaping DriveNotices) -> PlanSaving {
    var saving = PlanSaving()
    saving.path = save
    saving.isWanted = !noSave
    saving.replacesBetter = replaceBetter
    saving.language = options.language
    saving.notice = notice
    return saving
  }
}

extension SavedPlan {
  /// Prints the plan after it was saved, so that a reader that goes away takes nothing with it, and
  /// leaves with the exit status where it could not be saved or somebody has no slot.
  func show(
    _ plan: Plan, json: String?, by lines: PlanLines, _ text: () -> [String]
  ) throws {
    try Output.show(text: json, text)
    lines.notes(on: self).forEach(Diagnostics.line)
    if let failure { throw ExitStatus.status(of: failure.category) }
    if !plan.unplaced.isEmpty { throw ExitStatus.findings }
  }
}
