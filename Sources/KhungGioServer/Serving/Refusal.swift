package import Diagnostics
package import HTTPTypes
import Hummingbird
import KhungGio

/// Why a request gets no answer of its own.
package enum Refusal: Error, Sendable {
  /// The request names another host than this listener's.
  case wrongHost
  /// A write that does not come from a page of this listener.
  case wrongOrigin
  /// A write whose body is not of the type that pages send.
  case wrongType
  /// A method that the route does not have, with those that it has: `GET, HEAD`.
  case notAllowed(String)
  /// Nobody is signed in who may see this.
  case nobody
  /// There is nothing at this address.
  case notFound
  /// The body is too large.
  case tooLarge
  /// The body cannot be understood.
  case malformed
  /// What the request is based on is no longer so: the page shows the new state first.
  case stale
  /// A drive is to be chosen first.
  case noDrive
  /// What is asked for runs already.
  case runsAlready
  /// A use case failed.
  case failed(any KhungGioError)

  /// What an error comes to.
  ///
  /// - Parameter error: what a route threw.
  package init(_ error: any Error) {
    switch error {
    case let error as Refusal: self = error
    case let error as UseCaseError where error.cause is StaleError: self = .stale
    case let error as UseCaseError: self = .failed(error.cause)
    case let error as any KhungGioError: self = .failed(error)
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case let error as HTTPError where error.status == .contentTooLarge: self = .tooLarge
    case is DecodingError, is HTTPError: self = .malformed
    default: self = .failed(InternalError("\(type(of: error))"))
    }
  }

  /// The status of the answer.
  package var status: HTTPResponse.Status {
    switch self {
    case .wrongHost: .misdirectedRequest
    case .wrongOrigin: .forbidden
    case .wrongType: .unsupportedMediaType
    case .notAllowed: .methodNotAllowed
    case .nobody: .unauthorized
    case .notFound: .notFound
    case .tooLarge: .contentTooLarge
    case .malformed: .badRequest
    case .stale, .noDrive, .runsAlready: .conflict
    case .failed(let error): Refusal.status(of: error.category)
    }
  }

  /// Its name for programs; of a failed use case the error's code.
  package var name: String {
    switch self {
    case .wrongHost: "wrong-host"
    case .wrongOrigin: "wrong-origin"
    case .wrongType: "wrong-type"
    case .notAllowed: "not-allowed"
    case .nobody: "not-signed-in"
    case .notFound: "not-found"
    case .tooLarge: "too-large"
    case .malformed: "malformed"
    case .stale: "stale"
    case .noDrive: "no-drive"
    case .runsAlready: "runs-already"
    case .failed(let error): error.code
    }
  }

  /// The status of each category of errors: the only place that says it.
  ///
  /// - Parameter category: the category.
  /// - Returns: the status.
  package static func status(of category: ErrorCategory) -> HTTPResponse.Status {
    switch category {
    case .usage: .badRequest
    case .badData: .unprocessableContent
    // The page is there; what it needs first, such as a plan, is not.
    case .inputMissing: .conflict
    case .internalError: .internalServerError
    case .cannotCreate, .cannotWrite:
      HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
    // Others use the drive, or it was stopped: asking again may succeed.
    case .temporary, .stopped: .serviceUnavailable
    }
  }
}
