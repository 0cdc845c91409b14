import Build
import Diagnostics
import Site

/// A whole build of a project made from bytes: findings with sound places, or a site whose every
/// page is sound and under policy; twice the same.
///
/// The bytes are a ``FileBundle`` laid over a small ladder; what stands before the first line
/// `=== path` is a level's page. Its folder holds the templates already.
enum BuildProperty {
  static func faults(of bytes: [UInt8], in folder: String) async -> [String] {
    let bundle = FileBundle(bytes, first: "content/levels/ic/senior.md")
    let project = FuzzProject(folder: folder)
    guard project.write(bundle) else { return ["the project could not be written"] }
    let options = BuildOptions(root: folder)
    let published = await Builder(options).build()
    var cache = ParseCache()
    let report = await Builder(options).make(reusing: &cache)
    var faults = DiagnosticFaults.faults(in: published.diagnostics)
    if report.diagnostics != published.diagnostics {
      faults.append("publishing finds something else wrong")
    }
    faults += await self.faults(of: report, againstAnotherOf: options, &cache, bytes.count % 3)
    if published.diagnostics.hasErrors {
      if published.published != nil { faults.append("published in spite of an error") }
    } else if let count = published.published {
      if count.written + count.unchanged != report.files.count + report.assets.count
        || !report.files.allSatisfy({ project.publishes($0.bytes, at: $0.path) })
      {
        faults.append("another site is published than is made in memory")
      }
    } else {
      faults.append("not published, and nobody says why")
    }
    if Set(report.files.map(\.path)).count != report.files.count {
      faults.append("two files at one path")
    }
    guard !FuzzProject.allowsRawHTML(bundle) else { return faults }
    for file in report.files {
      let found: [String] =
        if file.path.hasSuffix(".html") {
          HTMLFaults(file.bytes, isShownAnywhere: file.path == "404.html").faults
        } else if file.path.hasSuffix(".json") {
          JSONFaults(file.bytes).faults
        } else if file.path.hasSuffix(".csv") {
          csvFaults(file.bytes)
        } else {
          []
        }
      faults += found.prefix(3).map { "\(file.path): \($0)" }
    }
    return Array(faults.prefix(10))
  }

  /// Builds once more for some of the inputs, warm or with every rule: a build is what costs the time.
  private static func faults(
    of report: BuildReport, againstAnotherOf options: BuildOptions, _ cache: inout ParseCache,
    _ kind: Int
  ) async -> [String] {
    if kind == 0 { return [] }
    if kind == 2 { return DiagnosticFaults.faults(in: await Builder(options).check().diagnostics) }
    let again = await Builder(options).make(reusing: &cache)
    let isSame =
      again.diagnostics == report.diagnostics
      && again.files.elementsEqual(
        report.files, by: { $0.path == $1.path && $0.bytes == $1.bytes })
    return isSame ? [] : ["the same files give two sites"]
  }

  /// No cell begins with what a spreadsheet would run.
  private static func csvFaults(_ bytes: [UInt8]) -> [String] {
    var isQuoted = false
    var isStart = true
    for (index, byte) in bytes.enumerated() {
      if isStart, !isQuoted || bytes[index - 1] == 0x22, "=+-@".utf8.contains(byte) {
        return ["a cell begins with '\(Character(Unicode.Scalar(byte)))'"]
      }
      switch byte {
      case 0x22:
        isStart = isStart && !isQuoted
        isQuoted.toggle()
      case 0x2C, 0x0A: isStart = !isQuoted
      default: isStart = false
      }
    }
    return isQuoted ? ["a quote that does not end"] : []
  }
}
