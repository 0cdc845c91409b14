package import Diagnostics
package import LadderModel

/// Runs the rules.
package struct CheckPass: Sendable {
  /// Which of the rules run.
  package enum Extent: Sendable {
    case everything

    /// Those whose findings are errors: what a build has to know.
    case errorsOnly

    /// Those whose findings are errors or warnings: what a strict build has to know.
    case withoutHints
  }

  private let rules: [Rule]

  /// Some rules report several codes, of which not all may be asked for.
  private let codes: Set<DiagnosticCode>

  /// - Parameters:
  ///   - isComplete: false when pages could not be read: then only the rules that judge each page
  ///     by itself run, so that one mistake is not reported twice.
  package init(_ settings: Settings, _ extent: Extent, isComplete: Bool = true) {
    let wanted = DiagnosticCode.allCases.filter { code in
      guard let severity = settings.severity(of: code) else { return false }
      switch extent {
      case .everything: return true
      case .withoutHints: return severity != .hint
      case .errorsOnly: return severity == .error
      }
    }
    codes = Set(wanted)
    rules = RuleList.all.filter { rule in
      (isComplete || rule.isLocal) && rule.codes.contains { wanted.contains($0) }
    }
  }

  /// How many pieces the work has.
  package var pieces: Range<Int> { rules.indices }

  /// One piece of the work; the pieces are independent of one another. The findings have not been
  /// judged yet.
  package func findings(_ subject: CheckSubject, piece: Int) -> [Diagnostic] {
    rules[piece].findings(subject).filter { codes.contains($0.code) }
  }

  /// All pieces, one after the other.
  package func findings(_ subject: CheckSubject) -> [Diagnostic] {
    pieces.flatMap { findings(subject, piece: $0) }
  }
}

extension Settings {
  /// What a finding of this kind counts for; `nil` when the rule is off.
  package func severity(of code: DiagnosticCode) -> Diagnostic.Severity? {
    guard let level = rules[code] else { return code.severity }
    return level.severity
  }
}
