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
  /// leaves with the exit status where it could not be saved, somebody has no slot, or there is another finding.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - json: what is printed instead of the text; nil for the text.
  ///   - lines: words the notes.
  ///   - more: what is said after the plan; on standard error where that is JSON.
  ///   - isFinding: whether there is another finding.
  ///   - text: the text.
  /// - Throws: ``ExitStatus``.
  func show(
    _ plan: Plan, json: String?, by lines: PlanLines, more: [String] = [],
    isFinding: Bool = false, _ text: () -> [String]
  ) throws {
    try Output.show(text: json, text)
    lines.notes(on: self).forEach(Diagnostics.line)
    if json != nil {
      more.forEach(Diagnostics.line)
    } else if !more.isEmpty {
      try Output.show { [""] + more }
    }
    if let failure { throw ExitStatus.status(of: failure.category) }
    if !plan.unplaced.isEmpty || isFinding { throw ExitStatus.findings }
  }
}
