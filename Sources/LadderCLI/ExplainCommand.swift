import ArgumentParser
import Diagnostics

/// `ladder explain`: what a code in brackets means and what to do about it.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a diagnostic code, or list them all.")

  @Argument(help: "The code in brackets at the end of a message, for example broken-link.")
  var code: String?

  func run() throws {
    let console = Console()
    guard let code else {
      let width = DiagnosticCode.allCases.map(\.rawValue.count).max() ?? 0
      for code in DiagnosticCode.allCases {
        let padding = String(repeating: " ", count: width - code.rawValue.count)
        console.output("\(code.rawValue)\(padding)  \(code.explanation.meaning)")
      }
      return
    }
    guard let known = DiagnosticCode(rawValue: code) else {
      let names = DiagnosticCode.allCases.map(\.rawValue)
      let help = NearMiss.suggestion(for: code, in: names) ?? "'ladder explain' lists all codes"
      throw ValidationError("there is no code '\(code)'; \(help)")
    }
    console.output(known.explanation.text(for: known))
  }
}
