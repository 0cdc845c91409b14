import Diagnostics

/// What is wrong with findings themselves: a place outside its file, a text that could steer a
/// terminal, nothing said.
enum DiagnosticFaults {
  static func faults(in diagnostics: [Diagnostic]) -> [String] {
    diagnostics.flatMap(faults)
  }

  private static func faults(in diagnostic: Diagnostic) -> [String] {
    var faults: [String] = []
    for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
      guard let range = place.range else { continue }
      if range.lowerBound < 0 || range.upperBound > place.file.bytes.count {
        faults.append("\(diagnostic.code.rawValue) lies outside '\(place.path)': \(range)")
      }
    }
    if diagnostic.message.isEmpty { faults.append("\(diagnostic.code.rawValue) says nothing") }
    let text = DiagnosticPrinter().text(of: diagnostic)
    if text.utf8.count > 40_000 { faults.append("\(diagnostic.code.rawValue) is endless") }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
      faults.append("\(diagnostic.code.rawValue) prints a control character")
    }
    return faults
  }
}
