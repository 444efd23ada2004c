import Console
import Diagnostics
import Drives
import KhungGio
import Testing
import Wording

/// Errors of use cases that are wrong usage, and commands that are printed to be typed.
@Suite struct UsageTests {
  private func words(_ error: any KhungGioError, _ language: Language = .english) -> String? {
    UsageErrorWords(Words(language: language).usage).words(of: UseCaseError(error))
  }

  @Test func anOptionThatCannotBeMeantForTheDriveIsWrongUsage() {
    #expect(words(OptionError("units", "nix")) == "--units: the drive has no unit nix.")
    #expect(words(OptionError("gap", "-1")) == "--gap: \"-1\" cannot be meant.")
    #expect(
      words(SelectionError.noRegistrant("an")) == "--release an: nobody on the lists has this id.")
    #expect(
      words(SelectionError.noUnitOrSession("b"), .vietnamese)
        == "--freeze b: không đơn vị nào và không buổi nào có mã này.")
    #expect(
      words(WrittenOptionError.namedTwice(option: "--set", key: "weights.split"))
        == "--set weights.split is given twice; give all its values at once.")
    #expect(
      words(WrittenOptionError.noShare("x"))
        == "--volumes: \"x\" is not ML=SHARE with one of 250, 350, 450, such as 350=50.")
    #expect(words(PlanError.missing) == nil)
  }

  @Test func theCommandOfASweepIsAsAShellTakesIt() {
    var command = SweepCommand("my drive", set: ["weights.split=1,2", "name=Giọt máu"])
    #expect(
      command()
        == "khunggio whatif 'my drive' --set weights.split=1,2 --set 'name=Giọt máu'")
    command.gap = 0.01
    command.simulated = (runs: 100, seed: 7)
    command.searchSeed = 5
    command.language = .vietnamese
    #expect(
      command(["--rows", "3"])
        == "khunggio whatif 'my drive' --set weights.split=1,2 --set 'name=Giọt máu' "
        + "--gap 0.01 --simulate 100 --seed 7 --search-seed 5 --language vi --rows 3")
  }

  @Test func commandsThatComeNext() {
    let command = DriveCommands("d")
    let words = Words(language: .english)
    #expect(command.planPath == "d/plan.json" && DriveCommands("d/").planPath == "d/plan.json")
    #expect(
      command.inviting("d/plan.json", wording: words)
        == "khunggio invite d --out \(words.folderWord)")
    #expect(
      command.inviting("b.json", wording: words)
        == "khunggio invite d --plan b.json --out \(words.folderWord)")
  }
}
