import ArgumentParser
import Console
import DriveFiles
import Drives
import Foundation
import KhungGio
import Plans
import Wording

/// `khunggio export`: the whole problem as one program that other solvers read.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the whole problem as one free-format MPS file.",
    discussion: """
      Examples:
        khunggio export data/tiny --mps tiny.mps
        glpsol --freemps tiny.mps
        khunggio export my-drive --from 2 --budget 5 --mps replan.mps

      Its optimum is the optimal cost; with --from, that of replanning.

      x[UNIT,SESSION,SLOT,PERSON] counts people in a slot; PERSON+2 is the person and
      two more whom planning need not tell apart. w[UNIT,PERSON] is who has none,
      y[UNIT,SESSION,SLOT] a slot that a unit uses, N[SESSION,SLOT] who is invited to
      it, P[SESSION] the peak. Rows name the rule and the place, as in
      crowd-limit[SESSION,ZONE,TIME]. Ids stand there without accents, other letters
      as _, long ones without their middle; no name is longer than 100 letters.
      import-solution makes a plan of what a solver reports.

      Exit status: 0 done; 65 bad data; 66 an input is missing; 73, 74 the file cannot
      be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var mps: String

  @Option(
    help: ArgumentHelp(
      "The published plan: a file, or its number.", valueName: "plan"))
  var from: String?

  @Option(help: ArgumentHelp("The most people who may get another slot.", valueName: "people"))
  var budget: Int?

  @Flag(help: "Leave out the weight promised, as replan --equal does.")
  var equal = false

  func validate() throws {
    guard !equal || from != nil else {
      throw ValidationError("--equal is for --from; name that, too.")
    }
    guard budget == nil || from != nil else {
      throw ValidationError("--budget is for --from; name that, too.")
    }
  }

  func run() throws {
    try options.check(mps, for: .program)
    let (folder, wording) = try options.read()
    let published = try from.map { name -> [Assignment] in
      let source = try PublishedSource(name, of: options, wording: wording).linked(
        on: folder.drive)
      source.reportCorrections(wording: wording)
      return source.plan.assignments(on: folder.drive)
    }
    let exported: ExportedProgram
    do throws(UseCaseError) {
      exported = try ExportProgram(
        folder.drive, to: URL(fileURLWithPath: mps), published: published ?? [], budget: budget,
        keepsPromises: !equal
      ).perform()
    } catch {
      throw options.reported(error, of: folder.drive, in: wording)
    }
    var output = Output()
    output.line(
      wording.exported(
        mps, variables: exported.program.variableCount, rows: exported.program.rowCount))
    output.line(wording.next("glpsol --freemps \(shellWord(mps))"))
    try output.finish()
  }
}
