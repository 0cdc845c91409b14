/// Turns diagnostics into the text that people read on a terminal.
///
///     content/levels/ic/staff.md:6:8: error: track 'ik' does not exist [unknown-track]
///     6 | track: ik
///       |        ^~
///     help: did you mean 'ic'?
package struct DiagnosticPrinter: Sendable {
  /// Put before each path, so that it is relative to where the command runs: "" or "site-a/".
  package var pathPrefix: String
  package var colour: Bool

  package init(pathPrefix: String = "", colour: Bool = false) {
    self.pathPrefix = pathPrefix
    self.colour = colour
  }

  package func text(of diagnostic: Diagnostic) -> String {
    var lines = [
      "\(head(of: diagnostic.place)): \(label(diagnostic.severity)): "
        + "\(Self.visible(diagnostic.message)) [\(diagnostic.code.rawValue)]"
    ]
    lines += excerpt(diagnostic.place)
    for note in diagnostic.notes {
      lines.append("\(head(of: note.place)): note: \(Self.visible(note.message))")
    }
    if let help = diagnostic.help { lines.append("help: \(Self.visible(help))") }
    return lines.joined(separator: "\n") + "\n"
  }

  private func head(of place: SourcePlace) -> String {
    let path = Self.visible((place.file.isInProject ? pathPrefix : "") + place.path)
    guard let position = place.position else { return path }
    return "\(path):\(position.line):\(position.column)"
  }

  private func label(_ severity: Diagnostic.Severity) -> String {
    guard colour else { return severity.rawValue }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .hint: "1;36"
      }
    return "\u{1B}[\(code)m\(severity.rawValue)\u{1B}[0m"
  }

  /// The widest excerpt; of a longer line the stretch around the place is shown.
  private static let widest = 160

  /// The source line with a caret under the first scalar and tildes under the rest of the place,
  /// as far as it lies on that line.
  package func excerpt(_ place: SourcePlace) -> [String] {
    guard let range = place.range, let position = place.position else { return [] }
    let bytes = place.file.bytes
    let line = position.lineRange
    guard !line.isEmpty else { return [] }
    let lower = min(range.lowerBound, line.upperBound)
    let upper = min(max(range.upperBound, lower), line.upperBound)
    func scalars(_ range: Range<Int>) -> [Unicode.Scalar] {
      // A line may be megabytes long; no more of it is decoded than can be shown.
      let first = max(range.lowerBound, lower - 4 * Self.widest)
      let end = min(range.upperBound, lower + 4 * Self.widest)
      guard first < end else { return [] }
      let near = first..<end
      let start = bytes[near].firstIndex { $0 & 0xC0 != 0x80 } ?? near.lowerBound
      return String(decoding: bytes[start..<near.upperBound], as: UTF8.self).unicodeScalars
        .filter { $0 != "\u{FEFF}" }
    }
    var before = scalars(line.lowerBound..<lower)
    let marked = scalars(lower..<upper)
    var after = scalars(upper..<line.upperBound)
    let isCut = line.count > Self.widest
    if isCut, before.count > Self.widest / 2 { before = ["…"] + before.suffix(Self.widest / 2) }
    let room = max(0, Self.widest - before.count)
    let shown = marked.prefix(room)
    if isCut, after.count > room - shown.count {
      after = Array(after.prefix(max(0, room - shown.count))) + ["…"]
    }
    let text = String(String.UnicodeScalarView(before + shown + after))
    let indent = before.map { $0 == "\t" ? "\t" : " " }.joined()
    let number = String(position.line)
    let gutter = String(repeating: " ", count: number.count)
    let caret = "^" + String(repeating: "~", count: max(0, shown.count - 1))
    return [
      "\(number) | \(Self.visible(text))",
      "\(gutter) | \(indent)\(colour ? "\u{1B}[1;32m\(caret)\u{1B}[0m" : caret)",
    ]
  }

  /// The text with everything that could steer a terminal or hide other text made harmless:
  /// control characters except the tab, and the marks that change writing direction, become
  /// U+FFFD. A byte order mark is left out.
  package static func visible(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFEFF: continue
      case 0x09: result.append(scalar)
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
