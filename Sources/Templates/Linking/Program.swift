import Diagnostics

/// All templates of a library, linked: what the renderer runs.
final class Program: Sendable {
  /// A template's own part: what shows it, and what its blocks are once it is extended.
  struct Template: Sendable {
    let name: String
    let file: SourceFile
    let root: Int

    /// The blocks of a page that begins with this template: for each name the functions from the
    /// outermost override to the first definition.
    let blocks: [Int32: [Int32]]

    /// Its nodes are the ones up to here, from where those of the template before end.
    let nodesEnd: Int

    /// Names that an import can take.
    let exports: [String]
  }

  struct Parameter: Sendable {
    let name: Int32
    let slot: Int32

    /// Node of the default, or -1.
    let fallback: Int32
  }

  struct Function: Sendable {
    enum Kind: Sendable { case root, block, macro, caller }

    let kind: Kind
    let template: Int
    let name: Int32
    var parameters: [Parameter] = []

    /// Where a macro finds the body of a `call` tag; -1 if it does not use one.
    var callerSlot: Int32 = -1
    var body: Int32 = -1
    var slotCount = 0

    /// How much of the renderer's depth it takes: tags and expressions nested in it.
    var depth = 0

    /// The names that it stores, for suggestions.
    var ownNames: [String] = []
  }

  /// A loop's list: target node, items node, condition node, body list, else list, slot of `loop`,
  /// then the slots that each turn clears. -1 stands for absent.
  enum Loop {
    static let target = 0
    static let items = 1
    static let condition = 2
    static let body = 3
    static let otherwise = 4
    static let slot = 5
    static let clears = 6
  }

  /// What running looks at all the time. A renderer holds these lists itself: read through the
  /// program, each look would count a reference to the list, and threads that count the same
  /// references wait for each other.
  struct Code: Sendable {
    let nodes: [Node]
    let extra: [Int32]
    let text: [UInt8]
    let constants: [TemplateValue]
    let names: [String]
    let keys: [RecordKey]
    let functions: [Function]

    /// The keys of the host's objects, by kind.
    let shapes: [RecordShape]

    /// For each kind of object the place of each name, or -1.
    let places: [Int16]

    /// Names of the data that many pages have in common.
    let sharedNames: [Int32]

    /// How many stretches depend on those alone.
    let stretchCount: Int
  }

  let code: Code
  let templates: [Template]
  let builtins: [Int32: Int]

  init(
    _ builder: ProgramBuilder, templates: [Template], objects shapes: [RecordShape],
    shared: [Int32]
  ) {
    let keys = builder.names.map { RecordKey($0) }
    let places = shapes.flatMap { shape in
      zip(keys, builder.names).map { key, name in
        Int16(truncatingIfNeeded: shape.place(of: key, name) ?? -1)
      }
    }
    code = Code(
      nodes: builder.nodes, extra: builder.extra, text: builder.text,
      constants: builder.constants, names: builder.names, keys: keys,
      functions: builder.functions, shapes: shapes, places: places, sharedNames: shared,
      stretchCount: builder.stretchCount)
    self.templates = templates
    builtins = builder.builtins
  }

  /// The template that a node belongs to.
  func template(of node: Int) -> Int {
    templates.firstIndex { node < $0.nodesEnd } ?? 0
  }

  func place(of node: Int) -> SourcePlace {
    place(of: node, code.nodes[node].start..<code.nodes[node].end)
  }

  func place(of node: Int, _ range: Range<Int32>) -> SourcePlace {
    templates[template(of: node)].file.place(Int(range.lowerBound)..<Int(range.upperBound))
  }

  /// What the author wrote for a node, if it fits into a message.
  func written(_ node: Int) -> String? {
    let file = templates[template(of: node)].file
    let range = Int(code.nodes[node].start)..<Int(code.nodes[node].end)
    let bytes = file.bytes[range.clamped(to: 0..<file.bytes.count)]
    guard !bytes.isEmpty, bytes.count <= 60, !bytes.contains(0x0A), !bytes.contains(0x0D) else {
      return nil
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
