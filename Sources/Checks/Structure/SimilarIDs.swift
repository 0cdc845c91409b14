import Diagnostics
import LadderModel

/// Pages of a kind whose names differ only in letter case.
enum SimilarIDs {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    var first: [String: Page] = [:]
    var findings: [Diagnostic] = []
    for page in subject.ladder.pages {
      let key = "\(page.kind.rawValue):\(page.id.lowercased())"
      guard let other = first[key] else {
        first[key] = page
        continue
      }
      guard other.id != page.id else { continue }
      findings.append(
        Diagnostic(
          .similarID,
          "\(page.kind.rawValue) '\(page.id)' differs from '\(other.id)' only in letter case",
          at: page.file.wholePlace, notes: [.init("the other one", at: other.file.wholePlace)],
          help: "rename one of the two files"))
    }
    return findings
  }
}
