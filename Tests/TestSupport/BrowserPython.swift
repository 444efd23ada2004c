import Foundation

/// A Python that drives a browser: the one that `make test-deps` sets up, or the system's.
public enum BrowserPython {
  /// The browser, as Debian and Google install it; nil where there is none.
  public static let browser = ["/usr/bin/chromium", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// The Python that has Playwright and axe; nil where none has.
  public static let path: String? = {
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
