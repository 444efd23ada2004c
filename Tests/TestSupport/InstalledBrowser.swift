import Foundation

/// A browser of this machine, and what drives it.
public enum InstalledBrowser {
  /// The browser, as Debian, Google and macOS install it; nil where there is none. `make test-deps`
  /// installs one.
  public static let path = [
    "/usr/bin/chromium", "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].first(where: FileManager.default.isExecutableFile)

  /// The Python that has Playwright and axe, the one that `make test-deps` sets up or the system's; nil
  /// where none has.
  public static let python: String? = {
    let own = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/browser/bin/python3")
    return [own.path(percentEncoded: false), "python3"].first { python in
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = [python, "-c", "import playwright, axe_playwright_python"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }()
}
