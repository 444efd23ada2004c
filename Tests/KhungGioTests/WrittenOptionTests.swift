import DriveFiles
import Foundation
import KhungGio
import Testing
import WhatIf
import Wording

/// What people write after options.
@Suite struct WrittenOptionTests {
  @Test func countsOfTheDay() throws {
    #expect(
      try MakeReport.counts(written: ["blood_units_day = 152", "articles=3", "articles=4"])
        == [.bloodUnitsDay: 152, .articles: 4])
    #expect(throws: WrittenOptionError.noCount("articles")) {
      try MakeReport.counts(written: ["articles"])
    }
    #expect(throws: WrittenOptionError.noCount("x=1")) { try MakeReport.counts(written: ["x=1"]) }
    #expect(throws: WrittenOptionError.noWholeNumber("-1")) {
      try MakeReport.counts(written: ["articles=-1"])
    }
  }

  @Test func sharesOfVolumes() throws {
    #expect(
      try ReckonSupplies.volumes(written: "250=20, 350=50,450=0")
        == [250: 20, 350: 50, 450: 0])
    #expect(try ReckonSupplies.volumes(written: "") == [:])
    for wrong in ["300=1", "350", "350=x", "350=-1", "350=inf"] {
      #expect(throws: WrittenOptionError.noShare(wrong)) {
        try ReckonSupplies.volumes(written: wrong)
      }
    }
  }

  @Test func partsOfTheRows() throws {
    #expect(SweepPart(shard: nil, fromZero: false, rows: nil) == .all)
    let second = try #require(SweepPart(shard: "2/3", fromZero: false, rows: nil))
    #expect(try second.numbers(of: 8) == [1, 4, 7])
    #expect(second == SweepPart(shard: "1/3", fromZero: true, rows: nil) && second.isPart)
    let rows = try #require(SweepPart(shard: nil, fromZero: false, rows: "5,0-2"))
    #expect(try rows.numbers(of: 8) == [0, 1, 2, 5])
    #expect(SweepPart(shard: "3/3", fromZero: true, rows: nil) == nil)
    #expect(SweepPart(shard: nil, fromZero: false, rows: "2-1") == nil)
  }

  @Test func keysAndValues() throws {
    let axes = try Axis.all(written: ["weights.split=1,2", "name=a"], of: "--set")
    #expect(
      axes == [Axis(key: "weights.split", values: ["1", "2"]), Axis(key: "name", values: ["a"])])
    #expect(throws: WrittenOptionError.noSetting("weights.split")) {
      try Axis.all(written: ["weights.split"], of: "--set")
    }
    #expect(throws: WrittenOptionError.namedTwice(option: "--set", key: "name")) {
      try Axis.all(written: ["name=a", "name=b"], of: "--set")
    }
    let many = (1...1000).map { "\($0)" }.joined(separator: ",")
    #expect(throws: WrittenOptionError.tooManyRows(most: 1_000_000)) {
      try Axis.all(written: ["name=\(many)", "weights.split=\(many)"], of: "--set")
    }
  }

  @Test func measuresOfAFrontier() throws {
    let axes = [Axis(key: "weights.split", values: ["1"])]
    let measures = try FrontierMeasures(
      written: "weights.split,cost", of: axes, isSimulated: false)
    #expect(measures?.x.name == "weights.split" && measures?.y.name == "cost")
    #expect(try FrontierMeasures(written: "a,b", of: nil, isSimulated: false) == nil)
    #expect(throws: WrittenOptionError.noFrontier("cost")) {
      try FrontierMeasures(written: "cost", of: axes, isSimulated: false)
    }
    #expect(throws: WrittenOptionError.unknownMeasure("cost,x")) {
      try FrontierMeasures(written: "cost,x", of: axes, isSimulated: false)
    }
    #expect(throws: WrittenOptionError.frontierNeedsDays("cost,p95_wait")) {
      try FrontierMeasures(written: "cost,p95_wait", of: axes, isSimulated: false)
    }
    #expect(
      try FrontierMeasures(written: "cost,p95_wait", of: axes, isSimulated: true)?.y.name
        == "p95_wait")
  }

  @Test func whoseSlotsStay() {
    var policy = ReplanPolicy()
    policy.take(freeze: nil, release: nil)
    #expect(policy.freeze == .nobody && policy.release == [])
    policy.take(freeze: " all ", release: "an, binh")
    #expect(policy.freeze == .everybody && policy.release == ["an", "binh"])
    policy.take(freeze: "thpt-1, hall", release: nil)
    #expect(policy.freeze == .only(["thpt-1", "hall"]))
  }

  @Test func aJobPlansEveryPart() {
    let job = JobScript(scheduler: .slurm, shards: 3, command: "khunggio whatif d --set a=1,2")
    #expect(job.text(fromZero: false).contains("#SBATCH --array=1-3\n"))
    #expect(job.text(fromZero: true).contains("#SBATCH --array=0-2\n"))
    #expect(
      job.text(fromZero: true).contains(
        "exec khunggio whatif d --set a=1,2 \\\n  --shard \"$SLURM_ARRAY_TASK_ID/3\" "
          + "--shard-index0 --threads"))
  }
}
