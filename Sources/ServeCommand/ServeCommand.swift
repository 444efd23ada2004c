import ArgumentParser
import Diagnostics
import DriveFiles
import Drives
import Foundation
import KhungGio
import KhungGioServer
import ServeOptions
import Wording

/// The program that `khunggio serve` starts.
@main
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "khunggio serve",
    abstract: PageOptions.abstract, discussion: PageOptions.discussion,
    version: LibraryVersion.current)

  @OptionGroup var options: PageOptions

  func run() async throws {
    // A browser that goes away is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let wording = Words(language: options.language ?? languageOfDrive ?? .vietnamese)
    let (drive, port) = (options.drive, options.port)
    if let drive, !FindDrives.isDrive(drive) {
      Terminal.error(wording.noDriveThere(drive))
      throw ServeStatus.missingInput
    }
    let usual = try server(drive, wording)
    do {
      try await run(usual, port: port ?? SiteAddress.usualPort, wording)
    } catch {
      guard !usual.hasBegun else { throw error }
      guard port == nil else {
        Terminal.error(
          wording.cannotListen(usual.address, port: port ?? 0, reason: "\(error)"))
        throw ServeStatus.cannotCreate
      }
      // Somebody else has the usual port.
      let other = try server(drive, wording)
      do {
        try await run(other, port: 0, wording)
      } catch {
        guard !other.hasBegun else { throw error }
        Terminal.error(
          wording.cannotListen(
            options.lan ?? other.address, port: SiteAddress.usualPort, reason: "\(error)"))
        throw ServeStatus.cannotCreate
      }
    }
  }

  private func server(_ drive: String?, _ wording: Words) throws -> PageServer {
    do throws(UseCaseError) {
      let server = PageServer(drive: drive, folder: ".", language: wording.language)
      if let lan = options.lan { try server.openDoor(at: lan) }
      return server
    } catch {
      Refusal(error).lines(in: wording, folder: drive ?? ".").forEach { Terminal.error($0) }
      throw error.category == .inputMissing ? ServeStatus.missingInput : ServeStatus.badData
    }
  }

  private func run(_ server: PageServer, port: Int, _ wording: Words) async throws {
    let redirect = RedirectFile()
    defer { redirect.remove() }
    try await server.run(port: port) { [noBrowser = options.noBrowser] in
      var random = SystemRandomNumberGenerator()
      let address = server.newAddress(from: &random)
      Terminal.line(wording.serving(at: server.url))
      if let door = server.doorURL { Terminal.line(wording.doorServed(at: door)) }
      if noBrowser || !redirect.open(address, saying: wording.goOn) {
        Terminal.line(wording.openOnce(address))
      }
    }
  }

  /// The language that the drive asks for; nil where it cannot be read.
  private var languageOfDrive: Language? {
    options.drive.flatMap { try? OpenLists(reading: $0).draft.language }
  }
}

/// What it exits with, as the other commands do.
private enum ServeStatus {
  static let badData = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let cannotCreate = ExitCode(73)
}
