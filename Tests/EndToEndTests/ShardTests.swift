import Foundation
import Testing

/// The same sweep in parts, on machines of its own and by schedulers that exist.
@Suite struct ShardTests {
  private let drive = Command.root.appending(path: "data/tiny").plainPath
  private let sets = [
    "--set", "sessions.room.closes=+0,+5,+10,+15", "--set", "weights.split=2,4,+20",
  ]

  private func run(_ arguments: [String], in folder: URL) throws -> Command.Result {
    try Command.run(Command.path, ["whatif"] + arguments, in: folder)
  }

  /// What one run of all rows prints, and the file it keeps.
  private func whole(in folder: URL) throws -> (table: String, rows: Data) {
    let path = folder.appending(path: "whole.jsonl")
    let table = try run([drive] + sets + ["--resume", path.plainPath], in: folder).output
    return (table, try Data(contentsOf: path))
  }

  /// What merging the files of the parts prints, and the file it makes.
  private func merged(_ paths: [String], in folder: URL) throws -> (table: String, rows: Data) {
    let path = folder.appending(path: "merged.jsonl")
    let result = try run(["--resume", path.plainPath, "--merge"] + paths, in: folder)
    #expect(result.status == 0, "\(result.errors)")
    return (result.output, try Data(contentsOf: path))
  }

  @Test(arguments: [1, 2, 7, 64])
  func mergedBytesAreTheSameForAnyNumberOfParts(count: Int) throws {
    try Folder.temporary { folder in
      let whole = try whole(in: folder)
      let paths = (1...count).map { "\($0)-of-\(count).jsonl" }
      for (part, path) in paths.enumerated() {
        let numbers =
          part % 2 == 0 ? ["\(part + 1)/\(count)"] : ["\(part)/\(count)", "--shard-index0"]
        let result = try run([drive] + sets + ["--resume", path, "--shard"] + numbers, in: folder)
        #expect(result.status == 0 && result.output == "")
      }
      let merged = try merged(paths.reversed(), in: folder)
      #expect(merged.table == whole.table)
      #expect(merged.rows == whole.rows)
      // A part that is done is not written again.
      let before = try Folder.contents(of: folder)
      let path = folder.appending(path: paths[0]).plainPath
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      _ = try run([drive] + sets + ["--resume", paths[0], "--shard", "1/\(count)"], in: folder)
      let after = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      #expect(try Folder.contents(of: folder) == before)
      #expect(date == after)
    }
  }

