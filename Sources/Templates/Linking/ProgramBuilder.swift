/// Gathers the nodes of all templates while they are linked.
final class ProgramBuilder {
  var nodes: [Node] = []
  var extra: [Int32] = []
  var text: [UInt8] = []
  var constants: [TemplateValue] = []
  var names: [String] = []
  var functions: [Program.Function] = []
  private(set) var stretchCount = 0
  private(set) var builtins: [Int32: Int] = [:]
  private var numbers: [String: Int32] = [:]

  init() {
    for name in KnownName.allCases { _ = self.name(name.text) }
    for (index, function) in BuiltinFunction.allCases.enumerated() {
      builtins[name(function.rawValue)] = index
    }
  }

  func name(_ text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(names.count)
    names.append(text)
    numbers[text] = number
    return number
  }

  func add(
    _ kind: Node.Kind, _ range: Range<Int>, a: Int32 = -1, b: Int32 = -1, c: Int32 = -1
  ) -> Int32 {
    nodes.append(
      Node(
        kind: kind, a: a, b: b, c: c, start: Int32(truncatingIfNeeded: range.lowerBound),
        end: Int32(truncatingIfNeeded: range.upperBound)))
    return Int32(nodes.count - 1)
  }

  func constant(_ value: TemplateValue, _ range: Range<Int>) -> Int32 {
    constants.append(value)
    return add(.constant, range, a: Int32(constants.count - 1))
  }

  /// A list in ``extra``: its count, then its numbers.
  func list(_ numbers: [Int32]) -> Int32 {
    let start = Int32(extra.count)
    extra.append(Int32(numbers.count))
    extra += numbers
    return start
  }

  /// What ``list(_:)`` wrote.
  func numbers(in list: Int32) -> ArraySlice<Int32> {
    let start = Int(list) + 1
    return extra[start..<(start + Int(extra[Int(list)]))]
  }

  /// The number of a further stretch that the renderer keeps.
  func newStretch() -> Int32 {
    stretchCount += 1
    return Int32(stretchCount - 1)
  }
}
