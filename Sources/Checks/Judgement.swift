package import Diagnostics
package import LadderModel

/// Findings as the authors want them judged: the severities of `ladder.yml`, and what pages accept.
package struct Judgement: Sendable {
  private let ladder: Ladder
  private var settings: Settings { ladder.settings }

  /// Those that accept something, by path.
  private let pages: [String: Page]

  package init(_ ladder: Ladder) {
    self.ladder = ladder
    let accepting = ladder.pages.filter { !$0.accepted.isEmpty }
    pages = Dictionary(accepting.map { ($0.file.path, $0) }) { first, _ in first }
  }

  /// What is to be reported, and what the pages accept.
  package struct Judged: Sendable {
    package internal(set) var findings: [Diagnostic] = []
    package internal(set) var accepted: [AcceptedFinding] = []
  }

  /// - Parameter isComplete: whether every rule ran; only then can one tell that an acceptance
  ///   accepts nothing.
  package func judge(_ findings: [Diagnostic], isComplete: Bool) -> Judged {
    var used: Set<String> = []
    var judged = Judged()
    for finding in findings {
      guard finding.code.isRule else {
        judged.findings.append(finding)
        continue
      }
      guard let severity = settings.severity(of: finding.code) else { continue }
      var finding = finding
      finding.severity = severity
      if let (page, index) = acceptance(of: finding) {
        used.insert("\(page.file.path) \(index)")
        judged.accepted.append(
          AcceptedFinding(finding: finding, reason: page.accepted[index].reason))
      } else {
        judged.findings.append(finding)
      }
    }
    judged.accepted = Set(judged.accepted).sorted()
    guard isComplete, let severity = settings.severity(of: .unusedAcceptance) else { return judged }
    judged.findings += unused(used, severity)
    return judged
  }

  private func acceptance(of finding: Diagnostic) -> (page: Page, index: Int)? {
    guard let page = pages[finding.place.path] else { return nil }
    let index = page.accepted.firstIndex { accepted in
      guard accepted.rule == finding.code else { return false }
      guard let anchor = accepted.anchor else { return true }
      guard let range = finding.place.range, let extent = extent(of: anchor, on: page) else {
        return false
      }
      return extent.contains(range.lowerBound)
    }
    return index.map { (page, $0) }
  }

  private func extent(of anchor: String, on page: Page) -> Range<Int>? {
    if let range = page.extent(of: anchor) { return range }
    let level = ladder.levels.first { ladder[$0.page].path == page.path }
    return level?.cells.filter { $0.carriedFrom == nil }.flatMap(\.statements)
      .first { $0.id == anchor }?.range
  }

  private func unused(
    _ used: Set<String>, _ severity: Diagnostic.Severity
  ) -> [Diagnostic] {
    pages.values.flatMap { page in
      page.accepted.enumerated().compactMap { index, accepted in
        // What a rule that is off would have found, nobody knows.
        guard !used.contains("\(page.file.path) \(index)"),
          settings.severity(of: accepted.rule) != nil,
          RuleList.codes.contains(accepted.rule) || !accepted.rule.isOutside
        else { return nil }
        let place = accepted.anchor.map { " at '#\($0)'" } ?? " on this page"
        return Diagnostic(
          .unusedAcceptance, "there is no finding of '\(accepted.rule.rawValue)'\(place)",
          at: page.file.place(accepted.range), severity: severity, help: "delete this entry")
      }
    }
  }
}

extension DiagnosticCode {
  /// Whether only a look outside the project can find it.
  fileprivate var isOutside: Bool {
    switch self {
    case .deadWebLink, .doubtfulWebLink, .privateWebLink: true
    default: false
    }
  }
}
