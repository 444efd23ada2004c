import ArgumentParser
import Console
import DriveFiles
import Drives
import KhungGio
import Wording

/// `khunggio cancel`: takes people who withdraw out of the lists, with a reason.
struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration("cancel", Words.typed.cancelHelp)

  @Argument(help: .of(\.driveFolder)) var drive: String
  @Argument(help: .of(\.withdrawing)) var who: [String] = []
  @Option(help: .of(\.withdrawingUnit)) var unit: String?
  @Option(help: .of(\.withdrawingList)) var from: String?
  @Option(help: .of(\.reason)) var reason = ""
  @Flag(help: .of(\.bringBack)) var back = false
  @Flag(help: .of(\.previewWithdrawal)) var dryRun = false
  @Flag(help: .of(\.jsonOnly)) var json = false
  @Option(help: .of(\.languageOrOwn)) var language: Language?
  @OptionGroup var locking: LockOptions

  func validate() throws {
    try refuse(unless: back || !who.isEmpty || unit != nil || from != nil) { $0.nobodyWithdraws }
    try refuse(unless: reason.isEmpty || !back) { $0.reasonIsForWithdrawing }
  }

  func run() throws {
    let options = DriveOptions(drive, language: language)
    let (lists, wording) = try options.openLists(changingFor: "cancel", locking)
    var withdraw = WithdrawPeople(lists)
    withdraw.who = who
    withdraw.unit = unit
    withdraw.list = from
    withdraw.reason = reason
    withdraw.bringsBack = back
    withdraw.isPreview = dryRun
    let lines = WithdrawalLines(wording: wording, zone: lists.draft.timeZone)
    let changed = try options.run(withdraw, in: wording) { error in
      guard let error = error as? WithdrawalError else { return nil }
      if json, let document = lines.json(of: error) { try Output.show(document) { [] } }
      return lines.lines(of: error)
    }
    let command = options.commands
    let next = lines.next(after: changed, isBack: back, command)
    try Output.show(json ? changed.json.adding([("next", .string(next))]) : nil) {
      lines.lines(of: changed, isBack: back, isPreview: dryRun)
        + (dryRun || back ? [] : [wording.withdrawalCanBeUndone(command("cancel", ["--back"]))])
        + [wording.next(next)]
    }
  }
}
