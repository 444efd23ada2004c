import ArgumentParser
import Console
import KhungGio
import Wording

/// `khunggio audit`: checks any plan file against its drive, with code that knows no solver.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration("audit", Words.typed.auditHelp)

  @OptionGroup var options: DriveOptions
  @Argument(help: .of(\.auditedPlan)) var plan: String
  @Option(help: .of(\.auditPublished)) var from: String?
  @Flag(help: .of(\.auditJSON)) var json = false

  func run() throws {
    let (opened, wording) = try options.open()
    let notice = options.notices(in: wording, zone: opened.drive.zone)
    let audit = try options.doing(on: opened.drive, plan: plan, in: wording) {
      try AuditPlan(ofFile: plan, on: opened, published: from, notice: notice)
    }
    let audited = audit.perform(WorkContext())
    try Output.show(json ? audited.json : nil) {
      PlanLines(wording: wording, command: options.commands).lines(of: audited, at: plan)
    }
    if !audited.isValid { throw ExitStatus.findings }
  }
}
