// What programs that import this library name in their own code: drives, plans, errors, cancellation.
@_exported public import Diagnostics
@_exported public import Drives
@_exported public import IntegerProgramming
@_exported public import Plans
