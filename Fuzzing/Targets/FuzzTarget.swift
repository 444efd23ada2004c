import CFuzzer
import Foundation

/// A parser that is given inputs.
public struct FuzzTarget {
  /// Its name on the command line.
  public let name: String
  /// Prepares it in a folder of its own that is empty; what it returns is given each input.
  public let prepared: (Scratch) throws -> (UnsafeBufferPointer<UInt8>) -> Void

  /// A parser.
  ///
  /// - Parameters:
  ///   - name: its name on the command line.
  ///   - prepared: prepares it in a folder; what it returns reads one input. Errors that are typed
  ///     are what the parser is for; whatever ends the program is a finding.
  public init(
    _ name: String, _ prepared: @escaping (Scratch) throws -> (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    self.name = name
    self.prepared = prepared
  }
}

extension FuzzTarget {
  /// Runs the target that the first argument names; what follows is for libFuzzer.
  ///
  /// - Parameters:
  ///   - targets: the targets.
  ///   - arguments: of the command line.
  /// - Returns: the exit status.
  /// - Throws: why the target could not be prepared.
  public static func run(_ targets: [FuzzTarget], _ arguments: [String]) throws -> Int32 {
    guard let target = targets.first(where: { $0.name == arguments.dropFirst().first }) else {
      print(targets.map(\.name).joined(separator: "\n"))
      return arguments.count > 1 ? 64 : 0
    }
    let scratch = try Scratch()
    defer { scratch.remove() }
    let body = Body(read: try target.prepared(scratch))
    var words: [UnsafeMutablePointer<CChar>?] = ([arguments[0]] + arguments.dropFirst(2)).map {
      strdup($0)
    }
    defer { for word in words { free(word) } }
    return words.withUnsafeMutableBufferPointer { words in
      cfuzzer_run(
        CInt(words.count), words.baseAddress,
        { context, bytes, size in
          guard let context else { return }
          Unmanaged<Body>.fromOpaque(context).takeUnretainedValue()
            .read(UnsafeBufferPointer(start: bytes, count: size))
        }, Unmanaged.passUnretained(body).toOpaque())
    }
  }

  private final class Body {
    let read: (UnsafeBufferPointer<UInt8>) -> Void

    init(read: @escaping (UnsafeBufferPointer<UInt8>) -> Void) { self.read = read }
  }
}
