import TestSupport

extension TemplateMaker {
  mutating func gap() -> String {
    random.pick(["", "", " ", "\n", "\n  ", "  \n", "\n\n", "\t", " x ", "y\n", "\r\n", "z"])
  }

  mutating func tag(_ content: String) -> String {
    let open = random.pick(["", "", "", "-", "+"])
    let close = random.pick(["", "", "", "-", "+"])
    return "{%\(open) \(content) \(close)%}"
  }

  mutating func output(_ depth: Int) -> String {
    let close = random.chance(10) ? "-" : ""
    return "{{\(random.chance(10) ? "-" : "") \(any(depth)) \(close)}}"
  }

  mutating func body(depth: Int) -> String {
    let (names, loops) = (setNames, loopNames)
    var result = ""
    for _ in 0...random.below(4) { result += gap() + statement(depth) }
    result += gap()
    // What an inner scope sets is not used outside: it may not be there.
    (setNames, loopNames) = (names, loops)
    return result
  }

  mutating func fresh() -> String {
    counter += 1
    return "v\(counter % 6)_\(counter)"
  }

  mutating func statement(_ depth: Int) -> String {
    if depth == 0 { return output(2) }
    let d = depth - 1
    switch random.below(17) {
    case 0:
      return tag("if \(bool(2))") + body(depth: d)
        + (random.chance(50) ? tag("elif \(bool(1))") + body(depth: d) : "")
        + (random.chance(50) ? tag("else") + body(depth: d) : "") + tag("endif")
    case 1, 2: return loop(d)
    case 3, 4: return set()
    case 5:
      let name = fresh()
      let result =
        tag("set \(name)\(random.chance(30) ? " | trim" : "")") + body(depth: d) + tag("endset")
      setNames.append((name, .html))
      return result
    case 6: return macro(d)
    case 7:
      guard let macro = macros.last else { return output(3) }
      return "{{ \(macro.name)(\((0..<macro.count).map { _ in any(1) }.joined(separator: ", "))) }}"
    case 8:
      return tag("with w = \(int(1)), q = \(text(1))") + "{{ w }}{{ q }}" + body(depth: d)
        + tag("endwith")
    case 9:
      return tag("filter \(random.pick(["upper", "lower", "trim"]))") + body(depth: d)
        + tag("endfilter")
    case 10: return canInclude ? tag("include 'part.html'") : output(3)
    case 11: return "{#\(random.pick(["", "-", "+"])) note \(random.pick(["", "-", "+"]))#}"
    case 12: return tag("raw").replacing("+%}", "%}") + " {{ x }} {% if %}\n" + tag("endraw")
    case 13:
      return hasShared
        ? "{{ shared(\(any(1))\(random.chance(50) ? ", b=\(any(1))" : "")) }}" : output(3)
    default: return output(3)
    }
  }

  mutating func loop(_ depth: Int) -> String {
    let name = fresh()
    let choice = random.below(4)
    let (source, kind): (String, Kind) =
      switch choice {
      case 0: (list(1), .int)
      case 1: (texts(1), .text)
      case 2: (records(1), .record)
      default: ("r", .text)
      }
    let wasInLoop = isInLoop
    isInLoop = true
    let names = loopNames
    loopNames.append((name, kind))
    isInLoop = wasInLoop
    let condition = random.chance(20) ? " if \(name) \(kind == .int ? "is odd" : "is defined")" : ""
    isInLoop = true
    let inner = (random.chance(30) ? "{{ loop.index }}" : "") + body(depth: depth)
    isInLoop = wasInLoop
    loopNames = names
    let rest = random.chance(20) ? tag("else") + body(depth: depth) : ""
    return tag("for \(name) in \(source)\(condition)") + inner + rest + tag("endfor")
  }

  mutating func set() -> String {
    let kind = random.pick(Kind.allCases)
    let value = expression(kind, 2)
    // Sometimes a name of the data or of an outer scope is hidden by a value of its kind.
    let known = setNames.filter { $0.kind == kind }.map(\.name)
    let name = !known.isEmpty && random.chance(40) ? random.pick(known) : fresh()
    setNames.append((name, kind))
    return tag("set \(name) = \(value)")
  }

  mutating func macro(_ depth: Int) -> String {
    let name = fresh()
    let count = random.below(3)
    let parameters = (0..<count).map { "p\($0)" }
    let wasInLoop = isInLoop
    isInLoop = false
    let names = macros
    let inner = parameters.map { "{{ \($0) }}" }.joined() + body(depth: depth)
    macros = names + [(name, count)]
    isInLoop = wasInLoop
    let call = "{{ \(name)(\(parameters.map { _ in any(1) }.joined(separator: ", "))) }}"
    return tag("macro \(name)(\(parameters.joined(separator: ", ")))") + inner + tag("endmacro")
      + call
  }

  // Inheritance

  mutating func base() -> String {
    let names = setNames
    defer { setNames = names }
    return "A" + gap() + tag("block one") + gap() + output(2) + tag("endblock") + gap()
      + tag("for k in [1, 2]") + tag("block two scoped") + "{{ k }}" + output(2)
      + tag("endblock two")
      + tag("endfor") + gap() + tag("block three") + tag("block four") + "4" + tag("endblock")
      + tag("endblock") + gap()
  }

  mutating func child(_ top: String) -> String {
    let names = setNames
    defer { setNames = names }
    var result =
      tag("extends 'base.html'") + top.replacing(" x ", "").replacing("y", "").replacing("z", "")
    macros = []
    canInclude = canInclude && random.chance(50)
    for name in ["one", "two", "three", "four"] where random.chance(60) {
      result += "\n" + tag("block \(name)") + (random.chance(40) ? "{{ super() }}" : "")
      result += body(depth: 2) + tag("endblock")
    }
    return result
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
  }
}
