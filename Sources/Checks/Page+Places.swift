import Diagnostics
import LadderModel
import Pages

/// Where on a page something stands that a rule points at.
extension Page {
  /// The value of a key; the title where the key is missing, the file where that is missing too.
  func place(of key: FrontMatterKey) -> SourcePlace {
    if let entry = frontMatter.first(where: { $0.key == key.rawValue }) {
      return file.place(entry.value.range)
    }
    return key == .title ? file.wholePlace : place(of: .title)
  }

  /// The entry of a list that names `id`, with or without its kind; the whole list otherwise.
  func place(of key: FrontMatterKey, naming id: String) -> SourcePlace {
    guard let entry = frontMatter.first(where: { $0.key == key.rawValue }) else {
      return place(of: key)
    }
    guard case .sequence(let nodes) = entry.value.content else { return place(of: key) }
    let node = nodes.first { node in
      guard case .scalar(let text, _) = node.content else { return false }
      return text == id || text.hasSuffix(":" + id)
    }
    return file.place((node ?? entry.value).range)
  }

  /// The value of a fact.
  func place(ofFact label: String) -> SourcePlace {
    if let facts = frontMatter.first(where: { $0.key == FrontMatterKey.facts.rawValue }),
      case .mapping(let entries) = facts.value.content,
      let entry = entries.first(where: { $0.key == label })
    {
      return file.place(entry.value.range)
    }
    return place(of: .facts)
  }

  /// Byte range of what an id stands for: a section with all under it, or a statement.
  func extent(of anchor: String) -> Range<Int>? {
    let headings = document.headings
    if let index = headings.firstIndex(where: { $0.id == anchor }) {
      let end = headings[(index + 1)...].first { $0.level <= headings[index].level }
      let upper = end?.range.lowerBound ?? file.bytes.count
      return headings[index].range.lowerBound..<max(upper, headings[index].range.upperBound)
    }
    return document.items.first { $0.explicitID == anchor }?.range
  }
}

extension Ladder {
  /// "'Staff Engineer'"
  func name(_ level: Ref<Level>) -> String { "'\(page(of: level).title)'" }
  func name(_ dimension: Ref<Dimension>) -> String { "'\(page(of: dimension).title)'" }
  func name(_ track: Ref<Track>) -> String { "'\(page(of: track).title)'" }

  /// What a level's title is written in.
  func place(of level: Ref<Level>) -> SourcePlace { page(of: level).place(of: .title) }
}
