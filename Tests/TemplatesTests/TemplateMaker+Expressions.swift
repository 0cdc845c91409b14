import TestSupport

/// Expressions by the kind of their value.
extension TemplateMaker {
  mutating func name(_ kind: Kind, _ fallback: String) -> String {
    let known = (setNames + loopNames).filter { $0.kind == kind }.map(\.name)
    if !known.isEmpty, random.chance(50) { return random.pick(known) }
    return fallback
  }

  mutating func expression(_ kind: Kind, _ depth: Int) -> String {
    switch kind {
    case .int: int(depth)
    case .text: text(depth)
    case .bool: bool(depth)
    case .list: list(depth)
    case .texts: texts(depth)
    case .records: records(depth)
    case .record: record(depth)
    case .html: html(depth)
    case .float: float(depth)
    }
  }

  mutating func any(_ depth: Int) -> String {
    expression(random.pick(Kind.allCases), depth)
  }

  mutating func int(_ depth: Int) -> String {
    if depth == 0 {
      return random.chance(40) ? "\(random.below(12))" : name(.int, random.pick(["i", "j", "r.n"]))
    }
    let d = depth - 1
    switch random.below(13) {
    case 0: return "(\(int(d)) \(random.pick(["+", "-", "*"])) \(int(d)))"
    case 1: return "(\(int(d)) \(random.pick(["//", "%"])) \(random.below(6) + 1))"
    case 2: return "\(any(d) == "nothing" ? "l" : list(d))|length"
    case 3: return "(\(text(d)))|length"
    case 4: return "(\(int(d)))|abs"
    case 5: return "(\(text(d)))|int(\(number()))"
    case 6: return "(\(list(d)))|sum"
    case 7: return "(\(int(d)) if \(bool(d)) else \(int(d)))"
    case 8: return "-\(int(0))"
    case 9: return "(\(text(d)))|wordcount"
    case 10:
      return isInLoop ? "loop.\(random.pick(["index", "index0", "revindex", "length"]))" : int(d)
    case 11:
      return "(\(list(d)))|\(random.pick(["first", "last", "min", "max"]))|default(\(number()))"
    default: return "(\(list(d)))[\(random.below(4))]|default(0)"
    }
  }

  mutating func float(_ depth: Int) -> String {
    if depth == 0 { return random.pick(["f", "0.5", "2.0", "1e3", "0.1"]) }
    let d = depth - 1
    switch random.below(5) {
    case 0: return "(\(float(d)) \(random.pick(["+", "-", "*"])) \(int(d)))"
    case 1: return "(\(int(d)) / \(random.below(7) + 1))"
    case 2: return "(\(float(d)))|round(\(random.below(4)))"
    case 3: return "(\(int(d)))|float"
    default: return "(\(float(d)) // \(random.below(4) + 1))"
    }
  }

  mutating func literal() -> String {
    let text = word()
    return quoted(text)
  }

  mutating func text(_ depth: Int) -> String {
    if depth == 0 {
      return random.chance(30) ? literal() : name(.text, random.pick(["t", "u", "r.name"]))
    }
    let d = depth - 1
    switch random.below(16) {
    case 0: return "(\(any(d)) ~ \(any(d)))"
    case 1:
      return
        "(\(text(d)))|\(random.pick(["upper", "lower", "capitalize", "title", "trim", "string"]))"
    case 2: return "(\(text(d)))|replace(\(literal()), \(literal()))"
    case 3: return "(\(texts(d)))|join(\(literal()))"
    case 4:
      return
        "(\(text(d)))|truncate(\(random.below(6) + 3), \(random.chance(50)), '..', \(random.below(3)))"
    case 5:
      return "(\(text(d)))[\(random.below(3)):\(random.chance(50) ? "" : "\(random.below(6))")]"
    case 6: return "(\(text(d)) if \(bool(d)) else \(text(d)))"
    case 7: return "(\(any(d)))|string"
    case 8:
      return "(\(text(d)))|\(random.pick(["urlencode", "reverse", "indent(2)", "center(9)"]))"
    // With `t` in it, Jinja2 cannot compute it beforehand, where it forgets what is HTML.
    case 9: return "[t, \(any(d))]|tojson"
    case 10: return "(\(text(d)) or \(text(d)))"
    case 11: return "(\(text(d)))|default(\(literal()), true)"
    case 12: return "(\(texts(d)))|\(random.pick(["first", "last"]))|default(\(literal()))"
    case 13: return "missing|default(\(text(d)))"
    case 14: return "(\(text(d)) * \(random.below(3)))"
    default: return "(\(text(d)) + \(text(d)))"
    }
  }

  mutating func html(_ depth: Int) -> String {
    if depth == 0 { return name(.html, "h") }
    let d = depth - 1
    switch random.below(5) {
    case 0: return "(\(html(d)) ~ \(any(d)))"
    case 1: return "(t ~ \(text(d)))|e"
    case 2: return "[\(html(d)), \(any(d))]|join(\(literal()))"
    case 3: return "(\(html(d)) + \(text(d)))"
    default: return "(\(html(d)))|\(random.pick(["upper", "trim", "string"]))"
    }
  }

