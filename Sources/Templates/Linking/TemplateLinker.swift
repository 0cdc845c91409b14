import Diagnostics

/// Turns parsed templates into a program: names become slots, other templates become numbers, and
/// everything that can be checked without data is checked.
final class TemplateLinker {
  typealias Word = Expression.Word

  let outlines: [TemplateOutline]
  let numbers: [String: Int]
  let known: TemplateShape?
  let builder = ProgramBuilder()
  var diagnostics: [Diagnostic] = []

  /// Names that some template stores: another may see them in an include or a block.
  let storedNames: Set<String>

  // Of the template at hand

  var current = 0
  var file: SourceFile { outlines[current].template.file }
  var rootScope: Scope?

  /// It holds macros only and is only ever imported.
  var isLibrary = false

  /// Functions that wait until the one at hand is done.
  var pendingBlocks: [(block: Statement.Block, number: Int)] = []

  /// Behind `extends`, outside blocks: nothing is shown.
  var isSilent = false

  /// How many tags are open around the statement at hand, in the function at hand.
  var nesting = 0

  /// Names of the data that many pages have in common.
  let sharedNames: Set<String>

  init(_ templates: [ParsedTemplate], known: TemplateShape?, shared: Set<String>) {
    outlines = templates.map(TemplateOutline.init)
    numbers = Dictionary(
      templates.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.known = known
    sharedNames = shared
    storedNames = outlines.reduce(into: []) { $0.formUnion($1.storedNames) }
  }

  func report(
    _ code: DiagnosticCode, _ message: String, _ range: Range<Int>, notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(code, message, at: file.place(range), notes: notes, help: help))
  }

  /// The number of another template; reports a name that there is none of.
  func template(named name: Word) -> Int32 {
    if let number = numbers[name.text] { return Int32(number) }
    let names = numbers.keys.sorted()
    report(
      .unknownTemplate, "template '\(name.text)' does not exist", name.range,
      help: NearMiss.suggestion(for: name.text, in: names)
        ?? "there are: \(names.joined(separator: ", "))")
    return -1
  }

  /// The templates that a template extends, the nearest first.
  func parents(of number: Int) -> [Int] {
    var result: [Int] = []
    var number = number
    while let name = outlines[number].parent?.text, let next = numbers[name],
      !result.contains(next), next != number
    {
      result.append(next)
      number = next
    }
    return result
  }

  /// - Parameter shapes: those of the host's objects.
  func link(objects shapes: [RecordShape]) -> Program {
    checkReferences()
    var roots: [Int] = []
    var ends: [Int] = []
    var blocks: [[Int32: Int32]] = []
    for number in outlines.indices {
      current = number
      checkBlocks()
      roots.append(linkRoot())
      blocks.append(linkBlocks())
      ends.append(builder.nodes.count)
    }
    let templates = outlines.indices.map { number in
      var chains: [Int32: [Int32]] = [:]
      for template in [number] + parents(of: number) {
        for (name, function) in blocks[template] { chains[name, default: []].append(function) }
      }
      return Program.Template(
        name: outlines[number].template.name, file: outlines[number].template.file,
        root: roots[number], blocks: chains, nodesEnd: ends[number],
        exports: outlines[number].exports)
    }
    return Program(
      builder, templates: templates, objects: shapes,
      shared: sharedNames.sorted().map { builder.name($0) })
  }

  // Functions

  func newFunction(_ kind: Program.Function.Kind, name: String) -> Int {
    builder.functions.append(
      Program.Function(kind: kind, template: current, name: builder.name(name)))
    return builder.functions.count - 1
  }

  func finish(_ function: FunctionScope, body: Int32) {
    builder.functions[function.number].body = body
    builder.functions[function.number].slotCount = Int(function.slotCount)
    builder.functions[function.number].depth = function.depth + 1
    builder.functions[function.number].ownNames = function.ownNames.sorted()
  }

  private func linkRoot() -> Int {
    let template = outlines[current].template
    let number = newFunction(.root, name: template.name)
    let function = FunctionScope(outer: nil, kind: .root, number: number)
    let scope = Scope(parent: nil, function: function)
    scope.declareStores(of: template.statements)
    rootScope = scope
    isSilent = false
    isLibrary = findLibrary()
    if outlines[current].parent != nil { checkOutsideBlocks(template.statements) }
    var nodes = linkStatements(template.statements, scope)
    if let parent = outlines[current].parent, let parentNumber = numbers[parent.text] {
      let tag = template.statements.first {
        if case .extends = $0.kind { true } else { false }
      }
      nodes.append(
        builder.add(.extends, tag?.range ?? parent.range, a: Int32(parentNumber)))
    }
    finish(function, body: builder.list(gatherShared(nodes)))
    return number
  }

  /// Links the blocks that the template's functions show, and the blocks inside those.
  private func linkBlocks() -> [Int32: Int32] {
    var result: [Int32: Int32] = [:]
    isSilent = false
    while let (block, number) = pendingBlocks.popLast() {
      let function = FunctionScope(outer: nil, kind: .block, number: number)
      let scope = Scope(parent: nil, function: function)
      scope.declareStores(of: block.body)
      let nodes = linkStatements(block.body, scope)
      finish(function, body: builder.list(gatherShared(nodes)))
      result[builder.name(block.name.text)] = Int32(number)
    }
    return result
  }
}
