import CCMark
import Diagnostics

extension HTMLWriter {
  /// What is written for an address.
  private enum Outcome {
    case written
    case hole(MarkdownLink)

    /// The address may not be on a page.
    case refused
  }

  mutating func enterLink(_ node: CMarkNode) -> Step {
    guard options.hasExtensions else {
      places.skipPlace()
      if image == nil {
        html.append(utf8: "<a href=\"")
        AddressEscaping.append(node.destination, to: &html)
        writeTitle(node)
        html.append(utf8: "\">")
        proseIsOff += 1
      }
      return .children
    }
    let address = LinkAddress(node.destination)
    // The alternative text of an image holds no links, but what may not be written is still said.
    if image != nil {
      _ = outcome(of: node, address, isEmpty: false)
      return .children
    }
    let isEmpty = Self.isEmptyLabel(node)
    proseIsOff += 1
    var link: Int?
    switch outcome(of: node, address, isEmpty: isEmpty) {
    case .refused:
      html.append(utf8: "<a>")
      return .children
    case .written:
      html.append(utf8: "<a href=\"")
      AddressEscaping.append(node.destination, to: &html)
    case .hole(let found):
      html.append(utf8: "<a href=\"")
      link = addHole(found)
    }
    writeTitle(node)
    // The page that a link leads to learns nothing of this one and cannot steer it.
    html.append(utf8: address == .web ? "\" rel=\"noopener noreferrer\">" : "\">")
    guard isEmpty else { return .children }
    if let link {
      holes.append(Hole(offset: html.count, content: .label, link: link))
    } else {
      HTMLEscaping.append(node.destination, to: &html)
    }
    return node.lastChild.map { .childrenBehind($0) } ?? .children
  }

  mutating func enterImage(_ node: CMarkNode) {
    let isOutermost = image == nil
    if isOutermost { image = node }
    guard options.hasExtensions else {
      places.skipPlace()
      guard isOutermost else { return }
      html.append(utf8: "<img src=\"")
      AddressEscaping.append(node.destination, to: &html)
      html.append(utf8: "\" alt=\"")
      return
    }
    let outcome = outcome(of: node, LinkAddress(node.destination), isEmpty: false)
    guard isOutermost else { return }
    switch outcome {
    case .refused:
      html.append(utf8: "<img alt=\"")
      return
    case .written:
      html.append(utf8: "<img src=\"")
      AddressEscaping.append(node.destination, to: &html)
    case .hole(let link):
      html.append(utf8: "<img src=\"")
      _ = addHole(link)
    }
    html.append(utf8: "\" alt=\"")
  }

  mutating func leaveImage(_ node: CMarkNode) {
    writeTitle(node)
    html.append(utf8: "\" />")
  }

  private mutating func writeTitle(_ node: CMarkNode) {
    let title = node.title
    guard !title.isEmpty else { return }
    html.append(utf8: "\" title=\"")
    HTMLEscaping.append(title, to: &html)
  }

  private mutating func addHole(_ link: MarkdownLink) -> Int {
    links.append(link)
    holes.append(Hole(offset: html.count, content: .address, link: links.count - 1))
    return links.count - 1
  }

  /// A label of nothing, or of blanks.
  private static func isEmptyLabel(_ node: CMarkNode) -> Bool {
    guard let label = node.firstChild else { return true }
    return label.next == nil && label.kind == CMARK_NODE_TEXT
      && label.literal.allSatisfy(LinkSyntax.isSpace)
  }

  /// Decides what becomes of an address and reports what may not be. The place is only worked out
  /// where it is of use.
  private mutating func outcome(
    of node: CMarkNode, _ address: LinkAddress, isEmpty: Bool
  ) -> Outcome {
    let isImage = node.kind == CMARK_NODE_IMAGE
    linkCount += 1
    guard linkCount <= MarkdownLimits.links else {
      if !isTooMuch { report(.tooManyLinks, at: places.nextPlace()) }
      isTooMuch = true
      return .refused
    }
    switch address {
    case .web where !isImage:
      webLinks.append(
        MarkdownLink(
          kind: .link, destination: String(decoding: node.destination, as: UTF8.self),
          range: places.nextPlace(), hasEmptyLabel: isEmpty))
      return .written
    case .contact where !isImage, .pictureData where isImage:
      places.skipPlace()
      return .written
    default: break
    }
    let place = places.nextPlace()
    let destination = String(decoding: node.destination, as: UTF8.self)
    switch address {
    case .inner(let scheme) where !isImage || scheme == nil:
      return .hole(
        MarkdownLink(
          kind: isImage ? .image : .link, destination: destination, range: place,
          hasEmptyLabel: isEmpty))
    case .inner: report(.notAPicture(destination), at: place)
    case .web, .contact: report(.distantPicture(destination), at: place)
    case .pictureData: report(.scriptAddress(destination, scheme: "data"), at: place)
    case .script(let scheme): report(.scriptAddress(destination, scheme: scheme), at: place)
    case .withoutScheme: report(.addressWithoutScheme(destination), at: place)
    case .withoutHost: report(.addressWithoutHost(destination), at: place)
    case .unknown(let scheme): report(.unknownScheme(destination, scheme: scheme), at: place)
    }
    return .refused
  }
}