  mutating func bool(_ depth: Int) -> String {
    if depth == 0 { return random.pick(["yes", "no", "true", "r.on"]) }
    let d = depth - 1
    switch random.below(14) {
    case 0: return "(\(int(d)) \(random.pick(["<", "<=", ">", ">=", "==", "!="])) \(int(d)))"
    case 1: return "(\(text(d)) \(random.pick(["==", "!=", "<", "in"])) \(text(d)))"
    case 2: return "(not \(any(d)))"
    case 3: return "(\(bool(d)) \(random.pick(["and", "or"])) \(bool(d)))"
    case 4: return "(\(int(d)) is \(random.pick(["odd", "even", "divisibleby 3", "number"])))"
    case 5:
      return
        "(\(any(d)) is \(random.pick(["string", "mapping", "sequence", "none", "iterable", "boolean"])))"
    case 6: return "(\(int(d)) in \(list(d)))"
    case 7: return "(\(text(d)) not in \(texts(d)))"
    case 8: return "(\(random.pick(["missing", "r.none", "i", "rows[7]", "r['name']"])) is defined)"
    case 9: return "(\(int(d)) < \(int(d)) <= \(int(d)))"
    case 10: return "(\(text(d)) is \(random.pick(["upper", "lower", "escaped"])))"
    case 11: return isInLoop ? "loop.\(random.pick(["first", "last"]))" : bool(d)
    case 12: return "(\(any(d)) == \(any(d)))"
    default: return "(\(any(d)) if \(bool(d)) else \(any(d)))"
    }
  }

  mutating func list(_ depth: Int) -> String {
    if depth == 0 {
      return random.chance(60)
        ? name(.list, random.pick(["l", "[]", "[3, 1, 2]"])) : "[\(int(0)), \(int(0))]"
    }
    let d = depth - 1
    switch random.below(11) {
    case 0: return "(\(list(d)))|sort"
    case 1: return "(\(list(d)))|sort(reverse=true)"
    case 2: return "(\(list(d)))|\(random.pick(["reverse", "unique", "list"]))|list"
    case 3:
      return
        "(\(list(d)))|\(random.pick(["select", "reject"]))(\(random.pick(["'odd'", "'even'", "'gt', 2", "'divisibleby', 3"])))|list"
    case 4: return "(\(records(d)))|map(attribute='n')|list"
    case 5:
      return
        "(\(list(d)))[\(random.chance(50) ? "" : "\(number())"):\(random.chance(50) ? "" : "\(number())"):\(random.pick(["", "1", "2", "-1"]))]"
    case 6: return "range(\(random.below(5)))|list"
    case 7: return "(\(list(d)) + \(list(d)))"
    case 8: return "(\(texts(d)))|map('length')|list"
    case 9: return "(\(list(d)) * \(random.below(3)))"
    default: return "[\(int(d)), \(int(d))]"
    }
  }

  mutating func texts(_ depth: Int) -> String {
    if depth == 0 { return name(.texts, random.pick(["words", "r.tags", "['b', 'A']"])) }
    let d = depth - 1
    switch random.below(8) {
    case 0: return "(\(texts(d)))|sort\(random.chance(50) ? "" : "(case_sensitive=true)")"
    case 1: return "(\(texts(d)))|\(random.pick(["reverse", "unique", "list"]))|list"
    case 2:
      return
        "(\(texts(d)))|map('\(random.pick(["upper", "lower", "title", "trim", "e", "capitalize"]))')|list"
    case 3: return "(\(records(d)))|map(attribute='name')|list"
    case 4: return "(\(text(d)))|list"
    case 5: return "(\(texts(d)))|select|list"
    case 6: return "(\(records(d)))|map(attribute='none', default=\(literal()))|list"
    default: return "[\(text(d)), \(text(d))]"
    }
  }

  mutating func records(_ depth: Int) -> String {
    if depth == 0 { return name(.records, "rows") }
    let d = depth - 1
    switch random.below(7) {
    case 0:
      return
        "(\(records(d)))|sort(attribute='\(random.pick(["name", "n", "on", "n,name", "on,n"]))')"
    case 1:
      return
        "(\(records(d)))|\(random.pick(["selectattr", "rejectattr"]))('\(random.pick(["on", "tags", "name"]))')|list"
    case 2:
      let test = random.pick(["'gt', 3", "'lt', 5", "'eq', 1", "'odd'", "'in', l"])
      return "(\(records(d)))|selectattr('n', \(test))|list"
    case 3: return "(\(records(d)))|unique(attribute='\(random.pick(["name", "n", "on"]))')|list"
    case 4: return "(\(records(d)))|reverse|list"
    case 5: return "(\(records(d)))[:\(random.below(4))]"
    default:
      return
        "((\(records(d)))|groupby('\(random.pick(["n", "on", "name"]))')|map(attribute='list')|list + [[]])[0]"
    }
  }

  mutating func record(_ depth: Int) -> String {
    if depth == 0 { return name(.record, "r") }
    let d = depth - 1
    switch random.below(3) {
    case 0: return "{'name': \(text(d)), 'n': \(int(d)), 'on': \(bool(d)), 'tags': \(texts(d))}"
    case 1: return "dict(name=\(text(d)), n=\(int(d)), on=\(bool(d)), tags=\(texts(d)))"
    default: return "(\(record(d)) if \(bool(d)) else r)"
    }
  }
}
