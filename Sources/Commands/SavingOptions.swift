import ArgumentParser
import Console
import Diagnostics
import DriveFiles
import KhungGio
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
  /// Leaves with the exit status where the plan could not be saved.
  func check() throws {
    if let failure { throw ExitStatus.status(of: failure.category) }
  }
}
