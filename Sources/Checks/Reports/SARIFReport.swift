import Diagnostics
import Site

/// A log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS, errata 01).
///
/// What pages accept is in it too, as suppressed in the source, with the reason.
package enum SARIFReport {
  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

  package static func text(of report: Report) -> String {
    let used = Set((report.findings + report.accepted.map(\.finding)).map(\.code))
    let rules = DiagnosticCode.allCases.filter { used.contains($0) }
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("$schema", schema)
      writer.member("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          writer.key("tool")
          writer.object { writer in
            writer.key("driver")
            writer.object { writer in
              writer.member("name", "ladder")
              writer.member("version", report.version)
              writer.key("rules")
              writer.array { writer in for rule in rules { write(rule, to: &writer) } }
            }
          }
          // Columns count Unicode scalars everywhere in the tool.
          writer.member("columnKind", "unicodeCodePoints")
          writeResults(of: report, rules, to: &writer)
        }
      }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private static func write(_ rule: DiagnosticCode, to writer: inout JSONWriter) {
    let explanation = rule.explanation
    writer.object { writer in
      writer.member("id", rule.rawValue)
      writer.key("shortDescription")
      writer.object { $0.member("text", explanation.meaning) }
      writer.key("help")
      writer.object { writer in
        writer.member("text", "\(explanation.mend)\n\nExample: \(explanation.example)")
      }
      writer.key("defaultConfiguration")
      writer.object { $0.member("level", level(of: rule.severity)) }
      writer.key("properties")
      writer.object { $0.member("tags", [explanation.group]) }
    }
  }

  private static func writeResults(
    of report: Report, _ rules: [DiagnosticCode], to writer: inout JSONWriter
  ) {
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
    var fingerprints = Fingerprints()
    let results =
      report.findings.map { ($0, nil) } + report.accepted.map { ($0.finding, Optional($0.reason)) }
    writer.key("results")
    writer.array { writer in
      for (finding, reason) in results {
        writer.object { writer in
          writer.member("ruleId", finding.code.rawValue)
          writer.member("ruleIndex", indices[finding.code] ?? 0)
          writer.member("level", level(of: finding.severity))
          writer.key("message")
          writer.object { $0.member("text", message(of: finding)) }
          writer.key("locations")
          writer.array { writer in
            writer.object { write(finding.place, of: report, to: &$0) }
          }
          writeNotes(of: finding, of: report, to: &writer)
          writer.key("partialFingerprints")
          let fingerprint = fingerprints.next(finding, path: report.path(finding.place))
          writer.object { $0.member("ladder/v1", fingerprint) }
          guard let reason else { return }
          writer.key("suppressions")
          writer.array { writer in
            writer.object { writer in
              writer.member("kind", "inSource")
              writer.member("justification", reason)
            }
          }
        }
      }
    }
  }

  private static func writeNotes(
    of finding: Diagnostic, of report: Report, to writer: inout JSONWriter
  ) {
    guard !finding.notes.isEmpty else { return }
    writer.key("relatedLocations")
    writer.array { writer in
      for (index, note) in finding.notes.enumerated() {
        writer.object { writer in
          writer.member("id", index + 1)
          writer.key("message")
          writer.object { $0.member("text", note.message) }
          write(note.place, of: report, to: &writer)
        }
      }
    }
  }

  private static func write(
    _ place: SourcePlace, of report: Report, to writer: inout JSONWriter
  ) {
    writer.key("physicalLocation")
    writer.object { writer in
      writer.key("artifactLocation")
      writer.object { writer in
        let uri = PercentEncoding.path(report.path(place))
        writer.member("uri", String(decoding: uri, as: UTF8.self))
      }
      guard let region = TextRegion(place) else { return }
      writer.key("region")
      writer.object { writer in
        writer.member("startLine", region.line)
        writer.member("startColumn", region.column)
        writer.member("endLine", region.endLine)
        writer.member("endColumn", region.endColumn)
      }
    }
  }

  private static func message(of finding: Diagnostic) -> String {
    finding.message + (finding.help.map { "\nHelp: \($0)" } ?? "")
  }

  private static func level(of severity: Diagnostic.Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }
}
