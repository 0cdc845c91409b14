extension TemplateLinker {
  /// Puts neighbours together that show the same on every page with the same shared data, such as a
  /// page's header and footer: the renderer keeps what they showed.
  ///
  /// - Parameter nodes: the statements of a template or of a block, outside all tags.
  func gatherShared(_ nodes: [Int32]) -> [Int32] {
    let names = Set(sharedNames.subtracting(storedNames).map { builder.name($0) })
    guard !names.isEmpty else { return nodes }
    var result: [Int32] = []
    var stretch: [Int32] = []
    func endStretch() {
      // Text alone is written as fast as it can be.
      if let first = stretch.first, let last = stretch.last,
        stretch.contains(where: { builder.nodes[Int($0)].kind != .text })
      {
        let range = Int(builder.nodes[Int(first)].start)..<Int(builder.nodes[Int(last)].end)
        let list = builder.list(stretch)
        result.append(builder.add(.shared, range, a: list, b: builder.newStretch()))
      } else {
        result += stretch
      }
      stretch = []
    }
    for node in nodes {
      if isShared(node, names, locals: []) {
        stretch.append(node)
      } else {
        endStretch()
        result.append(node)
      }
    }
    endStretch()
    return result
  }

  /// Whether what a node shows or gives depends on the shared data alone, and running it leaves
  /// nothing behind.
  ///
  /// - Parameters:
  ///   - names: of the shared data.
  ///   - locals: the slots of the loops around the node that are shared themselves.
  private func isShared(_ id: Int32, _ names: Set<Int32>, locals: Set<Int32>) -> Bool {
    func isShared(_ id: Int32) -> Bool { id < 0 || self.isShared(id, names, locals: locals) }
    func all(_ list: Int32) -> Bool { builder.numbers(in: list).allSatisfy(isShared) }
    let node = builder.nodes[Int(id)]
    switch node.kind {
    case .constant, .text: return true
    case .free: return names.contains(node.b)
    case .local: return locals.contains(node.a)
    case .attribute, .output, .not, .negative, .positive: return isShared(node.a)
    case .item, .add, .subtract, .multiply, .divide, .divideDown, .remainder, .power, .comparison:
      return isShared(node.a) && isShared(node.b)
    case .condition: return isShared(node.a) && isShared(node.b) && isShared(node.c)
    case .list, .tuple, .record, .concatenation, .all, .any: return all(node.a)
    case .slice: return isShared(node.a) && all(node.b)
    case .filter:
      return !Self.filtersOfFilters.contains(node.b) && isShared(node.a) && all(node.c)
    case .test: return isShared(node.a) && all(node.c)
    case .comparisons:
      let pairs = Array(builder.numbers(in: node.b))
      return isShared(node.a)
        && stride(from: 1, to: pairs.count, by: 2).allSatisfy { isShared(pairs[$0]) }
    case .choice:
      var list = Array(builder.numbers(in: node.a))
      let otherwise = list.removeLast()
      return stride(from: 0, to: list.count, by: 2).allSatisfy {
        isShared(list[$0]) && all(list[$0 + 1])
      } && (otherwise < 0 || all(otherwise))
    case .loop: return isSharedLoop(node, names, locals: locals)
    // Calls run code that may depend on anything, and the others store something.
    default: return false
    }
  }

  /// Those whose list names filters and tests beside nodes.
  private static let filtersOfFilters = Set(
    [TemplateFilter.map, .select, .reject, .selectattr, .rejectattr].map(\.number))

  private func isSharedLoop(_ node: Node, _ names: Set<Int32>, locals: Set<Int32>) -> Bool {
    typealias Part = Program.Loop
    let parts = Array(builder.numbers(in: node.a))
    let target = builder.nodes[Int(parts[Part.target])]
    guard target.kind == .storeName, target.c <= 0, parts[Part.slot] < 0,
      isShared(parts[Part.items], names, locals: locals)
    else { return false }
    let inner = locals.union([target.a])
    let lists = [(parts[Part.body], inner), (parts[Part.otherwise], locals)]
    return (parts[Part.condition] < 0 || isShared(parts[Part.condition], names, locals: inner))
      && lists.allSatisfy { list, locals in
        list < 0
          || builder.numbers(in: list).allSatisfy { isShared($0, names, locals: locals) }
      }
  }
}