  @Test func missingRowsAreNamedWithTheCommandThatPlansThem() throws {
    try Folder.temporary { folder in
      let whole = try whole(in: folder)
      for part in [1, 3] {
        _ = try run([drive] + sets + ["--resume", "\(part)", "--shard", "\(part)/3"], in: folder)
      }
      let result = try run(["--merge", "1", "3", "--language", "en"], in: folder)
      #expect(result.status == 66)
      #expect(result.output == "")
      let published = try #require(
        result.errors.firstMatch(of: #/Rows (\S+) are missing\. Run: (.+)/#))
      #expect(published.output.1 == "1,4,7,10")
      let bin = URL(filePath: Command.path).deletingLastPathComponent().plainPath
      let rerun = try Command.run(
        "/bin/sh", ["-c", String(published.output.2)], in: folder, environment: ["PATH": bin])
      #expect(rerun.status == 0, "\(rerun.errors)")
      #expect(try merged(["1", "3", "missing.jsonl"], in: folder).table == whole.table)
    }
  }

  @Test func filesOfDifferentSweepsAreRefused() throws {
    try Folder.temporary { folder in
      _ = try run([drive, "--set", "weights.split=2", "--resume", "a"], in: folder)
      _ = try run([drive, "--set", "weights.split=3", "--resume", "b"], in: folder)
      let result = try run(["--merge", "a", "b"], in: folder)
      #expect(result.status == 65)
      #expect(result.errors.hasPrefix("b: "))
      #expect(try run(["--merge", "a", "none"], in: folder).status == 66)
    }
  }

  @Test func aPartWithoutAFileIsPrinted() throws {
    try Folder.temporary { folder in
      let whole = try whole(in: folder)
      var paths: [String] = []
      for part in 1...2 {
        let result = try run([drive] + sets + ["--shard", "\(part)/2"], in: folder)
        paths.append("part\(part)")
        try Data(result.output.utf8).write(to: folder.appending(path: paths[part - 1]))
      }
      #expect(try merged(paths, in: folder).rows == whole.rows)
    }
  }

  /// Whether a command is there.
  private static func has(_ command: String) -> Bool {
    (try? Command.run("/bin/sh", ["-c", "command -v \(command) >/dev/null"]))?.status == 0
  }

  /// Writes the job of a scheduler.
  private func writeJob(_ scheduler: String, shards: Int, in folder: URL) throws -> String {
    let result = try run(
      [drive] + sets + ["--script", scheduler, "--shards", "\(shards)"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    try Data(result.output.utf8).write(to: folder.appending(path: "job.sh"))
    return result.output
  }

  /// A command in front of the built one that is killed the first time it plans certain parts.
  private func writeFailing(parts: [Int], of count: Int, in folder: URL) throws -> String {
    let names = parts.map { "\($0)/\(count)" }.joined(separator: "|")
    let text = """
      #!/bin/sh
      for word; do
        case "$word" in
          \(names))
            mark="killed-${word%/*}"
            if [ ! -e "$mark" ]; then
              touch "$mark"
              "\(Command.path)" "$@" & p=$!
              kill -9 $p
              wait $p
              exit 137
            fi ;;
        esac
      done
      exec "\(Command.path)" "$@"

      """
    let bin = folder.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let command = bin.appending(path: "khunggio").plainPath
    try Data(text.utf8).write(to: URL(filePath: command))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
    return bin.plainPath + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
  }

  @Test(.enabled(if: has("parallel")))
  func gnuParallelConvergesAfterAFifthOfThePartsWasKilled() throws {
    try Folder.temporary { folder in
      let whole = try whole(in: folder)
      _ = try writeJob("parallel", shards: 10, in: folder)
      let path = try writeFailing(parts: [3, 8], of: 10, in: folder)
      let first = try Command.run("/bin/sh", ["job.sh"], in: folder, environment: ["PATH": path])
      #expect(first.status != 0)
      let second = try Command.run("/bin/sh", ["job.sh"], in: folder, environment: ["PATH": path])
      #expect(second.status == 0, "\(second.errors)")
      #expect(second.output == whole.table)
      let files = (1...10).map { "whatif-\($0)-of-10.jsonl" }
      #expect(try merged(files, in: folder).rows == whole.rows)
    }
  }

  @Test func theJobOfSlurmIsAnArray() throws {
    try Folder.temporary { folder in
      let job = try writeJob("slurm", shards: 7, in: folder)
      #expect(job.hasPrefix("#!/bin/sh\n#SBATCH --job-name=khunggio-whatif\n#SBATCH --array=1-7\n"))
      let whole = try whole(in: folder)
      // As Slurm runs each task, with its number in the environment.
      let path = try writeFailing(parts: [2], of: 7, in: folder)
      for _ in 1...2 {
        for task in 1...7 {
          _ = try Command.run(
            "/bin/sh", ["job.sh"], in: folder,
            environment: ["PATH": path, "SLURM_ARRAY_TASK_ID": "\(task)"])
        }
      }
      let files = (1...7).map { "whatif-\($0)-of-7.jsonl" }
      #expect(try merged(files, in: folder).rows == whole.rows)
      let zero = try run(
        [drive] + sets + ["--script", "slurm", "--shards", "7", "--shard-index0"], in: folder)
      #expect(zero.output.contains("#SBATCH --array=0-6\n"))
    }
  }

  /// Starts Slurm on this machine alone, does something, and stops it.
  private func withSlurm<Value>(
    in folder: URL, _ body: (_ environment: [String: String]) throws -> Value
  ) throws -> Value {
    let home = folder.appending(path: "slurm")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    let host = try Command.run("/bin/hostname", ["-s"]).lines[0]
    let port = 20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 20_000
    let place = home.plainPath
    let text = """
      ClusterName=one
      SlurmctldHost=\(host)(127.0.0.1)
      AuthType=auth/none
      CredType=cred/none
      SlurmUser=root
      SlurmdUser=root
      SlurmctldPort=\(port)
      SlurmdPort=\(port + 1)
      StateSaveLocation=\(place)/state
      SlurmdSpoolDir=\(place)/spool
      SlurmctldPidFile=\(place)/ctld.pid
      SlurmdPidFile=\(place)/d.pid
      ProctrackType=proctrack/pgid
      TaskPlugin=task/none
      SwitchType=switch/none
      MpiDefault=none
      SelectType=select/linear
      ReturnToService=2
      JobAcctGatherType=jobacct_gather/none
      NodeName=\(host) NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
      PartitionName=all Nodes=ALL Default=YES State=UP OverSubscribe=FORCE:2

      """
    let file = home.appending(path: "slurm.conf").plainPath
    try Data(text.utf8).write(to: URL(filePath: file))
    let start = """
      mkdir -p state spool && slurmctld -c -f "$0" -L ctld.log && slurmd -f "$0" -L d.log -N \(host)
      """
    defer {
      _ = try? Command.run("/bin/sh", ["-c", "kill $(cat d.pid ctld.pid)"], in: home)
    }
    let started = try Command.run("/bin/sh", ["-c", start, file], in: home)
    try #require(started.status == 0, "\(started.errors)")
    return try body(["SLURM_CONF": file])
  }

  /// Only `make test-schedulers` runs this, which installs Slurm: most people have no cluster.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["KHUNGGIO_SCHEDULERS"] != nil && getuid() == 0
        && has("sbatch") && has("slurmctld") && has("slurmd")))
  func slurmConvergesAfterAPartWasKilled() throws {
    try Folder.temporary { folder in
      let whole = try whole(in: folder)
      _ = try writeJob("slurm", shards: 5, in: folder)
      let path = try writeFailing(parts: [4], of: 5, in: folder)
      try withSlurm(in: folder) { environment in
        let environment = environment.merging(["PATH": path]) { $1 }
        let submit = ["-k", "5", "120", "sbatch", "--wait", "job.sh"]
        let first = try Command.run(
          "/usr/bin/timeout", submit, in: folder, environment: environment)
        #expect(first.status != 0)
        let second = try Command.run(
          "/usr/bin/timeout", submit, in: folder, environment: environment)
        #expect(second.status == 0, "\(second.errors)")
      }
      let files = (1...5).map { "whatif-\($0)-of-5.jsonl" }
      #expect(try merged(files, in: folder).rows == whole.rows)
    }
  }
}
