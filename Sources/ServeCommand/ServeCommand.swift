import ArgumentParser
import KhungGioServer

@main
struct ServeCommand: AsyncParsableCommand {
  func run() async throws {}
}
