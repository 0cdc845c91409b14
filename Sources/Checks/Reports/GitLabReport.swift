import Diagnostics
import Site

/// GitLab's code quality report: an array of issues, each with a description, the rule's name, a
/// fingerprint, a severity and a line.
package enum GitLabReport {
  package static func text(of report: Report) -> String {
    var writer = JSONWriter()
    var fingerprints = Fingerprints()
    writer.array { writer in
      for finding in report.findings {
        let path = report.path(finding.place)
        writer.object { writer in
          writer.member("description", description(of: finding))
          writer.member("check_name", finding.code.rawValue)
          writer.member("fingerprint", fingerprints.next(finding, path: path))
          writer.member("severity", severity(of: finding))
          writer.key("location")
          writer.object { writer in
            writer.member("path", path)
            writer.key("lines")
            // A line is required, so a file as a whole is its first one.
            writer.object { $0.member("begin", TextRegion(finding.place)?.line ?? 1) }
          }
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func description(of finding: Diagnostic) -> String {
    finding.message + (finding.help.map { " (\($0))" } ?? "")
  }

  /// The format knows info, minor, major, critical and blocker.
  private static func severity(of finding: Diagnostic) -> String {
    switch finding.severity {
    case .error: "major"
    case .warning: "minor"
    case .hint: "info"
    }
  }
}
