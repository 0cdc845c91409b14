import Diagnostics
import Site

/// The report for other programs; REFERENCE.md holds its schema.
///
/// Lines and columns count from 1, columns in Unicode scalars; the end lies behind the last one.
package enum JSONReport {
  package static func text(of report: Report) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version", 1)
      writer.key("tool")
      writer.object { writer in
        writer.member("name", "ladder")
        writer.member("version", report.version)
      }
      writer.member("files", report.files)
      writer.key("summary")
      writer.object { writer in
        for severity in Diagnostic.Severity.allCases {
          writer.member(severity.rawValue, report.count(severity))
        }
        writer.member("accepted", report.accepted.count)
      }
      writer.key("rules")
      writer.array { writer in
        for row in report.byRule {
          writer.object { writer in
            writer.member("code", row.code.rawValue)
            writer.member("severity", row.severity.rawValue)
            writer.member("count", row.count)
          }
        }
      }
      writer.key("findings")
      writer.array { writer in
        for finding in report.findings { write(finding, of: report, reason: nil, to: &writer) }
      }
      writer.key("accepted")
      writer.array { writer in
        for accepted in report.accepted {
          write(accepted.finding, of: report, reason: accepted.reason, to: &writer)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(
    _ finding: Diagnostic, of report: Report, reason: String?, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.member("code", finding.code.rawValue)
      writer.member("severity", finding.severity.rawValue)
      writer.member("message", finding.message)
      writer.member("help", finding.help)
      writer.member("reason", reason)
      write(finding.place, of: report, to: &writer)
      writer.key("notes")
      writer.array { writer in
        for note in finding.notes {
          writer.object { writer in
            writer.member("message", note.message)
            write(note.place, of: report, to: &writer)
          }
        }
      }
    }
  }

  private static func write(
    _ place: SourcePlace, of report: Report, to writer: inout JSONWriter
  ) {
    writer.member("path", report.path(place))
    guard let region = TextRegion(place) else { return }
    writer.member("line", region.line)
    writer.member("column", region.column)
    writer.member("endLine", region.endLine)
    writer.member("endColumn", region.endColumn)
  }
}
