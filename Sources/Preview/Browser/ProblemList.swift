import Build
import Diagnostics

/// What is wrong with the project, for the browser: as data for the overlay, and as a page for when
/// there is no site yet to lay it over.
struct ProblemList: Sendable {
  /// An array of objects; the overlay puts each field in as text, never as markup.
  let json: [UInt8]

  /// Every finding as the terminal shows it.
  private let text: String

  /// Changes with the findings; `0` when there are none.
  let digest: String

  static let none = ProblemList([], editedIn: nil)

  /// - Parameter root: the project's absolute path, for links that open an editor; `nil` makes
  ///   none.
  init(_ diagnostics: [Diagnostic], editedIn root: String?) {
    let objects = diagnostics.map { Self.object($0, root) }
    json = Array("[\(objects.joined(separator: ","))]".utf8)
    text = diagnostics.map { DiagnosticPrinter().text(of: $0) }.joined(separator: "\n")
    digest = diagnostics.isEmpty ? "0" : ContentHash.text(of: json)
  }

  /// The page that stands for every page while there is no site.
  var page: [UInt8] {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(scalar)
      }
    }
    return Array(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>The ladder has errors</title>
      </head>
      <body>
      <h1>The ladder has errors</h1>
      <p>There is no page to show yet. This one goes away when they are mended.</p>
      <pre>\(escaped.joined())</pre>
      </body>
      </html>

      """.utf8)
  }

  private static func object(_ diagnostic: Diagnostic, _ root: String?) -> String {
    let excerpt = DiagnosticPrinter().excerpt(diagnostic.place).joined(separator: "\n")
    let notes = diagnostic.notes.map { note in
      "{" + place(note.place, root) + "," + field("message", note.message) + "}"
    }
    let fields = [
      field("severity", diagnostic.severity.rawValue), field("code", diagnostic.code.rawValue),
      field("message", diagnostic.message), place(diagnostic.place, root),
      field("excerpt", excerpt, keepsLines: true), field("help", diagnostic.help ?? ""),
      "\"notes\":[" + notes.joined(separator: ",") + "]",
    ]
    return "{" + fields.joined(separator: ",") + "}"
  }

  private static func place(_ place: SourcePlace, _ root: String?) -> String {
    let position = place.position
    let suffix = position.map { ":\($0.line):\($0.column)" } ?? ""
    var editor = ""
    // What is wrong with a finished page is in no file that could be edited.
    if let root,
      place.path == "ladder.yml" || place.path.hasPrefix("content/")
        || place.path.hasPrefix("templates/")
    {
      editor = "vscode://file" + EncodedPath.text(root + "/" + place.path) + suffix
    }
    return field("place", place.path + suffix) + "," + field("editor", editor)
  }

  private static func field(_ name: String, _ value: String, keepsLines: Bool = false) -> String {
    // What could steer a terminal or hide text is as unwelcome in a browser.
    let value =
      keepsLines
      ? value : DiagnosticPrinter.visible(value)
    return "\"\(name)\":\(quoted(value))"
  }

  /// A JSON string (RFC 8259, section 7).
  private static func quoted(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        result.append("\\")
        result.append(scalar)
      case "\n": result += "\\n".unicodeScalars
      case "\t": result += "\\t".unicodeScalars
      case "\u{0}"..<" ": result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return "\"" + String(result) + "\""
  }
}
