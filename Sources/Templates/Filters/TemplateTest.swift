/// What may stand behind `is`; the raw value is what templates write.
enum TemplateTest: String, CaseIterable {
  case boolean, callable, defined, divisibleby, eq, equalto, escaped, even, `false`, filter, float
  case ge, greaterthan, gt, `in`, integer, iterable, le, lessthan, lower, lt, mapping, ne, none
  case number, odd, sameas, sequence, string, test, `true`, undefined, upper
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Jinja2's name of the argument, for tests that take one: `is divisibleby 3`.
  var argumentName: String? {
    switch self {
    case .divisibleby: "num"
    case .in: "seq"
    case .sameas: "other"
    case .eq, .equalto, .equal, .ne, .notEqual, .lt, .lessthan, .less, .le, .lessOrEqual, .gt,
      .greaterthan, .greater, .ge, .greaterOrEqual:
      "other"
    default: nil
    }
  }

  /// Tests that are a comparison by another name.
  var comparison: Expression.Comparison? {
    switch self {
    case .eq, .equalto, .equal: .equal
    case .ne, .notEqual: .notEqual
    case .lt, .lessthan, .less: .less
    case .le, .lessOrEqual: .lessOrEqual
    case .gt, .greaterthan, .greater: .greater
    case .ge, .greaterOrEqual: .greaterOrEqual
    case .in: .contained
    default: nil
    }
  }

  /// Tests that may be asked of a name that does not exist.
  var allowsUnknown: Bool { self == .defined || self == .undefined }

  var number: Int32 { Int32(Self.numbers[self] ?? 0) }

  static let all = Self.allCases
  private static let numbers = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
