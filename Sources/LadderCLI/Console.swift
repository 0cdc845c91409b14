import Build
import Checks
import Diagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Where words go: results to standard output, diagnostics to standard error.
struct Console: Sendable {
  /// More findings than anybody reads at once; the summary still counts all.
  private static let mostShown = 500

  private let hasColour: Bool
  private let showsProgress: Bool

  init() {
    let isTerminal = isatty(2) == 1
    showsProgress = isTerminal && Self.variable("CI") == nil && Self.variable("TERM") != "dumb"
    hasColour = isTerminal && Self.variable("NO_COLOR") == nil && Self.variable("TERM") != "dumb"
  }

  func print(_ diagnostics: [Diagnostic], root: String) {
    let printer = DiagnosticPrinter(pathPrefix: Self.prefix(root), colour: hasColour)
    for diagnostic in diagnostics.prefix(Self.mostShown) {
      error(printer.text(of: diagnostic))
    }
    if diagnostics.count > Self.mostShown {
      error("… and \(diagnostics.count - Self.mostShown) more\n")
    }
  }

  /// A report of `ladder check`, to standard output whatever its form.
  func report(_ diagnostics: [Diagnostic], as format: ReportFormat, root: String, files: Int) {
    let printer = DiagnosticPrinter(pathPrefix: Self.prefix(root), colour: hasColour)
    switch format {
    default: Self.write(TextReport(printer).text(of: diagnostics, files: files), to: 1)
    }
  }

  /// Today in UTC, or the day that SOURCE_DATE_EPOCH names.
  var today: CalendarDay {
    if let text = Self.variable("SOURCE_DATE_EPOCH"), let seconds = Int(text) {
      return CalendarDay(secondsSince1970: seconds)
    }
    return CalendarDay(secondsSince1970: time(nil))
  }

  func output(_ line: String) { Self.write(line + "\n", to: 1) }
  func error(_ line: String) { Self.write(line + "\n", to: 2) }

  /// One line that replaces itself, on a terminal only.
  func show(_ phase: BuildPhase) {
    guard showsProgress else { return }
    Self.write("\r\u{1B}[K\(Summary.phase(phase)) …", to: 2)
  }

  func clearProgress() {
    if showsProgress { Self.write("\r\u{1B}[K", to: 2) }
  }

  /// A path in the project as seen from where the command runs.
  static func joined(_ root: String, _ path: String) -> String { prefix(root) + path }

  private static func prefix(_ root: String) -> String {
    var root = root
    while root.hasPrefix("./") { root.removeFirst(2) }
    if root == "." || root.isEmpty { return "" }
    return root.hasSuffix("/") ? root : root + "/"
  }

  private static func variable(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Writes all of it; a reader that went away ends the writing, not the program's work.
  private static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let written = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return }
        rest = rest.dropFirst(written)
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
