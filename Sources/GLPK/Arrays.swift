import CGLPK
import IntegerProgramming

extension IntegerProgram {
  /// Lends the program's arrays to C for the time of one call.
  func withC(_ body: (inout cglpk_program) -> Void) {
    withColumns { program in
      withRows(program) { program in
        withTerms(program, body)
      }
    }
  }

  private func withColumns(_ body: (cglpk_program) -> Void) {
    objective.withUnsafeBufferPointer { cost in
      lower.withUnsafeBufferPointer { lower in
        upper.withUnsafeBufferPointer { upper in
          isInteger.withUnsafeBufferPointer { isInteger in
            var program = cglpk_program()
            program.columns = Int32(clamping: variableCount)
            program.cost = cost.baseAddress
            program.lower = lower.baseAddress
            program.upper = upper.baseAddress
            program.is_integer = isInteger.baseAddress
            program.constant = constant
            body(program)
          }
        }
      }
    }
  }

  private func withRows(_ program: cglpk_program, _ body: (cglpk_program) -> Void) {
    rowLower.withUnsafeBufferPointer { rowLower in
      rowUpper.withUnsafeBufferPointer { rowUpper in
        var program = program
        program.rows = Int32(clamping: rowCount)
        program.row_lower = rowLower.baseAddress
        program.row_upper = rowUpper.baseAddress
        body(program)
      }
    }
  }

  private func withTerms(_ program: cglpk_program, _ body: (inout cglpk_program) -> Void) {
    termRows.withUnsafeBufferPointer { rows in
      termVariables.withUnsafeBufferPointer { columns in
        termCoefficients.withUnsafeBufferPointer { coefficients in
          var program = program
          program.terms = Int32(clamping: coefficients.count)
          program.term_rows = rows.baseAddress
          program.term_columns = columns.baseAddress
          program.term_coefficients = coefficients.baseAddress
          body(&program)
        }
      }
    }
  }
}

extension SolveLimits {
  /// Lends the limits to C; the cancellation stays alive for the time of the call.
  func withC(_ body: (inout cglpk_limits) -> Void) {
    var limits = cglpk_limits()
    limits.seconds = seconds ?? .infinity
    limits.nodes = nodes.map { Int64(max(0, $0)) } ?? -1
    limits.megabytes = Int32(clamping: megabytes ?? 0)
    limits.relative_gap = relativeGap
    guard let cancellation else {
      body(&limits)
      return
    }
    withExtendedLifetime(cancellation) {
      limits.cancellation = UnsafeRawPointer(Unmanaged.passUnretained(cancellation).toOpaque())
      limits.is_cancelled = { cancellation in
        guard let cancellation else { return 0 }
        let flag = Unmanaged<Cancellation>.fromOpaque(cancellation)
        return flag.takeUnretainedValue().isCancelled ? 1 : 0
      }
      body(&limits)
    }
  }
}

extension Basis {
  /// Lends the basis to C for the time of one call.
  func withC(_ body: (inout cglpk_basis) -> Void) {
    let columns = variables.map(\.rawValue)
    let rows = rows.map(\.rawValue)
    columns.withUnsafeBufferPointer { columnStatuses in
      rows.withUnsafeBufferPointer { rowStatuses in
        var start = cglpk_basis()
        start.columns = Int32(clamping: columns.count)
        start.column_statuses = columnStatuses.baseAddress
        start.rows = Int32(clamping: rows.count)
        start.row_statuses = rowStatuses.baseAddress
        body(&start)
      }
    }
  }
}

/// Room for the numbers of a relaxation.
struct RelaxationArrays {
  private(set) var values: [Double]
  private(set) var reducedCosts: [Double]
  private(set) var columnStatuses: [UInt8]
  private(set) var duals: [Double]
  private(set) var rowStatuses: [UInt8]

  init(of program: IntegerProgram) {
    values = [Double](repeating: 0, count: program.variableCount)
    reducedCosts = values
    columnStatuses = [UInt8](repeating: 0, count: program.variableCount)
    duals = [Double](repeating: 0, count: program.rowCount)
    rowStatuses = [UInt8](repeating: 0, count: program.rowCount)
  }

  /// Lends the room to C for the time of one call.
  mutating func withC(_ body: (inout cglpk_relaxation) -> Void) {
    values.withUnsafeMutableBufferPointer { values in
      reducedCosts.withUnsafeMutableBufferPointer { reducedCosts in
        columnStatuses.withUnsafeMutableBufferPointer { columnStatuses in
          duals.withUnsafeMutableBufferPointer { duals in
            rowStatuses.withUnsafeMutableBufferPointer { rowStatuses in
              var relaxation = cglpk_relaxation(
                values: values.baseAddress, reduced_costs: reducedCosts.baseAddress,
                column_statuses: columnStatuses.baseAddress, duals: duals.baseAddress,
                row_statuses: rowStatuses.baseAddress)
              body(&relaxation)
            }
          }
        }
      }
    }
  }
}
