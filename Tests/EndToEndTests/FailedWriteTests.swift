#if os(Linux)
  import Foundation
  import Testing

  /// Every system call that writes a document fails once, one after the other: either the command says
  /// so, or what it wrote is whole. From field/attack, item 1.
  @Suite struct FailedWriteTests {
    /// Runs a command with the n-th call of a kind failing in each of its threads; nil where the
    /// command makes fewer.
    private func run(
      failing call: String, with error: String, at number: Int, _ arguments: [String]
    ) throws -> Command.Result? {
      try Folder.temporary { scratch in
        let log = scratch.appending(path: "calls")
        let result = try Command.run(
          "/usr/bin/strace",
          [
            "-f", "-qq", "-o", log.plainPath, "-e", "trace=\(call)", "-e",
            "inject=\(call):error=\(error):when=\(number)", Command.path,
          ] + arguments)
        return try log.text().contains("INJECTED") ? result : nil
      }
    }

    /// A drive with a plan, and what a command writes into an empty folder.
    private func withDrive(_ body: (URL) throws -> Void) throws {
      try Folder.copy(of: "tiny") { drive in
        #expect(try Command.run("plan", drive.plainPath).status == 0)
        try body(drive)
      }
    }

    @Test(arguments: [
      ["invite", "--format", "xlsx,csv", "--final"], ["report"], ["template"],
    ])
    func noFailedCallLeavesABrokenFile(command: [String]) throws {
      try withDrive { drive in
        let out = drive.appending(path: "out")
        let arguments =
          [command[0], drive.plainPath, "--out", out.plainPath, "--force"] + command.dropFirst()
        #expect(try Command.run(Command.path, arguments).status == 0)
        let whole = try Folder.contents(of: out)
        for (call, error) in [
          ("write", "EIO"), ("write", "ENOSPC"), ("fsync", "EIO"), ("ftruncate", "EIO"),
          ("rename,renameat,renameat2", "EACCES"), ("mkdir", "ENOSPC"),
        ] {
          var number = 1
          while let result = try run(failing: call, with: error, at: number, arguments) {
            let now = try Folder.contents(of: out).filter { !$0.key.contains(".tmp") }
            #expect(now == whole, "\(command) \(call) \(number): \(result.errors)")
            number += number < 12 ? 1 : 5
          }
        }
      }
    }
  }
#endif
