import Diagnostics
import LadderModel
import Pages

/// Lists in which some items end in a full stop and some do not.
enum Punctuation {
  static func findings(_ subject: CheckSubject) -> [Diagnostic] {
    guard subject.isEnglish else { return [] }
    return subject.ladder.pages.flatMap { page in
      page.document.blocks.compactMap { block -> Diagnostic? in
        guard case .list(let items) = block.kind else { return nil }
        return finding(in: page.document.items[items], of: page)
      }
    }
  }

  private static func finding(
    in items: ArraySlice<MarkdownListItem>, of page: Page
  ) -> Diagnostic? {
    var (stopped, open): ([MarkdownListItem], [MarkdownListItem]) = ([], [])
    for item in items {
      switch ending(of: page.document.words(of: item)) {
      case .stop: stopped.append(item)
      case .none: open.append(item)
      case .neutral: break
      }
    }
    guard !stopped.isEmpty, !open.isEmpty else { return nil }
    let isRareStop = stopped.count < open.count
    guard let odd = isRareStop ? stopped.first : open.first else { return nil }
    return Diagnostic(
      .mixedPunctuation,
      isRareStop
        ? "this item ends in a full stop, and most of its list do not"
        : "this item has no full stop at its end, and others of its list do",
      at: page.file.place(odd.range), help: "end all items of a list alike")
  }

  private enum Ending { case stop, none, neutral }

  private static func ending(of text: String) -> Ending {
    var rest = text[...]
    while let last = rest.last, ")]\"'”’*".contains(last) { rest = rest.dropLast() }
    guard let last = rest.last else { return .neutral }
    return switch last {
    case ".", "!", "?": .stop
    case ":", ";", ",", "…": .neutral
    default: .none
    }
  }
}
