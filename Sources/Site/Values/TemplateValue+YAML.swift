import Pages
import Templates

extension TemplateValue {
  /// A value under `extra:`, of which nobody but the author's templates knows what it means: plain
  /// `true`, `false` and whole numbers are that, everything else is text.
  init(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, let isPlain):
      self =
        switch text {
        case _ where node.isNothing: .null
        case "true" where isPlain: .bool(true)
        case "false" where isPlain: .bool(false)
        default: isPlain ? Int(text).map { .int($0) } ?? .text(text) : .text(text)
        }
    case .sequence(let nodes): self = .list(nodes.map { TemplateValue($0) })
    case .mapping(let entries):
      self = .record(TemplateRecord(entries.map { ($0.key, TemplateValue($0.value)) }))
    }
  }
}
