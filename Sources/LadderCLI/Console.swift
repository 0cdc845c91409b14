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
  func write(_ report: Report, as format: ReportFormat, root: String) {
    switch format {
    case .text:
      let printer = DiagnosticPrinter(pathPrefix: Self.prefix(root), colour: hasColour)
      Self.write(TextReport(printer).text(of: report), to: 1)
    case .json: Self.write(JSONReport.text(of: report), to: 1)
    case .gitlab: Self.write(GitLabReport.text(of: report), to: 1)
    case .sarif: Self.write(SARIFReport.text(of: report), to: 1)
    case .github: annotate(report)
    }
  }

  /// Whether a step of GitHub Actions runs this.
  var isGitHubStep: Bool { Self.variable("GITHUB_ACTIONS") == "true" }

  /// Annotations to standard output, and all findings to the summary of the step where there is
  /// one. A summary that can't be written is said and changes nothing.
  func annotate(_ report: Report) {
    let github = GitHubReport(report, source: Self.sourceOnGitHub)
    Self.write(github.annotations, to: 1)
    guard let path = Self.variable("GITHUB_STEP_SUMMARY"),
      let reason = ReportFile(path).append(Array(github.summary.utf8))
    else { return }
    error("warning: the summary of the step could not be written: \(reason)\n")
  }

  /// Where the files of the commit can be seen that a workflow runs for.
  private static var sourceOnGitHub: String? {
    guard let server = variable("GITHUB_SERVER_URL"), let name = variable("GITHUB_REPOSITORY"),
      let commit = variable("GITHUB_SHA")
    else { return nil }
    return "\(server)/\(name)/blob/\(commit)/"
  }

  /// A report of what a command found in a project.
  func report(_ report: BuildReport, root: String) -> Report {
    Report(
      report.diagnostics, accepted: report.accepted, files: report.sourceCount,
      version: Ladder.version, pathPrefix: Self.prefix(root))
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
