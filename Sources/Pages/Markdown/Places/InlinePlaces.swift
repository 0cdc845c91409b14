/// The places of the links, images and raw HTML of the block that is being written, in the order
/// in which they begin; worked out only for a block that has any.
struct InlinePlaces {
  /// The document, where definitions are looked for.
  var root: CMarkNode?

  private(set) var blocks: BlockPlaces
  private var definitions: DefinitionPlaces?
  private var block: CMarkNode?

  /// nil when the text is not what libcmark's nodes came from. That should never be; places in such
  /// a block would be the block's.
  private var aligner: InlineAligner?
  private var inlineText = InlineText()
  private var isAligned = false
  private var next = 0

  init(text: MarkdownText) { blocks = BlockPlaces(text: text) }

  mutating func enterContainer(_ node: CMarkNode) { blocks.containers.enter(node) }
  mutating func leaveContainer() { blocks.containers.leave() }

  /// A paragraph, heading or cell begins; or begins again.
  mutating func enterBlock(_ node: CMarkNode) {
    if block != node { isAligned = false }
    block = node
    next = 0
  }

  /// Passes over a link, image or raw HTML whose place nobody needs.
  mutating func skipPlace() { next += 1 }

  /// The range of a block in the file.
  mutating func range(of block: CMarkNode) -> Range<Int> {
    blocks.text.fileRange(blocks.range(of: block))
  }

  /// The place of the next link, image or raw HTML: of the destination, or of the HTML itself.
  mutating func nextPlace() -> Range<Int> {
    align()
    defer { next += 1 }
    guard let aligner, next < aligner.places.count else { return rangeOfBlock() }
    switch aligner.places[next] {
    case .here(let range):
      return blocks.text.fileRange(inlineText.textRange(range))
    case .reference(let label):
      if definitions == nil, let root { definitions = DefinitionPlaces(of: root, in: blocks.text) }
      let name = inlineText.bytes[label]
      let range = definitions?.destination(of: name) ?? inlineText.textRange(label)
      return blocks.text.fileRange(range)
    }
  }

  /// Where the last `length` bytes of the block's last text stand, if they stand there as they
  /// read: not made of entities, and the first not behind a backslash.
  mutating func placeOfEnd(_ length: Int, reading literal: UnsafeBufferPointer<UInt8>) -> Range<
    Int
  >? {
    align()
    let bytes = inlineText.bytes
    guard let last = aligner?.lastText, last.count >= length else { return nil }
    let range = (last.upperBound - length)..<last.upperBound
    guard bytes[range].elementsEqual(literal.suffix(length)),
      range.lowerBound == last.lowerBound || bytes[range.lowerBound - 1] != UInt8(ascii: "\\")
    else { return nil }
    return blocks.text.fileRange(inlineText.textRange(range))
  }

  private mutating func rangeOfBlock() -> Range<Int> {
    guard let block else { return 0..<0 }
    return range(of: block)
  }

  private mutating func align() {
    guard !isAligned, let block else { return }
    isAligned = true
    let start = blocks.readInlines(of: block)
    inlineText = blocks.inlineText
    aligner = InlineAligner(block, in: inlineText, from: start)
  }
}
