import Diagnostics
import LadderModel
import Pages

/// Front matter and settings: every key and value lies in its file, keys differ, and the readers
/// of fields bear whatever came out.
enum FrontMatterProperty {
  static func faults(of bytes: [UInt8]) -> [String] {
    let file = SourceFile(path: "content/page.md", bytes: bytes)
    let parsed = ParsedPage.parse(file)
    var faults = DiagnosticFaults.faults(in: parsed.diagnostics)
    let fence = FrontMatterFence.find(in: file).value
    if fence.body < 0 || fence.body > bytes.count { faults.append("body begins at \(fence.body)") }
    if let entries = parsed.value.frontMatter {
      for entry in entries { judge(entry, in: fence.yaml ?? 0..<0, &faults) }
      if Set(entries.map(\.key)).count != entries.count { faults.append("a key stands twice") }
    } else if parsed.diagnostics.isEmpty {
      faults.append("front matter is unusable and nobody says why")
    }
    let again = ParsedPage.parse(file)
    if again.diagnostics != parsed.diagnostics
      || again.value.frontMatter.map({ "\($0)" }) != parsed.value.frontMatter.map({ "\($0)" })
    {
      faults.append("the same bytes are read in two ways")
    }
    let kinds = [
      "index.md", "tracks/a.md", "levels/a/b.md", "dimensions/a.md", "roles/a.md",
      "transitions/a.md", "guides/a.md", "glossary.md",
    ]
    let pages = kinds.map {
      ParsedPage.parse(SourceFile(path: "content/" + $0, bytes: bytes)).value
    }
    let settings = Settings.read(SourceFile(path: "ladder.yml", bytes: yaml(bytes, fence)))
    let ladder = Ladder.read(pages, settings: settings.value)
    return faults + DiagnosticFaults.faults(in: settings.diagnostics + ladder.diagnostics)
  }

  private static func yaml(_ bytes: [UInt8], _ fence: FrontMatterFence) -> [UInt8] {
    fence.yaml.map { Array(bytes[$0]) } ?? bytes
  }

  private static func judge(_ entry: YAMLEntry, in yaml: Range<Int>, _ faults: inout [String]) {
    let key = entry.keyRange
    if key.lowerBound < yaml.lowerBound || key.upperBound > yaml.upperBound {
      faults.append("key '\(entry.key)' lies outside the front matter")
    }
    judge(entry.value, in: yaml, &faults)
  }

  private static func judge(_ node: YAMLNode, in yaml: Range<Int>, _ faults: inout [String]) {
    if node.range.lowerBound < yaml.lowerBound || node.range.upperBound > yaml.upperBound {
      faults.append("a value lies outside the front matter: \(node.range)")
    }
    switch node.content {
    case .scalar: return
    case .sequence(let nodes): for node in nodes { judge(node, in: yaml, &faults) }
    case .mapping(let entries): for entry in entries { judge(entry, in: yaml, &faults) }
    }
  }
}
