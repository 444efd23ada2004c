import ArgumentParser
import DriveFiles
import Drives
import Foundation
import Pictures
import Plans
import Wording

/// `khunggio plot`: draws every session's day and invitations as SVG files.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws a plan: people present over the day, people invited by unit.",
    discussion: """
      Examples:
        khunggio plot data/thanh-xuan-2021 --out pictures
        khunggio plot data/tiny --plan my-plan.json --language en --out pictures

      Two SVG files per session: headcount-SESSION.svg and invitations-SESSION.svg.
      Files of these names that are there already are drawn anew.

      Exit status: 0 done; 65 bad data; 66 an input is missing; 73, 74 a file cannot
      be written.
      """)

  @OptionGroup var options: DriveOptions

  @Option(
    help: ArgumentHelp("The plan; DRIVE/plan.json unless told.", valueName: "file"))
  var plan: String?

  @Option(
    help: ArgumentHelp("The folder for the pictures, made if need be.", valueName: "folder"))
  var out: String

  func run() throws {
    let (folder, wording) = try options.read()
    let assignments = try options.readPlan(plan, for: folder.drive).assignments
    let headcounts = Headcount.all(of: assignments, on: folder.drive, wording: wording)
    let tables = InvitationTable.all(of: assignments, on: folder.drive, wording: wording)
    var names: [String] = []
    do throws(OutputFault) {
      let place = try PictureFolder(at: URL(fileURLWithPath: out, isDirectory: true))
      for (headcount, table) in zip(headcounts, tables) {
        for (name, svg) in [
          ("headcount", HeadcountPicture(of: headcount, wording: wording).svg),
          ("invitations", InvitationPicture(of: table, wording: wording).svg),
        ] {
          names.append("\(name)-\(headcount.session).svg")
          try place.write(svg, as: "\(name)-\(headcount.session).svg")
        }
      }
    } catch {
      throw error.told(in: wording)
    }
    var output = Output()
    output.line(wording.drawn(names.count, in: out))
    for name in names.prefix(Self.mostNamed) { output.line("  " + name) }
    if names.count > Self.mostNamed {
      output.line("  " + wording.andMore(names.count - Self.mostNamed))
    }
    try output.finish()
  }

  private static let mostNamed = 20
}
