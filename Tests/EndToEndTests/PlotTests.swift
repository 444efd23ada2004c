import Foundation
import Testing

@Suite struct PlotTests {
  private let published = "data/binh-long-2011/published-plan.json"

  @Test func everySessionHasTwoPictures() throws {
    try Folder.temporary { folder in
      let out = folder.appending(path: "new/pictures").plainPath
      let result = try Command.run(
        "plot", "data/binh-long-2011", "--plan", published, "--runs", "20", "--out", out)
      #expect(result.status == 0)
      #expect(result.saysOnlyThatThePlanDoesNotTellWho)
      #expect(
        result.lines == [
          "Đã vẽ 2 hình vào \(out):", "  headcount-hall.svg", "  invitations-hall.svg",
        ])
      let pictures = try Folder.contents(of: folder).filter { $0.key.hasSuffix(".svg") }
      #expect(
        pictures.keys.sorted() == [
          "new/pictures/headcount-hall.svg", "new/pictures/invitations-hall.svg",
        ])
      for picture in pictures.values {
        #expect(String(decoding: picture, as: UTF8.self).hasPrefix("<svg "))
      }
    }
  }

  @Test func theSameArgumentsGiveTheSamePictures() throws {
    try Folder.temporary { folder in
      for out in ["one", "two"] {
        let result = try Command.run(
          "plot", "data/binh-long-2011", "--plan", published, "--runs", "50", "--seed", "3",
          "--out", folder.appending(path: out).plainPath)
        #expect(result.status == 0)
      }
      #expect(
        try Folder.contents(of: folder.appending(path: "one"))
          == Folder.contents(of: folder.appending(path: "two")))
    }
  }

  @Test func thePicturesOfThePapersAreWhatTheirCommandDraws() throws {
    let paper = try Paper(at: "docs/commands.md").text
    let command =
      "khunggio plot data/thanh-xuan-2021 "
      + "--plan docs/pictures/thanh-xuan-2021-plan.json --out docs/pictures"
    #expect(paper.contains(command + "\n"))
    try Folder.temporary { folder in
      let words = command.split(separator: " ").dropFirst().dropLast().map(String.init)
      #expect(try Command.run(Command.path, words + [folder.plainPath]).status == 0)
      for (name, drawn) in try Folder.contents(of: folder) {
        let shown = Command.root.appending(path: "docs/pictures/\(name)")
        #expect(paper.contains("(pictures/\(name))"))
        #expect(try Data(contentsOf: shown) == drawn, "\(name): draw it anew")
      }
    }
  }

  @Test func whatIsMissingOrCannotBeWrittenIsTold() throws {
    let missing = try Command.run("plot", "data/tiny", "--out", "/nowhere")
    #expect(missing.status == 66)
    #expect(missing.errors.contains("khunggio plan data/tiny"))
    let unwritable = try Command.run(
      "plot", "data/binh-long-2011", "--plan", published, "--runs", "0", "--out",
      "/dev/null/pictures")
    #expect(unwritable.status == 73)
    #expect(unwritable.output == "")
    let other = try Command.run(
      "plot", "data/tiny", "--plan", published, "--out", "/nowhere/pictures")
    #expect(other.status == 65)
  }

  @Test func theDayIsDrawnAtTheEndOfAPlan() throws {
    let result = try Command.run("plan", "data/tiny", "--no-save", "--language", "en")
    #expect(result.lines.contains("PEOPLE PRESENT"))
    #expect(result.output.contains("█ expected by the plan"))
    let plain = try Command.run("plan", "data/tiny", "--no-save", "--summary", "--ascii")
    let day = try #require(plain.output.firstRange(of: "SO NGUOI CO MAT"))
    #expect(plain.output[day.lowerBound...].contains("# du kien theo lich"))
  }

  @Test func ofManySessionsOnlyTheBusiestAreDrawn() throws {
    try Folder.temporary { folder in
      let drive = folder.appending(path: "drive").plainPath
      _ = try Command.run(
        "generate", "--registrants", "60", "--units", "6", "--sessions", "5", "--out", drive)
      let result = try Command.run("plan", drive, "--time-limit", "2", "--language", "en")
      let published = "Only the 3 busiest of 5 sessions are drawn. All of them:\n  khunggio plot "
      #expect(result.output.contains(published + "\(drive) --out FOLDER"))
      let drawn = try Command.run(
        "plot", drive, "--runs", "10", "--out", folder.appending(path: "out").plainPath)
      #expect(drawn.lines.count == 11)
    }
  }
}
